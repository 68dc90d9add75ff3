"""Stories, disagreements and changes: what linking made of the record."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from sayso.linking import Story
from sayso.model import Change, Judgement, visible
from sayso.record import Printed, read_judgements, read_printed
from sayso.record.blindness import read_blind
from sayso.record.event_pages import find_known_events
from sayso.record.link_pages import read_changes_page, read_first_members, read_links, read_links_page
from sayso.web.pages.happening import Happening, read_happening
from sayso.web.query import BadRequestError, Query
from sayso.web.rendering import text_address
from sayso.web.site import Answer, Site
from sayso.web.viewer import viewer_of

STORIES = 15
HAPPENINGS = 8  # of one story
ARTICLES = 20  # of one story
DISPUTED = 15
CHANGES = 100
JUDGED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryArticle:
    """An article of a story, and what it is known by."""

    capture: str
    article: str
    printed: Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story: its articles and happenings, the first ones of both where they are many."""

    articles: tuple[StoryArticle, ...]
    article_count: int
    happenings: tuple[Happening, ...]
    happening_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesPage:
    """Stories, those of most articles first."""

    rows: tuple[StoryRow, ...]
    whole: int
    after: str
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementsPage:
    """Happenings whose reports do not agree."""

    rows: tuple[Happening, ...]
    after: str
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """The change feed, the latest first; on its first page the last judgements, too.

    `places` are addresses of what a link, or an event that somebody judged, speaks of; a link that is gone has none.
    """

    rows: tuple[Change, ...]
    judgements: tuple[Judgement, ...]
    places: dict[str, str]
    after: str
    before: str = ""


def show_stories(site: Site, request: Request, query: Query) -> Answer:
    """`/stories`: articles about the same happenings, and how many independent voices they are."""
    stories = site.snapshot().stories
    start = min(_number(query) or 0, len(stories))
    shown = stories[start : start + STORIES]
    rows = tuple(_story(site, story) for story in shown)
    after = str(start + STORIES) if start + STORIES < len(stories) else ""
    return Answer(
        template="stories.html", title="Stories", data=StoriesPage(rows=rows, whole=len(stories), after=after)
    )


def show_disagreements(site: Site, request: Request, query: Query) -> Answer:
    """`/disagreements`: what reports of one happening do not agree on, side by side."""
    found = read_links_page(site.record, kind="event", disputed=True, limit=DISPUTED, after=query.one("after"))
    rows = tuple(read_happening(site.record, link) for link in found.links)
    data = DisagreementsPage(rows=rows, after=found.after)
    return Answer(template="disagreements.html", title="Disagreements", data=data)


def show_changes(site: Site, request: Request, query: Query) -> Answer:
    """`/changes`: what was created, updated, superseded, merged, split and withdrawn, and by whom."""
    rows = read_changes_page(site.record, limit=CHANGES + 1, before=_number(query))
    shown = rows[:CHANGES]
    judged: list[Judgement] = []
    if not query.one("after"):
        seen = visible(read_judgements(site.record), read_blind(site.record), viewer_of(request))
        judged = seen[-JUDGED:][::-1]
    data = ChangesPage(
        rows=tuple(shown),
        judgements=tuple(judged),
        places=_places(site, shown),
        after=str(shown[-1].no) if len(rows) > CHANGES else "",
    )
    return Answer(template="changes.html", title="Changes", data=data)


def _places(site: Site, changes: Sequence[Change]) -> dict[str, str]:
    """Where what changed is shown: the first member of a link, or the event that somebody judged."""
    first = read_first_members(site.record, [one.link for one in changes])
    found: dict[str, str] = {}
    for one in changes:
        member = first.get(one.link)
        if member is not None and member.event:
            found[one.link] = f"/events/{member.event}"
        elif member is not None and member.actor:
            found[one.link] = f"/actors/{member.actor}"
        elif member is not None:
            found[one.link] = text_address(member.capture, member.article)
    events = [one.link for one in changes if one.kind == "event" and one.link not in found]
    found |= {name: f"/events/{name}" for name in find_known_events(site.record, events)}
    return found


def _story(site: Site, story: Story) -> StoryRow:
    links = read_links(site.record, story.links[:HAPPENINGS])
    articles = story.articles[:ARTICLES]
    printed = read_printed(site.record, articles)
    return StoryRow(
        articles=tuple(
            StoryArticle(capture=one.capture, article=one.article, printed=printed[one])
            for one in articles
            if one in printed
        ),
        article_count=len(story.articles),
        happenings=tuple(read_happening(site.record, links[name]) for name in story.links if name in links),
        happening_count=len(story.links),
    )


def _number(query: Query) -> int | None:
    after = query.one("after")
    if after and not (after.isdecimal() and len(after) < 16):
        raise BadRequestError(f"{after!r} is no place in the list; begin at its first page")
    return int(after) if after else None
