"""The parts of the tagger that need no model."""

from itertools import pairwise, product

import numpy as np
import pytest

from sayso.coding.tagging.decoding import CONTENT, CUE, SOURCE, Scored, Weights, best_tags, constrain, find_linked
from sayso.coding.tagging.marginals import marginals
from sayso.coding.tagging.pieces import Pieces
from sayso.coding.tagging.tags import OUT, TAGS, may_end, may_follow, may_start, runs_of_tags, tags_of_runs
from sayso.coding.tagging.windows import LONGEST, NEIGHBOUR, inputs_of, stretches_of, windows_of
from sayso.coding.tagging.words import find_words, quote_states, shape_of

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", '"', "'", ".", "sad", "##r", "the", "cafe", "-", "—"]
LINKS = np.zeros((1, 4, 1), np.float32)
FLAT = constrain(
    Weights(
        transitions=np.zeros((TAGS, TAGS), np.float32),
        starts=np.zeros(TAGS, np.float32),
        ends=np.zeros(TAGS, np.float32),
        no_cue=np.zeros(1, np.float32),
        no_source=np.zeros(1, np.float32),
        near_content=np.ones(16, np.float32),
        near_source=np.ones(16, np.float32),
    )
)


def states(text: str) -> str:
    """The quote state of each word as one letter: outside, opening, inside, closing, unsure."""
    return "".join("o[i]?"[state] for state in quote_states(find_words(text, 0, len(text))))


def test_words_and_marks_stand_apart_and_know_what_they_touch() -> None:
    text = "He said (in U.N. talks): “No”"
    words = find_words(text, 3, len(text))
    assert [word.text for word in words] == ["said", "(", "in", "U", ".", "N", ".", "talks", ")", ":", "“", "No", "”"]
    assert [word.text for word in words if word.glued] == ["in", ".", "N", ".", ")", ":", "No", "”"]
    assert all(text[word.start : word.end] == word.text for word in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We left," he said.', "[iii]ooo"),
        ("“We left,” he said, “at dawn.”", "[iii]ooo[iii]"),
        ('" We left , " he said', "[iii]oo"),
        ("“We left, and then", "[?????"),
        ("We left,” he said", "???]oo"),
        ("“One “two” three", "[?[i]o"),
        ("Mayor: 'We left' the city's port", "oo[ii]ooooo"),
        ("The workers' rights in the '90s", "oooooooo"),
        ('"', "["),
    ],
)
def test_quote_states_survive_what_is_unbalanced(text: str, expected: str) -> None:
    assert states(text) == expected


def test_shapes_tell_case_and_white_space_apart() -> None:
    words = find_words("army Army ARMY McArmy A 12 .", 0, 27)
    shapes = [shape_of(word) for word in words]
    assert len(set(shapes)) == len(shapes)
    assert shape_of(find_words("Brigade", 0, 7)[0]) == shapes[1]


def test_pieces_are_the_longest_that_the_vocabulary_has() -> None:
    pieces = Pieces(VOCABULARY)
    assert pieces.of("Sadr") == (7, 8)
    assert pieces.of("Café") == (10,)
    assert pieces.of("”") == pieces.of('"') == (4,)
    assert pieces.of("Maliki") == (1,)


def test_tags_give_back_their_runs() -> None:
    runs = [(SOURCE, 0, 2), (CUE, 2, 3), (CONTENT, 3, 7), (CONTENT, 7, 8)]
    assert runs_of_tags(tags_of_runs(9, runs)) == runs


def test_viterbi_never_breaks_the_rules_of_tags_and_keeps_rows_apart() -> None:
    chance = np.random.default_rng(1)
    paragraphs = [chance.normal(0, 5, (length, TAGS)).astype(np.float32) for length in (7, 1, 12, 3)]
    found = best_tags(paragraphs, FLAT)
    assert [len(tags) for tags in found] == [7, 1, 12, 3]
    for tags, scores in zip(found, paragraphs, strict=True):
        assert may_start(tags[0])
        assert may_end(tags[-1])
        assert all(may_follow(one, two) for one, two in pairwise(tags))
        assert tags == best_tags([scores], FLAT)[0]
    assert best_tags([], FLAT) == []


