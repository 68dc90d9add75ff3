"""Events and tallies of short texts of our own, through the real parser."""

from dataclasses import replace
from functools import cache

import pytest

from sayso.coding.events import find_events, find_tallies
from sayso.coding.knowledge import Knowledge, load_knowledge
from sayso.model import Actor, Article, Attribution, Event, Party, Place, PublicationDate, Span, Timex


@cache
def knowledge() -> Knowledge:
    return load_knowledge()


def article_of(text: str) -> Article:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(start, start + len(line.rstrip())))
        start += len(line)
    return Article(id="a", body=tuple(spans), language="en")


def code(text: str, article: Article | None = None) -> Article:
    article = article or article_of(text)
    known = knowledge()
    parse = known.parser.parse(text, article)
    words = known.words
    article = replace(article, events=find_events(parse, article, known.ontology, words.events, words.numbers))
    return replace(article, tallies=find_tallies(parse, article, words.events, words.numbers))


def said(text: str, parties: tuple[Party, ...]) -> list[str]:
    return [text[party.spans[0].start : party.spans[0].end] for party in parties]


def only(text: str, kind: str = "ASSAULT") -> Event:
    events = [event for event in code(text).events if event.type == kind]
    assert len(events) == 1
    return events[0]


def only_of(article: Article, kind: str) -> Event:
    events = [event for event in article.events if event.type == kind]
    assert len(events) == 1
    return events[0]


def span_of(text: str, piece: str) -> Span:
    start = text.index(piece)
    return Span(start, start + len(piece))


# Who did it, to whom ------------------------------------------------------------------------------------------------


def test_a_relay_is_never_the_actor() -> None:
    text = "Local radio reported that the villa of the judge was attacked by masked men on the coast."
    event = only(text)
    assert said(text, event.actors) == ["masked men"]
    assert said(text, event.recipients) == ["villa of the judge"]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Settlers and soldiers attacked two farmers.", ["Settlers", "soldiers"], ["two farmers"]),
        ("The rebels, who attacked the barracks at dawn, fled.", ["rebels"], ["barracks"]),
        ("An attack on a market by gunmen shocked the town.", ["gunmen"], ["market"]),
        ("Guerrillas carried out an attack on the barracks.", ["Guerrillas"], ["barracks"]),
        ("French strikes killed three militants in the desert.", ["French"], ["three militants"]),
        ("The killing of a priest by soldiers was condemned.", ["soldiers"], ["priest"]),
        ("Two guards were shot by a sniper.", ["sniper"], ["Two guards"]),
        ("Men firing at the patrol ran away.", ["Men"], ["patrol"]),
        ("The mayor was shot dead.", [], ["mayor"]),
        ("The guerrillas claimed responsibility for the attack on the bridge.", ["guerrillas"], ["bridge"]),
    ],
)
def test_parties_through_syntax(text: str, actors: list[str], recipients: list[str]) -> None:
    event = only(text)
    assert said(text, event.actors) == actors
    assert said(text, event.recipients) == recipients


def test_all_parties_of_a_clash_are_actors() -> None:
    text = "Farmers clashed with soldiers near the dam."
    event = only(text)
    assert said(text, event.actors) == ["Farmers", "soldiers"]
    assert event.recipients == ()


def test_a_pronoun_carries_the_name_it_stands_for() -> None:
    text = "Ana Lopez spoke. She condemned the army."
    actor = Actor(
        id="lopez", name="Ana Lopez", kind="person", mentions=(span_of(text, "Ana Lopez"), span_of(text, "She"))
    )
    coded = code(text, replace(article_of(text), actors=(actor,)))
    (event,) = [event for event in coded.events if event.type == "ACCUSE"]
    assert event.actors == (Party(spans=(span_of(text, "She"), span_of(text, "Ana Lopez")), actor="lopez"),)


