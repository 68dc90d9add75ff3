"""The tagger: one pass of a small encoder over an article, and the attributions that it marks."""

from collections.abc import Sequence
from importlib.resources import files
from itertools import groupby

import numpy as np

from sayso.coding.parses import Parse
from sayso.coding.tagging.decoding import Found, Scored, Weights, constrain, find_linked
from sayso.coding.tagging.marginals import marginals
from sayso.coding.tagging.network import Network
from sayso.coding.tagging.pieces import Pieces
from sayso.coding.tagging.reading import Reading, Tagged, content_odds
from sayso.coding.tagging.tags import TAGS
from sayso.coding.tagging.windows import Stretch, Window, inputs_of, stretches_of, windows_of
from sayso.coding.tagging.words import find_words
from sayso.errors import ConfigError
from sayso.model import Span

_LINK_KINDS = 4


class Tagger:
    """Reads parses with one thread. The same text gives the same marks."""

    def __init__(self, network: Network, weights: Weights, splitter: Pieces) -> None:
        self._network, self._weights, self._splitter = network, weights, splitter

    def read(self, parse: Parse) -> Reading:
        """What it says of an article."""
        stretches = self._stretches(parse)
        scored = self.score(stretches)

        def span(found: Found) -> Span:
            words = stretches[found.paragraph].words
            return Span(words[found.first].start, words[found.last - 1].end)

        marked = tuple(
            Tagged(
                source=span(one.source) if one.source is not None else None,
                cue=span(one.cue),
                content=tuple(span(content) for content in one.contents),
            )
            for one in find_linked(scored, self._weights)
        )
        words = [word for stretch in stretches for word in stretch.words]
        tags = marginals([paragraph.tags for paragraph in scored], self._weights)
        begins, ends, holds = content_odds(
            parse, words, np.concatenate(tags) if tags else np.zeros((0, TAGS), np.float32)
        )
        return Reading(attributions=marked, begins=begins, ends=ends, holds=holds)

    def score(self, stretches: Sequence[Stretch]) -> list[Scored]:
        """Scores of the words of every stretch."""
        lengths = [len(stretch.pieces) for stretch in stretches]
        quotes = [stretch.quotes for stretch in stretches]
        return [scored for window in windows_of(lengths, quotes) for scored in self._read(window, stretches)]

    def _read(self, window: Window, stretches: Sequence[Stretch]) -> list[Scored]:
        inputs, firsts = inputs_of([stretches[i] for i in window.read], self._splitter)
        tags, links = self._network.read(inputs)
        skipped = window.core.start - window.read.start
        core = firsts[skipped : skipped + len(window.core)]
        return [Scored(tags[places], links[places].reshape(len(places), _LINK_KINDS, -1)) for places in core]

    def _stretches(self, parse: Parse) -> list[Stretch]:
        stretches: list[Stretch] = []
        for _, grouped in groupby(parse.sentences, key=lambda sentence: sentence.paragraph):
            sentences = list(grouped)
            words = find_words(parse.text, sentences[0].span.start, sentences[-1].span.end)
            stretches.extend(stretches_of(words, sentences[0].region == "title", self._splitter))
        return stretches


def load_tagger() -> Tagger:
    """The tagger with the packaged model. Raises ConfigError where its files are missing."""
    folder = files("sayso.coding.tagging") / "model"
    try:
        network = Network((folder / "tagger.onnx").read_bytes())
        with (folder / "decoder.npz").open("rb") as file, np.load(file) as arrays:
            weights = Weights(**{name: arrays[name] for name in arrays.files})
        vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ConfigError("the model of the tagger is not installed", hint="install sayso anew") from error
    return Tagger(network, constrain(weights), Pieces(vocabulary))
