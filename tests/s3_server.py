"""An S3-style store of the test run's own: moto's server, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import boto3
import pytest

from sayso.storage import s3

SERVE = """
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print("%s:%s" % server.get_host_and_port(), flush=True)
sys.stdin.read()
"""


@dataclass(frozen=True, slots=True)
class Store:
    """A store that listens at `address`, with one bucket, `crawl`."""

    address: str

    def settings(self) -> dict[str, str]:
        """What makes boto3 use it."""
        return {
            "AWS_ENDPOINT_URL": self.address,
            "AWS_ACCESS_KEY_ID": "tester",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        }

    def client(self) -> Any:
        known = {"aws_access_key_id": "tester", "aws_secret_access_key": "secret", "region_name": "us-east-1"}
        return boto3.client("s3", endpoint_url=self.address, **known)


@contextmanager
def serve() -> Iterator[Store]:
    """A store, until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin and process.stdout
        yield Store(f"http://{process.stdout.readline().decode().strip()}")
        process.stdin.close()


@contextmanager
def used(store: Store) -> Iterator[None]:
    """This process asks `store`."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in store.settings().items():
            patch.setenv(name, value)
        s3._client.cache_clear()
        yield
        s3._client().close()
        s3._client.cache_clear()
