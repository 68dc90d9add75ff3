"""Whatever the text: each mention belongs to one actor, stands in the text that was parsed, and is in order."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.coding import Knowledge
from sayso.coding.actors import find_actors, find_relations
from sayso.model import Article, Span

PIECES = [
    "Cleric Hatem Raouf, leader of the Dawn Front (DF), told ",
    "he said that she and they ",
    "the Ministry of Water and ",
    "One of the members of the group, “Abu Layth”, ",
    "Armed Gang In Delta Forces Families Out\n",
    "US-backed forces fought ISIS-affiliated cells. ",
    "a group of the group of men ",
    "Tareq al- Hamdani’s ",
    "known as known as 'X', ",
    "[President Jan] Novak ",
    "Israeli airstrikes. ",
    "Hamas- and Israel-held ",
    "al-",
    "- ",
    "the ",
    ". ",
    "\n",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), min_size=1, max_size=14).map("".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_mentions_are_of_one_actor_each_and_in_the_text(text: str, knowledge: Knowledge) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    if not text.strip():
        return
    half = len(text) // 2
    article = Article(id="a", title=Span(0, half) if half else None, body=(Span(half, len(text)),))
    parse = knowledge.parser.parse(text, article)
    actors = find_actors(parse, article, knowledge.words.actors)
    mentions = [span for actor in actors for span in actor.mentions]
    assert len(mentions) == len(set(mentions))
    assert all(0 <= span.start < span.end <= len(text) and text[span.start : span.end].strip() for span in mentions)
    for actor in actors:
        assert actor.mentions
        assert list(actor.mentions) == sorted(actor.mentions)
        assert all(text[role.text.start : role.text.end].strip() for role in actor.roles)
    assert [actor.mentions[0] for actor in actors] == sorted(actor.mentions[0] for actor in actors)
    ids = {actor.id for actor in actors}
    assert len(ids) == len(actors)
    for relation in find_relations(parse, replace(article, actors=actors), knowledge.words.actors):
        assert {relation.from_actor, relation.to_actor} <= ids
        assert relation.from_actor != relation.to_actor
