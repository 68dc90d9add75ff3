"""Everything read-only that linking needs: word lists and tables, loaded once per process."""

from dataclasses import dataclass
from functools import cache

from sayso.lang import load_words
from sayso.lang.identity import IdentityWords
from sayso.linking.claims import ClaimSigns
from sayso.linking.copies import CopySigns, compile_copy_signs
from sayso.linking.events import EventSigns, load_event_signs


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkKnowledge:
    """What linking knows of a language. Immutable."""

    copies: CopySigns
    identity: IdentityWords
    claims: ClaimSigns
    events: EventSigns


@cache
def load_link_knowledge(language: str = "en") -> LinkKnowledge:
    """The packaged word lists and tables of a language (ISO 639-1), loaded once: a watch links with every look."""
    words = load_words(language)
    events = load_event_signs(language)
    return LinkKnowledge(
        copies=compile_copy_signs(words),
        identity=words.identity,
        claims=ClaimSigns(names=words.identity, numbers=words.numbers, rarity=events.rarity),
        events=events,
    )
