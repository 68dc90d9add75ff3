"""Happenings out of a record: linked reports as one, figures by any rule, people's word over the coder's."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from eval.made_news import make_news

from made import made_capture, made_captures
from made_record import a_count, open_made, with_event
from records import NewRecord
from sayso.engines import Linker
from sayso.errors import ConfigError
from sayso.export import EXPORTERS
from sayso.happenings import find_happenings, is_name, resolve_rule
from sayso.linking import RULES, LinkKnowledge, load_link_knowledge
from sayso.model import CodedCapture, Member
from sayso.record import EventFilter, Record, Run, add_judgement, find_links, open_record

NEWS = list(make_news(40, seed=3))


@pytest.fixture(scope="module")
def linking() -> LinkKnowledge:
    return load_link_knowledge()


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory, linking: LinkKnowledge) -> Iterator[Record]:
    """Made-up news, linked by the rule that linking has of its own."""
    with open_made(tmp_path_factory.mktemp("linked") / "r.db", *with_tolls(NEWS)) as record:
        Linker(record, linking).link()
        yield record


def with_tolls(news: list[CodedCapture]) -> list[CodedCapture]:
    """The news with a toll for each event, which is another one in every report."""
    return [
        replace(
            coded,
            articles=tuple(
                replace(
                    article,
                    events=tuple(
                        replace(event, casualties=(a_count("killed", 1 + no % 7, 1 + no % 7, 1 + no % 7),))
                        for event in article.events
                    ),
                )
                for article in coded.articles
            ),
        )
        for no, coded in enumerate(news)
    ]


def test_linked_reports_are_one_happening_and_every_event_is_in_one(linked: Record) -> None:
    found = list(find_happenings(linked))
    told = [(a.capture.id, a.article.id, a.event.id) for happening in found for a in happening.accounts]
    events = [(c.capture.id, a.id, e.id) for c in NEWS for a in c.articles for e in a.events]
    assert sorted(told) == sorted(events)
    links = {link.id: link for link in find_links(linked, kind="event") if link.members[0].event}
    assert len(links) > 2
    by_id = {happening.id: happening for happening in found}
    assert len(by_id) == len(found)
    for link in links.values():
        happening = by_id[link.id]
        assert len(happening.accounts) == len(link.members)
        assert (happening.articles, happening.origins) == (link.body["articles"], link.body["origins"])
        assert happening.type == link.body["merged"]["type"]["value"]


@pytest.mark.slow
def test_a_rule_is_replayed_as_linking_by_it_would_choose(
    linked: Record, linking: LinkKnowledge, tmp_path: Path
) -> None:
    with open_made(tmp_path / "other.db", *with_tolls(NEWS)) as other:
        for rule in RULES:
            Linker(other, linking, rule=rule).link()
            assert resolve_rule(other) == rule
            chosen = {one.id: one.figures["killed"].best for one in find_happenings(other)}
            assert {one.id: one.figures["killed"].best for one in find_happenings(linked, rule=rule)} == chosen, rule


def test_rules_choose_differently_and_bounds_do_not(linked: Record) -> None:
    figures = {rule: [one.figures["killed"] for one in find_happenings(linked, rule=rule)] for rule in RULES}
    assert len({tuple(f.best for f in listed) for listed in figures.values()}) > 2
    assert len({tuple((f.low, f.high) for f in listed) for listed in figures.values()}) == 1
    assert all(f.low <= f.best <= f.high for listed in figures.values() for f in listed)
    assert all(f.best == f.low for f in figures["most-conservative"])


def test_a_toll_that_reports_give_differently_is_lowest_for_acled_and_bounded_for_ucdp(linked: Record) -> None:
    def rows(form: str, rule: str | None = None) -> dict[str, dict[str, str]]:
        out = io.BytesIO()
        EXPORTERS[form](linked, EventFilter(), out, rule)
        found = csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline=""))
        return {one.get("id") or one["event_id_cnty"]: one for one in found}

    told = {one.id: one for one in find_happenings(linked) if len(one.figures["killed"].reported) > 1}
    happening = told[min(told.keys() & rows("ucdp").keys() & rows("acled").keys())]
    killed = happening.figures["killed"]
    acled = rows("acled")[happening.id]
    assert acled["fatalities"] == str(killed.low)
    assert f"; {killed.low} by the rule most-conservative." in acled["notes"]
    assert all(f"{one.value} ({len(one.members)} of" in acled["notes"] for one in killed.reported)
    assert "rule=official" in rows("acled", "official")[happening.id]["tags"]
    ucdp = rows("ucdp")[happening.id]
    assert (ucdp["best"], ucdp["low"], ucdp["high"]) == tuple(map(str, (killed.best, killed.low, killed.high)))


def test_a_happening_comes_whole_if_one_of_its_events_is_asked_for(linked: Record) -> None:
    whole = next(one for one in find_happenings(linked) if len(one.accounts) > 1)
    place = whole.accounts[0].event.where
    assert place
    found = {one.id: one for one in find_happenings(linked, EventFilter(place=place.name))}
    assert len(found[whole.id].accounts) == len(whole.accounts)
    assert len(list(find_happenings(linked, EventFilter(limit=2)))) == 2


def test_the_same_in_every_database(new_record: NewRecord, tmp_path: Path) -> None:
    written: list[list[bytes]] = []
    for name in (new_record(), str(tmp_path / "other.db")):
        with open_record(name, create=True) as record:
            run = Run(record, coder="1")
            for coded in made_captures(2):
                run.write(coded)
            outs = {form: io.BytesIO() for form in EXPORTERS}
            for form, out in outs.items():
                EXPORTERS[form](record, EventFilter(), out)
            written.append([out.getvalue() for out in outs.values()])
    assert written[0] == written[1]


def test_people_have_the_last_word(tmp_path: Path) -> None:
    coded = made_capture()
    (article,) = coded.articles
    shelling, arrest = (Member(capture=coded.capture.id, article=article.id, event=e.id) for e in article.events)
    with open_made(tmp_path / "r.db", coded) as record:
        add_judgement(record, "reject", (arrest,), by="ada")
        add_judgement(record, "correct", (shelling,), by="ada", field="casualties.killed", value="7")
        (happening,) = find_happenings(record)
    assert happening.figures["killed"].best == 7


def test_a_rule_that_there_is_not_is_refused(linked: Record) -> None:
    with pytest.raises(ConfigError, match="no rule of figures"):
        resolve_rule(linked, "guess")


def test_a_sum_with_an_unknown_part_is_not_known(tmp_path: Path) -> None:
    counts = (a_count("killed", 2, 2, 2), a_count("killed", None, None, None), a_count("injured", None, None, 9))
    with open_made(tmp_path / "r.db", with_event(made_capture(), casualties=counts)) as record:
        (happening,) = find_happenings(record)
    assert happening.figure("killed") is None
    injured = happening.figure("injured")
    assert injured and (injured.best, injured.low, injured.high) == (9, 9, 9)


@pytest.mark.parametrize(
    "words", ["Rami Halas Group", "al-Shabaab", "Ali al-Sadr", "The Post", "M23", "Brigade 101", "حركة النجباء"]
)
def test_names(words: str) -> None:
    assert is_name(words)


@pytest.mark.parametrize(
    "words", ["gunmen", "five traders", "Israeli forces", "lone Halden man", "the army", "", "the"]
)
def test_descriptions_are_no_names(words: str) -> None:
    assert not is_name(words)
