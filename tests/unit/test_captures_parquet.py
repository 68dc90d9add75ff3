import io

import pytest
from arro3.core import Array, DataType, Table
from arro3.io import write_parquet

from sayso.captures import read_page
from sayso.captures.parquet import find_rows
from sayso.captures.retrieval import Retrieval
from sayso.model import Capture


def parquet(**columns: Array) -> bytes:
    file = io.BytesIO()
    write_parquet(Table.from_pydict(columns), file)
    return file.getvalue()


def words(*cells: str | None) -> Array:
    return Array(list(cells), DataType.utf8())


def read(raw: bytes) -> list[Capture]:
    return [read_page(page) for page in find_rows(io.BytesIO(raw), Retrieval(path="a.parquet", max_bytes=10_000))]


def test_a_row_is_a_page_with_what_is_known_of_it() -> None:
    pages = read(
        parquet(
            html=words("<p>One two.</p>", None, None),
            text=words(None, "Three", None),
            url=words("http://a.example/1", None, None),
            other=Array([1, 2, 3], DataType.int64()),
        )
    )
    assert [(page.path, page.text, page.url, page.media_type) for page in pages[:2]] == [
        ("a.parquet#1", "One two.", "http://a.example/1", "text/html"),
        ("a.parquet#2", "Three", None, "text/plain"),
    ]
    assert [problem.kind for problem in pages[2].problems] == ["not_a_page"]


def test_bytes_are_taken_for_utf8() -> None:
    html = Array(["<p>Café</p>".encode(), b"<p>\xff</p>"], DataType.binary())
    assert [page.text for page in read(parquet(html=html))] == ["Café", "\ufffd"]


def test_a_capture_is_the_same_in_whatever_file_its_row_stands() -> None:
    alone, *_ = read(parquet(text=words("Three")))
    assert alone.id in {page.id for page in read(parquet(text=words("One", "Three"), other=words("a", "b")))}


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", "not_parquet"),
        (b"PAR1", "not_parquet"),
        (b"PAR1\xff\xff\xff\xffPAR1", "not_parquet"),
        (b"PAR1" + b"\x02\0\0\0" * 3 + b"PAR1", "not_parquet"),
        (parquet(text=words("One"))[:-9], "not_parquet"),
        (parquet(title=words("One")), "not_a_page"),
        (parquet(text=words()), "empty"),
    ],
    ids=["empty", "head", "footer too long", "footer of nonsense", "cut", "columns", "rows"],
)
def test_a_bad_file_is_told(raw: bytes, kind: str) -> None:
    (capture,) = read(raw)
    assert [problem.kind for problem in capture.problems] == [kind]
