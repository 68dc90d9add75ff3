"""Words that coding's attributions go by."""

import msgspec


class AttributionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `attributions.toml`."""
