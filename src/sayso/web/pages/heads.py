"""What lists show of an article that was read whole."""

from sayso.record import FoundArticle
from sayso.record.event_rows import ArticleHead
from sayso.wording import words_of


def head_of(found: FoundArticle) -> ArticleHead:
    """What lists show of an article."""
    article, text = found.article, found.capture.text or ""
    published = article.published
    return ArticleHead(
        capture=found.capture.id,
        article=article.id,
        title=words_of(text, article.title),
        publisher=article.publisher,
        agency=article.agency,
        published=(published.value or published.earliest) if published else None,
    )
