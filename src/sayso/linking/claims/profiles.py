"""Claims as single articles tell of them, ready for comparison."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from sayso.lang.identity import IdentityWords
from sayso.lang.numbers import NumberWords, read_number
from sayso.lang.rarity import Rarity
from sayso.linking.actors import Name, name_of
from sayso.linking.reports import Report, ReportedClaim
from sayso.linking.words import words_of
from sayso.model import Member
from sayso.model.vocabulary import Stance

CONTENT = 1.5  # nats from which a word counts as one of content
TOLD = 9.0  # nats that a claim must have in all to be known again
SELECTIVE = 11.0  # nats of words that stand together in few articles that have nothing to do with each other
KEY_WORDS = 5
DENIED_WORDS = 2  # of what is denied, each of which is looked up with who denies it
PLAIN_WORDS = 20
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|s|e)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSigns:
    """What claims are read by."""

    names: IdentityWords
    numbers: NumberWords
    rarity: Rarity


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution. `words`: those of its content by stem, with what each tells in nats; `told` is their sum.

    `called`: the speaker in words; `speaker`: the name, None where there is none. `negated`: what is said is a plain
    negation ("no civilian was hurt"); None where it cannot be told. `takes_back`: the speaker gives up what was said
    before ("dropped the claim"). `refers`: what it is about stands in an earlier claim ("denied the charge"). `hedged`:
    it is part of a claim of the article that denies, or tells of one, so that nobody says it is so.
    """

    member: Member
    called: str
    speaker: Name | None
    stance: Stance
    negated: bool | None
    words: dict[str, float]
    figures: frozenset[int]
    told: float
    takes_back: bool
    refers: bool
    hedged: bool
    content: str

    @property
    def holds(self) -> bool:
        """Whether the speaker says that it is so: a denial of a negation does, too."""
        return (self.stance == "denies") == bool(self.negated)


@dataclass(frozen=True, slots=True)
class ClaimProfile:
    """The claims of one article that can be known again, in the order of the text.

    `day` is that of publication, `company` what the article names and few others do (`ActorProfile`).
    """

    member: Member
    day: str | None
    company: frozenset[str]
    claims: tuple[Claim, ...]


def read_claims(report: Report, company: frozenset[str], signs: ClaimSigns) -> ClaimProfile:
    """The claims of a report, read once for all comparisons; `company` is that of its actors."""
    actors = {actor.id: actor for actor in report.actors}
    read = [
        _claim(claim, report, actors[claim.speaker].name if claim.speaker in actors else "", signs)
        for claim in report.claims
    ]
    back = [claim for claim in read if claim.takes_back]
    kept = [
        claim
        for claim in read
        if (claim.told >= TOLD or claim.takes_back or claim.stance == "denies")
        and not (claim.stance == "denies" and any(_is_part(claim, other) for other in back))
    ]
    return ClaimProfile(member=report.member, day=report.day(), company=company, claims=tuple(kept))


def _is_part(denial: Claim, other: Claim) -> bool:
    """Whether a denial is what another claim takes back: it is told of, and no longer made."""
    return denial.content in other.content and denial.member != other.member


def claim_keys(profile: ClaimProfile) -> frozenset[str]:
    """Reports that share one of these hold claims worth comparing."""
    return frozenset(key for claim in profile.claims for key in _keys(claim))


def _keys(claim: Claim) -> Iterator[str]:
    rarest = sorted(claim.words, key=lambda word: (-claim.words[word], word))[:KEY_WORDS]
    found: list[set[str]] = []
    for size in (2, 3):
        for held in combinations(rarest, size):
            enough = sum(claim.words[word] for word in held) >= SELECTIVE
            if enough and not any(smaller <= set(held) for smaller in found):
                found.append(set(held))
                yield " ".join(sorted(held))
    if (claim.stance == "denies" or claim.takes_back) and claim.speaker:
        yield from (f"{claim.speaker.words[-1].skeleton} denies {word}" for word in rarest[:DENIED_WORDS])


def _claim(claim: ReportedClaim, report: Report, speaker: str, signs: ClaimSigns) -> Claim:
    listed = signs.names.lists.claims
    called = speaker or claim.source
    name = name_of(called, signs.names) if called else None
    words: dict[str, float] = {}
    spoken = words_of(claim.content)
    takes_back = claim.stance == "retracts" or _takes_back(claim, spoken, signs)
    for word in spoken:
        nats = signs.rarity.of(word)
        passed_over = word in listed.negations or (takes_back and word in listed.said_before)
        if nats >= CONTENT and not word.isdigit() and not passed_over:
            words[stem(word)] = min(nats, words.get(stem(word), nats))
    told = sum(words.values())
    return Claim(
        member=Member(capture=report.member.capture, article=report.member.article, attribution=claim.id),
        called=called,
        speaker=name if name and name.words else None,
        stance="retracts" if takes_back else claim.stance,
        negated=_is_negated(spoken, signs.names),
        words=words,
        figures=_figures(claim.content, signs.numbers),
        told=told,
        takes_back=takes_back,
        refers=takes_back or _refers(claim, spoken, signs),
        hedged=_is_hedged(claim, spoken, report, signs),
        content=claim.content,
    )


def _is_hedged(claim: ReportedClaim, spoken: list[str], report: Report, signs: ClaimSigns) -> bool:
    """Whether it stands inside what another claim of the article denies, or tells of such a denial."""
    own = f" {' '.join(spoken)} "
    for other in report.claims:
        around = words_of(other.content)
        if other.id == claim.id or len(around) == len(spoken):
            continue
        denies = other.stance == "denies" or not signs.names.lists.claims.negations.isdisjoint(around)
        inside = denies and own in f" {' '.join(around)} "
        if inside or (other.stance == "denies" and f" {' '.join(around)} " in own):
            return True
    return False


def _is_negated(spoken: list[str], names: IdentityWords) -> bool | None:
    """Whether a content is one negation, of a fact and not of what somebody knows of it; None for a long one that
    negates something.
    """
    listed = names.lists.claims
    places = [number for number, word in enumerate(spoken) if word in listed.negations]
    if not places:
        return False
    if len(spoken) > PLAIN_WORDS or len(places) > 1:
        return None
    return not any(word in listed.leaves_open for word in spoken[places[0] + 1 : places[0] + 3]) or None


def _takes_back(claim: ReportedClaim, spoken: list[str], signs: ClaimSigns) -> bool:
    listed = signs.names.lists.claims
    cue = words_of(claim.cue)
    given_up = any(word in listed.said_before for word in (*spoken, *cue))
    return given_up and any(word in listed.takes_back for word in cue)


def _refers(claim: ReportedClaim, spoken: list[str], signs: ClaimSigns) -> bool:
    listed = signs.names.lists.claims
    told = [word for word in spoken if signs.rarity.of(word) >= CONTENT]
    return claim.stance == "denies" and bool(told) and all(word in listed.said_before for word in told)


def _figures(content: str, numbers: NumberWords) -> frozenset[int]:
    found = (read_number(word, numbers) for word in content.split() if word[:1].isdigit() or word.isalpha())
    return frozenset(number for number in found if number is not None and number > 1)


def stem(word: str) -> str:
    """A word without its ending of number or tense, so that "recordings" and "recording" are one."""
    bare = _ENDING.sub("", word) if len(word) > 4 and not word.endswith("ss") else word
    return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "ls" else bare
