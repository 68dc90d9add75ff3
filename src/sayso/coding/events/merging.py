"""One happening, one event: bringing together the drafts that tell it, within a sentence and across the article."""

from collections.abc import Iterable
from dataclasses import replace

from sayso.coding.events.drafts import Draft, Side
from sayso.coding.events.syntax import DEEPEST
from sayso.coding.events.when_where import join_where
from sayso.coding.parses import Parse
from sayso.lang.events import EventWords
from sayso.model import Casualties

GENERAL = frozenset({None, "destroy", "targeted", "firearms"})
BLAST = {"destroy", "explosives"}
ABDUCTION = "abduct"
REALISED = frozenset({"asserted", "alleged", "denied"})
REGION_ORDER = {"body": 0, "title": 1, "caption": 2}
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
SIGHT = 200
"""How many events back one is looked for that is told again: more than a long report tells, and a bound on the work."""
STEM = 5
NEAR = 4
"""How many sentences back a result or a bare mention may look for its act."""


def merge_drafts(parse: Parse, drafts: list[Draft], words: EventWords) -> list[Draft]:
    """The happenings of an article, each once, told by its best draft, in the order of their triggers."""
    merged: list[Draft] = []
    for draft in sorted(_in_sentences(parse, drafts, words), key=lambda d: (REGION_ORDER[d.region], d.token)):
        place = _pointed_at(merged, draft) if draft.pointer else _earlier(parse, merged, draft, words)
        if place is not None:
            merged[place] = _join(merged[place], draft)
        elif draft.pointer:
            continue
        elif draft.region == "body" or not _told(merged, draft):
            merged.append(draft)
    return sorted(merged, key=lambda d: d.token)


def _in_sentences(parse: Parse, drafts: list[Draft], words: EventWords) -> list[Draft]:
    found: list[Draft] = []
    for draft in drafts:
        if draft.pointer:
            found.append(draft)
            continue
        near = range(len(found) - 1, max(-1, len(found) - 1 - SIGHT), -1)
        same = [k for k in near if found[k].sentence == draft.sentence]
        place = next((k for k in same if _one_act(parse, found[k], draft, words)), None)
        if place is None:
            found.append(draft)
        else:
            found[place] = _join(found[place], draft)
    return found


def _one_act(parse: Parse, one: Draft, two: Draft, words: EventWords) -> bool:
    """Whether two triggers of one sentence tell one act: an act with its result, or a result with another."""
    if one.kind != two.kind or (one.status in REALISED) != (two.status in REALISED) or one.pointer:
        return False
    if _told_apart(parse, one, two, words):
        return False
    if _clash(one.actors, two.actors) or not _modes_agree(one, two):
        return False
    linked = _linked(parse, one.token, two.token)
    if one.kind != "ASSAULT":
        apart = one.recipients and two.recipients and not _share(one.recipients, two.recipients)
        return linked and not _clash(one.recipients, two.recipients) and (one.nominal or two.nominal or not apart)
    if linked and {one.mode, two.mode} == BLAST:
        return True  # "the plane was destroyed when a bomb exploded at the airport"
    if one.result or two.result:
        return linked or not (one.actors and two.actors and one.recipients and two.recipients)
    return linked and not _clash(one.recipients, two.recipients)


def _told_apart(parse: Parse, one: Draft, two: Draft, words: EventWords) -> bool:
    """Whether one act is told before or after another: "the raids began after the kidnapping".

    Not where the other is a result ("died after an attack").
    """
    if one.sentence != two.sentence:
        return False
    for low, high in ((one, two), (two, one)):
        if not low.nominal or high.result:
            continue
        above = {high.token, *parse.ancestors(high.token)}
        for i in parse.ancestors(low.token):
            if i in above:
                break
            if parse.tokens[i].text.casefold() in words.syntax.apart_in_time:
                return True
    return False


def _linked(parse: Parse, one: int, two: int) -> bool:
    """Whether one token hangs on the other, at most a few steps away and not through a relative clause of a party."""
    for low, high in ((one, two), (two, one)):
        for steps, i in enumerate(parse.ancestors(low), 1):
            if i == high:
                return True
            if steps >= DEEPEST:
                break
    return False


def _earlier(parse: Parse, merged: list[Draft], draft: Draft, words: EventWords) -> int | None:
    """The place of an earlier event that the draft tells again."""
    best: tuple[float, int] | None = None
    for place in range(max(0, len(merged) - SIGHT), len(merged)):
        event = merged[place]
        if not _compatible(event, draft) or _told_apart(parse, event, draft, words):
            continue
        evidence = _evidence(event, draft, words)
        if evidence >= 2 and (best is None or evidence >= best[0]):
            best = (evidence, place)
    return best[1] if best else None


def _pointed_at(merged: list[Draft], draft: Draft) -> int | None:
    """The place of the act that "the crime" points at: the last one that names no doer, or the same."""
    for place in range(len(merged) - 1, -1, -1):
        event = merged[place]
        if event.kind != draft.kind or event.status not in REALISED or event.region != draft.region:
            continue
        if draft.sentence - event.sentence > 3 * NEAR:
            return None
        if not event.actors or _share(event.actors, draft.actors):
            return place
    return None


