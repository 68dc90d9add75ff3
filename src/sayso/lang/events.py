"""Words that coding's events go by."""

import msgspec


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `events.toml`."""
