"""`sayso code`: captures in, coded captures out."""

from typing import BinaryIO

import click

from sayso.captures import read_captures
from sayso.coded_format import encode
from sayso.coding import code_capture, load_knowledge
from sayso.config import read_settings


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--out", default="-", type=click.File("wb"), help="Where to write JSONL; - is standard output.")
@click.option("--with-text", is_flag=True, help="Write the text view of each capture too.")
def code(paths: tuple[str, ...], out: BinaryIO, with_text: bool) -> None:
    """Code the captures under PATHS and write one JSON object per capture."""
    settings = read_settings()
    knowledge = load_knowledge()
    out.writelines(
        encode(code_capture(capture, knowledge), with_text=with_text) + b"\n"
        for capture in read_captures(paths, max_bytes=settings.max_capture_bytes)
    )
