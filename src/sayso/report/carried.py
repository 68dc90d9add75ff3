"""The dossier as the JSON that every format of it carries, and back."""

import json
import re
from hashlib import sha256
from typing import Any

import msgspec

from sayso.errors import ConfigError
from sayso.report.records import FORMAT, Dossier, Footnote

_MARKUP = re.compile("[<>&`\u2028\u2029\x7f]")


def encode_inert(value: Any) -> str:
    """A record as JSON in ASCII without `<`, `>`, `&` and backquotes: it ends no script, tag, comment or code span."""
    text = json.dumps(msgspec.to_builtins(value), ensure_ascii=True, separators=(",", ":"))
    return _MARKUP.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def encode_dossier(dossier: Dossier) -> str:
    """What a file carries: the dossier, and the digest of its own text, by which a change of it is noticed."""
    body = encode_inert(dossier)
    return f'{{"sha256":"{_digest(body)}","dossier":{body}}}'


def decode_dossier(text: str) -> Dossier:
    """The dossier that `encode_dossier` wrote. Raises ConfigError for anything else; see `is_intact`."""
    dossier = _decode(text, _Sealed).dossier
    if dossier.format != FORMAT:
        raise ConfigError(
            f"the dossier is of the format {dossier.format}; this sayso reads {FORMAT}",
            hint=f"verify it with the sayso that wrote it: {dossier.program}",
        )
    return dossier


def is_intact(text: str) -> bool:
    """Whether nothing was changed in what `encode_dossier` wrote. Whoever makes a new digest, too, is not noticed."""
    return encode_dossier(decode_dossier(text)) == text


def decode_footnote(text: str) -> Footnote:
    """The footnote that `encode_inert` wrote. Raises ConfigError for anything else."""
    return _decode(text, Footnote)


class _Sealed(msgspec.Struct, frozen=True):
    sha256: str
    dossier: Dossier


def _digest(body: str) -> str:
    return sha256(body.encode("ascii")).hexdigest()


def _decode(text: str, kind: type[Any]) -> Any:
    try:
        return msgspec.convert(json.loads(text), kind, strict=True)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise ConfigError(f"its data are damaged: {error}", hint="ask for the file again, as it was written") from error
