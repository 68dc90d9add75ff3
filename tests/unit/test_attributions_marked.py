"""Attributions from what a tagger marks; the marks are made here, the syntax is real."""

from sayso.coding import Knowledge
from sayso.coding.attributions import find_attributions
from sayso.coding.tagging import Reading, Tagged
from sayso.model import Article, Attribution, Span

TEXT = "The mayor told reporters that the quay was unsafe, and the harbour office said officials knew it had cracked."


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def found(knowledge: Knowledge, marks: tuple[Tagged, ...], text: str = TEXT) -> list[tuple[str, str, str]]:
    parse = knowledge.parser.parse_pieces(text, [("body", Span(0, len(text)))])
    inside = [mark for mark in marks for _ in mark.content]
    holds = [float(any(s.contains(token.span) for m in inside for s in m.content)) for token in parse.tokens]
    begins = [float(any(s.start == token.start for m in inside for s in m.content)) for token in parse.tokens]
    ends = [float(any(s.end == token.end for m in inside for s in m.content)) for token in parse.tokens]
    reading = Reading(attributions=marks, begins=begins, ends=ends, holds=holds)
    article = Article(id="a", body=(Span(0, len(text)),))
    attributions = find_attributions(parse, article, (), knowledge.words.attributions, reading)

    def words(spans: tuple[Span, ...]) -> str:
        return " ".join(text[s.start : s.end] for s in spans)

    def parts(one: Attribution) -> tuple[str, str, str]:
        return words(one.source), words(one.cue), words(one.content)

    return [parts(one) for one in attributions]


def test_cue_and_source_stand_as_marked_and_syntax_finds_what_is_said_inside(knowledge: Knowledge) -> None:
    mark = Tagged(source=span("the harbour office"), cue=span("said"), content=(span("officials knew it had cracked"),))
    seen = found(knowledge, (mark,))
    assert ("the harbour office", "said", "officials knew it had cracked") in seen
    assert ("officials", "knew", "it had cracked") in seen


def test_mark_without_a_source_takes_that_of_syntax(knowledge: Knowledge) -> None:
    mark = Tagged(source=None, cue=span("told"), content=(span("that the quay was unsafe"),))
    assert ("The mayor", "told", "that the quay was unsafe") in found(knowledge, (mark,))


def test_what_syntax_is_sure_of_needs_no_mark(knowledge: Knowledge) -> None:
    assert any(cue == "said" for _, cue, _ in found(knowledge, ()))


def test_names_that_nobody_gives_are_no_attribution(knowledge: Knowledge) -> None:
    text = "The old quay is known as the Long Arm."
    mark = Tagged(source=None, cue=span("is known as", text), content=(span("the Long Arm", text),))
    assert found(knowledge, (mark,), text) == []
