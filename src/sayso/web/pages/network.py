"""The network of actors: who acts against whom, works with whom, and speaks of whom."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request

from sayso.record.actor_pages import find_ids
from sayso.record.columns import Mask
from sayso.record.event_index import EventIndex
from sayso.record.identities import Identities
from sayso.record.pairs import Pair, count_pairs
from sayso.record.relations import RelationCount
from sayso.web.drawings.network import Point, place_labels, place_nodes
from sayso.web.pages.events import Filters, filters_of
from sayso.web.query import Query
from sayso.web.site import Answer, Site

NODES = 34
LABEL = 30  # letters of a name that are shown
EDGES = 200  # the most frequent ones are drawn
PAIRS = 2_000  # pairs of each kind that are looked at
KINDS = {
    "attacks": "attacks",
    "coerces": "acts against",
    "opposes": "speaks against",
    "cooperates": "works with or for",
    "says_about": "says about",
    "allied_with": "allied with",
    "opposed_to": "opposed to",
    "belongs": "leads, is member of or with",
}
"""Kinds of edges, and how they are worded."""
BELONGS = frozenset({"leads", "member_of", "affiliated_with"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor by name, with the id of one who is called so; `weight` is the number of events it stands in here.

    `spellings` are its other names, `doubts` the names of those that it may be one with.
    """

    name: str
    id: str | None
    spellings: tuple[str, ...]
    doubts: tuple[str, ...]
    weight: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What one actor does to another, how often, in which statuses, and the address of the evidence."""

    kind: str
    left: int
    right: int
    count: int
    statuses: dict[str, int]
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPage:
    """The actors who meet most others in the events asked for; `left_out` have no room, and so have
    `left_out_edges`, the rarest between those who are drawn.
    """

    filters: Filters
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    kinds: dict[str, str]
    left_out: int
    left_out_edges: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An edge as it is drawn; `manner` is asserted, open or denied."""

    edge: Edge
    path: str
    width: float
    manner: str


