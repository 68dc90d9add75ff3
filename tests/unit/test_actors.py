"""Who is who: names, descriptions, aliases, roles, pronouns, each in sentences of our own."""

from collections.abc import Callable

import pytest

from sayso.coding import Knowledge
from sayso.coding.actors import find_actors
from sayso.model import Actor, Article, Span

Find = Callable[[str], tuple[Actor, ...]]


@pytest.fixture
def find(knowledge: Knowledge) -> Find:
    """The actors of a text whose paragraphs are parted by line breaks; a first line in capitals is its headline."""

    def found(text: str) -> tuple[Actor, ...]:
        spans: list[Span] = []
        start = 0
        for line in text.split("\n"):
            if line:
                spans.append(Span(start, start + len(line)))
            start += len(line) + 1
        title = spans[0] if len(spans) > 1 and text.split("\n")[0].istitle() else None
        article = Article(id="a", title=title, body=tuple(spans[1:] if title else spans))
        return find_actors(knowledge.parser.parse(text, article), article, knowledge.words.actors)

    return found


def named(actors: tuple[Actor, ...], name: str) -> Actor:
    (actor,) = [actor for actor in actors if actor.name == name]
    return actor


def words(actor: Actor, text: str) -> list[str]:
    return [text[span.start : span.end] for span in actor.mentions]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Liwa al-Nasr militia said it had left the town.", "Liwa al-Nasr", "organization"),
        ("Farid al-Hadithi told reporters that talks would go on.", "Farid al-Hadithi", "person"),
        ("Fighters of Ansar al-Sahel burned the village.", "Ansar al-Sahel", "organization"),
        ("Foreign Minister Jana Kral met the envoy.", "Jana Kral", "person"),
        ("Juan de la Vega was shot dead by gunmen.", "Juan de la Vega", "person"),
        ("The Norland Observatory for Women counted nine dead.", "Norland Observatory for Women", "organization"),
        ("The Ministry of Water and Energy denied it.", "Ministry of Water and Energy", "organization"),
        ("The Marion County Sheriff's Office closed the road.", "Marion County Sheriff's Office", "organization"),
        ("Officers of the Obama administration met voters.", "Obama administration", "organization"),
        ("Loretta Quarles resigned.", "Loretta Quarles", "person"),
        ("Activist Angela Morrow was freed.", "Angela Morrow", "person"),
        ("US-Iran talks went on in Oman.", "Iran", "state"),
        ("Turkey condemned the raid.", "Turkey", "state"),
        ("TURKEY condemned the raid, and the army left.", "TURKEY", "state"),
        ("Gunmen shot at a bus.", "Gunmen", "group"),
        ("The interior ministry blamed smugglers.", "interior ministry", "organization"),
        ("A security source said so.", "security source", "unknown"),
        ("Two Kenyan soldiers were killed.", "Two Kenyan soldiers", "group"),
        ("A group of masked men entered the bank.", "group of masked men", "group"),
    ],
)  # fmt: skip
def test_names_and_descriptions_have_their_kind(find: Find, text: str, name: str, kind: str) -> None:
    assert named(find(text), name).kind == kind


def test_short_forms_and_spellings_are_one_person(find: Find) -> None:
    text = (
        "Former premier Tariq al-Hamdani left Basra on Monday.\nHamdani denied the charge, and al-Hamdani's lawyer"
        " said Tareq al-Hamdani would return."
    )
    actor = named(find(text), "Tariq al-Hamdani")
    assert set(actor.aliases) >= {"Hamdani", "al-Hamdani", "Tareq al-Hamdani"}


def test_namesakes_stay_apart(find: Find) -> None:
    actors = find("Omar Haddad met Salim Haddad in Cairo.\nHaddad then left for Tunis.")
    assert {"Omar Haddad", "Salim Haddad"} <= {actor.name for actor in actors}
    assert all("Haddad" not in actor.aliases for actor in actors if actor.name in ("Omar Haddad", "Salim Haddad"))


def test_a_movement_is_not_the_person_it_is_named_after(find: Find) -> None:
    text = "The Hamdanist movement marched in Basra.\nHamdanists and Tariq Hamdani's Renewal Party clashed."
    actors = find(text)
    assert named(actors, "Tariq Hamdani").aliases == ()
    assert named(actors, "Renewal Party").kind == "organization"


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Samir Jaber, also known as Abu Layth, was arrested.", "Samir Jaber", "Abu Layth"),
        ("The Free Delta Movement (FDM) signed the accord.\nFDM fighters went home.", "Free Delta Movement", "FDM"),
        ("The Coastal Defence League was shelled.\nThe CDL fired back.", "Coastal Defence League", "CDL"),
        ("Al-Qaeda in Wadi (AQW) claimed the raid.\nAQW fighters fled.", "Al-Qaeda in Wadi", "AQW"),
        ('Liwa al-Fajr (Arabic: "Dawn Brigade") left.', "Liwa al-Fajr", "Dawn Brigade"),
        ("The Jund al-Sham group withdrew.\nJund later returned, Jund al-Sham said.", "Jund al-Sham", "Jund"),
    ],
)
def test_other_names_are_aliases(find: Find, text: str, name: str, alias: str) -> None:
    (actor,) = [actor for actor in find(text) if name in (actor.name, *actor.aliases)]
    assert alias in (actor.name, *actor.aliases)