# Whether it happened ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The soldiers did not attack the village.", "ASSAULT", "negated"),
        ("Nobody was killed by the gunmen.", "ASSAULT", "negated"),
        ("The rebels may attack the airport.", "ASSAULT", "hypothetical"),
        ("The rebels planned to attack the airport.", "ASSAULT", "planned"),
        ("If the army attacks the camp, people will flee.", "ASSAULT", "hypothetical"),
        ("The rebels allegedly killed two hostages.", "ASSAULT", "alleged"),
        ("Suspected rebels killed two hostages.", "ASSAULT", "alleged"),
        ("The army is not only shelling the town.", "ASSAULT", "asserted"),
        ("Judges gathered to protest the killing of a colleague by gunmen.", "ASSAULT", "asserted"),
        ("Kenya will send food aid to Chad.", "AGREE", "planned"),
    ],
)
def test_status_by_words(text: str, kind: str, status: str) -> None:
    assert [event.status for event in code(text).events if event.type == kind] == [status]


def test_what_is_threatened_did_not_happen() -> None:
    events = code("The gang threatened to shoot the driver.").events
    assert [(event.type, event.mode, event.status) for event in events] == [("THREATEN", "violence", "asserted")]


@pytest.mark.parametrize(
    ("stance", "medium", "status"),
    [
        ("asserts", None, "asserted"),
        ("alleges", None, "alleged"),
        ("denies", None, "denied"),
        ("asserts", "recording", "alleged"),
    ],
)
def test_status_by_who_says_so(stance: str, medium: str | None, status: str) -> None:
    text = "The minister said soldiers killed two farmers."
    attribution = Attribution(
        id="said", source=(span_of(text, "The minister"),), cue=(span_of(text, "said"),),
        content=(span_of(text, "soldiers killed two farmers"),), kind="indirect", stance=stance, medium=medium,  # pyright: ignore
    )  # fmt: skip
    coded = code(text, replace(article_of(text), attributions=(attribution,)))
    (event,) = [event for event in coded.events if event.type == "ASSAULT"]
    assert event.status == status
    assert event.attribution == "said"
    assert event.chain == ("The minister",)


def test_statements_are_no_events() -> None:
    assert code("The minister said the weather was fine and told the press about the road.").events == ()


# When and where -----------------------------------------------------------------------------------------------------


def test_when_and_where_come_from_the_clause() -> None:
    text = "Rebels attacked a convoy in Sair on 3 May 2021."
    day = Timex(span=span_of(text, "3 May 2021"), type="DATE", value="2021-05-03")
    town = Place(span=span_of(text, "Sair"), name="Sair", country="PS", kind="settlement", lat=31.6, lon=35.1)
    coded = code(text, replace(article_of(text), timexes=(day,), places=(town,)))
    (event,) = coded.events
    assert event.when is not None
    assert (event.when.start, event.when.end, event.when.basis) == ("2021-05-03", "2021-05-03", "explicit")
    assert event.when.evidence == day.span
    assert event.where is not None
    assert (event.where.name, event.where.evidence) == ("Sair", town.span)


def test_nothing_said_nothing_coded() -> None:
    event = only("Rebels attacked a convoy.")
    assert event.when is None
    assert event.where is None


def test_an_old_event_is_background() -> None:
    text = "The trial began. Rebels attacked a convoy on 3 May 2020."
    day = Timex(span=span_of(text, "3 May 2020"), type="DATE", value="2020-05-03")
    published = PublicationDate(value="2021-07-01", earliest=None, latest=None, basis="metadata", evidence=None)
    coded = code(text, replace(article_of(text), timexes=(day,), published=published))
    assert [event.historical for event in coded.events if event.type == "ASSAULT"] == [True]


# How many -----------------------------------------------------------------------------------------------------------


