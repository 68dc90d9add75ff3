import pytest

from sayso.coding.attributions import find_attributions
from sayso.coding.attributions.quotations import find_quotations
from sayso.coding.attributions.trees import trees_of
from sayso.coding.parses import Parse, Parser
from sayso.lang.attributions import AttributionWords, read_attribution_words
from sayso.model import Actor, Article, Attribution, Span, Turn


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def words() -> AttributionWords:
    return read_attribution_words("en")


class Coded:
    """A text that was coded, with its attributions in plain words."""

    def __init__(self, text: str, parse: Parse, found: tuple[Attribution, ...]) -> None:
        self.text, self.parse, self.found = text, parse, found

    def said(self, spans: tuple[Span, ...]) -> str:
        return " … ".join(self.text[span.start : span.end] for span in spans)

    def by_content(self, words: str) -> Attribution:
        return next(a for a in self.found if words in self.said(a.content))


def body(text: str) -> tuple[Span, ...]:
    starts = [0] + [i + 1 for i, character in enumerate(text) if character == "\n"]
    ends = [i for i, character in enumerate(text) if character == "\n"] + [len(text)]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def actor(text: str, name: str, kind: str, *mentions: str) -> Actor:
    spans: list[Span] = []
    for mention in (name, *mentions):
        start = text.find(mention)
        while start >= 0:
            spans.append(Span(start, start + len(mention)))
            start = text.find(mention, start + 1)
    return Actor(id=name, name=name, kind=kind, mentions=tuple(sorted(set(spans))))  # type: ignore[arg-type]


def code(
    parser: Parser, words: AttributionWords, text: str, actors: tuple[Actor, ...] = (), turns: tuple[Turn, ...] = ()
) -> Coded:
    article = Article(id="a", body=body(text), actors=actors, language="en")
    parse = parser.parse(text, article)
    return Coded(text, parse, find_attributions(parse, article, turns, words))


def test_relayed_attribution_has_the_relay_as_parent(parser: Parser, words: AttributionWords) -> None:
    coded = code(parser, words, "Local media reported that officials said the dam was safe.")
    inner = next(a for a in coded.found if coded.said(a.source) == "officials")
    outer = next(a for a in coded.found if coded.said(a.source) == "Local media")
    assert inner.parent == outer.id
    assert outer.parent is None


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Three people died in the blast, AFP reported, citing the interior ministry.", "AFP", "the interior ministry"),
        (
            "Army officials, quoted by Reuters, said the talks had failed.",
            "Reuters",
            "Army officials, quoted by Reuters,",
        ),
        (
            "Troops have killed 40 people, according to a Reuters tally based on figures from the health ministry.",
            "a Reuters tally based on figures from the health ministry",
            "the health ministry",
        ),
    ],
)
def test_who_is_quoted_by_a_relay(parser: Parser, words: AttributionWords, text: str, outer: str, inner: str) -> None:
    coded = code(parser, words, text)
    by_source = {coded.said(a.source): a for a in coded.found}
    assert by_source[inner].parent == by_source[outer].id
    assert by_source[outer].parent is None
    assert by_source[inner].content == by_source[outer].content


def test_cues_that_share_a_source_do_not_carry_each_other(parser: Parser, words: AttributionWords) -> None:
    text = "The party issued a statement calling for “an end to the siege” and accusing the army of lying."
    coded = code(parser, words, text)
    asked, accused = coded.by_content("an end to the siege"), coded.by_content("the army of lying")
    for found in (asked, accused):
        assert (coded.said(found.source), found.parent, found.medium) == ("The party", None, "statement")
    assert (asked.stance, accused.stance) == ("demands", "alleges")


