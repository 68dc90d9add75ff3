"""Articles as they are cited."""

from collections.abc import Iterable

from sayso.report.gathering import Source
from sayso.report.naming import shortened
from sayso.report.notes import file_name
from sayso.report.phrases import day_words
from sayso.report.telling import Vocabulary
from sayso.wording import one_line, words_of


def cited(sources: Iterable[Source], vocabulary: Vocabulary) -> str:
    """Articles as they are cited: outlet, date and headline, and the names of the captures' files."""
    files: dict[str, list[str]] = {}
    for source in sources:
        title = words_of(source.words, source.article.title)
        named = f"“{shortened(title)}”" if title else "no headline"
        article = ", ".join([outlet_words(source), date_of(source, vocabulary), named])
        files.setdefault(article, []).append(file_name(source.capture.path))
    return "; ".join(f"{article}, {', '.join(dict.fromkeys(names))}" for article, names in files.items())


def outlet_words(source: Source) -> str:
    """Who published an article."""
    return shortened(one_line(source.article.publisher)) if source.article.publisher else "publisher not known"


def date_of(source: Source, vocabulary: Vocabulary) -> str:
    """The date of publication as people write it."""
    published = source.article.published
    if published is None or not published.value:
        return "date not known"
    return day_words(published.value, vocabulary.words)
