"""Words that coding's articles go by."""

import msgspec


class ArticleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `articles.toml`, all in lower case but names of agencies and newspapers.

    The shape of a page decides what its lines are; these words help where a page is too short to show its shape.
    """

    months: dict[str, int]
    """Names and short names of months, with their numbers."""
    weekdays: dict[str, int]
    """Names and short names of weekdays; Monday is 0."""
    agencies: dict[str, str]
    """Wire services, as credits write them, with the name to record."""
    newspapers: tuple[str, ...]
    """Newspapers and magazines, as they are printed, that write "sources told <their own name>"."""
    byline_openers: tuple[str, ...]
    """What stands before a reporter's name at the start of a line."""
    credit_openers: tuple[str, ...]
    """What opens a credit of the desk, as in "(Reporting by ...)"."""
    author_headings: tuple[str, ...]
    """Headings above the names of authors."""
    date_labels: tuple[str, ...]
    """What stands before a date of publication in a line of its own."""
    field_labels: tuple[str, ...]
    """Names of fields in exports of news databases, as in "LENGTH: 345 words"."""
    title_fields: tuple[str, ...]
    """Those of them that name the headline."""
    topic_labels: tuple[str, ...]
    """What opens a list of topics, with a colon or without."""
    summary_labels: tuple[str, ...]
    """What opens a summary above a text."""
    photo_words: tuple[str, ...]
    """Words in the credit of a photo."""
    pointer_labels: tuple[str, ...]
    """What opens a pointer to another story, as in "Read also: ..."."""
    box_labels: tuple[str, ...]
    """Headings of boxes with pointers to other stories."""
    comment_labels: tuple[str, ...]
    """Headings above what readers wrote."""
    widget_phrases: tuple[str, ...]
    """What only a page says of itself: buttons, notices, appeals to subscribe."""
    widget_words: tuple[str, ...]
    """Words of sites about themselves; two in one short line make it a notice."""
    address_words: tuple[str, ...]
    """Words that address the reader; with a word of sites they make a line a notice."""
    error_phrases: tuple[str, ...]
    """What a page says in place of an article: errors, walls, robot checks."""
    closing_words: tuple[str, ...]
    """Lines that end a dispatch."""
    function_words: tuple[str, ...]
    """The most frequent words of the language."""
    foreign_words: tuple[str, ...]
    """The most frequent words of other languages in the same script that are no words of this one."""
