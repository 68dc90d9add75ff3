"""The made-up crawl that speed is measured on: it holds what it says, and the same again."""

from collections import Counter
from pathlib import Path

from eval.made_pages import write_crawl

from sayso.captures import read_captures
from sayso.coding import Knowledge, code_capture


def test_a_made_crawl_is_the_same_again_and_holds_events_and_problems(tmp_path: Path, knowledge: Knowledge) -> None:
    crawl = write_crawl(tmp_path / "a", 40, seed=3)
    assert write_crawl(tmp_path / "b", 40, seed=3) == crawl
    (one,), (other,) = ((tmp_path / folder).iterdir() for folder in "ab")
    assert one.read_bytes() == other.read_bytes()
    found = list(read_captures([str(tmp_path / "a")], max_bytes=100_000))
    assert len(found) > crawl.pages
    kinds = Counter(problem.kind for capture in found for problem in capture.problems)
    assert kinds["empty"]
    coded = [code_capture(capture, knowledge) for capture in found[:12]]
    articles = [article for capture in coded for article in capture.articles]
    assert all(article.published and article.published.value for article in articles)
    assert sum(bool(article.events) for article in articles) > len(articles) / 2
    assert any(event.where for article in articles for event in article.events)
