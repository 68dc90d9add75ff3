"""`sayso agreement`, `reviewers`, `judge --settle`, merge and split, and corrections in `sayso show`."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Sayso
from made import made_capture, made_captures
from sayso.model import Event, Member, Review, read_reviews
from sayso.model.vocabulary import STATUSES
from sayso.record import EventFilter, Run, add_judgement, find_articles, open_record, read_judgements
from sayso.record.judging import read_effective
from sayso.record.reviewed_articles import find_reviewed_articles, is_asked


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("agreement") / "coded.db"
    with open_record(str(path), create=True) as record:
        run = Run(record, coder="1")
        for capture in made_captures(3):
            run.write(capture)
    return path


@pytest.fixture
def made(coded: Path, tmp_path: Path) -> Path:
    """A record of three captures that were coded by hand."""
    path = tmp_path / "made.db"
    for part in coded.parent.glob("coded.db*"):
        shutil.copy(part, path.with_name(part.name.replace("coded", "made")))
    return path


def ids(capture: int = 0) -> list[str]:
    return [event.id for event in made_captures(3)[capture].articles[0].events]


def test_two_coders_agree_in_80_columns_and_a_third_settles_what_they_differ_on(sayso: Sayso, made: Path) -> None:
    shelling, arrest = ids()
    with open_record(str(made)) as record:
        for found in find_articles(record):
            for event in found.events:
                member = Member(capture=found.capture.id, article=found.article.id, event=event.id)
                for coder in ("Ada", "Bo"):
                    add_judgement(record, "accept", (member,), by=coder)
    when = ("--field", "when", "--value", "2025-12-24", "--why", "the eve")
    sayso("judge", "correct", shelling, *when, "--record", made, "--by", "Bo")
    sayso("judge", "reject", arrest, "--record", made, "--by", "Bo")
    told = sayso("agreement", made, "--disputes", "--by", "Cy")
    assert told.exit_code == 0
    assert max(map(len, told.stdout.splitlines())) <= 80
    rows = {line[:23].strip(): line.split() for line in told.stdout.splitlines()}
    assert rows["is an event"][3:6] == ["nominal", "6", "6"]
    assert "Ada and Bo" in told.stdout
    assert "when: Ada 2025-12-25 | Bo 2025-12-24" in told.stdout
    assert "2 things left to be settled" in told.stderr
    data = json.loads(sayso("agreement", made, "--json", "--by", "Cy").stdout)
    assert data["coders"] == ["Ada", "Bo"]
    assert data["events"] == 6
    sayso("judge", "correct", shelling, *when, "--settle", "--record", made, "--by", "Cy")
    sayso("judge", "accept", arrest, "--settle", "--record", made, "--by", "Cy")
    assert "0 things left to be settled, 2 decisions settled" in sayso("agreement", made, "--by", "Cy").stderr
    assert "settled: correct" in sayso("judgements", made, "--by", "Cy").stdout


def test_nothing_to_compare_is_told_with_what_to_do(sayso: Sayso, made: Path) -> None:
    told = sayso("agreement", made)
    assert (told.exit_code, told.stdout) == (0, "")
    assert "--by NAME" in told.stderr


def test_who_codes_blind_is_refused_agreement_and_sees_their_own_judgements(sayso: Sayso, made: Path) -> None:
    shelling, _ = ids()
    assert "Ada  0 judgements  blind" in sayso("reviewers", made, "--blind", "Ada").stdout
    sayso("judge", "reject", shelling, "--record", made, "--by", "Ada")
    sayso("judge", "accept", shelling, "--record", made, "--by", "Bo")
    refused = sayso("agreement", made, "--by", "Ada")
    assert refused.exit_code == 2
    assert "--open Ada" in refused.stderr
    own = sayso("judgements", made, "--by", "Ada")
    assert ("reject" in own.stdout, "accept" in own.stdout) == (True, False)
    assert "1 judgement of others not shown" in own.stderr
    assert "rejected" not in sayso("show", made).stdout
    opened = sayso("reviewers", made, "--open", "Ada")
    assert "blind" not in opened.stdout
    with open_record(str(made)) as record:
        assert len(read_effective(record)) == 2


def test_happenings_are_merged_and_split_by_commands(sayso: Sayso, made: Path) -> None:
    (one, other), (third, _) = ids(0), ids(1)
    sayso("judge", "note", one, "--why", "and so they are linked", "--record", made)
    sayso("judge", "merge", one, other, "--record", made, "--by", "Ada")
    assert "told by" in sayso("show", made, other).stdout
    told = sayso("judge", "split", other, "--record", made, "--by", "Ada")
    assert told.exit_code == 0, told.stderr
    with open_record(str(made)) as record:
        judgement = read_judgements(record)[-1]
    assert judgement.members[0].event == other
    assert third in {member.event for member in judgement.members[1:]}
    alone = sayso("judge", "split", made_capture().articles[0].events[0].id, "--record", made)
    assert alone.exit_code == 2


def test_show_gives_what_people_say_with_what_was_coded_behind_it_and_filters_by_it(sayso: Sayso, made: Path) -> None:
    shelling, arrest = ids()
    for field, value in (("when", "2024-02-03"), ("where", "Elsewhere"), ("actors", "AFP")):
        sayso("judge", "correct", shelling, "--field", field, "--value", value, "--record", made, "--by", "Ada")
    found = sayso("show", made, "--since", "2024-02-03", "--until", "2024-02-03")
    assert "1 event in 1 article" in found.stderr
    for words in ("2024-02-03 (coded: 2025-12-25)", "Elsewhere (coded: Port Halden", "AFP (coded: Army gunners)"):
        assert words in " ".join(found.stdout.split())
    assert "3 events" not in sayso("show", made, "--since", "2025-12-25").stderr  # two of the three are left
    assert "corrected when = 2024-02-03 by Ada" in " ".join(sayso("show", made, shelling).stdout.split())
    sayso("judge", "reject", arrest, "--record", made, "--by", "Ada")
    assert "rejected by Ada" in " ".join(sayso("show", made, arrest).stdout.split())


def test_a_place_that_the_record_knows_comes_with_its_coordinates(sayso: Sayso, made: Path) -> None:
    _, arrest = ids()
    sayso("judge", "correct", arrest, "--field", "where", "--value", "port halden", "--record", made, "--by", "Ada")
    with open_record(str(made)) as record:
        (judgement,) = read_judgements(record)
    assert json.loads(judgement.value or "") | {"lat": 12.5, "lon": -3.25, "country": "XH"} == json.loads(
        judgement.value or ""
    )


WANTED = st.builds(
    EventFilter,
    type=st.sampled_from([None, "assault", "COERCE"]),
    mode=st.sampled_from([None, "arrest", "Heavy-Weapons"]),
    status=st.sampled_from([None, *STATUSES]),
    historical=st.sampled_from([None, True, False]),
    since=st.sampled_from([None, "2025", "2025-05", "2025-12-25", "2025-12-26"]),
    until=st.sampled_from([None, "2025", "2025-05", "2025-12-25", "2024"]),
    place=st.sampled_from([None, "halden", "xh", "elsewhere"]),
    actor=st.sampled_from([None, "gunners", "nurses", "navy", "ARMY"]),
)


def test_a_filter_says_the_same_of_an_event_as_the_database(made: Path) -> None:
    with open_record(str(made)) as record:
        whole = list(find_articles(record))

        @settings(max_examples=60, deadline=None)
        @given(wanted=WANTED)
        def check(wanted: EventFilter) -> None:
            told = {(one.capture.id, event.id) for one in find_articles(record, wanted) for event in one.events}
            here = {
                (one.capture.id, event.id)
                for one in whole
                for event in one.events
                if is_asked(event, one.article, one.capture.text or "", wanted)
            }
            assert here == told

        check()


def test_corrected_events_are_found_by_what_people_say_and_the_limit_counts_them(sayso: Sayso, made: Path) -> None:
    shelling, arrest = ids()
    sayso("judge", "correct", arrest, "--field", "type", "--value", "assault", "--record", made, "--by", "Ada")
    with open_record(str(made)) as record:
        reviews: dict[Member, Review] = read_reviews(read_effective(record))

        def found(limit: int | None = None) -> list[Event]:
            wanted = EventFilter(type="ASSAULT", limit=limit)
            return [event for one in find_reviewed_articles(record, wanted, reviews) for event in one.events]

        assert [event.id for event in found()] == [shelling, arrest, ids(1)[0], ids(2)[0]]
        assert [event.type for event in found(2)] == ["ASSAULT", "ASSAULT"]
        assert len(found(3)) == 3
