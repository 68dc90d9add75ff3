"""Reports made by hand, for linking: what an article names and says, without its text."""

from collections.abc import Iterable

from sayso.linking.reports import Report, ReportedActor, ReportedClaim, ReportedPlace, ReportedRelation
from sayso.model import Member, PublicationDate
from sayso.model.vocabulary import ActorKind, RelationKind, Stance


def actor(
    name: str,
    kind: ActorKind = "person",
    *,
    aliases: Iterable[str] = (),
    roles: Iterable[str] = (),
    country: str | None = None,
    sector: str | None = None,
    number: int = 0,
) -> ReportedActor:
    """An actor; `number` tells apart those of one name in one report."""
    return ReportedActor(
        id=f"{name}#{number}".replace(" ", "_"),
        name=name,
        aliases=tuple(aliases),
        kind=kind,
        roles=tuple(roles),
        country=country,
        sector=sector,
        mentions=1,
    )


def claim(
    source: str, content: str, stance: Stance = "asserts", *, cue: str = "said", speaker: str | None = None
) -> ReportedClaim:
    """A claim; `speaker` is the id of an actor."""
    return ReportedClaim(
        id=f"{source}/{stance}/{content}".replace(" ", "_"),
        source=source,
        cue=cue,
        content=content,
        stance=stance,
        speaker=speaker,
    )


def report(
    article: str,
    *actors: ReportedActor,
    claims: Iterable[ReportedClaim] = (),
    relations: Iterable[tuple[RelationKind, str, str]] = (),
    towns: Iterable[int] = (),
    day: str | None = None,
) -> Report:
    """A report of its own page. `relations` name actors by their names; `towns` are numbers of GeoNames."""
    ids = {known.name: known.id for known in actors}
    date = PublicationDate(value=day, earliest=day, latest=day, basis="text", evidence=None) if day else None
    return Report(
        member=Member(capture=f"sha256:{article}", article=article),
        title="",
        text="",
        captions=(),
        byline="",
        dateline="",
        url=None,
        captured_at=None,
        publisher=None,
        agency=None,
        authors=(),
        published=date,
        events=(),
        actors=actors,
        claims=tuple(claims),
        relations=tuple(
            ReportedRelation(kind=kind, from_actor=ids[one], to_actor=ids[other]) for kind, one, other in relations
        ),
        places=tuple(_town(number) for number in towns),
    )


def _town(number: int) -> ReportedPlace:
    return ReportedPlace(
        name=f"Town {number}",
        country=None,
        admin1=None,
        kind="settlement",
        lat=None,
        lon=None,
        geonames_id=number,
        mentions=1,
    )
