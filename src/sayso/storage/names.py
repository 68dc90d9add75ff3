"""Names of objects: `s3://bucket/key`, folders in them by `/`, and patterns as of files."""

from collections.abc import Sequence
from fnmatch import fnmatchcase

SCHEME = "s3://"


def is_remote(path: str) -> bool:
    """Whether a path is that of an object, or of a folder of objects."""
    return path.startswith(SCHEME)


def split_name(path: str) -> tuple[str, str]:
    """Bucket and key; the key is empty for a whole bucket."""
    bucket, _, key = path.removeprefix(SCHEME).partition("/")
    return bucket, key


def fixed_part(pattern: str) -> str:
    """The folder that all keys of a pattern are in, with its `/`; empty if the pattern may be in any."""
    parts = pattern.split("/")
    fixed = next((i for i, part in enumerate(parts) if any(sign in part for sign in "*?[")), len(parts) - 1)
    return "".join(part + "/" for part in parts[:fixed])


def is_like(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether the parts of a key, or the first of them, fulfil a pattern: `**` is any number of folders, also none."""
    if not pattern:
        return True
    if pattern[0] == "**":
        return is_like(parts, pattern[1:]) or (bool(parts) and is_like(parts[1:], pattern))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and is_like(parts[1:], pattern[1:])


def is_hidden(parts: Sequence[str]) -> bool:
    """Whether a file, or a folder that it is in, is one that listings of files leave out."""
    return any(part.startswith(".") for part in parts)


def walking_order(key: str) -> list[tuple[bool, str]]:
    """What to sort keys by so that they come as files do: in every folder first its files, then its folders."""
    *folders, name = key.split("/")
    return [*((True, folder) for folder in folders), (False, name)]
