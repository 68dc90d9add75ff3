"""Words that coding's articles go by."""

import msgspec


class ArticleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `articles.toml`."""
