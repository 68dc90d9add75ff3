"""What the text says holds between actors: who leads, belongs to, sides with or fights whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.coding.actors.frames import Statement, find_statements
from sayso.coding.parses import Parse
from sayso.lang.actors import ActorWords
from sayso.model import Article, Attribution, Relation, Span
from sayso.model.vocabulary import Status


def find_relations(parse: Parse, article: Article, words: ActorWords) -> tuple[Relation, ...]:
    """The relations that an article states, in the order of the text; one for each pair and kind, told first."""
    carriers = Carriers.of(article.attributions)
    found: dict[tuple[str, str, str], Relation] = {}
    for statement in sorted(find_statements(parse, article.actors, words), key=lambda s: (s.evidence, s.kind)):
        relation = _relation(parse, statement, carriers)
        pair = (relation.from_actor, relation.to_actor)
        if relation.kind in ("allied_with", "opposed_to"):
            pair = (min(pair), max(pair))
        found.setdefault((relation.kind, *pair), relation)
    return tuple(sorted(found.values(), key=lambda relation: relation.evidence))


def _relation(parse: Parse, statement: Statement, carriers: "Carriers") -> Relation:
    chain = carriers.chain(statement.evidence, statement.trigger)
    status: Status = "negated" if statement.negated else "asserted"
    # What an aside adds ("the movement, led by ...") within speech that is only reported is the reporter's own.
    own = statement.aside and bool(chain) and not _is_quoted(parse, chain[0], statement.trigger)
    if not statement.negated and not own and any(_is_alleging(attribution) for attribution in chain):
        status = "alleged"
    return Relation(
        kind=statement.kind,
        from_actor=statement.from_actor,
        to_actor=statement.to_actor,
        status=status,
        attribution=chain[0].id if chain else None,
        evidence=statement.evidence,
    )


def _is_quoted(parse: Parse, attribution: Attribution, trigger: Span) -> bool:
    """Whether a trigger stands between quotation marks within the content of an attribution."""
    if attribution.kind != "mixed":
        return attribution.kind == "direct"
    start = max((span.start for span in attribution.content if span.start <= trigger.start), default=trigger.start)
    before = parse.text[start : trigger.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_alleging(attribution: Attribution) -> bool:
    return attribution.stance == "alleges" or attribution.medium == "recording"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriers:
    """The attributions of an article by where their content stands."""

    contents: tuple[tuple[Span, Attribution], ...]
    by_id: dict[str, Attribution]

    @classmethod
    def of(cls, attributions: tuple[Attribution, ...]) -> "Carriers":
        """Those of an article, in any order."""
        contents = sorted(((span, a) for a in attributions for span in a.content), key=lambda pair: pair[0])
        return cls(contents=tuple(contents), by_id={a.id: a for a in attributions})

    def chain(self, evidence: Span, trigger: Span) -> list[Attribution]:
        """The attribution whose content holds the trigger, the innermost first, and those that carry it."""
        holding = [
            (span.length(), attribution)
            for span, attribution in self.contents
            if span.contains(trigger) and (span.contains(evidence) or span.overlaps(evidence))
        ]
        if not holding:
            return []
        innermost = min(holding, key=lambda pair: pair[0])[1]
        return list(self._upwards(innermost))

    def _upwards(self, attribution: Attribution) -> Iterator[Attribution]:
        seen: set[str] = set()
        at: Attribution | None = attribution
        while at is not None and at.id not in seen:
            seen.add(at.id)
            yield at
            at = self.by_id.get(at.parent) if at.parent else None
