"""Claim links: attributions that put one proposition, with the stances of their speakers, and who contradicts whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from sayso.ids import record_id
from sayso.lang.identity import IdentityWords
from sayso.linking.actors import same_name
from sayso.linking.claims.judging import SAME_SPEAKER, ClaimVerdict
from sayso.linking.claims.profiles import Claim, ClaimProfile
from sayso.linking.grouping import Pair, cluster, join, pair_of
from sayso.model import ClaimLink, Member
from sayso.model.vocabulary import Stance

TIED = 0.55
MOST_REASONS = 4
MOST_SENTENCES = 6
SHOWN = 160
FOR: tuple[Stance, ...] = ("asserts", "alleges")


def link_claims(
    profiles: Iterable[ClaimProfile],
    verdicts: Mapping[Pair[Member], ClaimVerdict],
    words: IdentityWords,
    *,
    tied: Set[Pair[Member]] = frozenset(),
    apart: Set[Pair[Member]] = frozenset(),
) -> tuple[ClaimLink, ...]:
    """The links of all claims, in a stable order. `verdicts` are those on all pairs of articles, and of each article
    and itself; `tied` and `apart` are what people decided, and win.
    """
    listed = sorted(profiles, key=lambda profile: profile.member)
    claims = {claim.member: claim for profile in listed for claim in profile.claims}
    days = {profile.member: profile.day for profile in listed}
    known = {pair: verdict for pair, verdict in verdicts.items() if pair[0] in claims and pair[1] in claims}
    back = {pair for pair in known if claims[pair[0]].refers or claims[pair[1]].refers}
    home = _one_wording(claims, known, {member for pair in (*tied, *apart) for member in pair})
    scores: dict[Pair[Member], float] = {}
    for (one, other), verdict in known.items():
        pair = pair_of(home[one], home[other])
        if pair[0] != pair[1] and (one, other) not in back:
            scores[pair] = max(scores.get(pair, 0.0), verdict.score)
    held: defaultdict[Member, list[Member]] = defaultdict(list)
    for member, first in home.items():
        held[first].append(member)
    groups = cluster(scores, TIED, tied=frozenset(pair for pair in tied if _all_in(pair, claims)), apart=apart)
    grouped = {first for group in groups for first in group}
    groups += [[first] for first in held if first not in grouped]
    return tuple(_links(groups, held, back, known, claims, days, words))


def _all_in(pair: Pair[Member], claims: Mapping[Member, Claim]) -> bool:
    return pair[0] in claims and pair[1] in claims


def _one_wording(
    claims: Mapping[Member, Claim], pairs: Iterable[Pair[Member]], decided: Set[Member]
) -> dict[Member, Member]:
    """Claims in the same words by the same speaker, of articles that were found to share them, are grouped as one;
    decided ones stand alone.
    """
    alone = {member for member, claim in claims.items() if member in decided or claim.refers}
    wording = {
        member: (" ".join(claim.content.casefold().split()), claim.called.casefold(), claim.stance)
        for member, claim in claims.items()
    }
    same = join(pair for pair in pairs if wording[pair[0]] == wording[pair[1]] and alone.isdisjoint(pair))
    return {member: member for member in claims} | {member: group[0] for group in same for member in group}


def _links(
    groups: Sequence[Sequence[Member]],
    held: Mapping[Member, list[Member]],
    back: Set[Pair[Member]],
    verdicts: Mapping[Pair[Member], ClaimVerdict],
    claims: Mapping[Member, Claim],
    days: Mapping[Member, str | None],
    words: IdentityWords,
) -> Iterator[ClaimLink]:
    inside: defaultdict[int, list[tuple[Pair[Member], ClaimVerdict]]] = defaultdict(list)
    home = {member: number for number, group in enumerate(groups) for first in group for member in held[first]}
    for pair, verdict in sorted(verdicts.items()):
        if pair in back:
            before, pointing = pair if claims[pair[1]].refers else (pair[1], pair[0])
            home[pointing] = home[before]
        if home[pair[0]] == home[pair[1]]:
            inside[home[pair[0]]].append((pair, verdict))
    members: defaultdict[int, list[Member]] = defaultdict(list)
    for member, number in home.items():
        members[number].append(member)
    for group in sorted(sorted(group) for group in members.values()):
        if len(group) > 1:
            found = inside[home[group[0]]]
            yield _link(group, [verdict for _, verdict in found], claims, days, words)


def _link(
    group: Sequence[Member],
    verdicts: Sequence[ClaimVerdict],
    claims: Mapping[Member, Claim],
    days: Mapping[Member, str | None],
    words: IdentityWords,
) -> ClaimLink:
    told = [claims[member] for member in group]
    opposed = len({claim.holds for claim in told if claim.stance in (*FOR, "denies")}) > 1
    stances: defaultdict[Stance, list[int]] = defaultdict(list)
    for number, claim in enumerate(told):
        stances[_stance(claim, opposed=opposed)].append(number)
    return ClaimLink(
        id=record_id("claim", group[0]),
        members=tuple(group),
        stances={stance: tuple(numbers) for stance, numbers in sorted(stances.items())},
        disagreements=tuple(_disagreements(told, days, words, opposed=opposed)),
        score=min((verdict.score for verdict in verdicts), default=1.0),
        reasons=tuple(dict.fromkeys(verdict.reason for verdict in verdicts))[:MOST_REASONS],
    )


def _stance(claim: Claim, *, opposed: bool) -> Stance:
    """How a speaker stands to what the group is about: where some say that it is so, a plain negation denies it."""
    if opposed and claim.negated and claim.stance in (*FOR, "denies"):
        return "asserts" if claim.holds else "denies"
    return claim.stance


def _disagreements(
    group: Sequence[Claim], days: Mapping[Member, str | None], words: IdentityWords, *, opposed: bool
) -> Iterator[str]:
    """Sentences on who contradicts whom, and who no longer says what was said."""
    denials = [claim for claim in group if _stance(claim, opposed=opposed) == "denies"]
    for claim in group:
        if claim.stance == "retracts":
            before = next((other for other in denials if _one_speaker(claim, other, words)), None)
            what = f"; denied before{_on(before, days)}: {_quoted(before)}" if before else ""
            yield f"{_who(claim)} takes it back{_on(claim, days)}: {_quoted(claim)}{what}"
    told: set[tuple[str, str]] = set()
    for denial in denials:
        for claim in (claim for claim in group if _stance(claim, opposed=opposed) in FOR):
            pair = (_who(claim), _who(denial))
            if pair not in told and len(told) < MOST_SENTENCES:
                told.add(pair)
                yield _sentence(claim, denial, days, one_speaker=_one_speaker(claim, denial, words))


def _sentence(claim: Claim, denial: Claim, days: Mapping[Member, str | None], *, one_speaker: bool) -> str:
    says = "alleges" if claim.stance == "alleges" else "asserts"
    if one_speaker:
        return f"{_who(claim)} {says} it{_on(claim, days)} and denies it{_on(denial, days)}: {_quoted(claim)}"
    return f"{_who(claim)} {says}, {_who(denial)} denies: {_quoted(claim)}"


def _quoted(claim: Claim) -> str:
    bare = claim.content.strip("\"“”' ")
    return f"“{bare if len(bare) <= SHOWN else bare[: SHOWN - 1] + '…'}”"


def _one_speaker(one: Claim, other: Claim, words: IdentityWords) -> bool:
    if one.speaker is None or other.speaker is None:
        return False
    return same_name(one.speaker, other.speaker, words) >= SAME_SPEAKER


def _who(claim: Claim) -> str:
    return claim.called or "somebody"


def _on(claim: Claim, days: Mapping[Member, str | None]) -> str:
    day = days.get(Member(capture=claim.member.capture, article=claim.member.article))
    return f" ({day})" if day else ""
