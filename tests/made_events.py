"""Events and reports with a text, made by hand for linking."""

from collections.abc import Iterable
from dataclasses import replace

from tests.made_reports import actor, claim, report

from sayso.linking.reports import Report, ReportedActor, ReportedClaim, ReportedEvent, ReportedParty, ReportedPlace
from sayso.model import Casualties, Span, When, Where
from sayso.model.vocabulary import CasualtyKind, Stance, Status

SPAN = Span(start=0, end=1)
TOWNS = {"Halden": 1, "Orvik": 2, "Mirsk": 3}


def event(
    name: str,
    sentence: str,
    kind: str = "ASSAULT",
    mode: str | None = None,
    *,
    trigger: str = "attacked",
    status: Status = "asserted",
    historical: bool = False,
    actors: Iterable[str] = (),
    recipients: Iterable[str] = (),
    day: str | None = None,
    town: str | None = None,
    killed: int | tuple[int, int | None] | None = None,
    chain: tuple[str, ...] = (),
    said: str = "",
) -> ReportedEvent:
    """An event; its parties are the words given, which name actors of the report if it has such."""
    when = When(start=day, end=day, granularity="day", basis="explicit", evidence=None) if day else None
    return ReportedEvent(
        id=name,
        type=kind,
        mode=mode,
        status=status,
        historical=historical,
        trigger=trigger,
        sentence=sentence,
        telling=sentence,
        actors=tuple(ReportedParty(words=words, actor=f"{words}#0".replace(" ", "_")) for words in actors),
        recipients=tuple(ReportedParty(words=words, actor=f"{words}#0".replace(" ", "_")) for words in recipients),
        when=when,
        where=_where(town) if town else None,
        casualties=() if killed is None else (_casualties("killed", killed),),
        attribution=None,
        chain=chain,
        said=said,
    )


def told(
    article: str,
    *events: ReportedEvent,
    title: str = "",
    people: Iterable[str] = (),
    bodies: Iterable[str] = (),
    denials: Iterable[tuple[str, str]] = (),
    day: str | None = None,
    publisher: str | None = None,
    extra: str = "",
) -> Report:
    """A report whose text is its title and the sentences of its events."""
    actors: list[ReportedActor] = [*(actor(name) for name in people), *(actor(name, "organization") for name in bodies)]
    stance: Stance = "denies"
    claims: list[ReportedClaim] = [
        claim(speaker, content, stance, speaker=f"{speaker}#0".replace(" ", "_")) for speaker, content in denials
    ]
    towns = [one.where for one in events if one.where]
    days = {one.when.start for one in events if one.when and one.when.start}
    return replace(
        report(article, *actors, claims=claims, day=day),
        title=title,
        text="\n".join([*(one.sentence for one in events), extra]),
        events=events,
        publisher=publisher,
        days=tuple(sorted(days)),
        places=tuple(_place(where) for where in dict.fromkeys(towns)),
    )


def _casualties(kind: CasualtyKind, count: int | tuple[int, int | None]) -> Casualties:
    least, most = count if isinstance(count, tuple) else (count, count)
    best = least if least == most else None
    return Casualties(kind=kind, min=least, best=best, max=most, who=None, evidence=SPAN)


def _where(town: str) -> Where:
    number = TOWNS[town]
    return Where(
        name=town,
        country="NO",
        admin1=None,
        lat=59.0 + number,
        lon=11.0,
        geonames_id=number,
        precision="exact",
        evidence=None,
    )


def _place(where: Where) -> ReportedPlace:
    return ReportedPlace(
        name=where.name,
        country=where.country,
        admin1=None,
        kind="settlement",
        lat=where.lat,
        lon=where.lon,
        geonames_id=where.geonames_id,
        mentions=1,
    )
