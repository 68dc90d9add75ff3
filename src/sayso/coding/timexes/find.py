"""Finding expressions of time."""

from sayso.coding.parses import Parse
from sayso.lang.times import TimeWords
from sayso.model import PublicationDate, Timex


def find_timexes(parse: Parse, published: PublicationDate | None, words: TimeWords) -> tuple[Timex, ...]:
    """The expressions of time of an article in the order of the text."""
    return ()
