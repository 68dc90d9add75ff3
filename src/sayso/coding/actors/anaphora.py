"""What definite descriptions and pronouns stand for: a scored search among the actors mentioned before.

Subjects and topics are preferred, gender and number must agree, and the antecedent stands at most two sentences back
(the salience factors of Lappin and Leass 1994, in their simplest form).
"""

from dataclasses import dataclass, field

from sayso.coding.actors.mentions import Mention, one_word
from sayso.coding.parses import Parse, Token
from sayso.lang.actors import ActorWords
from sayso.model.vocabulary import ActorKind

MOST_OWNERS = 40
"""Actors called by one noun that are looked back at, so that long lists of casualties cost no more than short ones."""
BROAD = frozenset({"international", "multinational", "global"})
"""Modifiers that do not tell one body from another."""
SPEAKER = 2.0
REACH = 2
"""Sentences that an antecedent may lie back."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
LEAST_SCORES = {"male": 1.0, "female": 1.0, "thing": 3.5, "many": 3.5}
LEAST_OF_OWNER = 5.5
"""A pronoun is left alone where no antecedent scores so much: "it", "they" and above all "its" often stand for things
and for people that are no actors. Set by hand, looking at both parts of a corpus of press releases and reports (see
training/actors/)."""


@dataclass(slots=True)
class Cluster:
    """One actor while its mentions are being gathered, with what they say of it together.

    `words` are those that describe it, in lower case; `nouns` those by which a later "the ..." may take it up, each
    with whether it stood in the plural. `plural`: every mention so far is.
    """

    mentions: list[Mention] = field(default_factory=list[Mention])
    words: set[str] = field(default_factory=set[str])
    nouns: set[tuple[str, bool]] = field(default_factory=set[tuple[str, bool]])
    kind: ActorKind = "unknown"
    named: bool = False
    plural: bool = True
    genders: set[str] = field(default_factory=set[str])

    def add(self, mention: Mention) -> None:
        """One more mention, in the order of the text."""
        self.mentions.append(mention)
        if mention.gender:
            self.genders.add(mention.gender)
        if mention.form == "pronoun":
            return
        self.plural = self.plural and mention.plural
        if (mention.form == "name" and not self.named) or self.kind == "unknown":
            self.kind = mention.kind
        self.named = self.named or mention.form == "name"


@dataclass(slots=True)
class Discourse:
    """The actors mentioned so far in an article, and their mentions in the order of the text."""

    parse: Parse
    clusters: list[Cluster] = field(default_factory=list[Cluster])
    recent: list[tuple[Mention, int]] = field(default_factory=list[tuple[Mention, int]])
    by_noun: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def open(self) -> int:
        """A new cluster, by its number."""
        self.clusters.append(Cluster())
        return len(self.clusters) - 1

    def add(self, mention: Mention, cluster: int, nouns: set[tuple[str, bool]], described: set[str]) -> None:
        """A mention of a cluster, in the order of the text, with the nouns and other words that describe it."""
        at = self.clusters[cluster]
        at.add(mention)
        at.words |= described
        for noun in nouns - at.nouns:
            self.by_noun.setdefault(noun[0], []).append(cluster)
        at.nouns |= nouns
        self.recent.append((mention, cluster))

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
            one_word(
                parse,
                token,
                form="pronoun",
                kind="person" if sort in ("male", "female") else "unknown",
                key=(sort,),
                plural=sort == "many",
                gender=sort if sort in ("male", "female") else None,
            )
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


def antecedent(discourse: Discourse, pronoun: Mention, words: ActorWords) -> int | None:
    """The cluster that a pronoun stands for, or None where none agrees."""
    best: tuple[float, int] | None = None
    seen: set[int] = set()
    clause = _clause(discourse.parse, pronoun.head)
    speaks = _speaks(discourse.parse, pronoun, words)
    for rank, (other, cluster) in enumerate(discourse.before(pronoun)):
        if cluster in seen or not _agrees(pronoun, discourse.clusters[cluster]):
            continue
        if _binds(discourse.parse, other, pronoun, clause):
            continue
        seen.add(cluster)
        score = discourse.salience(other, pronoun, rank)
        if _speaks(discourse.parse, other, words):  # who spoke speaks on: "AFP reported ... it added"
            score += SPEAKER if speaks else -SPEAKER / 2
        if pronoun.key == ("many",) and not other.plural:
            score -= 1.0
        score += min(len(discourse.clusters[cluster].mentions), 6) * 0.35
        if best is None or score > best[0]:
            best = (score, cluster)
    (sort,) = pronoun.key
    least = LEAST_SCORES[sort]
    if sort in ("thing", "many") and discourse.parse.tokens[pronoun.head].dep == "poss":
        least = LEAST_OF_OWNER
    return best[1] if best and best[0] >= least else None


def _speaks(parse: Parse, mention: Mention, words: ActorWords) -> bool:
    """Whether a mention is the subject of a verb of saying, or stands behind "according to"."""
    token = parse.tokens[mention.head]
    head = parse.tokens[token.head]
    if token.dep == "appos":
        token, head = head, parse.tokens[head.head]
    if token.dep == "nsubj":
        return head.lemma in words.lists.cues.saying
    return token.dep == "pobj" and parse.tokens[head.head].text.lower() == "according"


def _clause(parse: Parse, i: int) -> int:
    """The verb that governs token `i` directly or through prepositions and nouns."""
    for at in parse.ancestors(i):
        if parse.tokens[at].pos in ("VERB", "AUX"):
            return at
    return i


def _binds(parse: Parse, other: Mention, pronoun: Mention, clause: int) -> bool:
    """Whether grammar bars the two from being one: arguments of the same verb, unless reflexive or possessive.

    A verb without a subject of its own has that of the verb it hangs on: "the agency blamed them, accusing them".
    """
    token = parse.tokens[pronoun.head]
    if token.dep == "poss" or token.text.lower().endswith(("self", "selves")) or other.sentence != pronoun.sentence:
        return False
    if parse.tokens[other.head].dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "agent"):
        return False
    clauses = {clause}
    verb = parse.tokens[clause]
    while verb.dep in ("advcl", "xcomp", "conj") and not parse.children(verb.i, "nsubj", "nsubjpass"):
        verb = parse.tokens[verb.head]
        clauses.add(verb.i)
    return _clause(parse, other.head) in clauses


def _agrees(pronoun: Mention, cluster: Cluster) -> bool:
    (sort,) = pronoun.key
    if sort in ("male", "female"):
        return cluster.kind == "person" and cluster.genders <= {sort}
    if sort == "thing":
        return cluster.kind in ("organization", "state") or (
            cluster.kind in ("group", "unknown") and not cluster.plural
        )
    return cluster.kind in ("group", "organization") or cluster.plural


def described_before(discourse: Discourse, mention: Mention, words: ActorWords) -> int | None:
    """The cluster that a description ("the group", "the former PM") takes up, or None where it starts its own."""
    if mention.counted and not mention.definite:
        return None
    owners = [c for c in discourse.by_noun.get(mention.noun, ())[-MOST_OWNERS:] if _fits(discourse, mention, c)]
    modifiers = {word for word in mention.key[:-1] if word not in ("same", "other", "latter")}
    if mention.definite and mention.kind == "organization" and modifiers <= BROAD and len(owners) == 1:
        return owners[0]  # "the international coalition", where only the US-led one has been spoken of
    if modifiers:
        matching = [c for c in owners if modifiers <= discourse.clusters[c].words]
        return matching[-1] if matching and (len(matching) == 1 or mention.definite) else None
    if not mention.definite and not mention.plural:
        return None
    if len(owners) == 1:
        return owners[0]
    if not mention.definite:
        return None
    near = {cluster: rank for rank, (_, cluster) in reversed(list(enumerate(discourse.before(mention))))}
    if owners:
        return min(owners, key=lambda c: (near.get(c, len(discourse.recent)), -c))
    return (
        _widely_described(discourse, mention) if mention.noun in words.lists.cues.wide and not mention.plural else None
    )


def _widely_described(discourse: Discourse, mention: Mention) -> int | None:
    """What "the group" and the like take up where nothing was called so before: the most salient named body."""
    best: tuple[float, int] | None = None
    for rank, (other, cluster) in enumerate(discourse.before(mention)):
        if discourse.clusters[cluster].kind in ("organization", "group") and other.form == "name":
            score = discourse.salience(other, mention, rank)
            if best is None or score > best[0]:
                best = (score, cluster)
    return best[1] if best else None


def _fits(discourse: Discourse, mention: Mention, number: int) -> bool:
    """Whether number and kind agree; people in a caption are not those of the text for a common noun's sake."""
    cluster = discourse.clusters[number]
    sentences = discourse.parse.sentences
    regions = {sentences[at.sentence].region for at in (mention, cluster.mentions[0])}
    apart = "caption" in regions and len(regions) > 1 and cluster.kind in ("person", "group")
    if apart and not cluster.named:
        return False
    return (mention.noun, mention.plural) in cluster.nouns and (cluster.kind == "person") == (mention.kind == "person")
