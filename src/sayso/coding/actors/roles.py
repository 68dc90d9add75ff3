"""Roles: what the text says that an actor is, by a title or an apposition."""

from collections.abc import Sequence

from sayso.coding.actors.mentions import Mention
from sayso.coding.parses import Parse, Token
from sayso.lang.actors import ActorWords

LINKS = frozenset({"of", "for", "in", "at", "from", "to", "with"})


def role_before(
    parse: Parse, first: int, title: int | None, words: ActorWords, *, person: bool
) -> tuple[int, int] | None:
    """Tokens before a name that say what its bearer is ("influential Shiite cleric"), or None.

    `title` is where a capitalised title right before the name begins.
    """
    tokens = parse.tokens
    start = parse.sentence_of(first).first
    begin = first if title is None else title
    if title is None:
        before = tokens[first - 1] if first > start else None
        if before is None or before.pos not in ("NOUN", "PROPN") or not before.text.islower():
            return None
        if not _describes(before.lemma.lower(), words, person=person):
            return None
    while begin > start and _belongs(parse, begin - 1, first):
        begin -= 1
    return (begin, first) if begin < first else None


def _describes(lemma: str, words: ActorWords, *, person: bool) -> bool:
    """Whether a noun right before a name can say what it is: of a person, only a noun for persons."""
    if lemma in words.persons or lemma in words.lists.plain.titles:
        return True
    return not person and (lemma in words.organizations or lemma in words.groups)


def _belongs(parse: Parse, i: int, first: int) -> bool:
    token = parse.tokens[i]
    if token.text in ("-", "‑"):
        return True
    if token.pos not in ("ADJ", "NOUN", "PROPN") or token.dep not in ("amod", "compound", "nmod", "npadvmod"):
        return False
    return i < token.head


def role_spans(parse: Parse, cluster: Sequence[Mention], equated: frozenset[int]) -> list[tuple[int, int, int]]:
    """Token ranges of an actor's roles, each with the token that heads it; of named actors only.

    `equated` are the heads of descriptions that the text says to be somebody, by apposition or in so many words.
    """
    named = [m for m in cluster if m.form == "name"]
    if not named:
        return []
    found: list[tuple[int, int, int]] = []
    for mention in named:
        if mention.role:
            found.append((*mention.role, mention.role[1] - 1))
    for mention in cluster:
        if mention.form == "description" and mention.head in equated:
            found.append((mention.first, end_of_complement(parse, mention), mention.head))
    return found


def end_of_complement(parse: Parse, mention: Mention) -> int:
    """Where the phrase ends that says of what or where somebody is the leader, member, spokesman."""
    last = mention.last
    for child in _complements(parse, mention.head):
        if child.i == last and child.text.lower() in LINKS:
            for inner in parse.children(child.i, "pobj"):
                last = inner.i + 1
                for deeper in parse.children(inner.i, "prep"):
                    if deeper.i == last and deeper.text.lower() in ("of", "for"):
                        for innermost in parse.children(deeper.i, "pobj"):
                            last = innermost.i + 1
    return last


def role_of(parse: Parse, first: int, last: int, head: int, cluster_of: dict[int, int], own: int) -> int | None:
    """The cluster of the body or state that a role is in: after "of", or before the noun ("ISIS leader")."""
    for child in _complements(parse, head):
        if child.text.lower() in LINKS:
            for inner in parse.children(child.i, "pobj"):
                for i in (inner.i, *inner.children):
                    cluster = cluster_of.get(i)
                    if cluster is not None and cluster != own:
                        return cluster
    for i in range(last - 1, first - 1, -1):
        cluster = cluster_of.get(i)
        if cluster is not None and cluster != own and i != head:
            return cluster
    for child in parse.children(head, "poss"):
        if child.text.lower() == "whose":
            verb = next((parse.tokens[i] for i in parse.ancestors(head) if parse.tokens[i].dep == "relcl"), None)
            return None if verb is None else cluster_of.get(verb.head)
        return cluster_of.get(child.i)
    return None


def _complements(parse: Parse, head: int) -> list[Token]:
    """The prepositions behind a noun, and behind the members in "one of the members of the group"."""
    found = parse.children(head, "prep")
    if parse.tokens[head].text.lower() == "one":
        found = [
            deeper
            for child in found
            for inner in parse.children(child.i, "pobj")
            for deeper in parse.children(inner.i, "prep")
        ]
    return found
