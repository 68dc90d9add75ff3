"""Names: capitalised sequences with their particles, and the titles before them."""

from collections.abc import Iterator

from sayso.coding.actors.known_names import common_words, find_again, headline_names, without_titles
from sayso.coding.actors.mentions import Found, fold, headline_sentences, is_apart, is_capital, label_of, name_key
from sayso.coding.actors.namesakes import is_acronym_of
from sayso.coding.actors.titles import is_portfolio, portfolio_end, title_tokens
from sayso.coding.parses import Parse, Sentence, Token
from sayso.lang.actors import ActorWords

NUMBERS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "LANGUAGE"})
JOINED = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "GPE", "LOC", "PRODUCT"})
"""Labels of names that may hold "of", "for" or "and"."""
HYPHENS = frozenset({"-", "‐", "‑"})


def find_names(parse: Parse, words: ActorWords) -> list[Found]:
    """Capitalised names of whatever kind, in order, none within another."""
    headlines = headline_sentences(parse)
    found: list[Found] = []
    common: set[str] | None = None
    for sentence in parse.sentences:
        if sentence.i in headlines:
            common = common_words(parse, headlines) if common is None else common
            found.extend(headline_names(parse, sentence, words, common))
        else:
            found.extend(_names_of(parse, sentence, words))
    return find_again(parse, without_titles(parse, found), headlines)


def _names_of(parse: Parse, sentence: Sentence, words: ActorWords) -> Iterator[Found]:
    titles = title_tokens(parse, sentence, words)
    i = sentence.first
    while i < sentence.last:
        if i in titles or not _begins_name(parse, i, sentence, words):
            i += 1
            continue
        last = _end_of_run(parse, i, sentence, titles, words)
        last = _linked_end(parse, i, last, sentence, titles, words)
        first, last = _trimmed(parse, i, last, words)
        if last - first == 1 and _is_common(parse, first, sentence, words):
            i = max(last, i + 1)
            continue
        if first < last and is_portfolio(parse, first, sentence, titles, words):
            first = portfolio_end(parse, first, last, words)
        key = name_key(parse, first, last, words) if first < last else ()
        if key:  # a name of signs alone is none
            title = first
            while title - 1 >= sentence.first and title - 1 in titles:
                title -= 1
            yield Found(first=first, last=last, key=key, title=title if title < first else None)
        i = max(last, i + 1)


def _is_common(parse: Parse, i: int, sentence: Sentence, words: ActorWords) -> bool:
    """Whether a lone capitalised word is a common noun for people, capitalised for its place or out of respect."""
    token = parse.tokens[i]
    lemma = token.lemma.lower()
    word = token.text.lower()
    plural = token.tag in ("NNS", "NNPS")
    if word in words.lists.plain.before_titles and i + 1 < sentence.last:  # "the Defense minister"
        return parse.tokens[i + 1].text in words.title_heads
    return (
        word in words.persons or (plural and (lemma in words.persons or word.removesuffix("s") in words.persons))
    ) and (label_of(parse, i) not in ("PERSON", "ORG", "NORP") or plural)


def _is_name_like(parse: Parse, i: int, sentence: Sentence, words: ActorWords) -> bool:
    token, label = parse.tokens[i], label_of(parse, i)
    if not is_capital(token):
        return label == "ORG" and token.text[0].isdigit() and i + 1 < sentence.last and is_capital(parse.tokens[i + 1])
    if label in NUMBERS or fold(token.text) in words.lists.names.no_names or token.pos == "PRON":
        return False
    if token.tag in ("NNP", "NNPS"):
        return True
    if i == sentence.first or parse.tokens[i - 1].text in ('"', "“", "‘", "'", ":", "•", "–", "—"):
        return label in ("PERSON", "ORG", "GPE") and token.pos not in ("DET", "ADP", "PRON", "CCONJ", "SCONJ", "ADV")
    return token.pos not in ("DET", "ADP", "CCONJ", "SCONJ", "PUNCT", "AUX")