def test_marginals_are_those_of_all_paths() -> None:
    chance = np.random.default_rng(2)
    weights = constrain(
        Weights(
            transitions=chance.normal(0, 1, (TAGS, TAGS)).astype(np.float32),
            starts=chance.normal(0, 1, TAGS).astype(np.float32),
            ends=chance.normal(0, 1, TAGS).astype(np.float32),
            no_cue=np.zeros(1, np.float32),
            no_source=np.zeros(1, np.float32),
            near_content=np.zeros(16, np.float32),
            near_source=np.zeros(16, np.float32),
        )
    )
    paragraphs = [chance.normal(0, 2, (length, TAGS)).astype(np.float32) for length in (2, 3, 1)]
    for scores, found in zip(paragraphs, marginals(paragraphs, weights), strict=True):
        expected = np.zeros(scores.shape)
        for path in product(range(TAGS), repeat=len(scores)):
            total = float(weights.starts[path[0]] + weights.ends[path[-1]])
            total += sum(float(scores[i, tag]) for i, tag in enumerate(path))
            total += sum(float(weights.transitions[one, two]) for one, two in pairwise(path))
            expected[range(len(path)), path] += np.exp(total)
        assert np.allclose(found, expected / expected.sum(1, keepdims=True), atol=1e-5)
    assert marginals([], weights) == []


def scored(length: int, runs: list[tuple[int, int, int]]) -> Scored:
    tags = np.full((length, TAGS), -5, np.float32)
    tags[np.arange(length), tags_of_runs(length, runs)] = 5
    return Scored(tags, np.repeat(LINKS, length, 0))


def test_contents_and_sources_go_to_a_cue_and_a_cue_alone_is_none() -> None:
    both = [scored(6, [(SOURCE, 0, 1), (CUE, 1, 2), (CONTENT, 2, 4)]), scored(3, [(CONTENT, 0, 3)])]
    (found,) = find_linked(both, FLAT)
    assert found.cue.run == (1, 2)
    assert found.source is not None
    assert found.source.run == (0, 1)
    assert [content.run for content in found.contents] == [(2, 4), (6, 9)]
    assert find_linked([scored(3, [(CUE, 1, 2)])], FLAT) == []


def test_long_paragraphs_are_cut_and_every_word_is_read_once() -> None:
    text = "The cafe. " * 150
    splitter = Pieces(VOCABULARY)
    words = find_words(text, 0, len(text))
    stretches = stretches_of(words, False, splitter)
    assert len(stretches) > 1
    assert [word for stretch in stretches for word in stretch.words] == words
    assert all(len(stretch.pieces) <= LONGEST for stretch in stretches)
    assert all(stretch.words[-1].text == "." for stretch in stretches)


def test_windows_cover_all_stretches_in_order() -> None:
    lengths = [10, 200, 100, 30, 300, 5]
    windows = windows_of(lengths, [True] * len(lengths))
    assert [i for window in windows for i in window.core] == list(range(6))
    assert all(window.read.start <= window.core.start and window.core.stop <= window.read.stop for window in windows)
    assert windows_of([], []) == []


def test_a_short_neighbour_is_read_along_where_one_of_the_two_quotes() -> None:
    lengths = [NEIGHBOUR, LONGEST, NEIGHBOUR, LONGEST, NEIGHBOUR + 1]
    quotes = [False, True, False, False, True]
    reads = [window.read for window in windows_of(lengths, quotes)]
    assert [(read.start, read.stop) for read in reads] == [(0, 1), (0, 3), (2, 3), (3, 4), (4, 5)]


def test_inputs_point_at_the_first_piece_of_each_word() -> None:
    splitter = Pieces(VOCABULARY)
    text = "Sadr the cafe"
    stretches = stretches_of(find_words(text, 0, len(text)), True, splitter)
    inputs, firsts = inputs_of(stretches * 2, splitter)
    assert inputs["pieces"][0].tolist() == [2, 7, 8, 9, 10, 3, 7, 8, 9, 10, 3]
    assert [places.tolist() for places in firsts] == [[1, 3, 4], [6, 8, 9]]
    assert tags_of_runs(0, []) == [] and OUT == 0
