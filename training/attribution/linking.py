"""The loss of the linking head, on gold spans."""

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812
from training.attribution.batches import Window
from training.attribution.net import LINK, LINK_KINDS, Tagger

from sayso.coding.tagging.decoding import nearness

Span = tuple[int, int, tuple[int, int]]  # place of the first piece of its first and last word, run through the window


def link_loss(net: Tagger, links: Tensor, windows: list[Window]) -> tuple[Tensor, int]:
    """(sum of cross entropies, their number) over contents choosing cues and cues choosing sources."""
    vectors = links.view(links.shape[0], links.shape[1], len(LINK_KINDS), LINK)
    total, count = links.new_zeros(()), 0
    for b, window in enumerate(windows):
        spans = spans_of(window)
        cues = sorted({(span, a) for a, role, span in spans if role == 1})
        sources = sorted({span for _, role, span in spans if role == 0})
        contents = sorted({(span, a) for a, role, span in spans if role == 2})
        source_of = {a: span for a, role, span in spans if role == 0}
        if cues and contents:
            scores = _scores(
                vectors[b], [s for s, _ in contents], [s for s, _ in cues], 0, net.near_content, net.no_cue
            )
            owners = {a: i for i, (_, a) in enumerate(cues)}
            gold = torch.tensor([owners.get(a, len(cues)) for _, a in contents])
            total, count = total + F.cross_entropy(scores, gold, reduction="sum"), count + len(contents)
        if cues:
            scores = _scores(vectors[b], [s for s, _ in cues], sources, 2, net.near_source, net.no_source)
            gold = torch.tensor([sources.index(source_of[a]) if a in source_of else len(sources) for _, a in cues])
            total, count = total + F.cross_entropy(scores, gold, reduction="sum"), count + len(cues)
    return total, count


def _scores(vectors: Tensor, ones: list[Span], others: list[Span], kind: int, near: Tensor, none: Tensor) -> Tensor:
    mine = _means(vectors, ones, kind)
    nothing = (mine @ none).unsqueeze(1)
    if not others:
        return nothing
    classes = torch.tensor([[nearness(one[2], other[2]) for other in others] for one in ones])
    return torch.cat([mine @ _means(vectors, others, kind + 1).T + near[classes], nothing], 1)


def _means(vectors: Tensor, spans: list[Span], kind: int) -> Tensor:
    firsts, lasts = torch.tensor([s[0] for s in spans]), torch.tensor([s[1] for s in spans])
    return (vectors[firsts, kind] + vectors[lasts, kind]) / 2


def spans_of(window: Window) -> list[tuple[int, int, Span]]:
    """(attribution, role, span) of all gold runs of a window."""
    spans: list[tuple[int, int, Span]] = []
    offset = 0
    for firsts, paragraph in zip(window.firsts, window.paragraphs, strict=True):
        for run in paragraph.runs:
            if run.last <= len(firsts):
                span = (firsts[run.first], firsts[run.last - 1], (offset + run.first, offset + run.last))
                spans.append((run.attribution, run.role, span))
        offset += len(paragraph.words)
    return spans
