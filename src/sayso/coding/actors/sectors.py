"""Country and PLOVER sector of an actor, from what its names, descriptions and roles say."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.coding.actors.mentions import Mention, fold, kind_of
from sayso.coding.parses import Parse
from sayso.lang.actors import ActorWords


def country_of(parse: Parse, ranges: Iterable[tuple[int, int]], words: ActorWords, *, whole: bool) -> str | None:
    """ISO 3166-1 alpha-2 of the state that these token ranges name or are of; None where they name none or disagree.

    `whole`: the ranges are names of bodies, in which the name of a state counts wherever it stands.
    """
    counts: Counter[str] = Counter()
    for first, last in ranges:
        for i in range(first, last):
            text = parse.tokens[i].text
            pair = f"{text} {parse.tokens[i + 1].text}" if i + 1 < last else ""
            code = words.nationalities.get(pair) or words.state_names.get(pair)
            if (
                pair.lower() in words.lists.names.peoples
                or f"{parse.tokens[i - 1].text} {text}".lower() in words.lists.names.peoples
            ):
                continue  # "Latin American" is of no one state
            code = code or words.nationalities.get(text)
            if code is None and (whole or parse.tokens[i].dep in ("pobj", "poss")):
                code = words.state_names.get(text)  # "president of Syria", but not "Iraq War veteran"
            if code:
                counts[code] += 1
    if not counts:
        return None
    code, most = counts.most_common(1)[0]
    return code if most > sum(counts.values()) / 2 else None


def sector_of(
    parse: Parse, cluster: Sequence[Mention], roles: Iterable[tuple[int, int]], words: ActorWords
) -> str | None:
    """PLOVER sector: of the name's own words first, then of roles and descriptions; None where nothing tells."""
    kind = kind_of(cluster)
    if kind == "state":
        return "GOV"
    names = [(m.first, m.last) for m in cluster if m.form == "name"]
    described = [(m.first, m.last) for m in cluster if m.form == "description"]
    ranges = [*roles, *described] if kind == "person" else [*names, *described, *roles]
    votes: Counter[str] = Counter()
    for order, (first, last) in enumerate(ranges):
        sector = _sector_of_phrase(
            [fold(t.text) for t in parse.tokens[first:last]],
            [t.lemma.lower() for t in parse.tokens[first:last]],
            kind,
            words,
        )
        if sector:
            votes[sector] += 2 if order == 0 else 1
    specific = [sector for sector, _ in votes.most_common() if sector != "UNK"]
    return specific[0] if specific else ("UNK" if votes else None)


def _sector_of_phrase(texts: list[str], lemmas: list[str], kind: str, words: ActorWords) -> str | None:
    """The sector of the longest listed phrase that ends nearest to the phrase's end."""
    tables = (
        (words.person_sectors,)
        if kind == "person"
        else (words.organization_sectors, words.group_sectors, words.person_sectors)
    )
    for end in range(len(texts), 0, -1):
        for length in range(min(4, end), 0, -1):
            for form in (
                " ".join(texts[end - length : end]),
                " ".join([*texts[end - length : end - 1], lemmas[end - 1]]),
            ):
                for table in tables:
                    if form in table and table[form] != "UNK":
                        return table[form]
    return None
