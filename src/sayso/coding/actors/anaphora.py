"""What definite descriptions and pronouns stand for: a scored search among the actors mentioned before.

Subjects and topics are preferred, gender and number must agree, and the antecedent stands at most two sentences back
(the salience factors of Lappin and Leass 1994, in their simplest form).
"""

from collections import Counter
from dataclasses import dataclass, field

from sayso.coding.actors.mentions import Mention, span_of
from sayso.coding.parses import Parse, Token
from sayso.lang.actors import ActorWords

REACH = 2
"""Sentences that an antecedent may lie back."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
LEAST_SCORE = 1.0
WIDE_NOUNS = frozenset(
    "group organization organisation militia faction movement party gang network outfit militants".split()
)


@dataclass(slots=True)
class Discourse:
    """The actors mentioned so far in an article, by cluster number, with what an antecedent is judged by."""

    parse: Parse
    recent: list[tuple[Mention, int]] = field(default_factory=list)
    counts: Counter[int] = field(default_factory=Counter)

    def add(self, mention: Mention, cluster: int) -> None:
        """A mention of a cluster, in the order of the text."""
        self.recent.append((mention, cluster))
        self.counts[cluster] += 1

    def before(self, mention: Mention) -> list[tuple[Mention, int]]:
        """Mentions in reach before this one, the nearest first."""
        found: list[tuple[Mention, int]] = []
        for other, cluster in reversed(self.recent):
            if mention.sentence - other.sentence > REACH:
                break
            if other.last <= mention.first:
                found.append((other, cluster))
        return found

    def salience(self, other: Mention, mention: Mention, rank: int) -> float:
        """How likely `other`, the `rank`-th mention back, is what `mention` speaks of."""
        token = self.parse.tokens[other.head]
        score = 3.0 - 1.0 * (mention.sentence - other.sentence) - 0.15 * rank
        if token.dep in SUBJECTS:
            score += 1.5
        elif token.dep == "dobj":
            score += 0.5
        elif token.dep in ("compound", "nmod", "amod"):
            score -= 1.0
        if other.form == "name":
            score += 0.5
        return score


def find_pronouns(parse: Parse, words: ActorWords) -> list[Mention]:
    """Pronouns of the third person, in order."""
    found: list[Mention] = []
    for token in parse.tokens:
        sort = words.pronouns.get(token.text.lower())
        if sort is None or token.pos not in ("PRON", "DET") or _is_empty(parse, token):
            continue
        found.append(
            Mention(
                first=token.i,
                last=token.i + 1,
                head=token.i,
                span=span_of(parse, token.i, token.i + 1),
                form="pronoun",
                kind="person" if sort in ("male", "female") else "unknown",
                key=(sort,),
                plural=sort == "many",
                gender=sort if sort in ("male", "female") else None,
                sentence=token.sentence,
            )  # fmt: skip
        )
    return found


def _is_empty(parse: Parse, token: Token) -> bool:
    """Whether an "it" stands for nothing: "it is clear that", "it rained", "it took two hours to"."""
    if token.text.lower() != "it":
        return False
    head = parse.tokens[token.head]
    if token.dep == "expl":
        return True
    clauses = parse.children(head.i, "ccomp", "xcomp", "advcl", "csubj", "acl")
    return (
        token.dep in ("nsubj", "nsubjpass")
        and head.lemma in ("be", "take", "seem", "appear", "remain")
        and bool(clauses)
    )


def antecedent(discourse: Discourse, pronoun: Mention, clusters: list[list[Mention]]) -> int | None:
    """The cluster that a pronoun stands for, or None where none agrees."""
    best: tuple[float, int] | None = None
    seen: set[int] = set()
    clause = _clause(discourse.parse, pronoun.head)
    for rank, (other, cluster) in enumerate(discourse.before(pronoun)):
        if cluster in seen or not _agrees(pronoun, clusters[cluster]):
            continue
        if _binds(discourse.parse, other, pronoun, clause):
            continue
        seen.add(cluster)
        score = discourse.salience(other, pronoun, rank) + min(discourse.counts[cluster], 6) * 0.35
        if best is None or score > best[0]:
            best = (score, cluster)
    return best[1] if best and best[0] >= LEAST_SCORE else None


def _clause(parse: Parse, i: int) -> int:
    """The verb that governs token `i` directly or through prepositions and nouns."""
    for at in parse.ancestors(i):
        if parse.tokens[at].pos in ("VERB", "AUX"):
            return at
    return i


def _binds(parse: Parse, other: Mention, pronoun: Mention, clause: int) -> bool:
    """Whether grammar bars the two from being one: arguments of the same verb, unless reflexive or possessive."""
    token = parse.tokens[pronoun.head]
    if token.dep == "poss" or token.text.lower().endswith(("self", "selves")) or other.sentence != pronoun.sentence:
        return False
    return (
        parse.tokens[other.head].dep in ("nsubj", "nsubjpass", "dobj", "pobj", "agent")
        and _clause(parse, other.head) == clause
    )


def _agrees(pronoun: Mention, cluster: list[Mention]) -> bool:
    kind = next((m.kind for m in cluster if m.form == "name"), cluster[0].kind)
    plural = all(m.plural for m in cluster if m.form != "pronoun")
    (sort,) = pronoun.key
    if sort in ("male", "female"):
        genders = {m.gender for m in cluster if m.gender}
        return kind == "person" and genders <= {sort}
    if sort == "thing":
        return (
            kind in ("organization", "state", "unknown")
            or (kind == "group" and any(not m.noun.endswith("s") and not m.plural for m in cluster))
            or (kind == "group" and not plural)
        )
    return kind in ("group", "organization") or (kind == "unknown" and plural)


def described_before(
    discourse: Discourse, mention: Mention, clusters: list[list[Mention]], nouns: dict[str, list[int]]
) -> int | None:
    """The cluster that a definite description ("the group", "the cleric") takes up, or None where it starts its own.

    `nouns` are the clusters that each noun has described so far, be it in a description, a role or a name's last word.
    """
    owners = [c for c in dict.fromkeys(nouns.get(mention.noun, ())) if _fits(mention, clusters[c])]
    modifiers = set(mention.key[:-1])
    if modifiers:
        matching = [c for c in owners if modifiers <= _words_of(clusters[c])]
        return matching[-1] if matching and (len(matching) == 1 or mention.definite) else None
    if not mention.definite:
        return None
    if len(owners) == 1:
        return owners[0]
    recent = {cluster: i for i, (_, cluster) in enumerate(discourse.recent)}
    if owners:
        return max(owners, key=lambda c: recent.get(c, -1))
    if mention.noun in WIDE_NOUNS and not mention.plural:
        best: tuple[float, int] | None = None
        for rank, (other, cluster) in enumerate(discourse.before(mention)):
            if clusters[cluster][0].kind in ("organization", "group") and any(
                m.form == "name" for m in clusters[cluster]
            ):
                score = discourse.salience(other, mention, rank)
                if best is None or score > best[0]:
                    best = (score, cluster)
        return best[1] if best else None
    return None


def _fits(mention: Mention, cluster: list[Mention]) -> bool:
    kinds = {m.kind for m in cluster if m.form != "pronoun"}
    return ("person" in kinds) == (mention.kind == "person")


def _words_of(cluster: list[Mention]) -> set[str]:
    return {word for mention in cluster for word in mention.key}
