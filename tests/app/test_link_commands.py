"""The commands about links: what they print, and what they say of wrong input."""

import json
from pathlib import Path

import pytest
from eval.made_news import make_news

from sayso.coded_format import encode
from sayso.engines import Linker
from sayso.record import Run, open_record

NEWS = list(make_news(30, seed=3))


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("linked") / "linked.db"
    with open_record(str(path), create=True) as record:
        run = Run(record, coder="1")
        for coded in NEWS:
            run.write(coded)
        Linker(record).link()
    return path


def coded_file(folder: Path, *, with_text: bool = True) -> Path:
    path = folder / "coded.jsonl"
    path.write_bytes(b"".join(encode(coded, with_text=with_text) + b"\n" for coded in NEWS))
    return path


def test_link_writes_a_line_of_json_for_each_link_the_same_for_any_order(sayso, tmp_path: Path) -> None:
    path = coded_file(tmp_path)
    first = sayso("link", path)
    path.write_bytes(b"".join(reversed(path.read_bytes().splitlines(keepends=True))))
    assert first.exit_code == 0
    assert sayso("link", path).stdout == first.stdout
    links = [json.loads(line) for line in first.stdout.splitlines()]
    assert {"copy", "event", "actor"} <= {link["kind"] for link in links}
    assert all(
        set(member) <= {"capture", "article", link["kind"]}
        for link in links
        for member in link["members"]
        if link["kind"] != "claim"
    )


def test_link_leaves_out_a_line_that_it_cannot_read_and_says_which(sayso, tmp_path: Path) -> None:
    path = coded_file(tmp_path)
    whole = sayso("link", path).stdout
    path.write_bytes(path.read_bytes() + b'{"no": "capture"}\n')
    broken = sayso("link", path)
    assert broken.exit_code == 1
    assert broken.stdout == whole
    assert f"{path}, line 31" in broken.stderr


def test_link_asks_for_the_text_where_captures_were_coded_without_it(sayso, tmp_path: Path) -> None:
    result = sayso("link", coded_file(tmp_path, with_text=False))
    assert result.exit_code == 2
    assert "sayso code --with-text" in result.stderr
    assert sayso("link", tmp_path / "missing.jsonl").exit_code == 2


def test_stories_say_how_many_voices_a_happening_has(sayso, linked: Path) -> None:
    shown = sayso("stories", linked)
    assert shown.exit_code == 0
    assert "independent origin" in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_disagreements_are_shown_side_by_side(sayso, linked: Path) -> None:
    shown = sayso("disagreements", linked)
    assert shown.exit_code == 0
    assert "with disagreements" in shown.stderr


def test_a_judgement_is_written_down_and_told_in_the_change_feed(sayso, linked: Path) -> None:
    links = [json.loads(line) for line in sayso("link", _coded(linked)).stdout.splitlines()]
    event = next(link for link in links if link["kind"] == "event")
    ids = [member["event"] for member in event["members"][:2]]
    told = sayso("judge", "not-same", *ids, "--record", linked, "--by", "ada", "--why", "two days")
    assert told.exit_code == 0, told.stderr
    assert "two days" in sayso("judgements", linked).stdout
    feed = sayso("changes", linked).stdout
    assert "created" in feed
    assert "by ada" in feed
    assert sayso("changes", linked, "--since", "2999").stdout == ""
    assert sayso("judge", "withdraw", told.stdout[:8], "--record", linked, "--by", "ada").exit_code == 0


def _coded(linked: Path) -> Path:
    return coded_file(linked.parent)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("same", "ffffffffffff"), "has an id that begins"),
        (("accept", "ffffffffffff"), "has an id that begins"),
        (("withdraw", "ffffffffffff"), "no judgement begins"),
        (("correct", "0", "--field", "when.start"), "--value"),
    ],
)
def test_a_judgement_about_nothing_is_refused(sayso, linked: Path, arguments: tuple[str, ...], says: str) -> None:
    result = sayso("judge", *arguments, "--record", linked)
    assert result.exit_code == 2
    assert says in result.stderr or "begin" in result.stderr
