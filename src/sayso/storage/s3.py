"""Objects of S3-style stores (Amazon's, MinIO, Ceph …), read and written by boto3.

Credentials, region and endpoint are boto3's to find: AWS_ACCESS_KEY_ID, AWS_PROFILE, AWS_ENDPOINT_URL and so on. It is
loaded, and anything fetched, only for a path that begins with `s3://`.
"""

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, BinaryIO

from sayso.errors import CaptureError, ConfigError, RetryableError, SaysoError
from sayso.storage.facts import Facts
from sayso.storage.names import SCHEME, fixed_part, is_hidden, is_like, split_name, walking_order

BLOCK_BYTES = 4 << 20
"""Of one request, and so the memory that an open object takes."""
TRIES = 3  # of a block whose connection breaks; boto3 itself tries again what was not answered
MISSING, FORBIDDEN, CHANGED, BEYOND = 404, 403, 412, 416


def find_remote(path: str) -> list[str]:
    """The objects of a path: the one of that name, else those in that folder, else those of that pattern.

    They come in the order of files in folders, hidden ones left out. Raises CaptureError where nothing is there or may
    be looked at, ConfigError without boto3 or credentials, RetryableError where the store is not to be reached.
    """
    bucket, key = split_name(path)
    try:
        if _is_object(bucket, key):
            return [path]
        folder = key.rstrip("/") + "/" if key else ""
        keys = [name for name, _ in _list(bucket, folder) if not is_hidden(name.removeprefix(folder).split("/"))]
        if not keys:
            folder, pattern = fixed_part(key), key.rstrip("/").split("/")
            names = (name for name, _ in _list(bucket, folder)) if folder != key else ()
            keys = [name for name in names if is_like(name.split("/"), pattern)]
            keys = [name for name in keys if not is_hidden(name.removeprefix(folder).split("/"))]
    except FileNotFoundError as error:
        raise CaptureError(f"there is no bucket {bucket!r}", kind="missing_path", hint=_WHERE) from error
    except OSError as error:
        raise CaptureError(f"{path} cannot be listed: {error.strerror}", kind="unreadable", hint=_WHERE) from error
    if not keys:
        hint = "give an object, a folder or a pattern behind s3://"
        raise CaptureError(f"nothing is at {path!r}", kind="missing_path", hint=hint)
    return [f"{SCHEME}{bucket}/{name}" for name in sorted(keys, key=walking_order)]


def list_folder(folder: str) -> dict[str, Facts]:
    """The objects in a folder, not in folders below: with their facts by path. Raises OSError, RetryableError."""
    bucket, key = split_name(folder.rstrip("/"))
    prefix = key + "/" if key else ""
    return {f"{SCHEME}{bucket}/{name}": facts for name, facts in _list(bucket, prefix, below=False)}


def open_object(path: str) -> io.BufferedReader:
    """A stream of an object's bytes that asks for them block by block. Raises OSError, RetryableError."""
    return io.BufferedReader(_Object(path), BLOCK_BYTES)


def raise_failure(stream: io.BufferedReader) -> None:
    """Raise what reading an object failed with, though a library between may have made another error of it, or none."""
    if isinstance(stream.raw, _Object) and stream.raw.failure:
        raise stream.raw.failure


def put_object(path: str, content: BinaryIO) -> None:
    """Write an object, whole or not at all. Raises OSError, RetryableError."""
    bucket, key = split_name(path)
    with _plain_errors(path):
        _client().put_object(Bucket=bucket, Key=key, Body=content)


def remove_object(path: str) -> None:
    """See that no object is there. Raises OSError, RetryableError."""
    bucket, key = split_name(path)
    with _plain_errors(path):
        _client().delete_object(Bucket=bucket, Key=key)


