"""Descriptions: noun phrases that tell of persons or groups without naming them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.coding.actors.mentions import Gender, Mention, headline_sentences, span_of
from sayso.coding.parses import Parse, Token
from sayso.lang.actors import ActorWords
from sayso.model.vocabulary import ActorKind

PREMODIFIERS = frozenset({"amod", "compound", "nummod", "nmod", "quantmod", "advmod", "npadvmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a noun describes: `kind` of one (`person`), of many or of a body (`group`, `organization`)."""

    kind: ActorKind
    gender: Gender | None = None


def find_descriptions(parse: Parse, named: frozenset[int], words: ActorWords) -> list[Mention]:
    """Descriptions in order. `named` are the places of tokens that belong to names; a phrase headed by one is none."""
    headlines = headline_sentences(parse)
    found: list[Mention] = []
    told: set[int] = set()
    for token in parse.tokens:
        if token.i in named or token.sentence in headlines:
            continue
        if token.text.lower() == "one":
            members = _one_of(parse, token, words)
            if members:
                told.add(members.i)
                found.append(_single(parse, token, members, words))
            continue
        noun = noun_of(parse, token, words)
        if noun is None or token.i in told or _modifies(parse, token, words):
            continue
        members = _members(parse, token, words)
        if members:
            if noun_of(parse, members, words) is None:
                continue
            told.add(members.i)
            noun = Noun(kind="group")
        found.append(_description(parse, token, noun, members, words))
    found.extend(_in_headlines(parse, headlines, named, found, words))
    return sorted(found, key=lambda mention: mention.first)


def noun_of(parse: Parse, token: Token, words: ActorWords) -> Noun | None:
    """What kind of actor a noun describes, or None."""
    if token.pos not in ("NOUN", "PROPN"):
        return _adjective(token, words)
    lemma = token.lemma.lower()
    text = token.text.lower()
    plural = token.tag in ("NNS", "NNPS")
    plain = words.lists.plain
    before = parse.tokens[token.i - 1].text.lower() if token.i else ""
    if f"{before} {lemma}" in words.person_sectors:  # "religious reference": its noun alone need not be a person
        return Noun(kind="group" if plural else "person")
    listed = text in words.organizations or text in words.groups
    if text in plain.not_described or (lemma in plain.not_described and not listed):
        return None
    if text in words.organizations or lemma in words.organizations:
        return Noun(kind="group" if plural and lemma != text and text not in words.organizations else "organization")
    if text in words.groups or lemma in words.groups:
        return Noun(kind="group")
    if lemma in plain.with_complement and not plural and not _is_completed(parse, token):
        return None
    if lemma in plain.either and not plural:
        return Noun(kind="unknown")
    if lemma in words.persons or text in words.persons:
        gender: Gender | None = "female" if lemma in words.female else "male" if lemma in words.male else None
        return Noun(kind="group" if plural else "person", gender=gender)
    return None


def _is_completed(parse: Parse, token: Token) -> bool:
    """Whether a noun is told apart by what it is of: "head of the party", "police chief", "the gang's chief"."""
    return any(
        child.dep in ("prep", "compound", "poss", "appos", "nmod") and child.pos != "PRON" and child.tag != "PRP$"
        for child in parse.children(token.i)
    )


def _adjective(token: Token, words: ActorWords) -> Noun | None:
    """As in "the wounded": an adjective used as a noun, where it is listed as a group."""
    if token.pos == "ADJ" and token.dep in ("nsubj", "dobj", "pobj") and token.text.lower() in words.groups:
        return Noun(kind="group")
    return None


def _modifies(parse: Parse, token: Token, words: ActorWords) -> bool:
    """Whether a noun stands before another noun or a name as part of its phrase: "security forces", "cleric Sadr".

    Before a noun for an act it does the act, and is described all the same: "a coalition airstrike".
    """
    head = parse.tokens[token.head]
    if head.lemma.lower() in words.lists.cues.acts and token.dep == "compound" and token.head == token.i + 1:
        return False
    before_head = token.head > token.i and token.dep in ("compound", "amod", "nmod", "npadvmod", "poss")
    if token.dep == "poss":
        return False
    return before_head and head.pos in ("NOUN", "PROPN", "ADJ", "VERB")


def _description(parse: Parse, token: Token, noun: Noun, members: Token | None, words: ActorWords) -> Mention:
    first, last = token.i, token.i + 1
    for i in _premodifiers(parse, token):
        first = i
    if members:
        last = members.i + 1
    definite = any(
        t.text.lower() in words.lists.cues.definite or t.dep == "poss" for t in parse.children(token.i, "det", "poss")
    )
    counted = bool(members) or any(
        t.dep in ("nummod", "quantmod") or t.lemma in words.lists.cues.quantities for t in parse.children(token.i)
    )
    if noun.kind == "organization" and any(t.pos == "PROPN" for t in parse.tokens[first : token.i]):
        counted = False  # "a Trump administration" is the one
    modifiers = [t for t in parse.tokens[first : token.i] if t.pos not in ("NUM", "PUNCT", "ADV", "CCONJ")]
    noun_token = members or token
    key = (*(m.lemma.lower() for m in modifiers), noun_token.lemma.lower())
    return Mention(
        first=first, last=last, head=token.i, span=span_of(parse, first, last), form="description",
        kind=noun.kind, key=key, noun=noun_token.lemma.lower(), plural=noun_token.tag in ("NNS", "NNPS"),
        gender=noun.gender, definite=definite, counted=counted, sentence=token.sentence,
    )  # fmt: skip


