"""Finding attributions: frames from syntax and quotation marks, the likely ones linked, then described."""

from collections.abc import Iterator

from sayso.coding.attributions.candidates import find_candidates
from sayso.coding.attributions.contents import Quotes
from sayso.coding.attributions.linking import Accepted, Finding
from sayso.coding.attributions.marked import Scored, find_marked
from sayso.coding.attributions.media import Media
from sayso.coding.attributions.properties import is_anonymous, kind_of, stance_of
from sayso.coding.attributions.quotations import find_quotations
from sayso.coding.attributions.relays import with_relays
from sayso.coding.attributions.scoring import is_barred, likelihood, score
from sayso.coding.attributions.speakers import Speakers
from sayso.coding.attributions.trees import Run, Trees, trees_of
from sayso.coding.attributions.turns import find_turns
from sayso.coding.attributions.unsignalled import find_unsignalled
from sayso.coding.parses import Parse
from sayso.coding.tagging import Reading
from sayso.ids import record_id
from sayso.lang.attributions import AttributionWords
from sayso.model import Article, Attribution, Span, Turn

_TRIED = 2  # candidates of one head: the second one stands in where the first is refused
_STEP = 1e-6


def find_attributions(
    parse: Parse,
    article: Article,
    turns: tuple[Turn, ...],
    words: AttributionWords,
    reading: Reading | None = None,
) -> tuple[Attribution, ...]:
    """The attributions of an article in the order of the text.

    `reading` is what the learned tagger says of it. Its marks come first, they are the outermost ones; syntax finds
    what is said inside them, and outside of them only what it is sure of. Without a reading syntax finds all.
    """
    trees = trees_of(parse)
    quotes = Quotes(trees, find_quotations(trees))
    candidates = score_candidates(trees, quotes, words)
    marked = list(find_marked(trees, reading, candidates, words)) if reading is not None else None
    accepted = Accepted()
    for finding in find_turns(trees, turns):
        accepted.offer(finding)
    for finding in marked or ():
        accepted.offer(finding)
    for finding in sorted(likely_findings(candidates, words, marked), key=lambda found: -found.likelihood):
        accepted.offer(finding)
    for finding in list(find_unsignalled(trees, quotes, accepted)):
        accepted.offer(finding)
    return describe(trees, quotes, article, with_relays(trees, accepted.nested(parse), words), words)


def score_candidates(trees: Trees, quotes: Quotes, words: AttributionWords) -> dict[int, list[Scored]]:
    """For each word that could be the head of a cue, its candidates with their log-odds, the best first."""
    by_head: dict[int, list[Scored]] = {}
    for candidate in find_candidates(trees, quotes):
        if not is_barred(trees, quotes, candidate.frame, candidate.content, words):
            points = score(candidate.features(trees, quotes), words.weights)
            by_head.setdefault(candidate.frame.head, []).append((points, candidate))
    for scored in by_head.values():
        scored.sort(key=lambda pair: -pair[0])
    return by_head


def likely_findings(
    candidates: dict[int, list[Scored]], words: AttributionWords, marked: list[Finding] | None
) -> Iterator[Finding]:
    """The best candidates of each word that is likely enough to be the head of a cue; where an article was marked, of
    the words inside the contents marked and of those that are very likely.
    """
    inside = {i for finding in marked or () for run in finding.content for i in range(*run)}
    for head, scored in candidates.items():
        likely = likelihood(points for points, _ in scored)
        if likely >= (words.least_likelihood if marked is None or head in inside else words.least_unmarked):
            for rank, (_, found) in enumerate(scored[:_TRIED]):
                frame = found.frame
                rest = likely - rank * _STEP
                yield Finding(frame.head, frame.name, frame.cue, frame.source.run, found.content, rest)


def describe(
    trees: Trees,
    quotes: Quotes,
    article: Article,
    findings: list[Finding],
    words: AttributionWords,
) -> tuple[Attribution, ...]:
    """Findings as attributions: spans, kind, stance, medium, speaker and parent."""
    speakers, media = (
        Speakers(trees, article.actors, words),
        Media(trees, article.actors, words),
    )
    ids = {_key(finding): _id(trees, article, finding) for finding in findings}
    described: list[Attribution] = []
    for finding in findings:
        stance, named = stance_of(trees, finding, words), media.named(finding)
        speaker = speakers.resolve(finding, named)
        described.append(
            Attribution(
                id=ids[_key(finding)],
                source=_spans(trees, (finding.source,) if finding.source else ()),
                cue=_spans(trees, (finding.cue,) if finding.cue else ()),
                content=_spans(trees, finding.content),
                kind=kind_of(trees, quotes, finding.content),
                stance=stance,
                medium=media.kept(finding, named, speaker, stance),
                speaker=speaker,
                anonymous=is_anonymous(trees, finding.source, words),
                parent=ids[_key(finding.parent)] if finding.parent else None,
            )
        )
    return tuple(described)


def _key(finding: Finding) -> tuple[Run | None, tuple[Run, ...]]:
    return finding.cue, finding.content


def _id(trees: Trees, article: Article, finding: Finding) -> str:
    return record_id(
        "attribution",
        article.id,
        _spans(trees, (finding.cue,) if finding.cue else ()),
        _spans(trees, finding.content),
    )


def _spans(trees: Trees, runs: tuple[Run, ...]) -> tuple[Span, ...]:
    return tuple(trees.span(part) for run in runs for part in trees.by_paragraph(run))
