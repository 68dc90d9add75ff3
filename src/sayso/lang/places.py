"""Words that coding's places go by."""

import msgspec


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `places.toml`."""
