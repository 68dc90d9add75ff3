"""Words by which copies, their outlets and their origins are told."""

import msgspec


class CopyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `copies.toml`, in lower case."""

    digest_labels: tuple[str, ...]
    """What the heading of a digest holds: a page of short items about many things."""
    page_labels: tuple[str, ...]
    """What stands alone at the head of a page and is no outlet's name: menus, sections, notices."""
    outlet_words: tuple[str, ...]
    """Words that make a line at the head of a page, or the end of a headline, the name of an outlet."""
    update_labels: tuple[str, ...]
    """What opens the headline of a later version, or stands in brackets behind it."""
    headline_labels: tuple[str, ...]
    """What else may open a headline without being a part of it."""
    report_verbs: tuple[str, ...]
    """Verbs with which one outlet cites another's report."""
    citing_phrases: tuple[str, ...]
    """What stands before the name of an outlet whose report is cited."""
    credit_phrases: tuple[str, ...]
    """What stands before the name of an outlet or agency in a credit for the whole text."""
