"""Words that coding's actors go by."""

import msgspec


class ActorWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of `actors.toml`."""
