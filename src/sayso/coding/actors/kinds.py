"""What a name names: a person, an organisation, a state, a group, or nothing that can act."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from sayso.coding.actors.mentions import Found, fold, head_of
from sayso.coding.parses import Parse
from sayso.lang.actors import ActorWords
from sayso.model import Place, Span

NameKind = Literal["person", "organization", "state", "group", "place", "other"]

Votes = dict[NameKind, float]

OF_LABELS: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "PRODUCT": "other", "EVENT": "other", "WORK_OF_ART": "other", "LAW": "other",
}  # fmt: skip
LONGEST_ACRONYM = 6
STRONG, FIRM, WEAK = 4.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Located:
    """Where toponyms stand that are names by themselves: their ends by their starts, and the other way round."""

    ends: dict[int, int]
    starts: dict[int, int]

    @classmethod
    def of(cls, places: tuple[Place, ...]) -> "Located":
        """Those of an article that the gazetteer knows."""
        spans = [place.span for place in places if place.use == "name" and place.kind is not None]
        return cls({span.start: span.end for span in spans}, {span.end: span.start for span in spans})

    def holds(self, span: Span) -> bool:
        """Whether a toponym is this span, or goes on before or behind it ("Dhi Qar province")."""
        return self.ends.get(span.start, -1) >= span.end or self.starts.get(span.end, span.end) <= span.start


def decide_kinds(
    parse: Parse, found: list[Found], places: tuple[Place, ...], words: ActorWords
) -> dict[tuple[str, ...], NameKind]:
    """The kind of each name by the evidence of all its occurrences in the article, whoever of them says it."""
    votes: dict[tuple[str, ...], Votes] = defaultdict(lambda: defaultdict(float))
    located = Located.of(places)
    for name in found:
        _vote(parse, name, located, words, votes[name.key])
    _share_with_short_forms(votes)
    return {key: _winner(counted) for key, counted in votes.items()}


def _winner(votes: Votes) -> NameKind:
    return max(votes, key=lambda kind: votes[kind]) if votes else "other"


def _vote(parse: Parse, name: Found, located: "Located", words: ActorWords, votes: Votes) -> None:
    tokens = parse.tokens
    text = parse.words(Span(tokens[name.first].start, tokens[name.last - 1].end))
    if words.state_of(text):
        votes["state"] += 2 * STRONG
        return
    at_home = located.holds(Span(tokens[name.first].start, tokens[name.last - 1].end))
    labels = Counter(parse.names[t.name].label for t in tokens[name.first : name.last] if t.name is not None)
    for label in labels:
        kind = OF_LABELS.get(label)
        if label == "NORP" and not _is_people(text, words):
            kind = "organization"
        if kind:
            doubtful = kind == "place" and not at_home
            votes[kind] += WEAK * (0.5 if doubtful else 1.5 if len(labels) == 1 else 1)
    if text in words.seats:
        votes["place"] += FIRM
    if text in words.nationalities or _is_people(text, words):
        votes["group"] += STRONG
    _vote_by_words(parse, name, words, votes)
    _vote_by_neighbours(parse, name, words, votes)
    _vote_by_syntax(parse, name, words, votes)
    if at_home:
        votes["place"] += WEAK * 1.5


def _is_people(text: str, words: ActorWords) -> bool:
    """Whether words are adjectives or nouns for a people, a nation or a creed: "Shiites", "Lithuanian Americans"."""
    return text in words.nationalities or all(
        word in words.nationalities or _is_one_of(word.casefold().replace("’", "'"), words.lists.names.peoples)
        for word in text.replace("-", " ").split()
    )


def _is_one_of(word: str, peoples: frozenset[str]) -> bool:
    return word in peoples or word.removesuffix("s") in peoples


def _vote_by_words(parse: Parse, name: Found, words: ActorWords, votes: Votes) -> None:
    tokens = parse.tokens
    folded = [fold(t.text) for t in tokens[name.first : name.last]]
    before_link = _before_link(folded, words)
    things = words.lists.names.things
    if (
        before_link in things
        or folded[0] == "operation"
        or (folded[-1] in things and not tokens[name.last - 1].text.isupper())
    ):
        votes["other"] += 2 * STRONG
    elif folded[-1] in words.organizations or before_link in words.organizations:
        votes["organization"] += STRONG
    elif folded[-1] in words.lists.names.places:
        votes["place"] += STRONG
    elif len(folded) > 1 and folded[0] in words.lists.names.body_starts:
        votes["organization"] += STRONG
    if name.title is not None:
        votes["person"] += STRONG
    if len(folded) > 1 and (folded[0] in words.lists.names.starts or folded[0] in words.given_names):
        votes["person"] += FIRM
    if len(folded) == 1 and tokens[name.first].text.isupper() and 1 < len(folded[0]) <= LONGEST_ACRONYM:
        votes["organization"] += WEAK  # an acronym
    if "party" in folded or "&" in folded:
        votes["organization"] += WEAK


def _before_link(folded: list[str], words: ActorWords) -> str:
    """The word before the first "of" or "for" of a name, or ""."""
    for i, word in enumerate(folded):
        if i and word in words.lists.names.links:
            return folded[i - 1]
    return ""


def _vote_by_neighbours(parse: Parse, name: Found, words: ActorWords, votes: Votes) -> None:
    tokens = parse.tokens
    sentence = parse.sentence_of(name.first)
    begin = name.first if name.title is None else name.title
    before = tokens[begin - 1] if begin > sentence.first else None
    after = tokens[name.last] if name.last < sentence.last else None
    quoted = before is not None and before.text in ('"', "“", "'", "‘")
    earlier = tokens[begin - 2] if quoted and begin - 2 >= sentence.first else before
    if earlier and earlier.text.lower() == "the" and name.title is None and tokens[name.last - 1].tag != "NNPS":
        votes["organization"] += FIRM
    locative = tokens[begin - 2] if before and before.text.lower() == "the" and begin - 2 >= sentence.first else before
    if locative and locative.text.lower() in words.lists.cues.locatives:
        votes["place"] += WEAK
    if before and before.pos == "NOUN" and before.text.islower() and before.head in range(name.first, name.last):
        if before.lemma in words.persons:
            votes["person"] += STRONG
        elif before.lemma in words.organizations or before.lemma in words.groups:
            votes["organization"] += STRONG
    if before and before.lemma.lower() in ("tell", "told"):
        votes["person"] += WEAK
    if after:
        _vote_by_next(parse, name, after.i, words, votes)


def _vote_by_syntax(parse: Parse, name: Found, words: ActorWords, votes: Votes) -> None:
    """What acts, is fought or has members is no place."""
    token = parse.tokens[head_of(parse, name.first, name.last)]
    head = parse.tokens[token.head]
    if token.dep == "nsubj" and head.pos == "VERB" and head.lemma not in ("be", "have", "lie", "see", "remain"):
        votes["organization"] += WEAK / 2
        votes["person"] += WEAK / 2 if name.last - name.first == 1 else WEAK
    elif token.dep == "dobj":
        fought = any(frame.kind == "opposed_to" for frame in words.relation_verbs.get(head.lemma, ()))
        votes["organization"] += WEAK if fought else 0
    elif token.dep == "pobj" and head.text.lower() in ("against", "by"):
        votes["organization"] += WEAK
    elif token.dep == "pobj" and head.text.lower() == "of":
        noun = parse.tokens[head.head].lemma.lower()
        if noun in words.lists.names.places:  # "the city of X"
            votes["place"] += STRONG
        elif words.person_sectors.get(noun) == "GOV":  # a mayor, a governor, a president
            votes["place"] += WEAK
        elif noun in words.relation_nouns:
            votes["organization"] += FIRM


def _vote_by_next(parse: Parse, name: Found, i: int, words: ActorWords, votes: Votes) -> None:
    """By the word behind a name: "X militia", "X leader", "X province", "X, who"; and by what is in apposition."""
    tokens = parse.tokens
    after = tokens[i]
    lemma = after.lemma.lower()
    cues = words.lists.cues
    if after.text.islower() and after.pos == "NOUN":
        if lemma in cues.saying_again:
            votes["organization"] += STRONG
        elif lemma in cues.members:
            votes["organization"] += FIRM
        elif lemma in cues.headed and not tokens[name.first].text.isupper():
            votes["person"] += FIRM
        elif lemma in words.lists.names.places:
            votes["place"] += STRONG
    if after.text.lower() == "who":
        votes["person"] += FIRM
    if lemma in words.lists.cues.saying and after.pos == "VERB":
        votes["person"] += WEAK / 2
    head = tokens[head_of(parse, name.first, name.last)]
    for child in parse.children(head.i, "appos"):
        lemma = child.lemma.lower()
        if child.tag in ("NN", "NNP"):
            if lemma in words.organizations or lemma in words.groups:
                votes["organization"] += FIRM
            elif lemma in words.persons:
                votes["person"] += FIRM


def _share_with_short_forms(votes: dict[tuple[str, ...], Votes]) -> None:
    """A single word shares the votes of the full names that it may be short for.

    People go by their last name or their first, whoever of a family is meant; bodies by their first word, where it
    begins one name alone.
    """
    persons: dict[tuple[str, ...], float] = {}
    bodies: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for key, counted in votes.items():
        kind = _winner(counted) if len(key) > 1 else "other"
        first, last = key[:1], key[-1:]
        if kind == "person":
            persons[last] = max(persons.get(last, 0.0), counted["person"] + STRONG)
            persons[first] = max(persons.get(first, 0.0), counted["person"] / 2)
        elif kind == "organization":
            bodies[first].append(counted["organization"])
    for key in list(votes):
        if len(key) > 1:
            continue
        singular = tuple(word.removesuffix("s") for word in key)
        if singular != key and singular in votes and not votes[key]:
            votes[key].update(votes[singular])
        if key in persons:
            votes[key]["person"] += persons[key]
        elif len(bodies.get(key, ())) == 1:
            votes[key]["organization"] += bodies[key][0]