def _compatible(event: Draft, draft: Draft) -> bool:
    if event.kind != draft.kind or (event.status in REALISED) != (draft.status in REALISED):
        return False
    if not _modes_agree(event, draft):
        return False
    if event.historical != draft.historical and draft.region == "body" and not draft.again:
        return False
    if _clash(event.actors, draft.actors) or _figures_clash(event.casualties, draft.casualties):
        return False
    if _apart(event, draft) or _two_addresses(event, draft):
        return False
    return not _clash(event.recipients, draft.recipients) or (
        draft.kind == "ASSAULT" and (event.result != draft.result)
    )


def _two_addresses(one: Draft, two: Draft) -> bool:
    """Whether two verbs tell verbal acts towards different people: one speaker says many things to many. What the lead
    tells of somebody is told again of them by name.
    """
    if one.kind not in SPOKEN or one.nominal or two.nominal or (one.lead and one.sentence != two.sentence):
        return False
    known = all(side.actor or not side.pronoun for side in (*one.recipients, *two.recipients))
    return bool(one.recipients and two.recipients) and known and not _share(one.recipients, two.recipients)


def _modes_agree(one: Draft, two: Draft) -> bool:
    """Whether both may be one act; killing some and abducting others are two, though one attack may be either."""
    if one.mode != two.mode and ABDUCTION in (one.mode, two.mode):
        other = two if one.mode == ABDUCTION else one
        return other.mode is None and other.nominal and not other.result
    return one.mode == two.mode or one.mode in GENERAL or two.mode in GENERAL


def _apart(one: Draft, two: Draft) -> bool:
    """Whether the two are told of different days or places."""
    if one.dated and two.dated and one.when and two.when and one.when.start and two.when.start:
        if one.when.granularity == two.when.granularity == "day" and one.when.start != two.when.start:
            return True
        if one.when.end and two.when.end and (one.when.end < two.when.start or two.when.end < one.when.start):
            return True
    first, second = one.where, two.where
    if first and second and first.evidence != second.evidence and first.name != second.name:
        near = "country" not in (first.precision, second.precision)
        if near and first.country and second.country and first.country != second.country:
            return True
        both_exact = first.precision in ("exact", "near") and second.precision in ("exact", "near")
        return both_exact and first.geonames_id is not None and second.geonames_id is not None
    return False


def _evidence(event: Draft, draft: Draft, words: EventWords) -> float:
    """How much speaks for one happening; two points are enough."""
    points = 0.0
    points += 1.5 if _share(event.actors, draft.actors) else 0.5 * _same_sort(event.actors, draft.actors)
    points += (
        1.5 if _share(event.recipients, draft.recipients) else 0.5 * _same_sort(event.recipients, draft.recipients)
    )
    if event.actors and draft.actors and not draft.again and not _share(event.actors, draft.actors):
        points -= 1
    points += 2 * _same_figures(event.casualties, draft.casualties)
    if {(c.kind, c.best) for c in event.casualties} & {(c.kind, c.best) for c in draft.casualties}:
        points += 0.5
    if draft.region == "body" and 0 < draft.sentence - event.sentence <= 2:
        points += 0.5
    if draft.region != "body":
        points += 1.5
    if (
        draft.again
        and (draft.lemma in words.any_act or any(_one_stem(draft.lemma, one) for one in (event.lemma, *event.lemmas)))
        and draft.sentence - event.sentence <= (2 if draft.plural else 3 * NEAR)
    ):
        points += 1.5
    if draft.nominal and not draft.actors and not draft.recipients and not draft.casualties:
        points += 1
    if draft.result and not event.result and draft.sentence - event.sentence <= 1 and not draft.actors:
        points += 1.5
    if event.when and draft.when and event.when.start == draft.when.start and event.when.granularity == "day":
        points += 0.75
    if event.where and draft.where and event.where.name == draft.where.name and draft.where.precision != "country":
        points += 0.5
    if event.mode and event.mode == draft.mode:
        points += 0.75
    if event.lead and draft.sentence != event.sentence:
        points += 0.5
    return points


def _one_stem(one: str, two: str) -> bool:
    """Whether two lemmas begin alike: "kidnap" and "kidnapping", "assassinate" and "assassination"."""
    shared = min(STEM, len(one), len(two))
    return shared >= STEM - 1 and one[:shared] == two[:shared]


def _same_sort(one: tuple[Side, ...], two: tuple[Side, ...]) -> bool:
    return any(a.sort and a.sort == b.sort for a in one for b in two)


def _told(merged: list[Draft], draft: Draft) -> bool:
    """Whether the body tells an event of the type, so that one in the title or a caption is not needed."""
    same = [event for event in merged if event.kind == draft.kind and not _apart(event, draft)]
    if draft.region == "title":
        return bool(same)
    if draft.dated:
        return any(event.dated for event in same)
    return any(_share(event.actors, draft.actors) or _share(event.recipients, draft.recipients) for event in same)