def figures(event: Event) -> list[tuple[str, int | None, int | None, int | None]]:
    return [(c.kind, c.min, c.best, c.max) for c in event.casualties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two sailors and a Dutch engineer.", [("killed", 2, 2, 2), ("killed", 1, 1, 1)]),
        ("The bombing killed at least 14 people.", [("killed", 14, 14, None)]),
        ("The bombing killed up to 30 people.", [("killed", None, 30, 30)]),
        ("Gunmen killed dozens of villagers.", [("killed", 12, None, None)]),
        ("The raid by rebels left five soldiers dead.", [("killed", 5, 5, 5)]),
        ("Three civilians killed, nine injured in mortar attack", [("killed", 3, 3, 3), ("injured", 9, 9, 9)]),
        ("Gunmen attacked the shop.", []),
        ("Gunmen killed the Haddads in the village.", []),
        ("Soldiers shot at a clinic and wounded the disabled.", []),
    ],
)
def test_casualties(text: str, expected: list[tuple[str, int | None, int | None, int | None]]) -> None:
    assert figures(only(text)) == expected


def test_arrests_are_counted() -> None:
    assert figures(only("Police arrested three suspects.", "COERCE")) == [("arrested", 3, 3, 3)]


# Running counts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "best"),
    [
        ("Since the start of the war, the army has killed more than 900 villagers.", "killed", 900),
        ("May was the worst month, with 140 attacks on farms.", "attacks", 140),
        ("The conflict has claimed more than 40,000 lives.", "killed", 40000),
    ],
)
def test_a_running_count_is_a_tally_and_no_event(text: str, kind: str, best: int) -> None:
    coded = code(text)
    assert [(tally.kind, tally.best) for tally in coded.tallies] == [(kind, best)]
    assert [event for event in coded.events if event.type == "ASSAULT"] == []


def test_a_tally_says_who_counts() -> None:
    coded = code("Some 300 miners have been arrested so far this year, according to the national union.")
    assert [(tally.kind, tally.counter) for tally in coded.tallies] == [("arrested", "the national union")]


# One happening, one event -------------------------------------------------------------------------------------------


def test_headline_lead_and_detail_are_one_event() -> None:
    text = (
        "Gunmen kill four guards in raid\n\nGunmen attacked a prison on Monday and killed four guards.\n\n"
        "The attack began before dawn, the warden said."
    )
    article = article_of(text)
    article = replace(article, title=article.body[0], body=article.body[1:])
    events = [event for event in code(text, article).events if event.type == "ASSAULT"]
    assert len(events) == 1
    (event,) = events
    assert text[event.sentence.start : event.sentence.end].startswith("Gunmen attacked a prison")
    assert len(event.mentions) >= 2


def test_two_happenings_stay_two() -> None:
    text = "Rebels killed a mayor in the north. Rebels kidnapped an engineer in the south."
    assert [event.mode for event in code(text).events] == [None, "abduct"] or len(code(text).events) == 2


def test_ids_depend_on_content_alone() -> None:
    text = "Gunmen attacked the shop."
    assert code(text).events == code(text).events
    assert len({event.id for event in code("Gunmen attacked the shop. Police arrested two men.").events}) == 2


def test_accidents_are_no_attacks() -> None:
    for text in (
        "Nine people died when a bus crashed on the coastal road.",
        "Two workers were killed when a boiler exploded at the factory.",
        "The earthquake destroyed hundreds of houses.",
    ):
        assert [event for event in code(text).events if event.type == "ASSAULT"] == []


def test_odd_texts_are_coded_without_complaint() -> None:
    for text in ("", "killed", "?! ... 12,000", "attack attack attack", "by by by of of"):
        code(text)


# Who is behind it, told elsewhere -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "actors", "status"),
    [
        ("A bomb went off in the port. The Red Dawn group claimed responsibility.", ["Red Dawn group"], "alleged"),
        ("Two judges were murdered. The crime was attributed to a drug gang.", ["drug gang"], "alleged"),
        ("Prosecutors accused three officers of the murder of the priest.", ["three officers"], "alleged"),
        ("Soldiers were involved in the massacre of the farmers.", ["Soldiers"], "alleged"),
        ("The mayor was kidnapped, apparently by rebels.", ["rebels"], "asserted"),
    ],
)
def test_who_claims_it_or_is_accused_of_it(text: str, actors: list[str], status: str) -> None:
    event = only(text)
    assert said(text, event.actors) == actors
    assert event.status == status


def test_a_denied_responsibility_makes_nobody_the_actor() -> None:
    text = "A bomb went off in the port. The rebels denied responsibility."
    assert only(text).actors == ()


