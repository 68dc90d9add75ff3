"""Stories: articles about the same happening, from the links of their events."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import combinations

from sayso.linking.grouping import Pair, join
from sayso.model import Member

COMMON = 2  # articles that two happenings must share to be of one story: one alone may tell of many things


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """`links` are the ids of event links, that of most articles first; `articles` all articles that tell one."""

    links: tuple[str, ...]
    articles: tuple[Member, ...]


def join_stories(told: Mapping[str, Set[Member]]) -> list[Story]:
    """Stories from event links by id, each with the articles that tell it; those of most articles first, then by id.

    Happenings that share two articles are of one story. One that a single article tells makes no story.
    """
    several = {name: articles for name, articles in told.items() if len(articles) >= COMMON}
    holders: defaultdict[Pair[Member], list[str]] = defaultdict(list)
    for name in sorted(several):
        for pair in combinations(sorted(several[name]), COMMON):
            holders[pair].append(name)
    ties = [(names[0], other) for names in holders.values() for other in names[1:]]
    joined = join(ties)
    alone = set(several) - {name for group in joined for name in group}
    stories = [_story(group, several) for group in [*joined, *([name] for name in alone)]]
    return sorted(stories, key=lambda story: (-len(story.articles), story.links))


def _story(names: list[str], told: Mapping[str, Set[Member]]) -> Story:
    articles = {article for name in names for article in told[name]}
    ordered = sorted(names, key=lambda name: (-len(told[name]), name))
    return Story(links=tuple(ordered), articles=tuple(sorted(articles)))
