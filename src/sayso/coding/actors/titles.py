"""Titles and roles before names, by capitals: "Prime Minister", "Secretary of State", "Maj. Gen."."""

from sayso.coding.actors.mentions import fold, is_capital
from sayso.coding.parses import Parse, Sentence
from sayso.lang.actors import ActorWords


def title_tokens(parse: Parse, sentence: Sentence, words: ActorWords) -> set[int]:
    """Capitalised tokens that belong to a title or a role: "Prime Minister", "Secretary of State", "Maj. Gen."."""
    found: set[int] = set()
    plain = words.lists.plain
    for i in range(sentence.first, sentence.last):
        token = parse.tokens[i]
        word = token.text.lower()
        if token.text in plain.upper_titles and i + 1 < sentence.last and is_capital(parse.tokens[i + 1]):
            found.add(i)
        if not token.text[0].isupper() or not _is_title(parse, i, sentence, words) or _closes_person(parse, i, words):
            continue
        if (
            _begins_body(parse, i, words)
            or _opens_organization(parse, i, sentence, words)
            or (word in words.lists.names.starts and _goes_on(parse, i, found, words))
        ):
            continue
        found.add(i)
        back = i - 1
        while (
            back >= sentence.first
            and parse.tokens[back].text.lower() in plain.before_titles
            and is_capital(parse.tokens[back])
        ):
            found.add(back)
            back -= 1
        for length in (5, 3):
            phrase = " ".join(t.text.lower() for t in parse.tokens[i : min(i + length, sentence.last)])
            if phrase in words.person_sectors:
                found.update(range(i, i + length))
    return found


def _is_title(parse: Parse, i: int, sentence: Sentence, words: ActorWords) -> bool:
    """Whether a word is a title, or a noun for a person right before a given name: "Activist Angela Davis"."""
    word = parse.tokens[i].text.lower()
    if word in words.title_heads:
        return True
    return word in words.persons and i + 1 < sentence.last and parse.tokens[i + 1].text.lower() in words.given_names


def _begins_body(parse: Parse, i: int, words: ActorWords) -> bool:
    """Whether the NLP library takes a title word for the beginning of a body's name: "General Motors"."""
    at = parse.tokens[i].name
    if at is None:
        return False
    name = parse.names[at]
    follows = parse.tokens[i + 1].text.lower() if i + 1 < name.last else ""
    return name.label == "ORG" and name.first == i and bool(follows) and follows not in words.given_names


def _goes_on(parse: Parse, i: int, titles: set[int], words: ActorWords) -> bool:
    """Whether a capitalised word stands before a form of address, which then is part of a name: "Kataib Sayyid ..."."""
    before = parse.tokens[i - 1] if i else None
    if before is None or before.i in titles or not is_capital(before) or before.sentence != parse.tokens[i].sentence:
        return False
    return before.tag in ("NNP", "NNPS") and before.text not in words.nationalities and before.text.isalpha()


def _closes_person(parse: Parse, i: int, words: ActorWords) -> bool:
    """Whether a word that may be a title is a surname: the end of a person's name of two words or more."""
    name = parse.tokens[i].name
    if name is None or parse.names[name].label != "PERSON":
        return False
    found = parse.names[name]
    before = parse.tokens[found.first].text.lower()
    return (
        found.last == i + 1
        and found.first < i
        and before not in words.title_heads
        and before not in words.lists.plain.before_titles
    )


def _opens_organization(parse: Parse, i: int, sentence: Sentence, words: ActorWords) -> bool:
    """Whether a word that may be a title is inside a name: "General Security", "Sheriff's Office", "Luther King"."""
    if i > sentence.first and parse.tokens[i - 1].text.lower() in words.given_names and is_capital(parse.tokens[i - 1]):
        return True
    last = i + 1
    if last < sentence.last and parse.tokens[last].tag == "POS":
        last += 1
    while last < sentence.last and is_capital(parse.tokens[last]):
        last += 1
    return last > i + 1 and fold(parse.tokens[last - 1].text) in words.organizations


def portfolio_end(parse: Parse, first: int, last: int, words: ActorWords) -> int:
    """Where capitals that say what an office is for end: before a given name, else at `last`."""
    for i in range(first + 1, last - 1):
        if parse.tokens[i].text.lower() in words.given_names:
            return i
    return last


def is_portfolio(parse: Parse, first: int, sentence: Sentence, titles: set[int], words: ActorWords) -> bool:
    """Whether capitals say what an office is for: "Minister of Foreign Affairs", "Minister for the Middle East"."""
    at = first - 1
    if at > sentence.first and parse.tokens[at].text.lower() == "the":
        at -= 1
    if at <= sentence.first or parse.tokens[at].text.lower() not in ("of", "for") or at - 1 not in titles:
        return False
    return parse.tokens[at - 1].text.lower() in words.lists.names.offices
