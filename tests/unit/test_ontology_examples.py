"""Every example and counter-example of the ontology's TOML files, coded as a text of its own."""

from collections.abc import Iterator
from functools import cache

import pytest

from sayso.coding.events import find_events
from sayso.coding.knowledge import Knowledge, load_knowledge
from sayso.model import Article, Event, Party, Span
from sayso.ontology import EventType, Example, load_ontology


@cache
def knowledge() -> Knowledge:
    return load_knowledge()


def code(text: str) -> tuple[Event, ...]:
    known = knowledge()
    article = Article(id="example", body=(Span(0, len(text)),), language="en")
    parse = known.parser.parse(text, article)
    return find_events(parse, article, known.ontology, known.words.events, known.words.numbers)


def collected(counter: bool) -> Iterator[object]:
    for kind in load_ontology().types.values():
        for example in kind.counter_examples if counter else kind.examples:
            why = example.known_failure
            marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
            yield pytest.param(kind, example, id=f"{kind.name}: {example.text}", marks=marks)


def said(text: str, parties: tuple[Party, ...]) -> set[str]:
    return {text[party.spans[0].start : party.spans[0].end] for party in parties}


@pytest.mark.parametrize(("kind", "example"), list(collected(counter=False)))
def test_an_example_is_coded(kind: EventType, example: Example) -> None:
    events = [event for event in code(example.text) if event.type == kind.name]
    assert len(events) == 1
    (event,) = events
    if example.mode is not None:
        assert event.mode == example.mode
    if example.status is not None:
        assert event.status == example.status
    if example.actor is not None:
        assert said(example.text, event.actors) == set(example.actor)
    if example.recipient is not None:
        assert said(example.text, event.recipients) == set(example.recipient)


@pytest.mark.parametrize(("kind", "example"), list(collected(counter=True)))
def test_a_counter_example_is_not_coded(kind: EventType, example: Example) -> None:
    happened = [event for event in code(example.text) if event.status not in ("negated", "hypothetical", "planned")]
    assert [event for event in happened if event.type == kind.name] == []


@pytest.mark.parametrize("kind", list(load_ontology().types.values()), ids=lambda kind: kind.name)
def test_a_type_has_examples_of_both_kinds(kind: EventType) -> None:
    assert kind.examples
    assert kind.counter_examples
