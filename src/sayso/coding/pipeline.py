"""One capture → one coded capture: the file to read first."""

from dataclasses import replace

from sayso.coding.actors import find_actors, find_relations
from sayso.coding.articles import find_articles
from sayso.coding.attributions import find_attributions
from sayso.coding.events import find_events, find_tallies
from sayso.coding.knowledge import Knowledge
from sayso.coding.places import find_places
from sayso.coding.timexes import find_timexes
from sayso.ids import text_digest
from sayso.model import Article, Capture, CaptureHead, CodedCapture, Problem

CODED_LANGUAGES = ("en",)


def code_capture(capture: Capture, knowledge: Knowledge) -> CodedCapture:
    """Everything that is read from one capture, by itself: no files, network, clock, randomness, globals.

    What cannot be coded is a Problem of the result; nothing is raised for what a capture holds.
    """
    problems = list(capture.problems)
    articles: list[Article] = []
    for article in find_articles(capture, knowledge.words.articles):
        if article.language not in CODED_LANGUAGES:
            problems.append(_not_coded(article))
            articles.append(article)
        else:
            articles.append(code_article(capture, article, knowledge))
    return CodedCapture(capture=head_of(capture), articles=tuple(articles), problems=tuple(problems))


def code_article(capture: Capture, article: Article, knowledge: Knowledge) -> Article:
    """An article of `capture`, so far split and credited only, with everything that its text says."""
    words = knowledge.words
    parse = knowledge.parser.parse(capture.text, article)
    article = replace(article, timexes=find_timexes(parse, article.published, words.times, words.numbers))
    article = replace(article, places=find_places(parse, knowledge.gazetteer, words.places))
    article = replace(article, actors=find_actors(parse, article, words.actors))
    reading = knowledge.tagger.read(parse)
    said = find_attributions(parse, article, capture.turns, words.attributions, reading)
    article = replace(article, attributions=said)
    article = replace(article, relations=find_relations(parse, article, words.actors))
    article = replace(article, events=find_events(parse, article, knowledge.ontology, words.events, words.numbers))
    return replace(article, tallies=find_tallies(parse, article, words.events, words.numbers))


def head_of(capture: Capture) -> CaptureHead:
    """What a coded capture keeps of the capture it is made from."""
    return CaptureHead(
        id=capture.id,
        path=capture.path,
        url=capture.url,
        media_type=capture.media_type,
        captured_at=capture.captured_at,
        view=capture.view,
        text_sha256=text_digest(capture.text),
        text=capture.text,
    )


def _not_coded(article: Article) -> Problem:
    start = article.body[0].start if article.body else 0
    return Problem(
        stage="parses",
        kind="language_not_coded",
        message=f"the article at {start} is in {article.language or 'an unknown language'}; only English is coded",
    )