def show_network(site: Site, request: Request, query: Query) -> Answer:
    """`/network`: the actors of the events asked for; relations are those that articles state."""
    snapshot = site.snapshot()
    index = snapshot.index
    asked = query.asked()
    masks = index.masks(asked)
    mask = index.all_of(masks)
    hidden = frozenset(KINDS) - frozenset(query.all("edge")) if query.all("edge") else frozenset[str]()
    gathered: dict[tuple[str, str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for kind, pair in _pairs(site, index, mask, snapshot.relations if not masks else []):
        if kind not in hidden and pair.left != pair.right:
            gathered[pair.left, pair.right, kind][pair.status] += pair.count
    weights: dict[str, int] = defaultdict(int)
    for (left, right, _), statuses in gathered.items():
        for name in (left, right):
            weights[name] += sum(statuses.values())
    names = _chosen(weights, gathered)
    numbers = {name: no for no, name in enumerate(names)}
    ids = find_ids(site.record, names, index.identities)
    joined = [(key, statuses) for key, statuses in gathered.items() if key[0] in numbers and key[1] in numbers]
    kept = dict(sorted(joined, key=lambda item: -sum(item[1].values()))[:EDGES])
    pulls = [(numbers[left], numbers[right], sum(statuses.values())) for (left, right, _), statuses in kept.items()]
    points = place_nodes(len(names), pulls)
    page = NetworkPage(
        filters=filters_of(index, asked, masks, mask),
        nodes=tuple(
            _node(name, ids, index.identities, weights[name], at) for name, at in zip(names, points, strict=True)
        ),
        edges=tuple(
            Edge(
                kind=kind, left=numbers[left], right=numbers[right], count=sum(statuses.values()),
                statuses=dict(statuses), evidence=_evidence(query, kind, left, right, ids),
            )
            for (left, right, kind), statuses in kept.items()
        ),
        kinds=KINDS,
        left_out=len(weights) - len(names),
        left_out_edges=len(joined) - len(kept),
    )  # fmt: skip
    radii = [round(4 + 3 * math.sqrt(node.weight), 1) if node.weight < 36 else 22.0 for node in page.nodes]
    words = [_label(node) for node in page.nodes]
    labels = place_labels(points, radii, words)
    shown = {"drawn": list(zip(page.nodes, radii, words, labels, strict=True)), "lines": _lines(page, radii)}
    return Answer(template="network.html", title="Network of actors", data=page, shown=shown)


def _node(name: str, ids: dict[str, tuple[str, str]], identities: Identities, weight: int, at: Point) -> Node:
    known, identity = ids.get(name), identities.by_name.get(name)
    return Node(
        name=name, id=known[0] if known else None, spellings=identity.spellings if identity else (),
        doubts=identity.doubts if identity else (), weight=weight, x=at.x, y=at.y,
    )  # fmt: skip


def _label(node: Node) -> str:
    name = node.name if len(node.name) <= LABEL else node.name[: LABEL - 1] + "…"
    return f"{name} ?" if node.doubts else name


def _lines(page: NetworkPage, radii: list[float]) -> list[Line]:
    """The edges as curves; several between two actors are bent apart."""
    seen: dict[frozenset[int], int] = defaultdict(int)
    lines: list[Line] = []
    for edge in page.edges:
        pair = frozenset((edge.left, edge.right))
        bend = 0.12 + 0.13 * seen[pair]
        seen[pair] += 1
        one, other = page.nodes[edge.left], page.nodes[edge.right]
        dx, dy = other.x - one.x, other.y - one.y
        length = math.hypot(dx, dy) or 1.0
        ux, uy = dx / length, dy / length
        start, end = radii[edge.left] + 1, radii[edge.right] + 4
        middle = (one.x + dx / 2 - dy * bend, one.y + dy / 2 + dx * bend)
        path = (
            f"M{one.x + ux * start:.1f} {one.y + uy * start:.1f}"
            f"Q{middle[0]:.1f} {middle[1]:.1f} {other.x - ux * end:.1f} {other.y - uy * end:.1f}"
        )
        firm = set(edge.statuses) - {"denied", "negated"}
        manner = "asserted" if "asserted" in firm else "open" if firm else "denied"
        lines.append(Line(edge=edge, path=path, width=round(min(6.0, 1 + math.log2(edge.count)), 1), manner=manner))
    return lines


def _chosen(weights: dict[str, int], edges: Iterable[tuple[str, str, str]]) -> list[str]:
    """The names of most weight, but for those that would stand alone."""
    names = set(sorted(weights, key=lambda name: (-weights[name], name))[:NODES])
    joined = {name for left, right, _ in edges if left in names and right in names for name in (left, right)}
    return sorted(joined, key=lambda name: (-weights[name], name))


def _pairs(site: Site, index: EventIndex, mask: Mask, relations: list[RelationCount]) -> Iterator[tuple[str, Pair]]:
    for pair in count_pairs(index, mask, "doer", "recipient", PAIRS):
        yield _kind(site, pair.type), pair
    for pair in count_pairs(index, mask, "speaker", "actor", PAIRS):
        yield "says_about", pair
    # Relations belong to articles, not to events: under a filter of events nobody knows which are meant.
    for one in relations:
        kind = "belongs" if one.kind in BELONGS else one.kind
        if kind in KINDS:
            yield kind, Pair(left=one.left, right=one.right, type=one.kind, status=one.status, count=one.count)


def _kind(site: Site, event_type: str) -> str:
    if event_type == "ASSAULT":
        return "attacks"
    known = site.ontology.types.get(event_type)
    return {1: "cooperates", 2: "cooperates", 3: "opposes", 4: "coerces"}[known.quad if known else 3]


def _evidence(query: Query, kind: str, left: str, right: str, ids: dict[str, tuple[str, str]]) -> str:
    """The events that an edge stands for or, of a relation, the page of the actor, which quotes it."""
    if kind in ("allied_with", "opposed_to", "belongs"):
        return f"/actors/{ids[left][0]}#relations" if left in ids else f"/actors?{urlencode({'q': left})}"
    sides = {"speaker": left, "actor": right} if kind == "says_about" else {"doer": left, "recipient": right}
    return query.with_(path="/events", **sides, edge="")