class _Object(io.RawIOBase):
    """An object as it is when it is opened: once it is written again, reading it raises OSError."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._place = 0
        self._size = 0
        self._tag: str | None = None
        self.failure: OSError | SaysoError | None = None
        """What reading failed with, for readers that make another error of it."""
        self._head = self._ask(0, BLOCK_BYTES)  # kept: of most objects it is the whole, and readers come back to it

    def readable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """True."""
        return True

    def tell(self) -> int:
        """Where the next byte is read from."""
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Read on from elsewhere, as files do."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        self._place = max(start + offset, 0)
        return self._place

    def readinto(self, buffer: Any) -> int:
        """Fill the beginning of `buffer` with what comes next; how many bytes that are, 0 at the end."""
        size = min(len(buffer), self._size - self._place)
        if size <= 0:
            return 0
        try:
            block = self._head[self._place : self._place + size] or self._ask(self._place, size)
        except (OSError, SaysoError) as error:
            self.failure = error
            raise
        buffer[: len(block)] = block
        self._place += len(block)
        return len(block)

    def _ask(self, place: int, size: int) -> bytes:
        """A block of the object; the first one tells size and ETag, and is empty for an empty object."""
        bucket, key = split_name(self._path)
        asked = {"Range": f"bytes={place}-{place + size - 1}"} | ({"IfMatch": self._tag} if self._tag else {})
        with _plain_errors(self._path):
            from botocore.exceptions import ClientError, HTTPClientError, IncompleteReadError

            for left in reversed(range(TRIES)):
                try:
                    answer = _client().get_object(Bucket=bucket, Key=key, **asked)
                    self._tag = answer["ETag"]
                    self._size = int(answer["ContentRange"].rpartition("/")[2])
                    return answer["Body"].read()
                except ClientError as error:
                    if _status(error) == BEYOND and not place:
                        return b""
                    raise
                except (HTTPClientError, IncompleteReadError):
                    if not left:
                        raise
        return b""


def _is_object(bucket: str, key: str) -> bool:
    """Whether there is an object of that name, as far as one may know: some may be read where nothing may be listed."""
    if not key or key.endswith("/"):
        return False
    try:
        with _plain_errors(f"{SCHEME}{bucket}/{key}"):
            _client().head_object(Bucket=bucket, Key=key)
    except OSError:
        return False
    return True


def _list(bucket: str, prefix: str, *, below: bool = True) -> Iterator[tuple[str, Facts]]:
    """Key and facts of the objects whose key begins with `prefix`, sorted by key; not those that mark folders."""
    asked: dict[str, Any] = {"Bucket": bucket, "Prefix": prefix} | ({} if below else {"Delimiter": "/"})
    with _plain_errors(f"{SCHEME}{bucket}/{prefix}"):
        for page in _client().get_paginator("list_objects_v2").paginate(**asked):
            for item in page.get("Contents", ()):
                if not item["Key"].endswith("/"):
                    yield item["Key"], Facts(item["Size"], item["ETag"])


@cache
def _client() -> Any:
    return _boto3().Session().client("s3")


def _boto3() -> Any:
    try:
        import boto3
    except ModuleNotFoundError as error:
        raise ConfigError("paths behind s3:// need boto3", hint="pip install 'sayso[s3]'") from error
    return boto3


@contextmanager
def _plain_errors(path: str) -> Iterator[None]:
    """What boto3 raises: as OSError where the store says no, as ConfigError where boto3 is missing or lacks settings,
    else as RetryableError.
    """
    _boto3()
    from botocore import exceptions as said

    try:
        yield
    except said.ClientError as error:
        status = _status(error)
        code = error.response.get("Error", {}).get("Code", "")
        if status >= 500 or code in ("SlowDown", "RequestTimeout", "Throttling"):
            raise _unreachable(path, error) from error
        if status == MISSING:
            raise FileNotFoundError(errno.ENOENT, "no such bucket or object", path) from error
        if status == FORBIDDEN:
            raise PermissionError(errno.EACCES, f"the store does not allow it ({code})", path) from error
        why = "it was written again while it was read" if status == CHANGED else str(error)
        raise OSError(errno.EIO, why, path) from error
    except said.ParamValidationError as error:
        raise FileNotFoundError(errno.ENOENT, "no bucket or object is called so", path) from error
    except (said.ConnectionError, said.HTTPClientError, said.IncompleteReadError) as error:
        raise _unreachable(path, error) from error
    except said.BotoCoreError as error:
        raise ConfigError(f"{path}: {error}", hint=_SETTINGS) from error


def _status(error: Any) -> int:
    return error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)


def _unreachable(path: str, error: Exception) -> RetryableError:
    hint = "check AWS_ENDPOINT_URL and the network, then give the same command again"
    return RetryableError(f"{path}: the store cannot be reached: {error}", hint=hint)


_SETTINGS = "set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; AWS_ENDPOINT_URL where it is not Amazon's"
_WHERE = "check the name; set AWS_ENDPOINT_URL where the store is not Amazon's, AWS_PROFILE for another account"
