"""The link format: what linking writes, one JSON object a link; see `sayso.model.links`. None is left out."""

from typing import Any

import msgspec

from sayso.model import Link

_ENCODER = msgspec.json.Encoder()


def encode_link(link: Link) -> bytes:
    """One line of link JSONL in UTF-8, without the line break. `kind` comes first; fields of None are left out."""
    value: dict[str, Any] = msgspec.to_builtins(link)
    value["members"] = [_without_none(member) for member in value["members"]]
    return _ENCODER.encode({"kind": value.pop("kind")} | value)


def _without_none(value: dict[str, Any]) -> dict[str, Any]:
    return {name: item for name, item in value.items() if item is not None}
