from typing import Any

from sayso.model import Member
from sayso.record.changes import find_changes
from sayso.record.linked import Kept

MEMBERS = {name: Member(capture=f"sha256:{name}", article=name, event=name) for name in "abcde"}


def link(name: str, members: str, **merged: int | str) -> Kept:
    body: dict[str, Any] = {"articles": len(members)}
    body["merged"] = {f: {"best": v} if isinstance(v, int) else {"value": v} for f, v in merged.items()}
    return Kept(id=name, kind="event", body=body, members=tuple(MEMBERS[m] for m in members))


def told(old: list[Kept], new: list[Kept]) -> list[tuple[str, str, list[str]]]:
    found = find_changes({one.id: one for one in old}, {one.id: one for one in new})
    return [(change, name, others) for change, name, others, _ in found]


def test_a_new_link_is_created_and_one_without_heirs_is_withdrawn() -> None:
    assert told([], [link("1", "ab")]) == [("created", "1", [])]
    assert told([link("1", "ab")], []) == [("withdrawn", "1", [])]


def test_nothing_is_told_of_a_link_that_stays_as_it_is() -> None:
    assert told([link("1", "ab", where="Halden")], [link("1", "ab", where="Halden")]) == []


def test_a_figure_that_gave_way_is_superseded_and_another_field_is_updated() -> None:
    before = link("1", "ab", killed=3, where="Halden")
    ((change, name, others, details),) = find_changes({"1": before}, {"1": link("1", "ab", killed=5, where="Halden")})
    assert (change, name, others, details) == ("superseded", "1", [], ["killed: 3 → 5"])
    assert told([before], [link("1", "ab", killed=3, where="Brevik")]) == [("updated", "1", [])]


def test_a_link_that_grows_goes_on_under_its_new_id() -> None:
    ((change, name, others, details),) = find_changes({"1": link("1", "ab")}, {"2": link("2", "abc")})
    assert (change, name, others) == ("updated", "2", ["1"])
    assert "1 members more" in details


def test_two_links_that_become_one_are_merged_and_one_that_becomes_two_is_split() -> None:
    assert told([link("1", "ab"), link("2", "cd")], [link("3", "abcd")]) == [("merged", "3", ["1", "2"])]
    assert ("split", "3", ["1", "2"]) in told([link("3", "abcd")], [link("1", "ab"), link("2", "cd")])


def test_links_of_another_kind_are_not_heirs() -> None:
    other = Kept(id="2", kind="copy", body={}, members=(MEMBERS["a"], MEMBERS["b"]))
    assert told([link("1", "ab")], [other]) == [("created", "2", []), ("withdrawn", "1", [])]