def test_a_gang_that_is_identified_by_its_name(find: Find) -> None:
    text = 'An armed gang stormed the clinic.\nWitnesses identified the gang as the "Zafer Group".'
    assert words(named(find(text), "Zafer Group"), text) == ["armed gang", "gang", "Zafer Group"]


@pytest.mark.parametrize(
    ("text", "name", "role", "of"),
    [
        ("Influential Sunni cleric Hatem Raouf spoke.", "Hatem Raouf", "Influential Sunni cleric", None),
        ("Hatem Raouf, leader of the Dawn Front, spoke.", "Hatem Raouf", "leader of the Dawn Front", "Dawn Front"),
        ("Interim President Hatem Raouf spoke.", "Hatem Raouf", "Interim President", None),
        ("Dawn Front spokesman Hatem Raouf spoke.", "Hatem Raouf", "Dawn Front spokesman", "Dawn Front"),
        ("Hatem Raouf, an MP from the Reform Party, spoke.", "Hatem Raouf", "MP from the Reform Party", "Reform Party"),
    ],
)
def test_roles_say_what_an_actor_is(find: Find, text: str, name: str, role: str, of: str | None) -> None:
    actors = find(text)
    ids = {actor.id: actor.name for actor in actors}
    roles = [(text[r.text.start : r.text.end], ids.get(r.of or "")) for r in named(actors, name).roles]
    assert (role, of) in roles


@pytest.mark.parametrize(
    ("text", "name", "taken_up"),
    [
        ("Cleric Hatem Raouf arrived on Monday. The cleric told followers to go.", "Hatem Raouf", "cleric"),
        ("Minister Jana Kral resigned. She gave no reason.", "Jana Kral", "She"),
        ("Hatem Raouf left Cairo. On Tuesday he returned.", "Hatem Raouf", "he"),
        ("The Dawn Front withdrew. The group said so.", "Dawn Front", "group"),
        ("Israeli forces entered the camp. They left at noon.", "Israeli forces", "They"),
    ],
)
def test_later_words_take_an_actor_up(find: Find, text: str, name: str, taken_up: str) -> None:
    assert taken_up in words(named(find(text), name), text)


def test_a_pronoun_agrees_with_the_given_name(find: Find) -> None:
    text = "Maria Lopez sued Carlos Vega in May. She won, and he paid."
    actors = find(text)
    assert "She" in words(named(actors, "Maria Lopez"), text)
    assert "he" in words(named(actors, "Carlos Vega"), text)


def test_who_spoke_speaks_on(find: Find) -> None:
    text = "Witnesses said gunmen burned the market. They accused the army of looking on."
    assert "They" in words(named(find(text), "Witnesses"), text)


def test_he_is_not_a_party(find: Find) -> None:
    text = "Hatem Raouf spoke in Cairo. The Reform Party issued a statement. He called it false."
    assert "He" in words(named(find(text), "Hatem Raouf"), text)


def test_new_people_are_not_those_before(find: Find) -> None:
    text = "Three soldiers were killed in Kandal. Hours later five soldiers died in Sibir."
    assert {"Three soldiers", "five soldiers"} <= {actor.name for actor in find(text)}


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("They met in Turkey on Monday.", "Turkey"),
        ("Armed Group In Delta Forces Families Out\nAn armed group drove families out of the delta.", "Delta Forces"),
        ("On Monday the talks went on.", "Monday"),
        ("The Minister of Foreign Affairs spoke.", "Foreign Affairs"),
        ("The head of the clinic hit his head.", "his head"),
        ("Soldiers who served in Iraq went home.", "Iraq"),
    ],
)
def test_what_does_not_act_is_no_actor(find: Find, text: str, absent: str) -> None:
    assert all(absent not in (actor.name, *actor.aliases) for actor in find(text))


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("Iraqi cleric Hatem Raouf spoke.", "Hatem Raouf", "IQ", "REL"),
        ("Kenyan police fired tear gas.", "Kenyan police", "KE", "COP"),
        ("Moscow said it would answer.", "Moscow", "RU", "GOV"),
        ("Israeli airstrikes hit the port.", "Israel", "IL", "GOV"),
        ("A South Korean lawmaker resigned.", "South Korean lawmaker", "KR", "LEG"),
        ("Chad Porter, a farmer, was hurt.", "Chad Porter", None, "AGR"),
        ("An Iraq War veteran, Tom Lind, was hurt.", "Tom Lind", None, None),
        ("A Latin American diplomat resigned.", "Latin American diplomat", None, "GOV"),
        ("Gunmen opened fire.", "Gunmen", None, "UAF"),
        ("The FARC denied it.", "FARC", "CO", "REB"),
        ("Members of Sendero Luminoso were held.", "Sendero Luminoso", "PE", "REB"),
    ],
)
def test_country_and_sector(find: Find, text: str, name: str, country: str | None, sector: str | None) -> None:
    actor = named(find(text), name)
    assert (actor.country, actor.sector) == (country, sector)


def test_headlines_hold_known_names_in_any_case(find: Find) -> None:
    text = "Raouf Denies Role In Delta Killings\nCleric Hatem Raouf denied any role."
    assert Span(0, 5) in named(find(text), "Hatem Raouf").mentions


def test_a_body_of_somebody_is_named_with_its_owner(find: Find) -> None:
    assert named(find("An MP from Hamdani’s coalition was hurt, and Tariq Hamdani left."), "Hamdani’s coalition")
