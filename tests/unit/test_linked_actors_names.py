"""Names: one name in its spellings and forms is known again, and look-alikes are told apart."""

import pytest

from sayso.lang import load_words
from sayso.linking.actors import compare_names, read_name, same_name
from sayso.model.vocabulary import ActorKind

WORDS = load_words("en").identity


def likeness(one: str, other: str, kind: ActorKind) -> float:
    left, right = read_name(one, WORDS, kind), read_name(other, WORDS, kind)
    assert same_name(left, right, WORDS) == same_name(right, left, WORDS)
    return same_name(left, right, WORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Muqtada al-Sadr", "Moqtada Al-Sadr"),
        ("Muhammad Dahlan", "Mohammed Dahlan"),
        ("Mohamed Dahlan", "Mohammad Dahlan"),
        ("Muammar Qaddafi", "Moammar Gadhafi"),
        ("Muammar Gaddafi", "Muammar el-Qaddafi"),
        ("Abdel Fattah el-Sisi", "Abd al-Fattah al-Sissi"),
        ("Abdul Rahman Fawzi", "Abdurrahman Fawzi"),
        ("Usama bin Laden", "Osama Bin Ladin"),
        ("Ahmed al-Sharaa", "Ahmad ash-Shara"),
        ("Abu Mohammed al-Julani", "Abu Muhammad al-Golani"),
        ("Bashar al-Assad", "Bachar el-Assad"),
        ("Ismail Haniyeh", "Ismail Haniya"),
        ("Ayman al-Zawahiri", "Ayman Zawahri"),
        ("Hossein Salami", "Hussein Salami"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Volodymyr Zelenskyy", "Vladimir Zelenskiy"),
        ("Volodymyr Zelensky", "Володимир Зеленський"),
        ("Yevgeny Prigozhin", "Evgeny Prigojin"),
        ("Alexei Navalny", "Aleksey Navalnyy"),
        ("Alyaksandr Lukashenka", "Alexander Lukashenko"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Kim Jong-un", "Jong-un Kim"),
        ("Xi Jinping", "Xi Jin-ping"),
        ("Zelensky, Volodymyr", "Volodymyr Zelensky"),
        ("President Joe Biden", "Joseph Biden"),
        ("Iraqi former Prime Minister Nouri al-Maliki", "Nuri al-Maliki"),
        ("Andrés Manuel López Obrador", "Andres Manuel Lopez Obrador"),
        ("Robert F. Kennedy", "Robert Kennedy"),
        ("Mohammad Javad Zarif", "Javad Zarif"),
        ("Ursula von der Leyen", "Ursula Von Der Leyen"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert likeness(one, other, "person") >= 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan Nasr", "Hussein Nasr"),
        ("Jamal Hadid", "Kamal Hadid"),
        ("Mahmoud Rashid", "Muhammad Rashid"),
        ("Abu Omar al-Iraqi", "Abu Omar al-Shishani"),
        ("Abu Hassan", "Hassan"),
        ("Ali Hassan", "Hassan Ali"),
        ("Barack Obama", "Michelle Obama"),
        ("Donald Trump Jr.", "Donald Trump Sr."),
        ("George W. Bush", "George H. W. Bush"),
        ("A. J. Smith", "Josh Smith"),
        ("Jan Novak", "Jane Novak"),
        ("Daniel Ortiz", "Danielle Ortiz"),
        ("Mario Lopez", "Maria Lopez"),
        ("Omar Saleh", "Amar Saleh"),
    ],
)
def test_two_persons(one: str, other: str) -> None:
    assert likeness(one, other, "person") < 0.8


def test_a_father_and_a_son_cannot_be_told_from_the_names() -> None:
    assert 0.5 < likeness("Donald Trump", "Donald Trump Jr.", "person") < 0.8


@pytest.mark.parametrize(
    ("short", "long"),
    [("Sadr", "Muqtada al-Sadr"), ("Xi", "Xi Jinping"), ("bin Laden", "Osama bin Laden"), ("Kim", "Kim Jong Un")],
)
def test_a_single_name_may_be_short_for_a_full_one(short: str, long: str) -> None:
    assert 0.5 < likeness(short, long, "person") < 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dawa Party", "Daawa Party"),
        ("Badr", "Badr Organization"),
        ("Badr Organisation", "Badr Organization"),
        ("Sadrist movement", "Sadrists"),
        ("IRGC", "Islamic Revolutionary Guard Corps"),
        ("Iran's Revolutionary Guards", "Iranian Revolutionary Guard"),
        ("ISIS", "ISIS group"),
        ("ISIL", "Daesh"),
        ("Hezbollah", "Hizbullah"),
        ("al-Shabaab", "Al Shabab"),
        ("Al-Qaeda", "al-Qa'ida"),
        ("Jabhat al-Nusra", "al-Nusra Front"),
        ("Lashkar-e-Taiba", "Lashkar-i-Tayyiba"),
        ("Russian Defence Ministry", "Ministry of Defense of Russia"),
        ("Detroit police", "Detroit Police Department"),
        ("United Nations", "UN"),
    ],
)
def test_one_body(one: str, other: str) -> None:
    assert likeness(one, other, "organization") >= 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kataib Hezbollah", "Kataib Sayyid al-Shuhada"),
        ("Hezbollah", "Kataib Hezbollah"),
        ("Fatah movement", "Fatah Alliance"),
        ("Fatah", "Fatah al-Islam"),
        ("Quds Force", "Quds Brigades"),
        ("Golani Brigade", "Givati Brigade"),
        ("Israeli police", "Syrian police"),
        ("Maliki’s coalition", "State of Law Coalition"),
        ("National Council", "National Security Council"),
        ("Islamic State", "Islamic Movement"),
        ("81st Brigade", "82nd Brigade"),
        ("TB", "THP"),
    ],
)
def test_two_bodies(one: str, other: str) -> None:
    assert likeness(one, other, "organization") < 0.8


