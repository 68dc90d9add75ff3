"""Whether two claims put one proposition, whatever their speakers make of it: a verdict on two articles' claims."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sayso.lang.identity import IdentityWords
from sayso.linking.actors import same_name
from sayso.linking.claims.profiles import TOLD, Claim, ClaimProfile
from sayso.linking.grouping import Pair, pair_of
from sayso.linking.words import words_of
from sayso.model import Member

ACTS = (  # what can put one proposition: a demand puts another than what is said to be so
    frozenset({"asserts", "alleges", "denies", "retracts"}),
    frozenset({"demands", "asks"}),
    frozenset({"promises", "threatens"}),
)
SAME_SPEAKER = 0.6  # likeness of two names
BY_OTHERS = 12.0  # nats that claims of different speakers must share: "their wounds are grave" is said every day
FAR = 20.0  # nats that they must share where nothing else brings their articles together
DAYS = 14  # between the publication of reports of one thing, at most
AT_ONCE = 3  # claims back, at most, to the accusation that “the charge” stands for
TOPIC = 4.0  # nats of a word that tells what two denials of one speaker are about
ABOUT = 3.0  # nats of a word that tells what an accusation and the answer to it are about
HELD = 0.6  # of the words of a denial that who takes it back must repeat
CHARGED = 2.0  # the same where the speaker is accused, by name: one word of the charge is enough
ANSWER_WORDS = 6  # content words of a denial that answers an accusation, at most


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """Two attributions put one proposition; `reason` says in what they agree."""

    score: float
    reason: str


def judge_claims(one: ClaimProfile, other: ClaimProfile, words: IdentityWords) -> dict[Pair[Member], ClaimVerdict]:
    """The pairs of claims of two articles that put one proposition, whichever article comes first.

    Of an article and itself: pairs of which one is a denial of the other, or takes it back.
    """
    found: dict[Pair[Member], ClaimVerdict] = {}
    near = one is other or _is_near(one, other)
    known = not one.company.isdisjoint(other.company)
    for left, right in _sharing(one, other):
        if one is other and (left.holds == right.holds or left.negated or right.negated):
            continue
        dropped = (
            left.takes_back or right.takes_back or (left.holds != right.holds and _same_speaker(left, right, words))
        )
        verdict = judge_claim(left, right, words, near=near or (known and dropped))  # dropped it may be long after
        if verdict and left.member != right.member:
            found[pair_of(left.member, right.member)] = verdict
    if one is other:
        found |= _pointed_back(one, words)
    return found


def judge_claim(one: Claim, other: Claim, words: IdentityWords, *, near: bool) -> ClaimVerdict | None:
    """The verdict on two claims; None where they put different propositions.

    `near`: their articles may be about one thing. Of others, only what is hardly said twice is one proposition.
    """
    if one.refers or other.refers:
        return _taken_back(one, other, words) if near else None
    if not any(one.stance in acts and other.stance in acts for acts in ACTS):
        return None
    shared = one.words.keys() & other.words.keys()
    told = sum(min(one.words[word], other.words[word]) for word in shared)
    if not told or (one.figures and other.figures and one.figures.isdisjoint(other.figures)):
        return None
    held = told / min(one.told, other.told)
    alike = 2 * told / (one.told + other.told)
    speaker = _same_speaker(one, other, words)
    opposed = one.holds != other.holds
    if opposed and any(claim.holds and claim.hedged for claim in (one, other)):
        return None
    by_word = opposed and one.negated != other.negated
    if by_word and None in (one.negated, other.negated):
        return None
    if by_word and not (one.called and other.called):
        return None
    least = (0.7, 0.7) if by_word else (0.6, 0.45) if speaker or opposed else (0.7, 0.5)
    enough = (TOLD if speaker else BY_OTHERS) if near else FAR
    if told >= enough and len(shared) > 2 and held >= least[0] and alike >= least[1]:
        score = round(min(1.0, (held + alike) / 2), 4)
        return ClaimVerdict(score, f"{len(shared)} words of content in common")
    if not near:
        return None
    if one.stance == other.stance == "denies" and speaker and _topic(one, other):
        return ClaimVerdict(0.6, f"denials of one speaker, about {', '.join(_topic(one, other)[:3])}")
    if opposed and (answered := _answers(one, other, shared)):
        return ClaimVerdict(0.6, f"denied by whom it names, about {answered}")
    return None


def _taken_back(one: Claim, other: Claim, words: IdentityWords) -> ClaimVerdict | None:
    """The verdict on a denial and what its speaker says of it later in the same words ("withdrew his denial that")."""
    later, denial = (one, other) if one.takes_back else (other, one)
    if not later.takes_back or denial.refers or denial.stance != "denies" or not _same_speaker(one, other, words):
        return None
    told = sum(min(one.words[word], other.words[word]) for word in one.words.keys() & other.words.keys())
    held = told / min(one.told, other.told) if told else 0.0
    return ClaimVerdict(round(held, 4), f"taken back: “{later.content}”") if told >= TOLD and held >= HELD else None


def _sharing(one: ClaimProfile, other: ClaimProfile) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims of two articles that have a word of content in common."""
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(other.claims):
        for word in claim.words:
            by_word[word].append(number)
    for number, claim in enumerate(one.claims):
        near = {place for word in claim.words for place in by_word.get(word, ())}
        for place in sorted(near):
            if one is not other or number < place:
                yield claim, other.claims[place]


