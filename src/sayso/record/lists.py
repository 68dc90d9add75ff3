"""Claims, tallies, problems and captures, a page at a time in the order of the record."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, func, select

from sayso.model import Attribution, Problem, Span, Tally
from sayso.record.database import Record
from sayso.record.event_rows import SNIPPET, ArticleHead, text_of
from sayso.record.identities import ActorKey
from sayso.record.keyset import at_keys, place_of, read_page
from sayso.record.layout import record_of
from sayso.record.queries import TABLES, FoundProblem
from sayso.record.schema import PROBLEMS, captures, completions, info, link_members, runs
from sayso.wording import one_line, words_of

ATTRIBUTIONS, TALLIES, ACTORS, ARTICLES = (TABLES[name] for name in ("attributions", "tallies", "actors", "articles"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some rows of a list, with the places to go on from: `after` the last or `before` the first; empty at an end."""

    rows: list[Any]
    after: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim in a list: who says what, in the words of the text. `speaker` is the name, or the words of the source."""

    claim: Attribution
    speaker: str
    said: str
    content: str
    head: ArticleHead


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """A running count in a list, with the words that it was read from."""

    tally: Tally
    words: str
    head: ArticleHead


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRow:
    """A capture in a list, with its articles. `events` are by article."""

    id: str
    path: str
    url: str | None
    media_type: str
    captured_at: str | None
    coded_at: str | None
    articles: tuple[ArticleHead, ...]
    events: tuple[int, ...]
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A run of a coder; `captures` that it wrote and nothing has replaced since."""

    no: int
    coder: str
    started_at: str
    ended_at: str | None
    captures: int


def read_claims(
    record: Record, *, speaker: str = "", stance: str = "", medium: str = "", limit: int, after: str, before: str
) -> Page:
    """Claims, of a speaker by exact name, a stance, a medium or of all."""
    claim, actor = ATTRIBUTIONS.c, ACTORS.c
    of_speaker = and_(
        actor.capture_no == claim.capture_no, actor.article_no == claim.article_no, actor.id == claim.speaker
    )
    source = ATTRIBUTIONS.join(ACTORS, of_speaker, isouter=not speaker)
    wanted = _with_head(select(ATTRIBUTIONS, actor.name.label("speaker_name")), source, claim)
    for value, column in ((speaker, actor.name), (stance, claim.stance), (medium, claim.medium)):
        if value:
            wanted = wanted.where(column == value)
    with record.reading() as connection:
        found = _page(connection, wanted, ATTRIBUTIONS, limit, after, before)
        texts = _texts(connection, {row.capture_no for row in found.rows})
    return Page(
        rows=[_claim_row(row, texts[row.capture_no]) for row in found.rows], after=found.after, before=found.before
    )


def read_claims_of(
    record: Record, link: str, *, stance: str = "", medium: str = "", limit: int, after: str, before: str
) -> Page:
    """Claims of all those that a link calls one; of a stance or a medium, or all."""
    claim, member = ATTRIBUTIONS.c, link_members.c
    of_member = and_(
        claim.capture_no == member.capture_no, claim.article_no == member.article_no, claim.speaker == member.part
    )
    keys = list(ATTRIBUTIONS.primary_key)
    own = select(*keys).select_from(link_members.join(ATTRIBUTIONS, of_member)).where(member.link_id == link)
    for value, column in ((stance, claim.stance), (medium, claim.medium)):
        if value:
            own = own.where(column == value)
    with record.reading() as connection:
        rows = read_page(connection, own, keys, limit + 1, after, before)
        listed = _claims_at(connection, [(row.capture_no, row.article_no, row.no) for row in rows])
    return _cut(listed, limit, after, before, [place_of(row, keys) for row in rows])