def _begins_name(parse: Parse, i: int, sentence: Sentence, words: ActorWords) -> bool:
    if _is_name_like(parse, i, sentence, words):
        return True
    token = parse.tokens[i]
    return (
        token.text.lower() in words.lists.names.particles
        and _hyphened(parse, i + 1, sentence)
        and is_capital(parse.tokens[i + 2])
    )


def _hyphened(parse: Parse, i: int, sentence: Sentence) -> bool:
    """Whether token `i` is a hyphen without white space around it, with a word behind it."""
    return (
        i + 1 < sentence.last
        and parse.tokens[i].text in HYPHENS
        and not is_apart(parse, i)
        and not is_apart(parse, i + 1)
    )


def _end_of_run(parse: Parse, i: int, sentence: Sentence, titles: set[int], words: ActorWords) -> int:
    """Where the run of name-like tokens that begins at `i` ends (exclusive)."""
    last = i + 1
    while last < sentence.last:
        text = parse.tokens[last].text
        if last in titles or _another_begins(parse, last):
            break
        if _is_name_like(parse, last, sentence, words):
            last += 1
        elif _parts_states(parse, last, words):
            break
        elif _hyphened(parse, last, sentence) and _continues(parse, last + 1, sentence, words):
            last += 2
        elif _clings(parse, last) or (text == "]" and _is_inserted(parse, i, last, sentence)):
            last += 1
        elif _joins(parse, last, sentence, words):
            last += 2
        elif text.lower() in words.lists.names.free_particles and _particle_leads_on(parse, last, sentence, words):
            last += 1
        else:
            break
    return last


def _is_inserted(parse: Parse, first: int, i: int, sentence: Sentence) -> bool:
    """Whether an editor put the beginning of a name into brackets that close at `i`: "[President Jan] Novak"."""
    if i + 1 >= sentence.last or not (label_of(parse, i - 1) == label_of(parse, i + 1) == "PERSON"):
        return False
    opening = next(
        (at for at in range(first - 1, max(sentence.first, first - 6) - 1, -1) if parse.tokens[at].text == "["), None
    )
    return opening is not None and not (opening > sentence.first and parse.tokens[opening - 1].text.isupper())


def _parts_states(parse: Parse, i: int, words: ActorWords) -> bool:
    """Whether token `i` is the hyphen of "US-Iran talks": two states, not one name."""
    if parse.tokens[i].text not in HYPHENS or not 0 < i < len(parse.tokens) - 1:
        return False
    return all(
        text in words.state_names or text in words.nationalities
        for text in (parse.tokens[i - 1].text, parse.tokens[i + 1].text)
    )


def _owns_body(parse: Parse, i: int, sentence: Sentence, words: ActorWords) -> bool:
    """Whether the possessive ending at `i` stands inside a body's name: "Sheriff's Office", "Children's Hospital"."""
    if i + 1 >= sentence.last or not parse.tokens[i + 1].text[0].isupper():
        return False
    owner = parse.tokens[i - 1]
    people = any(word in words.persons or word in words.groups for word in (owner.text.lower(), owner.lemma.lower()))
    return people and fold(parse.tokens[i + 1].text) in words.organizations


def _joins(parse: Parse, i: int, sentence: Sentence, words: ActorWords) -> bool:
    """Whether token `i` joins two parts of a name: "Smith & Sons", "Children's Hospital"."""
    if parse.tokens[i].tag == "POS":
        return _owns_body(parse, i, sentence, words)
    return parse.tokens[i].text == "&" and i + 1 < sentence.last and _is_name_like(parse, i + 1, sentence, words)


def _clings(parse: Parse, i: int) -> bool:
    """Whether the token is the rest of a hyphened name: "-Awsat"."""
    text = parse.tokens[i].text
    return not is_apart(parse, i) and len(text) > 1 and text[0] in HYPHENS


