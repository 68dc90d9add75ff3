"""A record of two reports of one shelling, which do not agree on the dead, for dossiers."""

from dataclasses import replace
from pathlib import Path

from made import made_capture
from sayso.ids import bytes_id, record_id, text_digest
from sayso.model import (
    Article,
    Attribution,
    CaptureHead,
    Casualties,
    CodedCapture,
    Event,
    EventLink,
    Member,
    MergedFigure,
    MergedValue,
    Party,
    PublicationDate,
    Reported,
    Span,
    When,
    Where,
)
from sayso.record import Run, open_record
from sayso.record.linked import article_keys, insert_links

HEADLINE = "Nine Dead in Port Halden, Mayor Says"
SENTENCE = "The mayor said that gunners shelled the market on Thursday and killed nine people."
PLACED = "Port Halden lies on the coast."


def other_capture(path: str = "pages/orvik.txt", *, more: str = "") -> CodedCapture:
    """The second report; `more` stands in its headline, its sentence and the names of outlet and speaker."""
    headline, sentence = HEADLINE + more, f"{SENTENCE} {more}" if more else SENTENCE
    text = "\n\n".join([headline, sentence, PLACED])

    def at(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    capture_id = bytes_id(text.encode("utf-8", "surrogatepass"))
    said = Attribution(
        id=record_id("said", capture_id),
        source=(at("The mayor"),),
        cue=(at("said that"),),
        content=(at("gunners shelled the market on Thursday and killed nine people"),),
        kind="indirect",
        stance="asserts",
    )
    event = Event(
        id=record_id("event", capture_id),
        type="ASSAULT",
        mode="heavy-weapons",
        contexts=(),
        status="asserted",
        historical=False,
        trigger=at("shelled"),
        sentence=at(sentence),
        actors=(Party(spans=(at("gunners"),)),),
        recipients=(Party(spans=(at("the market"),)),),
        when=When(start="2025-12-25", end="2025-12-25", granularity="day", basis="relative", evidence=at("Thursday")),
        where=Where(
            name="Port Halden", country="NO", admin1=None, lat=59.1, lon=11.4, geonames_id=None, precision="near",
            evidence=at("Port Halden lies"),
        ),
        casualties=(Casualties(kind="killed", min=9, best=9, max=9, who="people" + more, evidence=at("nine people")),),
        attribution=said.id,
        chain=("Orvik Times" + more, "The mayor" + more),
    )  # fmt: skip
    article = Article(
        id=record_id("article", capture_id),
        title=at(headline),
        body=(at(sentence), at(PLACED)),
        publisher="Orvik Times" + more,
        published=PublicationDate(
            value="2025-12-26", earliest="2025-12-26", latest="2025-12-26", basis="byline", evidence=None
        ),
        language="en",
        attributions=(said,),
        events=(event,),
    )
    head = CaptureHead(
        id=capture_id, path=path, url=None, media_type="text/plain", captured_at=None, view="text/1",
        text_sha256=text_digest(text), text=text,
    )  # fmt: skip
    return CodedCapture(capture=head, articles=(article,))


def made_link(one: CodedCapture, other: CodedCapture) -> EventLink:
    """Both tell of one shelling: five dead or nine."""
    members = tuple(
        Member(capture=coded.capture.id, article=coded.articles[0].id, event=coded.articles[0].events[0].id)
        for coded in (one, other)
    )
    both = Reported(value="ASSAULT", members=(0, 1))
    figures = (Reported(value=5, members=(0,)), Reported(value=9, members=(1,)))
    return EventLink(
        id="0123456789abcdef",
        members=members,
        articles=2,
        publishers=2,
        origins=2,
        merged={
            "type": MergedValue(value="ASSAULT", reported=(both,)),
            "where": MergedValue(value="Port Halden", reported=(replace(both, value="Port Halden"),)),
            "casualties.killed": MergedFigure(
                best=9, low=5, high=9, rule="most-recent", reported=figures, disagreements=figures
            ),
        },
        score=0.9,
    )


def made_brief(folder: Path, *, more: str = "") -> Path:
    """The record of both reports, and their captures as files in `folder/pages`."""
    one, other = made_capture(), other_capture(more=more)
    (folder / "pages").mkdir(exist_ok=True)
    for coded in (one, other):
        raw = (coded.capture.text or "").encode("utf-8", "surrogatepass")
        (folder / coded.capture.path).write_bytes(raw)
    path = folder / "brief.db"
    with open_record(str(path), create=True) as record:
        run = Run(record, coder="1")
        for coded in (one, other):
            run.write(coded)
        run.end()
        with record.writing() as connection:
            link = made_link(one, other)
            insert_links(connection, [link], article_keys(connection, link.members))
    return path