def read_claims_about(record: Record, actors: Sequence[ActorKey], limit: int) -> list[ClaimRow]:
    """Claims of others in which these actors are named, those of the latest captures first."""
    claim, actor, mention = ATTRIBUTIONS.c, ACTORS.c, TABLES["actor_mentions"].c
    places = sorted({key[:2] for key in actors})
    of_actor = and_(
        mention.capture_no == actor.capture_no, mention.article_no == actor.article_no, mention.actor_no == actor.no
    )
    spans = select(actor.capture_no, actor.article_no, mention.span_start, mention.span_end)
    spans = spans.select_from(ACTORS.join(TABLES["actor_mentions"], of_actor))
    said = select(claim.capture_no, claim.article_no, claim.no, claim.speaker, claim.content)
    named: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    own = set(actors)
    found: list[tuple[int, int, int]] = []
    with record.reading() as connection:
        for row in connection.execute(spans.where(at_keys([actor.capture_no, actor.article_no, actor.id], actors))):
            named[row.capture_no, row.article_no].append((row.span_start, row.span_end))
        for row in connection.execute(said.where(at_keys([claim.capture_no, claim.article_no], places))):
            place = (row.capture_no, row.article_no)
            if (*place, row.speaker) not in own and _names(row.content, named[place]):
                found.append((*place, row.no))
        return _claims_at(connection, sorted(found, reverse=True)[:limit])


def _names(content: Sequence[Sequence[int]], mentions: Sequence[tuple[int, int]]) -> bool:
    return any(start <= first and last <= end for start, end in content for first, last in mentions)


def _claims_at(connection: Connection, keys: Sequence[tuple[int, int, int]]) -> list[ClaimRow]:
    """The claims of these keys, in the order given."""
    claim, actor = ATTRIBUTIONS.c, ACTORS.c
    of_speaker = and_(
        actor.capture_no == claim.capture_no, actor.article_no == claim.article_no, actor.id == claim.speaker
    )
    source = ATTRIBUTIONS.outerjoin(ACTORS, of_speaker)
    wanted = _with_head(select(ATTRIBUTIONS, actor.name.label("speaker_name")), source, claim)
    rows = list(connection.execute(wanted.where(at_keys(list(ATTRIBUTIONS.primary_key), keys)))) if keys else []
    texts = _texts(connection, {row.capture_no for row in rows})
    found = {(row.capture_no, row.article_no, row.no): _claim_row(row, texts[row.capture_no]) for row in rows}
    return [found[key] for key in keys if key in found]


def read_tallies(record: Record, *, kind: str = "", limit: int, after: str, before: str) -> Page:
    """Running counts, of one kind or of all."""
    tally = TALLIES.c
    words = text_of(tally.evidence_start, tally.evidence_end).label("words")
    wanted = _with_head(select(TALLIES, words), TALLIES, tally)
    if kind:
        wanted = wanted.where(tally.kind == kind)
    with record.reading() as connection:
        found = _page(connection, wanted, TALLIES, limit, after, before)
    rows = [
        TallyRow(tally=record_of(Tally, row._mapping, {}), words=one_line(row.words or ""), head=_head(row))
        for row in found.rows
    ]
    return Page(rows=rows, after=found.after, before=found.before)


def read_problems(record: Record, *, limit: int, after: str, before: str) -> Page:
    """What could not be read or coded."""
    table = PROBLEMS.table
    wanted = select(table, captures.c.id, captures.c.path).join_from(table, captures)
    with record.reading() as connection:
        found = _page(connection, wanted, table, limit, after, before)
    rows = [
        FoundProblem(
            capture_id=row.id, path=row.path, problem=Problem(stage=row.stage, kind=row.kind, message=row.message)
        )
        for row in found.rows
    ]
    return Page(rows=rows, after=found.after, before=found.before)


def read_captures_page(record: Record, *, limit: int, after: str, before: str) -> Page:
    """Captures with their articles."""
    capture, article, event = captures.c, ARTICLES.c, TABLES["events"].c
    own = [capture.no, capture.id, capture.path, capture.url, capture.media_type, capture.captured_at]
    joined = captures.outerjoin(completions, completions.c.capture_no == capture.no)
    wanted = select(*own, completions.c.completed_at).select_from(joined)
    with record.reading() as connection:
        rows = read_page(connection, wanted, [capture.no], limit + 1, after, before)
        found = _cut(rows, limit, after, before, [place_of(row, [capture.no]) for row in rows])
        nos = [row.no for row in found.rows]
        of_capture = select(ARTICLES, capture.id.label("capture_id"), *_title()).join_from(ARTICLES, captures)
        articles: dict[int, list[Row[Any]]] = defaultdict(list)
        wanted_articles = of_capture.where(article.capture_no.in_(nos)).order_by(article.capture_no, article.no)
        for row in connection.execute(wanted_articles):
            articles[row.capture_no].append(row)
        counted = select(event.capture_no, event.article_no, func.count()).where(event.capture_no.in_(nos))
        events = {
            (row[0], row[1]): row[2] for row in connection.execute(counted.group_by(event.capture_no, event.article_no))
        }
        problem = PROBLEMS.table.c.capture_no
        problems = select(problem, func.count()).where(problem.in_(nos)).group_by(problem)
        faulty = {row[0]: row[1] for row in connection.execute(problems)}
    listed = [
        CaptureRow(
            id=row.id, path=row.path, url=row.url, media_type=row.media_type, captured_at=row.captured_at,
            coded_at=row.completed_at,
            articles=tuple(_head(one, one.id) for one in articles[row.no]),
            events=tuple(events.get((row.no, one.no), 0) for one in articles[row.no]),
            problems=faulty.get(row.no, 0),
        )
        for row in found.rows
    ]  # fmt: skip
    return Page(rows=listed, after=found.after, before=found.before)


