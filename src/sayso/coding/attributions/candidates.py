"""Candidates: frames with their contents finished, each one once."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.coding.attributions.constructions import find_frames
from sayso.coding.attributions.contents import Quotes, finish_content
from sayso.coding.attributions.frames import Frame
from sayso.coding.attributions.scoring import features_of
from sayso.coding.attributions.trees import Run, Trees
from sayso.coding.attributions.variants import variants_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame with a content as it would be written, and what was done to its ends (see `variants`)."""

    frame: Frame
    content: tuple[Run, ...]
    ending: str

    def features(self, trees: Trees, quotes: Quotes) -> list[str]:
        """What the model sees of it."""
        return features_of(trees, quotes, self.frame, self.content, self.ending)


def find_candidates(trees: Trees, quotes: Quotes) -> Iterator[Candidate]:
    """Every frame of an article with every variant of its content; of two that say the same, the first."""
    seen: set[tuple[int, Run, Run | None, tuple[Run, ...]]] = set()
    for frame in find_frames(trees, quotes):
        whole = finish_content(trees, quotes, frame.content, frame.cue, frame.source.run)
        if not whole:
            continue
        for content, ending in variants_of(trees, quotes, frame, whole):
            key = (frame.head, frame.cue, frame.source.run, content)
            if content[-1][0] < content[-1][1] and key not in seen:
                seen.add(key)
                yield Candidate(frame, content, ending)
