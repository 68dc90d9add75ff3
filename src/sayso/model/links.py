"""Links: what several coded captures have to do with each other. A link never changes what it links.

The id of a link follows from its first member, so that it mostly stays as the link grows; those of a pair (an excerpt,
two actors that are not one) follow from both. The same captures give the same ids, in any order.
"""

from dataclasses import dataclass

from sayso.model.vocabulary import CopyRelation, Identity, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A coded thing by its ids: an article of a capture or, where one of the last three is given, a part of it.

    Members are in the order of their ids, an article before its parts.
    """

    capture: str
    article: str
    event: str | None = None
    actor: str | None = None
    attribution: str | None = None

    def __lt__(self, other: "Member") -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[str, ...]:
        return self.capture, self.article, self.event or "", self.actor or "", self.attribution or ""

    def in_article(self) -> "Member":
        """The article that it is a part of, or itself."""
        return Member(capture=self.capture, article=self.article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One value, and the members of the link that report it, by their number in `members`."""

    value: str | int
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedFigure:
    """A figure over all reports. `low` and `high` bound what is reported, `best` is chosen by the rule named `rule`.

    `reported` are all values in the order of their members; `disagreements` those that cannot all be right (a figure
    that a later report of the same voice replaced is none of them), empty where all agree.
    """

    best: int | None
    low: int | None
    high: int | None
    rule: str
    reported: tuple[Reported, ...] = ()
    disagreements: tuple[Reported, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedValue:
    """A field that is no figure over all reports: the best supported value (a list for parties), and what differs."""

    value: str | tuple[str, ...] | None
    reported: tuple[Reported, ...] = ()
    disagreements: tuple[Reported, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLink:
    """Articles that are one text: captured again, revised, carried by another outlet, or held in part.

    `shared` is the share of the words of the shorter text that stand in the other, in order; the least over the pairs.
    For `excerpt` the first member holds the second, or a part of it.
    """

    id: str
    relation: CopyRelation
    members: tuple[Member, ...]
    shared: float
    score: float
    reasons: tuple[str, ...] = ()
    kind: str = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLink:
    """One happening in one or more reports.

    `articles` counts texts (captures and revisions of one article are one), `publishers` known outlets, `origins`
    independent roots: copies of one text, and texts that rest on one agency's report, are one. `merged` is keyed by
    the field of the event, `casualties.killed` for figures.
    """

    id: str
    members: tuple[Member, ...]
    articles: int
    publishers: int
    origins: int
    merged: dict[str, MergedFigure | MergedValue]
    score: float
    reasons: tuple[str, ...] = ()
    kind: str = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLink:
    """Coded actors of several articles that are one, are not, or of which nobody can say. `by`: machine, or who."""

    id: str
    members: tuple[Member, ...]
    judgement: Identity
    name: str
    aliases: tuple[str, ...] = ()
    by: str = "machine"
    score: float = 1.0
    reasons: tuple[str, ...] = ()
    kind: str = "actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """One proposition, and how its speakers stand to it: numbers of members by stance."""

    id: str
    members: tuple[Member, ...]
    stances: dict[Stance, tuple[int, ...]]
    disagreements: tuple[str, ...] = ()
    score: float = 1.0
    reasons: tuple[str, ...] = ()
    kind: str = "claim"


Link = CopyLink | EventLink | ActorLink | ClaimLink