def _is_near(one: ClaimProfile, other: ClaimProfile) -> bool:
    """Whether two articles name something that few name, and were not published at times far from each other."""
    if one.company.isdisjoint(other.company):
        return False
    days = [day for day in (one.day, other.day) if day and len(day) >= len("2025-01-01")]
    if len(days) < 2:
        return True
    return abs((date.fromisoformat(days[0][:10]) - date.fromisoformat(days[1][:10])).days) <= DAYS


def _same_speaker(one: Claim, other: Claim, words: IdentityWords) -> bool:
    if one.speaker is None or other.speaker is None:
        return False
    if "common" in (one.speaker.reading, other.speaker.reading):
        return False
    return one.speaker.key == other.speaker.key or same_name(one.speaker, other.speaker, words) >= SAME_SPEAKER


def _topic(one: Claim, other: Claim) -> list[str]:
    shared = one.words.keys() & other.words.keys()
    return sorted(word for word in shared if min(one.words[word], other.words[word]) >= TOPIC)


def _answers(one: Claim, other: Claim, shared: set[str]) -> str:
    """What a short denial is about, where its speaker is named in what it answers; empty if it answers nothing."""
    denial, charge = (one, other) if one.stance == "denies" else (other, one)
    speaker, accused = denial.speaker, charge.stance == "alleges"
    if denial.stance != "denies" or charge.stance == "denies" or speaker is None:
        return ""
    if len(denial.words) > ANSWER_WORDS and not accused:
        return ""
    spoken = set(words_of(charge.content))
    own = set(speaker.key) or {word.text for word in speaker.words}
    named = speaker.words[-1].text in spoken if speaker.reading == "person" else own <= spoken
    least = CHARGED if accused else ABOUT
    about = sorted(word for word in shared if word not in own and denial.words[word] >= least)
    return ", ".join(about[:3]) if named and (len(about) > 1 or (about and accused)) else ""


def _pointed_back(profile: ClaimProfile, words: IdentityWords) -> dict[Pair[Member], ClaimVerdict]:
    """Claims that point back in the same article: to a denial of the speaker's own, or to an accusation by another."""
    found: dict[Pair[Member], ClaimVerdict] = {}
    for number, claim in enumerate(profile.claims):
        if not claim.refers:
            continue
        earlier = profile.claims[:number][::-1]
        if claim.takes_back:
            own = (other for other in earlier if _same_speaker(claim, other, words))
            before = next((other for other in own if other.stance == "denies" and not other.refers), None)
            reason = "taken back"
        else:
            others = (other for other in earlier[:AT_ONCE] if not _same_speaker(claim, other, words))
            before = next((other for other in others if other.stance == "alleges"), None)
            reason = "denied"
        if before:
            found[pair_of(before.member, claim.member)] = ClaimVerdict(0.7, f"{reason}: “{claim.content}”")
    return found
