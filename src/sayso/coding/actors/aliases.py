"""Pairs of mentions that the text itself says are one: "known as", brackets, appositions, "identified X as Y"."""

from collections.abc import Iterator

from sayso.coding.actors.mentions import Mention, fold
from sayso.coding.actors.roles import end_of_complement
from sayso.coding.parses import Parse, Token
from sayso.lang.actors import ActorWords

QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", "«", "»"})
Pair = tuple[Mention, Mention]


def find_same(parse: Parse, mentions: list[Mention], words: ActorWords) -> list[Pair]:
    """Pairs of mentions of one actor, by what stands between them or by syntax."""
    by_end = {mention.last: mention for mention in mentions}
    for mention in mentions:  # "Minister for the Middle East, Jan Novak"
        if mention.form == "description" and mention.kind == "person":
            by_end.setdefault(end_of_complement(parse, mention), mention)
    by_head = {mention.head: mention for mention in mentions}
    cues = {tuple(cue.split()) for cue in words.lists.cues.alias}
    pairs: list[Pair] = []
    for mention in mentions:
        if mention.form == "name":
            pairs.extend(_before_name(parse, mention, by_end, cues, words))
        pairs.extend(_by_syntax(parse, mention, by_head, words))
    return pairs


def compatible(one: Mention, other: Mention) -> bool:
    """Whether two mentions may be of one actor by kind and number."""
    kinds = {one.kind, other.kind}
    if "unknown" in kinds:
        return True
    if "person" in kinds:
        return kinds == {"person"} and not (one.gender and other.gender and one.gender != other.gender)
    return True


def _before_name(
    parse: Parse, name: Mention, by_end: dict[int, Mention], cues: set[tuple[str, ...]], words: ActorWords
) -> Iterator[Pair]:
    tokens = parse.tokens
    start = parse.sentence_of(name.first).first
    i = name.first - 1
    quoted = False
    while i >= start and (tokens[i].text in QUOTES or tokens[i].text.lower() in ("the", "an", "a")):
        quoted = quoted or tokens[i].text in QUOTES
        i -= 1
    if i < start:
        return
    gloss = _gloss_of(parse, name, start, words)
    if gloss is not None:
        if gloss in by_end and by_end[gloss].form == "name" and by_end[gloss].kind == name.kind:
            yield by_end[gloss], name
        return
    if tokens[i].text.lower() == "as" and (known := _known(parse, i, start)) is not None:
        before = _skip(parse, known - 1, start)
        if before in by_end and compatible(by_end[before], name):
            yield by_end[before], name
        return
    for length in (4, 3, 2, 1):
        said = tuple(t.text.lower() for t in tokens[max(start, i - length + 1) : i + 1])
        if said in cues and not (said == ("or",) and tokens[i - 1].text not in (",", "(")):
            before = _skip(parse, i - length, start)
            if before in by_end and compatible(by_end[before], name):
                yield by_end[before], name
            return
    closed = name.last < len(tokens) and (tokens[name.last].text in QUOTES or tokens[name.last].pos == "PUNCT")
    if tokens[i].text == "," and closed and (i in by_end) and _names_it(parse, by_end[i], name):
        yield by_end[i], name
    elif (
        i + 1 in by_end
        and (quoted or _is_titled(parse, by_end[i + 1], i + 1))
        and _names_it(parse, by_end[i + 1], name)
    ):
        yield by_end[i + 1], name
    elif tokens[i].text in "([" and i in by_end and name.last < len(tokens) and tokens[name.last].text in ")]":
        other = by_end[i]
        bodies = other.form == "name" and other.kind == name.kind == "organization"
        if bodies and _is_short(parse, name) != _is_short(parse, other):
            yield other, name


def _gloss_of(parse: Parse, name: Mention, start: int, words: ActorWords) -> int | None:
    """Where the bracket opens in which a name stands as what another means in some language; None outside of one."""
    for i in range(name.first - 1, max(start, name.first - 16) - 1, -1):
        text = parse.tokens[i].text
        if text == ")":
            return None
        if text == "(":
            return i if parse.tokens[i + 1].text in words.lists.cues.languages else None
    return None


