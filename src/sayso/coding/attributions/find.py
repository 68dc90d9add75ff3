"""Finding attributions: frames from syntax and quotation marks, the likely ones linked, then described."""

from collections.abc import Iterator

from sayso.coding.attributions.candidates import Candidate, find_candidates
from sayso.coding.attributions.contents import Quotes
from sayso.coding.attributions.linking import Accepted, Finding
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
from sayso.ids import record_id
from sayso.lang.attributions import AttributionWords
from sayso.model import Article, Attribution, Span, Turn

_TRIED = 2  # candidates of one head: the second one stands in where the first is refused
_STEP = 1e-6


def find_attributions(
    parse: Parse, article: Article, turns: tuple[Turn, ...], words: AttributionWords
) -> tuple[Attribution, ...]:
    """The attributions of an article in the order of the text."""
    trees = trees_of(parse)
    quotes = Quotes(trees, find_quotations(trees))
    accepted = Accepted()
    for finding in find_turns(trees, turns):
        accepted.offer(finding)
    for finding in sorted(likely_findings(trees, quotes, words), key=lambda found: -found.likelihood):
        accepted.offer(finding)
    for finding in list(find_unsignalled(trees, quotes, accepted)):
        accepted.offer(finding)
    return describe(trees, quotes, article, with_relays(trees, accepted.nested(parse), words), words)


def likely_findings(trees: Trees, quotes: Quotes, words: AttributionWords) -> Iterator[Finding]:
    """For each word that is likely enough to be the head of a cue, its best candidates."""
    by_head: dict[int, list[tuple[float, Candidate]]] = {}
    for candidate in find_candidates(trees, quotes):
        if not is_barred(trees, quotes, candidate.frame, candidate.content, words):
            points = score(candidate.features(trees, quotes), words.weights)
            by_head.setdefault(candidate.frame.head, []).append((points, candidate))
    for scored in by_head.values():
        likely = likelihood(points for points, _ in scored)
        if likely >= words.least_likelihood:
            scored.sort(key=lambda pair: -pair[0])
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
