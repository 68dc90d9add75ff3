"""Words that coding's times go by."""

import msgspec


class TimeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `times.toml`."""
