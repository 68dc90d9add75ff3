"""What people see: every word of it from the record, at 80 columns."""

from dataclasses import replace

import pytest
from inline_snapshot import snapshot

from made import TEXT, made_capture, made_captures
from records import ONLY_SQLITE, NewRecord
from sayso.record import Run, open_record


@pytest.fixture
def one(new_record: NewRecord) -> str:
    name = new_record("one")
    with open_record(name, create=True) as record:
        Run(record, coder="1").write(made_capture())
    return name


def test_events_claims_and_tallies_by_article(sayso, one: str) -> None:
    assert sayso("show", one, "--claims").stdout == snapshot("""\
────────────────────────────────────────────────────────────────────────────────
Shells Hit Market in Port Halden
Halden Post · 2025-12-25 (metadata) · agency: AFP
https://news.example/halden · 2 events, 3 claims, 1 tally

● ASSAULT heavy-weapons  asserted                                       655986d7
  who    Army gunners
  whom   five traders
  when   2025-12-25
  where  Port Halden, Halden, XH
  toll   ≥ 5 killed (traders)
  says   Halden Post ← AFP
  text   Army gunners *shelled* the market of Port Halden on Thursday, killing
         at least five traders, AFP reported.

✗ COERCE arrest  DENIED, background                                     52af7d5f
  who    Army gunners
  whom   two nurses
  when   2025-05
  toll   2 arrested (nurses)
  says   Halden Post ← The army
  text   The army denied that its forces had *arrested* two nurses in May.

running tallies (counts over a period, no events)
Σ ≥ 1,201 killed (people) · since 2024-01 · counted by health ministry
  text   *More than 1,200 people have been killed since January 2024, according
         to the health ministry.*

claims
“ AFP asserts
  text   Army gunners shelled the market of Port Halden on Thursday, killing at
         least five traders
“ health ministry asserts in a statement, as AFP says
  text   Colonel Ada Brandt, the brigade's commander, had ordered the fire.
✗ Army gunners denies
  text   that its forces had arrested two nurses in May.

""")


def test_an_event_in_full(sayso, one: str) -> None:
    (article,) = made_capture().articles
    result = sayso("show", one, article.events[0].id[:9])
    assert result.exit_code == 0
    assert "\n".join(line.rstrip() for line in result.stdout.splitlines()) == snapshot("""\
────────────────────────────────────────────────────────────────────────────────
● ASSAULT heavy-weapons  asserted  military
event    655986d7c5896182
says     Halden Post ← AFP
article  Shells Hit Market in Port Halden
         Halden Post · AFP · 2025-12-25 (metadata)
capture  sha256:f2cc7319bff0d660dd78db27b8e05820586c8153402bb327407a0a2a2a55b2ec
met at   pages/halden.txt · https://news.example/halden · 2025-12-26T08:00:00Z

field      [start,end)  characters                  read as
trigger        [47,54)  shelled                     ASSAULT heavy-weapons
mention         [7,10)  Hit                         the same event
mention      [222,230)  the fire                    the same event
actor          [34,46)  Army gunners                Army gunners, organization,
                                                    XH, MIL
recipient    [111,123)  five traders
when           [84,92)  Thursday                    2025-12-25, day, relative
where          [69,80)  Port Halden                 Port Halden, Halden, XH,
                                                    12.5°, -3.25°, exact,
                                                    GeoNames 77
toll         [102,123)  at least five traders       ≥ 5 killed: traders
source       [125,128)  AFP                         AFP
cue          [129,137)  reported                    asserts
content       [34,123)  Army gunners shelled the    indirect speech
                        market of Port Halden on
                        Thursday, killing at least
                        five traders

text     Army gunners *shelled* the market of Port Halden on Thursday, killing
         at least five traders, AFP reported.
""")


def test_wide_terminals_show_a_table(sayso, one: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    shown = sayso("show", one).stdout
    assert max(map(len, shown.splitlines())) == 150
    for words in ("ASSAULT heavy-weapons", "Army gunners", "five traders", "≥ 5 killed", "Halden Post ← AFP", "DENIED"):
        assert words in shown


@ONLY_SQLITE
def test_no_line_is_wider_than_the_terminal(sayso, one: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (40, 80, 119):
        monkeypatch.setenv("COLUMNS", str(width))
        assert max(map(len, sayso("show", one, "--claims").stdout.splitlines())) <= width


def test_only_what_is_asked_for_is_shown(sayso, made: str) -> None:
    assert sayso("show", made, "--type", "ASSAULT").stdout.count("ASSAULT") == 3
    assert "COERCE" not in sayso("show", made, "--news").stdout
    assert sayso("show", made, "--limit", "1").stdout.count("1 of 2 events") == 1
    nothing = sayso("show", made, "--actor", "nobody")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "no event" in nothing.stderr


def test_a_prefix_of_several_ids_is_refused_and_they_are_listed(sayso, made: str) -> None:
    ids = [event.id for coded in made_captures(3) for article in coded.articles for event in article.events]
    by_digit = {name[0]: [other for other in ids if other[0] == name[0]] for name in ids}
    digit, several = max(by_digit.items(), key=lambda found: len(found[1]))
    assert len(several) > 1
    refused = sayso("show", made, digit)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith(f"error: {len(several)} events begin with {digit}")
    assert all(name in refused.stderr for name in several)


def test_an_id_that_is_not_there_and_two_records_are_wrong_usage(sayso, made: str, one: str) -> None:
    unknown = sayso("show", made, "ffffffffffffffff")
    assert unknown.exit_code == 2
    assert unknown.stderr.startswith("error: ")
    assert "\nhint: " in unknown.stderr
    assert sayso("show", made, "--record", one).exit_code == 2
    assert sayso("show", made, "abc", "def").exit_code == 2


def test_the_record_of_the_settings_is_shown_where_none_is_named(sayso, one: str, monkeypatch) -> None:
    monkeypatch.setenv("SAYSO_RECORD", one)
    shown = sayso("show").stdout
    assert shown == sayso("show", one).stdout == sayso("show", "--record", one).stdout
    (article,) = made_capture().articles
    assert sayso("show", article.events[1].id).stdout.startswith("──")


def test_a_page_cannot_rule_the_terminal(sayso, new_record: NewRecord) -> None:
    coded = made_capture(text=TEXT)
    evil = "\x1b]0;owned\x07\x9b2J\u202egnp"
    (article,) = coded.articles
    article = replace(
        article, publisher=f"Post{evil}", actors=tuple(replace(a, name=a.name + evil) for a in article.actors)
    )
    path = new_record("evil")
    with open_record(path, create=True) as record:
        Run(record, coder="1").write(replace(coded, capture=replace(coded.capture, path=evil), articles=(article,)))
    for command in (["show", path, "--claims"], ["show", path, article.events[0].id]):
        shown = sayso(*command).stdout
        assert not set(shown) & set("\x1b\x07\x9b\u202e")
        assert "Army gunners" in shown


@pytest.mark.parametrize("given", ["2025-13", "yesterday", "25-12-2025"])
@ONLY_SQLITE
def test_a_date_that_is_none_is_wrong_usage(sayso, one: str, given: str) -> None:
    result = sayso("show", one, "--since", given)
    assert result.exit_code == 2
    assert "2025-12-25" in result.stderr


def test_version_and_schema(sayso) -> None:
    assert sayso("--version").stdout.startswith("sayso, version ")
    assert '"$schema"' in sayso("schema").stdout
