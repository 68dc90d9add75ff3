from sayso.linking import join_stories
from sayso.model import Member

A, B, C, D = (Member(capture=f"sha256:{name}", article=name) for name in "abcd")


def test_happenings_that_share_two_articles_are_of_one_story() -> None:
    (story,) = join_stories({"siege": {A, B, C}, "arrest": {A, B}})
    assert story.links == ("siege", "arrest")
    assert story.articles == (A, B, C)


def test_one_article_that_tells_of_two_happenings_does_not_make_them_one_story() -> None:
    assert [story.links for story in join_stories({"siege": {A, B}, "election": {B, C}})] == [("election",), ("siege",)]


def test_what_one_article_alone_tells_is_no_story() -> None:
    assert join_stories({"siege": {A}}) == []