def test_a_recording_lasts_for_who_is_heard_on_it(parser: Parser, words: AttributionWords) -> None:
    text = (
        "In the leaked recording, Karim Nasser is heard promising to burn the town.\n"
        "Nasser also said that he feared nobody.\n"
        "Nasser denied on Sunday that the voice was his."
    )
    coded = code(parser, words, text, (actor(text, "Karim Nasser", "person", "Nasser"),))
    assert coded.by_content("burn the town").medium == "recording"
    assert coded.by_content("feared nobody").medium == "recording"
    assert coded.by_content("the voice was his").medium is None


def test_interrupted_quotation_is_one_content(parser: Parser, words: AttributionWords) -> None:
    coded = code(parser, words, '"We lost everything," said Mona Aziz. "Nobody came to help us."')
    (found,) = coded.found
    assert coded.said(found.content) == '"We lost everything," … "Nobody came to help us."'


def test_quotation_that_goes_on_in_the_next_paragraph_is_one_content(parser: Parser, words: AttributionWords) -> None:
    text = 'The mayor said: "We have buried forty people.\n"We are still looking for others."'
    coded = code(parser, words, text)
    (found,) = coded.found
    assert coded.said(found.content) == '"We have buried forty people. … "We are still looking for others."'


def test_quotation_without_a_cue_belongs_to_the_speaker_before(parser: Parser, words: AttributionWords) -> None:
    text = (
        "The ministry said the operation was over.\n"
        '"All hostages are free," it added.\n'
        '"This is the result of months of patient work."'
    )
    coded = code(parser, words, text, (actor(text, "The ministry", "organization"),))
    last = coded.by_content("months of patient work")
    assert last.cue == ()
    assert last.kind == "direct"
    assert last.speaker == coded.by_content("All hostages").speaker == "The ministry"


def test_they_are_the_sources_of_the_sentence_before(parser: Parser, words: AttributionWords) -> None:
    text = "Field sources said the gunmen left at dawn.\nThey revealed that the gunmen had taken two cars."
    actors = (actor(text, "the gunmen", "group"), actor(text, "Field sources", "group"))
    coded = code(parser, words, text, actors)
    assert coded.by_content("taken two cars").speaker == "Field sources"


def test_statement_stands_for_whoever_issued_it(parser: Parser, words: AttributionWords) -> None:
    text = "A statement from the army said that a drone had crashed. The statement added that nobody was hurt."
    coded = code(parser, words, text, (actor(text, "the army", "organization"),))
    assert {a.speaker for a in coded.found} == {"the army"}
    assert {a.medium for a in coded.found} == {"statement"}


def test_anonymous_source(parser: Parser, words: AttributionWords) -> None:
    assert code(parser, words, "Two men were shot, said a security source.").found[0].anonymous
    assert not code(parser, words, "Two men were shot, said Omar Badawi.").found[0].anonymous


def test_each_turn_of_a_transcript_is_direct(parser: Parser, words: AttributionWords) -> None:
    text = "JUDGE: Where were you that night?\nWITNESS: I was at home."
    second = text.index("WITNESS")
    turns = (
        Turn(span=Span(0, second - 1), speaker=Span(0, 5)),
        Turn(span=Span(second, len(text)), speaker=Span(second, second + 7)),
    )
    coded = code(parser, words, text, turns=turns)
    said = [(coded.said(a.source), coded.said(a.content)) for a in coded.found if not a.parent]
    assert said == [("JUDGE", "Where were you that night?"), ("WITNESS", "I was at home.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “the war is over” today.", ["“the war is over”"]),
        ('The "Spring" group and Sons", they talk about "peace and quiet".', ['"Spring"', '"peace and quiet"']),
        ("He said “the war is over.\nNobody believed him.", ["“the war is over."]),
        ("A mark ” with nothing open.", []),
        ("", []),
    ],
)
def test_quotations_stay_in_their_paragraph(parser: Parser, text: str, expected: list[str]) -> None:
    article = Article(id="a", body=body(text))
    parse = parser.parse(text, article)
    tokens = parse.tokens
    found = [text[tokens[q.run[0]].start : tokens[q.run[1] - 1].end] for q in find_quotations(trees_of(parse))]
    assert found == expected