def _known(parse: Parse, i: int, start: int) -> int | None:
    """Where "known" stands before the "as" at `i`, with a few words between: "known by its acronym as"."""
    for at in range(i - 1, max(start, i - 8) - 1, -1):
        if parse.tokens[at].text.lower() in ("known", "referred"):
            return at
        if parse.tokens[at].pos == "PUNCT":
            return None
    return None


def _is_titled(parse: Parse, description: Mention, end: int) -> bool:
    """Whether a capitalised role with its complement ends here: a title with no comma behind it."""
    return end > description.last and parse.tokens[description.head].text[0].isupper()


def _skip(parse: Parse, i: int, start: int) -> int:
    """The end (exclusive) of what stands before token `i` and a clause's "who is", commas and adverbs."""
    small = {
        ",",
        "(",
        "who",
        "which",
        "is",
        "was",
        "are",
        "were",
        "also",
        "now",
        "he",
        "she",
        "it",
        "and",
        "commonly",
        "better",
        "often",
    }
    while i >= start and parse.tokens[i].text.lower() in small:
        i -= 1
    return i + 1


def _names_it(parse: Parse, description: Mention, name: Mention) -> bool:
    """Whether a name right behind a description, parted by a comma or in quotes, is the name of what is described."""
    if description.form != "description" or description.sentence != name.sentence:
        return False
    if description.plural and description.noun.endswith("s"):
        return False
    many = description.kind != "unknown" and (name.kind == "person") != (description.kind == "person")
    in_list = any(t.dep == "cc" for t in parse.children(name.head, "cc", "conj"))
    listed = parse.tokens[name.head].dep == "conj"
    return not many and not in_list and not listed and compatible(description, name)


def _is_short(parse: Parse, name: Mention) -> bool:
    """Whether a name is an acronym."""
    text = parse.words(name.span)
    return text.replace(".", "").isupper() and name.last - name.first == 1 and len(text) >= 2


def _by_syntax(parse: Parse, mention: Mention, by_head: dict[int, Mention], words: ActorWords) -> Iterator[Pair]:
    token = parse.tokens[mention.head]
    if token.dep == "appos" and token.head in by_head:
        other = by_head[token.head]
        if _apposed(parse, other, mention):
            yield other, mention
    elif token.dep in ("attr", "oprd") and mention.form == "description":
        verb = parse.tokens[token.head]
        subject = _subject(parse, verb)
        if verb.lemma in words.lists.cues.equating and subject in by_head and not parse.children(verb.i, "neg"):
            other = by_head[subject]
            if other.form == "name" and compatible(other, mention) and other.plural == mention.plural:
                yield other, mention
    elif token.dep == "pobj":
        preposition = parse.tokens[token.head]
        verb = parse.tokens[preposition.head]
        if preposition.lemma == "as" and verb.lemma in words.lists.cues.naming:
            for named in parse.children(verb.i, "dobj", "nsubjpass"):
                other = by_head.get(named.i)
                if other and "name" in (other.form, mention.form) and compatible(other, mention):
                    yield other, mention


def _subject(parse: Parse, verb: Token) -> int:
    """The subject of a verb, or the noun that a relative "who" takes up; -1 where there is none."""
    for subject in parse.children(verb.i, "nsubj", "nsubjpass"):
        return verb.head if subject.text.lower() in ("who", "which", "that") else subject.i
    return -1


def _apposed(parse: Parse, one: Mention, other: Mention) -> bool:
    forms = {one.form, other.form}
    if forms == {"name"}:
        return False
    if one.plural != other.plural and "person" in (one.kind, other.kind):
        return False
    conjoined = any(parse.children(m.head, "conj") for m in (one, other))
    same = fold(parse.words(one.span)) == fold(parse.words(other.span))
    return not conjoined and not same and compatible(one, other)
