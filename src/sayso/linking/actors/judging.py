"""Whether two actors are one, by what single articles tell of them: a verdict on two signatures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.lang.identity import IdentityWords
from sayso.linking.actors.likeness import How, Likeness, compare_names
from sayso.linking.actors.names import Name
from sayso.linking.actors.sightings import Signature
from sayso.linking.actors.sounds import ALIKE, ONE_LETTER, Word

Needs = Literal["nothing", "company", "conflict", "kin", "doubt"]
SURE = 0.85  # a likeness of full names that needs nothing else
GIVEN = 0.501  # a word that begins the other name scores no more: a given name, mostly
PUBLIC = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "PTY", "ELI", "OPP", "REB"})
PRIVATE = frozenset({"CVL", "CRM", "LAB", "AGR", "EDU", "MED", "BUS", "REF"})


@dataclass(frozen=True, slots=True)
class ActorVerdict:
    """What two signatures say by themselves.

    They are one actor if `needs` is `nothing`; if it is `company`, where articles that name them have something else in
    common that few articles name, and if it is `conflict`, nowhere else; if it is `kin`, where they stand in relation
    to the same actors. `doubt`: nobody can tell from the names, and it is a question only in such company.
    """

    score: float
    needs: Needs
    how: How
    reason: str


def judge_actors(one: Signature, other: Signature, words: IdentityWords) -> ActorVerdict | None:
    """The verdict on two signatures, whichever comes first; None where their names have nothing in common."""
    if one.state or other.state:
        return None
    if {one.kind, other.kind} == {"person", "organization"}:
        return None
    likeness, left, right = max(
        ((compare_names(a, b, words), a, b) for a in one.names for b in other.names), key=lambda found: found[0].score
    )
    if likeness.how == "none":
        return None
    needs = _needs(likeness, left, right, one, other, words)
    return ActorVerdict(round(likeness.score, 4), needs, likeness.how, _reason(likeness, one, other)) if needs else None


def actor_keys(signature: Signature, words: IdentityWords) -> Iterator[str]:
    """Signatures with a full name that share one of these are worth comparing."""
    for name in signature.names:
        if name.known is not None:
            yield f"known {name.known}"
        yield f"joined {name.joined.skeleton} {name.joined.text[:1] if len(name.joined.skeleton) < 3 else ''}"
        if name.reading == "person":
            yield from _person_keys(name, words)
        elif len(name.words) > 1:
            yield f"core {_core(name.words)}"


def near_keys(signature: Signature, words: IdentityWords) -> Iterator[str]:
    """What a slip leaves of a name: its beginning and its end. It is a question only in like company, so that names are
    compared where they share that, too.
    """
    for name in signature.names:
        if len(name.words) < 2:
            continue
        if name.reading == "person":
            yield f"slip {name.words[0].skeleton} {name.words[-1].text[:2]}"
            yield f"slip {name.words[0].text[:1]} {name.words[-1].skeleton}"
        if signature.kind != "person" and not any(_is_english(word.text, words) for word in name.words):
            yield f"near {name.words[0].text[:3]} {len(name.words)} {name.words[-1].text[-1:]}"


def short_keys(signature: Signature) -> Iterator[str]:
    """What a short form is looked up by among fuller names (`full_keys`): a word, an acronym, an initial, a core."""
    for name in signature.names:
        side = "person" if name.reading == "person" else "body"
        if len(name.words) == 1:
            yield f"{side} {name.words[0].skeleton}" if side == "person" else f"body {_first(name)}"
        elif side == "body":
            yield f"part {_core(name.words)}"
        elif len(name.words[0].text) == 1:
            yield f"initial {name.words[0].text} {name.words[-1].skeleton}"
        if name.letters:
            yield f"letters {name.letters}"


def full_keys(signature: Signature) -> Iterator[str]:
    """What a fuller name is found by from a short form."""
    for name in signature.names:
        if len(name.initials) > 2:
            yield f"letters {name.initials}"
        if name.reading == "person":
            yield f"person {name.words[0].skeleton}"
            yield f"person {name.words[-1].skeleton}"
            yield f"initial {name.words[0].text[:1]} {name.words[-1].skeleton}"
        elif len(name.words) > 1:
            yield f"body {_first(name)}"
            for left_out in range(len(name.words) if len(name.words) > 2 else 0):
                yield f"part {_core(name.words[:left_out] + name.words[left_out + 1 :])}"


def _first(name: Name) -> str:
    return f"{name.words[0].text[:1]} {name.words[0].skeleton}"


def _core(held: tuple[Word, ...]) -> str:
    return " ".join(sorted(word.skeleton for word in held))


def _person_keys(name: Name, words: IdentityWords) -> Iterator[str]:
    """A given name with the family name, in all their spellings; of three words or more, also without one of them."""
    held = name.words
    if len(held) == 1:
        return
    pairs = [(held[0], held[-1])] if len(held) == 2 else [(held[0], held[-1]), (held[1], held[-1]), (held[0], held[1])]
    for given, family in pairs:
        for line in sorted(words.given_lines.get(given.text, ())) or [given.skeleton]:
            yield f"name {line} {family.skeleton}"
    if not {held[0].text, held[-1].text}.isdisjoint(words.lists.parts.family_first):
        yield f"turned {''.join(sorted(name.joined.text))}"


def _is_english(word: str, words: IdentityWords) -> bool:
    actors = words.actors
    listed = (actors.organizations, actors.groups, actors.lists.names.generic, words.lists.bodies.describing)
    return word in words.nations or any(word in known for known in listed)


def _needs(
    likeness: Likeness, left: Name, right: Name, one: Signature, other: Signature, words: IdentityWords
) -> Needs | None:
    score, how = likeness
    if how == "short":
        return _short_needs(score, left, right, one, other, words)
    if how in ("near", "kinds"):
        return _near_needs(likeness, left, right, one, other, words)
    if how == "son":
        return "doubt"
    if how == "beginning":
        return _beginning_needs(left, right, one, other, words)
    if how == "known":
        return "nothing"
    if how == "acronym":
        return "nothing" if _agree(one, other) and score >= ALIKE else "company"
    if one.ambiguous and other.ambiguous:
        return None if _conflict(one, other) else "company"
    if _conflict(one, other):
        return "conflict" if left.known is None else "nothing"
    if one.ambiguous or other.ambiguous:
        return "company" if "institution" in (left.reading, right.reading) else "nothing"
    return "nothing" if score >= SURE or _agree(one, other) else "company"


def _near_needs(
    likeness: Likeness, left: Name, right: Name, one: Signature, other: Signature, words: IdentityWords
) -> Needs | None:
    """A question where a slip, or the ear, may have made one name of the other; brothers are none."""
    if one.ambiguous and other.ambiguous:
        return None
    if likeness.how == "near" and likeness.score < ONE_LETTER - 0.01 and "person" in (one.kind, other.kind):
        return None
    told = {word.text for word in left.words} ^ {word.text for word in right.words}
    if likeness.how == "kinds":
        told = {word.text for word in left.words}
    return None if told and all(_is_english(word, words) for word in told) else "doubt"


def _beginning_needs(left: Name, right: Name, one: Signature, other: Signature, words: IdentityWords) -> Needs | None:
    """Persons may go by more names than one text has; of bodies, the other may be a part, a branch or a building."""
    if left.reading == right.reading == "person":
        return "company" if _agree(one, other) else "doubt"
    short, long = sorted((left.words, right.words), key=len)
    if len(short) == len(long) or short[-1].text == long[-1].text:
        return "doubt"
    return None if _goes_on(short, long, words) else "doubt"


def _goes_on(short: tuple[Word, ...], long: tuple[Word, ...], words: IdentityWords) -> bool:
    """Whether the longer name adds a word of the language: "Police Department", "University"."""
    more = {word.text for word in long} - {word.text for word in short}
    return any(_is_english(word, words) or word in words.actors.persons for word in more)


def _short_needs(
    score: float, left: Name, right: Name, one: Signature, other: Signature, words: IdentityWords
) -> Needs | None:
    short = left if len(left.words) < len(right.words) else right
    word = short.words[0].text
    if left.reading == right.reading == "person":
        if _conflict(one, other) or (score < GIVEN and word in words.actors.given_names):
            return None
        both = one.country and one.country == other.country and one.sector and one.sector == other.sector
        return "nothing" if both and score > GIVEN else "company"
    long = right if short is left else left
    if "person" in (left.reading, right.reading) or _goes_on(short.words, long.words, words):
        return None
    names = words.actors.lists.names
    return "kin" if word not in names.generic or word in names.body_starts else None


def _agree(one: Signature, other: Signature) -> bool:
    """Whether something besides the name is known of both and is the same."""
    if one.country and other.country:
        return one.country == other.country
    return bool(one.sector) and one.sector == other.sector


def _conflict(one: Signature, other: Signature) -> bool:
    """Whether what is known of both speaks against one actor: another country, or a minister and a farmer."""
    if one.country and other.country:
        return one.country != other.country
    sectors = {one.sector, other.sector}
    return bool(sectors & PUBLIC) and bool(sectors & PRIVATE)


def _reason(likeness: Likeness, one: Signature, other: Signature) -> str:
    left, right = sorted((one.names[0].text, other.names[0].text))
    said = {
        "equal": "one name",
        "spelling": "spellings of one name",
        "longer": "one name, shorter and fuller",
        "beginning": "one name goes on where the other ends",
        "short": "short for the other, or for another of that name",
        "acronym": "an acronym of the other",
        "known": "names of one well-known body",
        "son": "a father and a son, or one man",
        "kinds": "one stem, another kind of body",
        "near": "near-alike names",
    }[likeness.how]
    return f"“{left}”, “{right}”: {said}" if left != right else f"“{left}”: {said}"
