"""Scores of a network on a split, by the measures of the published corpus."""

import numpy as np
import torch
from training.attribution.batches import Window, inputs_of, window_of
from training.attribution.data import Document, Paragraph, windows_of
from training.attribution.net import LINK, LINK_KINDS, Tagger

from sayso.coding.tagging.decoding import Linked, Scored, Weights, constrain, find_linked
from sayso.coding.tagging.pieces import Pieces


def weights_of(net: Tagger) -> Weights:
    def array(tensor: torch.Tensor) -> np.ndarray:
        return tensor.detach().numpy().astype(np.float32)

    return Weights(
        transitions=array(net.crf.transitions),
        starts=array(net.crf.starts),
        ends=array(net.crf.ends),
        no_cue=array(net.no_cue),
        no_source=array(net.no_source),
        near_content=array(net.near_content),
        near_source=array(net.near_source),
    )


def score_paragraphs(net: Tagger, paragraphs: list[Paragraph], splitter: Pieces, limit: int = 256) -> list[Scored]:
    """Scores of every paragraph, each read with the one before and the one after it."""
    lengths = [sum(len(splitter.of(word.text)) for word in paragraph.words) + 1 for paragraph in paragraphs]
    scored: list[Scored] = []
    for core in windows_of(lengths, limit, limit):
        first = core.start - 1 if core.start and lengths[core.start - 1] < 100 else core.start
        last = core.stop + 1 if core.stop < len(paragraphs) and lengths[core.stop] < 90 else core.stop
        window = window_of(paragraphs[first:last], splitter)
        with torch.no_grad():
            tags, links, _ = net(*inputs_of([window]))
        scored.extend(_scored(window, i - first, paragraphs[i], tags[0].numpy(), links[0].numpy()) for i in core)
    return scored


def _scored(window: Window, i: int, paragraph: Paragraph, tags: np.ndarray, links: np.ndarray) -> Scored:
    firsts = window.firsts[i]
    vectors = links[firsts].reshape(len(firsts), len(LINK_KINDS), LINK)
    scores = tags[firsts]
    if len(firsts) < len(paragraph.words):
        lost = len(paragraph.words) - len(firsts)
        scores = np.concatenate([scores, np.full((lost, scores.shape[1]), -9, np.float32)])
        scores[-lost:, 0] = 0
        vectors = np.concatenate([vectors, np.zeros((lost, *vectors.shape[1:]), np.float32)])
    return Scored(scores, vectors)


def predict(net: Tagger, documents: list[Document], splitter: Pieces) -> dict[str, list[Linked]]:
    net.eval()
    weights = constrain(weights_of(net))
    return {d.id: find_linked(score_paragraphs(net, d.paragraphs, splitter), weights) for d in documents}


def records_of(document: Document, linked: list[Linked]) -> list[dict]:
    def spans(*found):
        return [
            [
                document.paragraphs[f.paragraph].words[f.first].start,
                document.paragraphs[f.paragraph].words[f.last - 1].end,
            ]
            for f in found
            if f is not None
        ]

    return [{"source": spans(one.source), "cue": spans(one.cue), "content": spans(*one.contents)} for one in linked]