def test_the_guerrillas_are_the_one_group_that_the_article_names() -> None:
    text = "The Northern Front said it wanted talks. The guerrillas attacked a barracks on the coast."
    name, described = span_of(text, "Northern Front"), span_of(text, "guerrillas")
    group = Actor(id="front", name="Northern Front", kind="organization", mentions=(name,), sector="REB")
    unnamed = Actor(id="them", name="guerrillas", kind="group", mentions=(described,), sector="REB")
    coded = code(text, replace(article_of(text), actors=(group, unnamed)))
    party = next(event for event in coded.events if event.type == "ASSAULT").actors[0]
    assert party == Party(spans=(described, name), actor="front")


def test_two_named_groups_leave_a_description_alone() -> None:
    text = "The Northern Front met the Southern League. The guerrillas attacked a barracks on the coast."
    groups = tuple(
        Actor(id=name, name=name, kind="organization", mentions=(span_of(text, name),), sector="REB")
        for name in ("Northern Front", "Southern League")
    )
    coded = code(text, replace(article_of(text), actors=groups))
    assert next(event for event in coded.events if event.type == "ASSAULT").actors[0].actor is None


# What is no party, and no event ---------------------------------------------------------------------------------------


def test_a_pronoun_makes_nobody_act_on_themselves() -> None:
    text = "The gunmen came back. They demanded that they leave the block."
    gunmen = tuple(span_of(text, piece) for piece in ("gunmen", "They", "they"))
    actor = Actor(id="gunmen", name="gunmen", kind="group", mentions=gunmen)
    event = only_of(code(text, replace(article_of(text), actors=(actor,))), "REQUEST")
    assert [party.actor for party in event.actors] == ["gunmen"]
    assert event.recipients == ()


def test_an_act_is_no_party_of_itself() -> None:
    text = "The guards stayed inside for fear of being attacked."
    assert all(party.spans[0] != event.trigger for event in code(text).events for party in event.recipients)


@pytest.mark.parametrize(
    "text",
    [
        "This explosion of joy surprised the town.",
        "He denounced torture. Such things must end.",
        "The law is the greatest threat to our democracy.",
        "Police spoke to the press. The bands who attack convoys live in the hills.",
    ],
)
def test_talk_of_violence_is_no_event(text: str) -> None:
    assert not [event for event in code(text).events if event.type in ("ASSAULT", "THREATEN")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels threw a grenade at a patrol near the river.", "Grenade"),
        ("Ammunition was seized near the border.", "Disrupted weapons use"),
        ("The army set up a new base in the hills.", "Headquarters or base established"),
        ("Rebels ambushed a patrol near the river.", None),
    ],
)
def test_acled_has_types_that_plover_has_not(text: str, expected: str | None) -> None:
    assert [event.acled_sub_event_type for event in code(text).events] == [expected]


def test_killing_some_and_abducting_others_are_two() -> None:
    text = "Gunmen killed 14 farmers and abducted nine women on Saturday, the latest in a string of attacks."
    found = [event for event in code(text).events if event.type == "ASSAULT"]
    assert [text[e.trigger.start : e.trigger.end] for e in found] == ["killed", "abducted"]
    assert [figures(e) for e in found] == [[("killed", 14, 14, 14)], [("abducted", 9, 9, 9)]]


def test_some_of_them_are_they() -> None:
    text = "The minister accused the union of fraud on Monday and accused some of the bank directors on Tuesday."
    parties = [said(text, event.recipients) for event in code(text).events if event.type == "ACCUSE"]
    assert parties == [["union"], ["some of the bank directors"]]


def test_one_act_after_another_is_two() -> None:
    text = "The police raids began after the kidnapping of the mayor."
    assert [event.mode for event in code(text).events if event.type == "ASSAULT"] == [None, "abduct"]


def test_who_sees_something_done_does_not_do_it() -> None:
    text = "The villagers saw their church destroyed by rebels."
    event = only(text)
    assert said(text, event.actors) == ["rebels"] and said(text, event.recipients) == ["their church"]
