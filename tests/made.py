"""A coded capture made by hand: everything that the format can say, said about a page of our own."""

from dataclasses import replace

from sayso.ids import bytes_id, record_id, text_digest
from sayso.model import (
    Actor,
    Article,
    Attribution,
    CaptureHead,
    Casualties,
    CodedCapture,
    Event,
    Party,
    Period,
    Place,
    PublicationDate,
    Relation,
    Role,
    Span,
    Tally,
    Timex,
    When,
    Where,
)

TITLE = "Shells Hit Market in Port Halden"
LEAD = "Army gunners shelled the market of Port Halden on Thursday, killing at least five traders, AFP reported."
SOURCED = "The health ministry said Colonel Ada Brandt, the brigade's commander, had ordered the fire."
DENIED = "The army denied that its forces had arrested two nurses in May."
COUNTED = "More than 1,200 people have been killed since January 2024, according to the health ministry."
TEXT = "\n\n".join([TITLE, LEAD, SOURCED, DENIED, COUNTED])


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def made_capture(path: str = "pages/halden.txt", *, text: str = TEXT) -> CodedCapture:
    """The page coded whole. Another `text` must begin with TEXT; it gives another capture with other ids."""
    capture_id = bytes_id(text.encode("utf-8"))
    head = CaptureHead(
        id=capture_id,
        path=path,
        url="https://news.example/halden",
        media_type="text/plain",
        captured_at="2025-12-26T08:00:00Z",
        view="text/1",
        text_sha256=text_digest(text),
        text=text,
    )
    return CodedCapture(capture=head, articles=(_article(capture_id),))


def made_captures(count: int) -> list[CodedCapture]:
    return [made_capture(f"pages/{no}.txt", text=f"{TEXT}\n\nPage {no}.") for no in range(count)]


def _article(capture_id: str) -> Article:
    def named(kind: str) -> str:
        return record_id(kind, capture_id)

    afp = Attribution(
        id=named("afp"),
        source=(span_of("AFP"),),
        cue=(span_of("reported"),),
        content=(span_of(LEAD.split(", AFP")[0]),),
        kind="indirect",
        stance="asserts",
        speaker=named("agency"),
    )
    ministry = replace(
        afp,
        id=named("ministry"),
        source=(span_of("The health ministry"),),
        cue=(span_of("said"),),
        content=(span_of(SOURCED.removeprefix("The health ministry said ")),),
        speaker=named("health"),
        parent=afp.id,
        medium="statement",
    )
    denial = replace(
        afp,
        id=named("denial"),
        source=(span_of("The army"),),
        cue=(span_of("denied"),),
        content=(span_of(DENIED.removeprefix("The army denied ")),),
        stance="denies",
        speaker=named("army"),
    )
    shelling = Event(
        id=named("shelling"),
        type="ASSAULT",
        mode="heavy-weapons",
        contexts=("military",),
        status="asserted",
        historical=False,
        trigger=span_of("shelled"),
        sentence=span_of(LEAD),
        mentions=(span_of("Hit"), span_of("the fire")),
        actors=(Party(spans=(span_of("Army gunners"),), actor=named("army")),),
        recipients=(Party(spans=(span_of("five traders"),)),),
        when=When(
            start="2025-12-25", end="2025-12-25", granularity="day", basis="relative", evidence=span_of("Thursday")
        ),
        where=Where(
            name="Port Halden",
            country="XH",
            admin1="Halden",
            lat=12.5,
            lon=-3.25,
            geonames_id=77,
            precision="exact",
            evidence=Span(LEAD.index("Port") + len(TITLE) + 2, LEAD.index("Port") + len(TITLE) + 13),
        ),
        casualties=(
            Casualties(
                kind="killed", min=5, best=5, max=None, who="traders", evidence=span_of("at least five traders")
            ),
        ),
        attribution=afp.id,
        chain=("Halden Post", "AFP"),
    )
    arrest = Event(
        id=named("arrest"),
        type="COERCE",
        mode="arrest",
        contexts=(),
        status="denied",
        historical=True,
        trigger=span_of("arrested"),
        sentence=span_of(DENIED),
        actors=(Party(spans=(span_of("its forces"),), actor=named("army")),),
        recipients=(Party(spans=(span_of("two nurses"),)),),
        when=When(start="2025-05", end="2025-05", granularity="month", basis="explicit", evidence=span_of("May")),
        casualties=(Casualties(kind="arrested", min=2, best=2, max=2, who="nurses", evidence=span_of("two nurses")),),
        attribution=denial.id,
        chain=("Halden Post", "The army"),
    )
    return Article(
        id=named("article"),
        title=span_of(TITLE),
        body=tuple(span_of(part) for part in (LEAD, SOURCED, DENIED, COUNTED)),
        authors=("Ida Holm",),
        publisher="Halden Post",
        agency="AFP",
        published=PublicationDate(
            value="2025-12-25", earliest="2025-12-25", latest="2025-12-26", basis="metadata", evidence=None
        ),
        language="en",
        attributions=(afp, ministry, denial),
        events=(shelling, arrest),
        tallies=(
            Tally(
                kind="killed",
                min=1201,
                best=None,
                max=None,
                who="people",
                period=Period(start="2024-01", end=None),
                counter="health ministry",
                evidence=span_of(COUNTED),
            ),
        ),
        timexes=(Timex(span=span_of("Thursday"), type="DATE", value="2025-12-25", anchor="published"),),
        places=(Place(span=span_of("Port Halden"), name="Port Halden", country="XH", lat=12.5, lon=-3.25),),
        actors=(
            Actor(
                id=named("army"),
                name="Army gunners",
                kind="organization",
                mentions=(span_of("Army gunners"), span_of("its forces"), span_of("The army")),
                aliases=("The army", "gunners"),
                country="XH",
                sector="MIL",
            ),
            Actor(id=named("agency"), name="AFP", kind="organization", mentions=(span_of("AFP"),)),
            Actor(
                id=named("health"), name="health ministry", kind="organization", mentions=(span_of("health ministry"),)
            ),
            Actor(
                id=named("brandt"),
                name="Ada Brandt",
                kind="person",
                mentions=(span_of("Ada Brandt"),),
                roles=(Role(text=span_of("the brigade's commander"), of=named("army")),),
            ),
        ),
        relations=(
            Relation(
                kind="leads",
                from_actor=named("brandt"),
                to_actor=named("army"),
                status="asserted",
                attribution=ministry.id,
                evidence=span_of("the brigade's commander"),
            ),
        ),
    )