@pytest.mark.parametrize(("person", "body"), [("Sadr", "Sadrist movement"), ("Maliki", "Maliki’s coalition")])
def test_a_man_is_not_the_body_that_bears_his_name(person: str, body: str) -> None:
    left, right = read_name(person, WORDS, "person"), read_name(body, WORDS, "organization")
    assert same_name(left, right, WORDS) == 0.0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("gunmen", "group"),
        ("Armed gang", "organization"),
        ("security source", "unknown"),
        ("his supporters", "group"),
        ("Israeli settlers", "group"),
        ("the ministry", "organization"),
        ("29 children", "group"),
        ("26-year-old man", "person"),
        ("Israelis", "group"),
        ("Shiites", "group"),
        ("Hamas fighters", "group"),
    ],
)
def test_descriptions_are_no_names(text: str, kind: ActorKind) -> None:
    assert read_name(text, WORDS, kind).reading == "common"


@pytest.mark.parametrize(
    "text", ["Israeli police", "Syrian authorities", "Iranian Intelligence Ministry", "Supreme Court"]
)
def test_institutions_are_of_a_state(text: str) -> None:
    assert read_name(text, WORDS, "organization").reading == "institution"


def test_how_names_are_alike_is_said() -> None:
    one, other = (read_name(text, WORDS, "organization") for text in ("Ummat al-Rafidain", "Ummah al-Rafiqin"))
    assert compare_names(one, other, WORDS).how == "near"
    acronym, full = (read_name(text, WORDS, "organization") for text in ("MNLA", "Mali National Liberation Army"))
    assert compare_names(acronym, full, WORDS).how == "acronym"


@pytest.mark.parametrize("text", ["", " ", "-", "'s", "al-", "…", "Jr.", ",", "42", "the", "X’s Y"])
def test_odd_names_are_read(text: str) -> None:
    for kind in ("person", "organization", "unknown"):
        name = read_name(text, WORDS, kind)
        assert same_name(name, name, WORDS) in (0.0, 1.0)
