"""The coded format, the contract between coding, linking and everybody outside: one JSON object per capture.

The records of `sayso.model` are the format: field names are equal but for two that are Python keywords or would
clash (`from_actor` and `to_actor` are written `from` and `to`). A Span is written `[start, end]`.
"""

from typing import Any

import msgspec

from sayso.errors import CaptureError
from sayso.model import CodedCapture

FORMAT_VERSION = "1.0"
SCHEMA_ID = "https://sayso.example/schema/coded-1.json"
_WRITTEN = {"from_actor": "from", "to_actor": "to"}
_READ = {written: field for field, written in _WRITTEN.items()}
_ENCODER = msgspec.json.Encoder()


def to_builtins(coded: CodedCapture, *, with_text: bool = False) -> dict[str, Any]:
    """The coded capture as JSON values (dict, list, str, int, float, bool, None).

    `capture.text` is there only if `with_text`. The order of keys is that of the model's fields.
    """
    value: dict[str, Any] = msgspec.to_builtins(coded)
    value["format"] = FORMAT_VERSION
    if not with_text:
        del value["capture"]["text"]
    for article in value["articles"]:
        article["relations"] = [_renamed(relation, _WRITTEN) for relation in article["relations"]]
    return value


def encode(coded: CodedCapture, *, with_text: bool = False) -> bytes:
    """One line of coded JSONL in UTF-8, without the line break."""
    return _ENCODER.encode(to_builtins(coded, with_text=with_text))


def decode(line: bytes | str) -> CodedCapture:
    """Read one line of coded JSONL. Fields that are not of this version are passed over.

    Raises CaptureError (`kind` = `not_coded_format`) for what is not JSON or not the coded format.
    """
    try:
        value = msgspec.json.decode(line)
        value["capture"].setdefault("text", None)
        value["capture"].setdefault("view", "")
        for article in value["articles"]:
            article["relations"] = [_renamed(relation, _READ) for relation in article.get("relations", [])]
        return msgspec.convert(value, CodedCapture)
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise CaptureError(
            f"not a line of the coded format: {error}",
            kind="not_coded_format",
            hint="give what `sayso code` wrote; `sayso schema` prints what it looks like",
        ) from error


def json_schema() -> dict[str, Any]:
    """The coded format as a JSON Schema (draft 2020-12), made from the records themselves."""
    (reference,), components = msgspec.json.schema_components([CodedCapture], ref_template="#/$defs/{name}")
    relation = components["Relation"]
    relation["properties"] = _renamed(relation["properties"], _WRITTEN)
    relation["required"] = [_WRITTEN.get(name, name) for name in relation["required"]]
    head = components["CaptureHead"]
    head["required"] = [name for name in head["required"] if name != "text"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": f"sayso coded capture, format {FORMAT_VERSION}",
        **reference,
        "$defs": components,
    }


def _renamed(value: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {names.get(key, key): item for key, item in value.items()}
