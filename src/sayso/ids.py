"""Ids that follow from content: the same bytes give the same ids, on any machine and in any order."""

import hashlib

ID_DIGITS = 16  # 64 bits: one chance in a hundred million of any clash among half a million records


def bytes_id(raw: bytes) -> str:
    """The id of a capture: `sha256:` and the digest of its bytes as retrieved, in lower-case hexadecimal."""
    return "sha256:" + hashlib.sha256(raw).hexdigest()


def unread_id(path: str) -> str:
    """The id of a capture whose bytes could not be had: `unread:` and a digest of its path."""
    return "unread:" + hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()


def text_digest(text: str) -> str:
    """SHA-256 of the UTF-8 form of a text view, in lower-case hexadecimal. Lone surrogates are kept as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def record_id(kind: str, *parts: object) -> str:
    """The id of a coded record: 16 hexadecimal digits that depend on `kind` and on every one of `parts` in order."""
    joined = "\x1f".join([kind, *(str(part) for part in parts)])
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]