def read_runs(record: Record) -> list[RunRow]:
    """Every run that has written something, the last one first."""
    kept = select(completions.c.run_no, func.count()).group_by(completions.c.run_no)
    with record.reading() as connection:
        numbers = {row[0]: row[1] for row in connection.execute(kept)}
        rows = list(connection.execute(select(runs).order_by(runs.c.no.desc())))
    return [
        RunRow(
            no=row.no, coder=row.coder, started_at=row.started_at, ended_at=row.ended_at,
            captures=numbers.get(row.no, 0),
        )
        for row in rows
    ]  # fmt: skip


def read_info(record: Record) -> dict[str, str]:
    """What the record says of itself: program, format, made_by, made_at ..."""
    with record.reading() as connection:
        return {row.name: row.value for row in connection.execute(select(info).order_by(info.c.name))}


def _page(connection: Connection, wanted: Any, table: Table, limit: int, after: str, before: str) -> Page:
    keys = list(table.primary_key)
    rows = read_page(connection, wanted, keys, limit + 1, after, before)
    return _cut(rows, limit, after, before, [place_of(row, keys) for row in rows])


def _cut(rows: list[Any], limit: int, after: str, before: str, places: list[str]) -> Page:
    """One row more than asked for says whether something follows; `places` are those of the rows."""
    more = len(places) > limit
    part = slice(-limit, None) if before else slice(limit)
    shown, behind, ahead = places[part], True if before else more, more if before else bool(after)
    return Page(
        rows=rows[part], after=shown[-1] if shown and behind else "", before=shown[0] if shown and ahead else ""
    )


def _with_head(wanted: Any, source: Any, owner: Any) -> Any:
    article = ARTICLES.c
    of_article = and_(article.capture_no == owner.capture_no, article.no == owner.article_no)
    return wanted.add_columns(
        captures.c.id.label("capture_id"), article.id.label("article_id"), article.publisher, article.agency,
        article.published_value, article.published_earliest, *_title(),
    ).select_from(source.join(ARTICLES, of_article).join(captures, captures.c.no == owner.capture_no))  # fmt: skip


def _title() -> tuple[Any, ...]:
    return (text_of(ARTICLES.c.title_start, ARTICLES.c.title_end).label("title"),)


def _head(row: Any, article_id: str | None = None) -> ArticleHead:
    return ArticleHead(
        capture=row.capture_id,
        article=article_id or row.article_id,
        title=one_line(row.title or ""),
        publisher=row.publisher,
        agency=row.agency,
        published=row.published_value or row.published_earliest,
    )


def _texts(connection: Connection, nos: set[int]) -> dict[int, str]:
    wanted = select(captures.c.no, captures.c.text).where(captures.c.no.in_(nos))
    return {row.no: row.text or "" for row in connection.execute(wanted)}


def _claim_row(row: Any, text: str) -> ClaimRow:
    claim: Attribution = record_of(Attribution, row._mapping, {})

    def said(spans: tuple[Span, ...]) -> str:
        return " … ".join(words_of(text, Span(span.start, min(span.end, span.start + SNIPPET))) for span in spans)

    speaker = one_line(row.speaker_name) if row.speaker_name else said(claim.source)
    return ClaimRow(claim=claim, speaker=speaker, said=said(claim.cue), content=said(claim.content), head=_head(row))
