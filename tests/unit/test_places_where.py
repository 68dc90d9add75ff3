import pytest

from sayso.coding.places import where_of
from sayso.model import Place, Span


@pytest.mark.parametrize(
    ("kind", "near", "precision"),
    [
        ("settlement", False, "exact"),
        ("settlement", True, "near"),
        ("admin2", False, "district"),
        ("admin1", True, "province"),
        ("country", False, "country"),
        ("region", False, None),
        (None, False, None),
    ],
)
def test_precision_follows_the_kind_of_place(kind: str | None, near: bool, precision: str | None) -> None:
    place = Place(span=Span(3, 9), name="Hebron", country="PS", lat=31.5, lon=35.1, kind=kind, near=near)
    where = where_of(place)
    assert (where.precision, where.evidence, where.country) == (precision, Span(3, 9), "PS")


def test_no_point_has_no_precision() -> None:
    assert where_of(Place(span=Span(0, 4), name="Sair", country="PS", kind="settlement")).precision is None
