"""Windows as tensors."""

from dataclasses import dataclass

import torch
from torch import Tensor
from training.attribution.data import Paragraph

from sayso.coding.tagging.pieces import Pieces
from sayso.coding.tagging.tags import tags_of_runs
from sayso.coding.tagging.words import SHAPES, quote_states, shape_of


@dataclass(frozen=True, slots=True)
class Window:
    """Numbers of one window. `firsts[p][w]` is the place of the first piece of word `w` of paragraph `p`."""

    pieces: list[int]
    shapes: list[int]
    quotes: list[int]
    regions: list[int]
    firsts: list[list[int]]
    paragraphs: list[Paragraph]


def window_of(paragraphs: list[Paragraph], splitter: Pieces, longest: int = 510) -> Window:
    """The numbers of a window; words beyond `longest` pieces are cut off."""
    window = Window([splitter.start], [SHAPES], [0], [0], [], [])
    for paragraph in paragraphs:
        firsts: list[int] = []
        for word, quote in zip(paragraph.words, quote_states(paragraph.words), strict=True):
            found = splitter.of(word.text)
            if len(window.pieces) + len(found) > longest:
                break
            firsts.append(len(window.pieces))
            window.pieces.extend(found)
            window.shapes.extend([shape_of(word)] * len(found))
            window.quotes.extend([quote] * len(found))
            window.regions.extend([int(paragraph.title)] * len(found))
        if not firsts:
            break
        window.pieces.append(splitter.separator)
        window.shapes.append(SHAPES)
        window.quotes.append(0)
        window.regions.append(0)
        window.firsts.append(firsts)
        window.paragraphs.append(paragraph)
    return window


def inputs_of(windows: list[Window]) -> list[Tensor]:
    """pieces, shapes, quotes, regions and mask, padded."""
    longest = max(len(window.pieces) for window in windows)
    columns = [
        [rows + [0] * (longest - len(rows)) for rows in listed]
        for listed in (
            [w.pieces for w in windows],
            [w.shapes for w in windows],
            [w.quotes for w in windows],
            [w.regions for w in windows],
            [[1] * len(w.pieces) for w in windows],
        )
    ]
    return [torch.tensor(column) for column in columns]


def rows_of(windows: list[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """(places, lengths, gold tags) of all paragraphs as rows; a place counts pieces through the padded batch."""
    width = max(len(window.pieces) for window in windows)
    rows: list[tuple[list[int], list[int]]] = []
    for b, window in enumerate(windows):
        for firsts, paragraph in zip(window.firsts, window.paragraphs, strict=True):
            runs = disjoint(paragraph)
            gold = tags_of_runs(len(paragraph.words), runs)
            gold = [-1 if unknown and not tag else tag for tag, unknown in zip(gold, paragraph.unknown, strict=True)]
            rows.append(([b * width + first for first in firsts], gold[: len(firsts)]))
    longest = max(len(places) for places, _ in rows)
    places = torch.tensor([p + [0] * (longest - len(p)) for p, _ in rows])
    gold = torch.tensor([g + [-1] * (longest - len(g)) for _, g in rows])
    return places, torch.tensor([len(p) for p, _ in rows]), gold


def disjoint(paragraph: Paragraph) -> list[tuple[int, int, int]]:
    """The gold runs `(role, first, last)`, once each; of two that share a word (a dozen slips) the first."""
    kept: list[tuple[int, int, int]] = []
    for run in sorted({(run.role, run.first, run.last) for run in paragraph.runs}, key=lambda r: (r[1], -r[2])):
        if not kept or run[1] >= kept[-1][2]:
            kept.append(run)
    return kept
