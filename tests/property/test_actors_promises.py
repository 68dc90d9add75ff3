"""Whatever the text: each mention belongs to one actor, stands in the text that was parsed, and is in order."""

from dataclasses import replace
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.coding.actors import find_actors, find_relations
from sayso.coding.parses import Parser
from sayso.lang.actors import load_actor_words
from sayso.model import Article, Span

WORDS = load_actor_words("en")
parser = cache(Parser)
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
    "The U.s told US officials that TURKEY and Turkey's army left. ",
    "Hamas- and Israel-held ",
    "al-",
    "- ",
    "the ",
    ". ",
    "\n",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), min_size=1, max_size=14).map("".join)


@settings(max_examples=120, deadline=None)
@example(
    text="Armed Gang In Delta Forces Families Out\n\U0009d838\"\U0008779aTareq al- Hamdani’s known as known as 'X', "
)
@given(text=TEXTS)
def test_mentions_are_of_one_actor_each_and_in_the_text(text: str) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    if not text.strip():
        return
    half = len(text) // 2
    article = Article(id="a", title=Span(0, half) if half else None, body=(Span(half, len(text)),))
    parse = parser().parse(text, article)
    actors = find_actors(parse, article, WORDS)
    mentions = [span for actor in actors for span in actor.mentions]
    assert len(mentions) == len(set(mentions))
    assert all(0 <= span.start < span.end <= len(text) and text[span.start : span.end].strip() for span in mentions)
    for actor in actors:
        assert actor.mentions
        assert list(actor.mentions) == sorted(actor.mentions)
        assert all(text[role.text.start : role.text.end].strip() for role in actor.roles)
    starts = [actor.mentions[0].start for actor in actors]
    assert starts == sorted(starts)
    ids = {actor.id for actor in actors}
    assert len(ids) == len(actors)
    for relation in find_relations(parse, replace(article, actors=actors), WORDS):
        assert {relation.from_actor, relation.to_actor} <= ids
        assert relation.from_actor != relation.to_actor
