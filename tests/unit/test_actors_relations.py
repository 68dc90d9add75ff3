"""What holds between actors: the examples of every frame, and who says so."""

from dataclasses import replace

import pytest

from sayso.coding import Knowledge
from sayso.coding.actors import find_actors, find_relations
from sayso.lang.actors import RelationExample, RelationLists, load_actor_words
from sayso.model import Article, Attribution, Relation, Span

LISTS: RelationLists = load_actor_words("en").relations
EXAMPLES = [
    pytest.param(frame.kind, example, id=f"{name}-{frame.kind}-{number}")
    for name in ("nouns", "verbs", "participles", "hyphens", "acts", "listings")
    for frame in getattr(LISTS, name)
    for number, example in enumerate(frame.examples)
]


def coded(text: str, knowledge: Knowledge, *attributions: Attribution) -> tuple[Article, tuple[Relation, ...]]:
    article = Article(id="a", body=(Span(0, len(text)),), attributions=attributions)
    parse = knowledge.parser.parse(text, article)
    article = replace(article, actors=find_actors(parse, article, knowledge.words.actors))
    return article, find_relations(parse, article, knowledge.words.actors)


def called(article: Article, text: str, actor: str) -> set[str]:
    (found,) = [one for one in article.actors if one.id == actor]
    return {found.name, *(text[span.start : span.end] for span in found.mentions)}


def holds(article: Article, text: str, relation: Relation, one: str, other: str) -> bool:
    starts, ends = called(article, text, relation.from_actor), called(article, text, relation.to_actor)
    return any(one in name for name in starts) and any(other in name for name in ends)


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_every_example_states_its_relation(kind: str, example: RelationExample, knowledge: Knowledge) -> None:
    article, relations = coded(example.text, knowledge)
    either = kind in ("allied_with", "opposed_to")
    assert any(
        relation.kind == kind
        and (
            holds(article, example.text, relation, example.from_words, example.to_words)
            or (either and holds(article, example.text, relation, example.to_words, example.from_words))
        )
        for relation in relations
    )


def test_a_relation_that_is_denied_in_so_many_words_is_negated(knowledge: Knowledge) -> None:
    _, relations = coded("The Desert Brigade is not affiliated with the Northern Front.", knowledge)
    assert [relation.status for relation in relations if relation.kind == "affiliated_with"] == ["negated"]


@pytest.mark.parametrize(
    ("stance", "medium", "status"),
    [("asserts", None, "asserted"), ("alleges", None, "alleged"), ("asserts", "recording", "alleged")],
)
def test_status_follows_who_says_so(stance, medium, status: str, knowledge: Knowledge) -> None:
    text = "Karim Haddad said the Desert Brigade is affiliated with the Northern Front."
    attribution = Attribution(
        id="x", source=(Span(0, 12),), cue=(Span(13, 17),), content=(Span(18, len(text) - 1),), kind="indirect",
        stance=stance, medium=medium,
    )  # fmt: skip
    _, relations = coded(text, knowledge, attribution)
    assert [(relation.status, relation.attribution) for relation in relations] == [(status, "x")]


def test_an_aside_within_reported_speech_is_the_reporters(knowledge: Knowledge) -> None:
    text = "A tape revealed that he fought the Northern Front, led by Karim Haddad."
    attribution = Attribution(
        id="x", source=(Span(0, 6),), cue=(Span(7, 15),), content=(Span(21, len(text) - 1),), kind="indirect",
        stance="alleges", medium="recording",
    )  # fmt: skip
    _, relations = coded(text, knowledge, attribution)
    assert ("leads", "asserted") in [(relation.kind, relation.status) for relation in relations]


def test_no_relation_holds_between_an_actor_and_itself(knowledge: Knowledge) -> None:
    text = (
        "The Northern Front, also known as NF, fights the NF group's rivals. Northern Front leader Karim Haddad left."
    )
    _, relations = coded(text, knowledge)
    assert all(relation.from_actor != relation.to_actor for relation in relations)