def _keys(sides: Iterable[Side]) -> set[str]:
    found: set[str] = set()
    for side in sides:
        found.add(side.actor or side.key)
        if not side.pronoun:
            found.add(side.key)
    return found


def _share(one: tuple[Side, ...], two: tuple[Side, ...]) -> bool:
    return bool(_keys(one) & _keys(two))


def _clash(one: tuple[Side, ...], two: tuple[Side, ...]) -> bool:
    """Whether both name parties and none of them can be the same.

    An unresolved pronoun may be anybody; a description may be any description of its sort, or a name.
    """
    if not one or not two or _share(one, two):
        return False
    return not any(_may_be(a, b) for a in one for b in two)


def _may_be(one: Side, two: Side) -> bool:
    if (one.pronoun and one.actor is None) or (two.pronoun and two.actor is None):
        return True
    if one.named and two.named:
        return False
    if two.indefinite and one.key != two.key:  # "a soldier" is somebody else
        return False
    return one.sort == two.sort or "" in (one.sort, two.sort) or {one.sort, two.sort} == {"people", "armed"}


def _figures_clash(one: tuple[Casualties, ...], two: tuple[Casualties, ...]) -> bool:
    for kind in ("killed", "injured", "arrested", "abducted", "displaced"):
        first = {c.best for c in one if c.kind == kind and c.best is not None}
        second = {c.best for c in two if c.kind == kind and c.best is not None}
        if first and second and not first & second and sum(first) not in second and sum(second) not in first:
            return True
    return False


def _same_figures(one: tuple[Casualties, ...], two: tuple[Casualties, ...]) -> bool:
    first = {(c.kind, c.best) for c in one if c.best is not None and c.best > 1}
    return bool(first & {(c.kind, c.best) for c in two if c.best is not None and c.best > 1})


def _join(event: Draft, draft: Draft) -> Draft:
    """The event told by both: parties of the one that names them, the act's words before the result's."""
    one_act = event.result and not draft.result and not draft.plural and event.sentence == draft.sentence
    lead, other = (draft, event) if event.pointer or one_act else (event, draft)
    recipients = lead.recipients or other.recipients
    if lead.sentence == other.sentence and lead.recipients and lead.kind == "ASSAULT":
        known = _keys(lead.recipients)
        recipients = lead.recipients + tuple(s for s in other.recipients if not _keys([s]) & known)
    actors = lead.actors or other.actors
    if all(s.pronoun and s.actor is None for s in actors) and other.actors:
        actors = other.actors
    status = lead.status
    named = any(side.named for side in lead.actors)
    if other.claimed and not named and other.actors:
        known = _keys(actors)
        actors = actors + tuple(side for side in other.actors if not _keys([side]) & known)
    if other.claimed and not named and status == "asserted":
        status = "alleged"  # that it happened is told as a fact, but who did it is only claimed
    if other.disputed and status == "asserted":
        status = "alleged"
    if {lead.status, other.status} in ({"denied", "asserted"}, {"denied", "alleged"}):
        status = "alleged"  # one denies what others tell
    return replace(
        lead,
        status=status,
        acled=lead.acled or other.acled,
        mode=lead.mode if lead.mode not in (None, "destroy") or other.mode is None else other.mode,
        result=lead.result and other.result,
        violent=lead.violent and other.violent,
        actors=actors,
        recipients=recipients,
        casualties=_joined_figures(lead.casualties, other.casualties),
        when=other.when if other.dated and not lead.dated else lead.when or other.when,
        dated=lead.dated or other.dated,
        where=join_where(lead, other),
        where_near=lead.where_near or other.where_near,
        lemmas=lead.lemmas | other.lemmas | {other.lemma},
        mentions=tuple(dict.fromkeys([*lead.mentions, other.trigger, *other.mentions])),
        historical=_background(lead, other),
    )


def _background(lead: Draft, other: Draft) -> bool:
    """Background by the one that is dated, else only if both are."""
    for draft in (lead, other):
        if draft.dated:
            return draft.historical
    return lead.historical and other.historical


def _joined_figures(one: tuple[Casualties, ...], two: tuple[Casualties, ...]) -> tuple[Casualties, ...]:
    """Figures of the first, and of the second those of kinds that the first does not count.

    Where both give one figure of a kind, what the second adds to it counts too ("six priests", "six priests and two
    women").
    """
    kinds = {c.kind for c in one if c.best is not None}
    spans = {c.evidence for c in one}
    said = {(c.kind, c.best) for c in one if c.best is not None}
    agreed = {c.kind for c in two if (c.kind, c.best) in said}
    return one + tuple(
        c
        for c in two
        if c.evidence not in spans
        and (c.kind not in kinds or (c.kind in agreed and c.best is not None and (c.kind, c.best) not in said))
    )