def _another_begins(parse: Parse, i: int) -> bool:
    """Whether a person's name begins at `i` right behind the name of a place or the like, or the other way round."""
    one, other = parse.tokens[i - 1].name, parse.tokens[i].name
    if one is None or other is None or one == other:
        return False
    labels = {parse.names[one].label, parse.names[other].label}
    return "PERSON" in labels and bool(labels & {"GPE", "LOC", "NORP"})


def _continues(parse: Parse, i: int, sentence: Sentence, words: ActorWords) -> bool:
    token = parse.tokens[i]
    return _is_name_like(parse, i, sentence, words) or token.text.lower() in words.lists.names.particles


def _particle_leads_on(parse: Parse, i: int, sentence: Sentence, words: ActorWords) -> bool:
    """Whether a capital follows the particle at `i`, at once, after a hyphen or after one more particle."""
    for ahead in (i + 1, i + 2):
        if ahead >= sentence.last:
            return False
        token = parse.tokens[ahead]
        if is_capital(token):
            return label_of(parse, ahead) not in NUMBERS
        if token.text not in HYPHENS and token.text.lower() not in words.lists.names.free_particles:
            return False
    return False


def _linked_end(parse: Parse, first: int, last: int, sentence: Sentence, titles: set[int], words: ActorWords) -> int:
    """The end of a name with "of", "for", "and" inside: "Ministry of Defence", "Observatory for Human Rights"."""
    for _ in range(3):
        link = last
        if link >= sentence.last:
            return last
        word = parse.tokens[link].text.lower()
        if word not in words.lists.names.links and word != "and":
            return last
        ahead = link + 1
        if ahead < sentence.last and parse.tokens[ahead].text.lower() == "the":
            ahead += 1
        if ahead >= sentence.last or ahead in titles or not _begins_name(parse, ahead, sentence, words):
            return last
        name = parse.tokens[first].name
        together = name is not None and name == parse.tokens[ahead].name and label_of(parse, first) in JOINED
        head = fold(parse.tokens[last - 1].text)
        spelled_out = _is_spelled_out(parse, first, ahead, sentence)
        heads_on = word in ("of", "for") and (head in words.organizations or head.rstrip("s") in words.organizations)
        if not (together or spelled_out or (heads_on and label_of(parse, ahead) != "PERSON")):
            return last
        last = _end_of_run(parse, ahead, sentence, titles, words)
    return last


def _is_spelled_out(parse: Parse, first: int, ahead: int, sentence: Sentence) -> bool:
    """Whether an acronym in brackets says that a name goes on to the bracket: "Al-Qaeda in Iraq (AQI)"."""
    bracket = next((i for i in range(ahead, min(ahead + 4, sentence.last)) if parse.tokens[i].text == "("), None)
    if bracket is None or bracket + 1 >= sentence.last or not parse.tokens[bracket + 1].text.isupper():
        return False
    spelled = [t.text.casefold() for t in parse.tokens[first:bracket] if t.text[0].isalpha()]
    full = is_acronym_of(parse.tokens[bracket + 1].text, tuple(spelled))
    return full or is_acronym_of(parse.tokens[bracket + 1].text, tuple(w for w in spelled if w not in ("al", "el")))


def _trimmed(parse: Parse, first: int, last: int, words: ActorWords) -> tuple[int, int]:
    """A run without what is of a state before a person's name, and without a lone nationality ("Iraqi")."""
    tokens = parse.tokens
    while first < last and (
        _is_nationality(tokens[first], words) and (last - first == 1 or label_of(parse, last - 1) == "PERSON")
    ):
        if tokens[first].tag in ("NNPS", "NNS") and last - first == 1:
            break
        first += 1
    while first < last and not any(c.isalnum() for c in tokens[first].text):
        first += 1
    while first < last and not any(c.isalnum() for c in tokens[last - 1].text):
        last -= 1
    return first, last


def _is_nationality(token: Token, words: ActorWords) -> bool:
    return token.text in words.nationalities and token.text not in words.state_names