def _members(parse: Parse, token: Token, words: ActorWords) -> Token | None:
    """The noun that a "group of ..." is made of: its head where nothing but adjectives stand between the two."""
    if token.lemma.lower() not in words.lists.cues.transparent:
        return None
    for preposition in parse.children(token.i, "prep"):
        if preposition.text.lower() == "of" and preposition.i == token.i + 1:
            for inner in parse.children(preposition.i, "pobj"):
                between = parse.tokens[preposition.i + 1 : inner.i]
                near = (inner.i, *inner.children)
                if inner.pos == "NOUN" and all(t.head in near or t.pos == "PUNCT" for t in between):
                    return inner
    return None


def _one_of(parse: Parse, token: Token, words: ActorWords) -> Token | None:
    """The plural noun for persons of "one of the members", or None."""
    for preposition in parse.children(token.i, "prep"):
        if preposition.text.lower() == "of" and preposition.i == token.i + 1:
            for inner in parse.children(preposition.i, "pobj"):
                noun = noun_of(parse, inner, words)
                if inner.tag == "NNS" and noun and noun.kind == "group" and inner.lemma.lower() in words.persons:
                    return inner
    return None


def _single(parse: Parse, token: Token, members: Token, words: ActorWords) -> Mention:
    lemma = members.lemma.lower()
    return Mention(
        first=token.i, last=members.i + 1, head=token.i, span=span_of(parse, token.i, members.i + 1),
        form="description", kind="person", key=("one", lemma), noun=lemma, sentence=token.sentence,
    )  # fmt: skip


def _premodifiers(parse: Parse, token: Token) -> Iterator[int]:
    """Places of the tokens before a noun that belong to its phrase, from the nearest to the first; no determiner."""
    first = parse.sentence_of(token.i).first
    i = token.i - 1
    while i >= first:
        at = parse.tokens[i]
        top = at
        for _ in range(4):
            if top.head != token.i and (first <= top.head < token.i):
                top = parse.tokens[top.head]
        if at.tag in ("WRB", "WP", "WDT"):
            return
        if top.head != token.i or top.dep not in (*PREMODIFIERS, "punct", "conj", "cc") or at.dep in ("det", "predet"):
            return
        listing = at.text == "," and i > first and parse.tokens[i - 1].pos == parse.tokens[i + 1].pos == "ADJ"
        joined = at.text in ("-", "‑") and at.end == parse.tokens[i + 1].start
        if at.pos == "PUNCT" and not joined and not listing:
            return
        if at.pos not in ("PUNCT", "CCONJ") or at.text in ("-", "‑"):
            yield i
        i -= 1


def _in_headlines(
    parse: Parse, headlines: frozenset[int], named: frozenset[int], known: list[Mention], words: ActorWords
) -> Iterator[Mention]:
    """Descriptions in headlines: only phrases that running text has too, as capitals mislead the parser."""
    forms = {tuple(t.text.lower() for t in parse.tokens[m.first : m.last]): m for m in known}
    longest = max((len(form) for form in forms), default=0)
    for sentence in parse.sentences:
        if sentence.i not in headlines:
            continue
        i = sentence.first
        while i < sentence.last:
            for length in range(min(longest, sentence.last - i), 0, -1):
                like = forms.get(tuple(t.text.lower() for t in parse.tokens[i : i + length]))
                if (
                    like
                    and not named.intersection(range(i, i + length))
                    and _is_whole(parse, i, i + length, sentence.last)
                ):
                    yield Mention(
                        first=i, last=i + length, head=i + length - 1, span=span_of(parse, i, i + length),
                        form="description", kind=like.kind, key=like.key, noun=like.noun, plural=like.plural,
                        gender=like.gender, sentence=sentence.i,
                    )  # fmt: skip
                    i += length - 1
                    break
            i += 1


def _is_whole(parse: Parse, first: int, last: int, end: int) -> bool:
    """Whether a phrase in a headline is no part of a longer one: "Forces" in "Gang in Gaza Forces Displacement" is."""
    before = parse.tokens[first - 1] if first else None
    if (
        before
        and before.sentence == parse.tokens[first].sentence
        and before.pos in ("PROPN", "ADJ", "NOUN")
        and last - first == 1
    ):
        return False
    return not (
        last < end
        and parse.tokens[last].dep != "punct"
        and parse.tokens[last - 1].head == last
        and parse.tokens[last - 1].dep == "compound"
    )
