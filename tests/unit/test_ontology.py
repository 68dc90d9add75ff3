"""The ontology's files: PLOVER 2.0 as data."""

import pytest

from sayso.errors import ConfigError
from sayso.ontology import load_ontology
from sayso.ontology.loading import check_types
from sayso.ontology.records import EventType, Mode, Trigger

MODES = {
    "AGREE": 0, "CONSULT": 4, "SUPPORT": 0, "CONCEDE": 0, "COOPERATE": 0, "AID": 0, "RETREAT": 6, "REQUEST": 4,
    "ACCUSE": 3, "REJECT": 4, "THREATEN": 6, "PROTEST": 7, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 10, "ASSAULT": 15,
}  # fmt: skip


def test_all_types_modes_contexts_and_sectors_are_there() -> None:
    ontology = load_ontology()
    assert {name: len(kind.modes) for name, kind in ontology.types.items()} == MODES
    assert len(ontology.contexts) == 37
    assert len({sector.code for sector in ontology.sectors}) == 25


def test_the_manuals_defects_are_settled() -> None:
    types = load_ontology().types
    assert types["SANCTION"].quad == 4
    assert types["ACCUSE"].score == -3
    assert next(mode for mode in types["PROTEST"].modes if mode.name == "vandalize").score is None
    assert {name for name, kind in types.items() if kind.requires_recipient} == {"COOPERATE", "AID", "SANCTION"}


def test_conflict_scores_are_not_above_cooperation() -> None:
    for kind in load_ontology().types.values():
        assert (kind.score > 0) == (kind.quad in (1, 2)) or kind.score == 0


def test_a_mode_that_is_not_there_stops_the_loading() -> None:
    kind = EventType(name="X", quad=4, score=-1, definition="", triggers=(Trigger(verbs=("x",), mode="unknown"),))
    with pytest.raises(ConfigError, match="X has no mode unknown"):
        check_types([kind])


def test_a_future_type_that_is_not_there_stops_the_loading() -> None:
    kind = EventType(name="X", quad=4, score=-1, definition="", future="Y", modes=(Mode(name="m", definition=""),))
    with pytest.raises(ConfigError, match="X names the type Y"):
        check_types([kind])


def test_the_most_demanding_entry_comes_first() -> None:
    entries = load_ontology().lexicon.verbs["strike"]
    assert [entry.rank for entry in entries] == sorted((entry.rank for entry in entries), reverse=True)
