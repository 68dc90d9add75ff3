"""Links of a made-up record, as linking would write them: made from what is known to be true of it, not by comparing.

Comparing a hundred thousand events takes an hour; what pages cost depends on the links alone.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, insert, select

from sayso.ids import record_id
from sayso.linking import DEFAULT_RULE
from sayso.model import ActorLink, ClaimLink, CopyLink, EventLink, Link, Member, MergedFigure, MergedValue, Reported
from sayso.record import Record
from sayso.record.database import now
from sayso.record.linked import ArticleKey, insert_links
from sayso.record.queries import TABLES
from sayso.record.schema import captures, changes

SHARED = 0.45  # share of the events that more than one article reports
DISPUTED = 0.2  # share of the happenings whose figures cannot all be right
COPIED = 0.15  # share of the articles that are a copy of another
DOUBTFUL = 60  # pairs of names of which nobody can say
SLICE = 2_000


@dataclass(frozen=True, slots=True)
class _Part:
    """A coded thing by its ids and by where it stands."""

    member: Member
    key: ArticleKey
    name: str


def write_links(record: Record) -> int:
    """Link a record of made captures, the same way each time. How many links are written."""
    chance = random.Random(11)
    with record.writing() as connection:
        publishers = _publishers(connection)
        made = [
            *_happenings(_parts(connection, "events", "event", "type"), publishers, chance),
            *_identities(_parts(connection, "actors", "actor", "name"), chance),
            *_claims(_parts(connection, "attributions", "attribution", "stance"), chance),
            *_copies(_articles(connection), chance),
        ]
        where = {(one.member.capture, one.member.article): one.key for one in _articles(connection)}
        rest = iter(made)
        while part := list(islice(rest, SLICE)):
            insert_links(connection, part, where)
            connection.execute(insert(changes), [_created(link) for link in part])
    return len(made)


def _parts(connection: Connection, table: str, part: str, name: str) -> list[_Part]:
    own, article = TABLES[table], TABLES["articles"]
    wanted = (
        select(captures.c.id.label("capture"), article.c.id.label("article"), article.c.capture_no, article.c.no,
               own.c.id, own.c[name].label("name"))
        .join_from(own, article, (article.c.capture_no == own.c.capture_no) & (article.c.no == own.c.article_no))
        .join(captures, captures.c.no == own.c.capture_no)
        .order_by(*own.primary_key)
    )  # fmt: skip
    return [
        _Part(Member(capture=row.capture, article=row.article, **{part: row.id}), (row.capture_no, row.no), row.name)
        for row in connection.execute(wanted)
    ]


def _articles(connection: Connection) -> list[_Part]:
    article = TABLES["articles"]
    wanted = select(captures.c.id.label("capture"), article.c.id, article.c.capture_no, article.c.no)
    rows = connection.execute(wanted.join_from(article, captures).order_by(*article.primary_key))
    return [_Part(Member(capture=row.capture, article=row.id), (row.capture_no, row.no), "") for row in rows]


def _publishers(connection: Connection) -> dict[str, str]:
    article = TABLES["articles"].c
    return {row.id: row.publisher or "" for row in connection.execute(select(article.id, article.publisher))}


def _happenings(events: list[_Part], publishers: Mapping[str, str], chance: random.Random) -> Iterator[Link]:
    told = [one for one in events if chance.random() < SHARED]
    by_kind: defaultdict[str, list[_Part]] = defaultdict(list)
    for one in told:
        by_kind[one.name].append(one)
    for kind, members in sorted(by_kind.items()):
        chance.shuffle(members)
        rest = iter(members)
        while len(group := list(islice(rest, min(12, 2 + int(chance.expovariate(0.9)))))) > 1:
            yield _happening(kind, sorted(one.member for one in group), publishers, chance)


def _happening(kind: str, members: Sequence[Member], publishers: Mapping[str, str], chance: random.Random) -> EventLink:
    articles = len({member.article for member in members})
    reported = tuple(Reported(value=chance.randrange(1, 30), members=(no,)) for no in range(len(members)))
    figures = [int(one.value) for one in reported]
    killed = MergedFigure(
        best=figures[-1], low=min(figures), high=max(figures), rule=DEFAULT_RULE, reported=reported,
        disagreements=reported if chance.random() < DISPUTED else (),
    )  # fmt: skip
    everybody = tuple(range(len(members)))
    value = MergedValue(value=kind, reported=(Reported(value=kind, members=everybody),))
    return EventLink(
        id=record_id("event", members[0]), members=tuple(members), articles=articles,
        publishers=len({publishers[member.article] for member in members}), origins=chance.randrange(1, articles + 1),
        merged={"type": value, "casualties.killed": killed}, score=round(chance.uniform(0.5, 1), 4),
        reasons=("two rare names on one day",),
    )  # fmt: skip


def _identities(actors: list[_Part], chance: random.Random) -> Iterator[Link]:
    by_name: defaultdict[str, list[Member]] = defaultdict(list)
    for one in actors:
        by_name[one.name].append(one.member)
    several = sorted(name for name, members in by_name.items() if len(members) > 1)
    for name in several:
        members = tuple(sorted(by_name[name]))
        yield ActorLink(
            id=record_id("actor", "same", members[0]), members=members, judgement="same", name=name,
            aliases=(name.partition(" ")[0],),
        )  # fmt: skip
    for name in chance.sample(several, min(DOUBTFUL, len(several) // 2)):
        other = several[several.index(name) - 1]
        members = tuple(sorted(by_name[name] + by_name[other]))
        yield ActorLink(
            id=record_id("actor", "undecided", *members), members=members, judgement="undecided", name=name,
            aliases=(other,), score=0.4, reasons=("near-alike names",),
        )  # fmt: skip


def _claims(claims: list[_Part], chance: random.Random) -> Iterator[Link]:
    told = chance.sample(claims, len(claims) // 5)
    for first in range(0, len(told) - 1, 2):
        members = tuple(sorted(one.member for one in told[first : first + 2]))
        yield ClaimLink(id=record_id("claim", members[0]), members=members, stances={"asserts": (0,), "denies": (1,)})


def _copies(articles: list[_Part], chance: random.Random) -> Iterator[Link]:
    copied = chance.sample(articles, int(len(articles) * COPIED) // 2 * 2)
    for first in range(0, len(copied), 2):
        members = tuple(sorted(one.member for one in copied[first : first + 2]))
        yield CopyLink(
            id=record_id("copy", members[0]), relation="wire_copy", members=members, shared=0.97, score=0.99,
            reasons=("runs of equal words",),
        )  # fmt: skip


def _created(link: Link) -> dict[str, object]:
    return {
        "at": now(), "change": "created", "link": link.id, "kind": link.kind, "others": [], "details": [],
        "by": "machine",
    }  # fmt: skip
