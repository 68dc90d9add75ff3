"""Names: capitalised sequences with their particles, and the titles before them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.coding.actors.mentions import fold, headline_sentences, is_apart, is_capital, name_key
from sayso.coding.parses import Parse, Sentence, Token
from sayso.lang.actors import ActorWords

NUMBERS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "LANGUAGE"})
JOINED = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "GPE", "LOC", "PRODUCT"})
"""Labels of names that may hold "of", "for" or "and"."""
HYPHENS = frozenset({"-", "‐", "‑"})
FREE_PARTICLES = frozenset(
    "al el ul bin ibn bint ben abu abd umm de da do dos das del della di du la le los las van von der den ter y ould ag"
    .split()
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A name: tokens `first` to `last` (exclusive); `title` is where the title before it begins, or None."""

    first: int
    last: int
    key: tuple[str, ...]
    title: int | None = None
    sure: bool = True
    """False in headlines, where capitals tell nothing and the name has to be known from elsewhere."""


def find_names(parse: Parse, words: ActorWords) -> list[Found]:
    """Capitalised names of whatever kind, in order, none within another."""
    headlines = headline_sentences(parse)
    found: list[Found] = []
    common: set[str] | None = None
    for sentence in parse.sentences:
        if sentence.i in headlines:
            common = _common_words(parse, headlines) if common is None else common
            found.extend(_headline_names(parse, sentence, words, common))
        else:
            found.extend(_names_of(parse, sentence, words))
    return _find_again(parse, found)


def _names_of(parse: Parse, sentence: Sentence, words: ActorWords) -> Iterator[Found]:
    titles = _title_tokens(parse, sentence, words)
    i = sentence.first
    while i < sentence.last:
        if i in titles or not _begins_name(parse, i, sentence, words):
            i += 1
            continue
        last = _end_of_run(parse, i, sentence, titles, words)
        last = _linked_end(parse, i, last, sentence, titles, words)
        first, last = _trimmed(parse, i, last, words)
        if first < last:
            title = first
            while title - 1 >= sentence.first and title - 1 in titles:
                title -= 1
            yield Found(
                first=first, last=last, key=name_key(parse, first, last, words), title=title if title < first else None
            )
        i = max(last, i + 1)


def _label(parse: Parse, i: int) -> str:
    name = parse.tokens[i].name
    return "" if name is None else parse.names[name].label


def _is_name_like(parse: Parse, i: int, sentence: Sentence, words: ActorWords) -> bool:
    token, label = parse.tokens[i], _label(parse, i)
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
        elif _hyphened(parse, last, sentence) and _continues(parse, last + 1, sentence, words):
            last += 2
        elif not is_apart(parse, last) and text.startswith(("-", "‑")) and len(text) > 1:
            last += 1
        elif text == "&" and last + 1 < sentence.last and _is_name_like(parse, last + 1, sentence, words):
            last += 2
        elif text.lower() in FREE_PARTICLES and _particle_leads_on(parse, last, sentence, words):
            last += 1
        else:
            break
    return last


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
            return _label(parse, ahead) not in NUMBERS
        if token.text not in HYPHENS and token.text.lower() not in FREE_PARTICLES:
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
        together = name is not None and name == parse.tokens[ahead].name and _label(parse, first) in JOINED
        head = fold(parse.tokens[last - 1].text)
        heads_on = word in ("of", "for") and (head in words.organizations or head.rstrip("s") in words.organizations)
        if not (together or (heads_on and _label(parse, ahead) != "PERSON")):
            return last
        last = _end_of_run(parse, ahead, sentence, titles, words)
    return last


def _trimmed(parse: Parse, first: int, last: int, words: ActorWords) -> tuple[int, int]:
    """A run without what is of a state before a person's name, and without a lone nationality ("Iraqi")."""
    tokens = parse.tokens
    while first < last and (
        _is_nationality(tokens[first], words) and (last - first == 1 or _label(parse, last - 1) == "PERSON")
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


def _title_tokens(parse: Parse, sentence: Sentence, words: ActorWords) -> set[int]:
    """Capitalised tokens that belong to a title or a role: "Prime Minister", "Secretary of State", "Maj. Gen."."""
    found: set[int] = set()
    plain = words.lists.plain
    for i in range(sentence.first, sentence.last):
        token = parse.tokens[i]
        word = token.text.lower()
        if not token.text[0].isupper() or word not in words.title_heads or _closes_person(parse, i, words):
            continue
        if _opens_organization(parse, i, sentence, words) or (
            word in plain.titles and _goes_on(parse, i, found, words)
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


def _goes_on(parse: Parse, i: int, titles: set[int], words: ActorWords) -> bool:
    """Whether a capitalised word stands before a form of address, which then is part of a name: "Kataib Sayyid ..."."""
    before = parse.tokens[i - 1] if i else None
    if before is None or before.i in titles or not is_capital(before) or before.sentence != parse.tokens[i].sentence:
        return False
    return before.tag in ("NNP", "NNPS") and before.text not in words.nationalities and before.text.isalpha()


def _opens_organization(parse: Parse, i: int, sentence: Sentence, words: ActorWords) -> bool:
    """Whether an organisation's name goes on behind a word that may be a title: "General Security", "Marine Corps"."""
    last = i + 1
    while last < sentence.last and is_capital(parse.tokens[last]):
        last += 1
    return last > i + 1 and fold(parse.tokens[last - 1].text) in words.organizations


def _common_words(parse: Parse, headlines: frozenset[int]) -> set[str]:
    """Words that the article writes in lower case somewhere."""
    return {t.text for t in parse.tokens if t.text.islower() and t.sentence not in headlines}


def _headline_names(parse: Parse, sentence: Sentence, words: ActorWords, common: set[str]) -> Iterator[Found]:
    """Names that the NLP library finds in a headline, of words that are no common ones as far as can be seen."""
    seen: set[int] = set()
    for i in range(sentence.first, sentence.last):
        at = parse.tokens[i].name
        if at is None or at in seen:
            continue
        seen.add(at)
        name = parse.names[at]
        if name.label not in ("PERSON", "ORG", "GPE"):
            continue
        tokens = parse.tokens[name.first : name.last]
        plain = {form for t in tokens for w in (t.text.lower(),) for form in (w, w.rstrip("s"), w.removesuffix("es"))}
        if plain & common or plain & words.persons or any(t.pos not in ("PROPN", "PUNCT") for t in tokens):
            continue
        key = name_key(parse, name.first, name.last, words)
        yield Found(first=name.first, last=name.last, key=key, sure=False)


def _find_again(parse: Parse, found: list[Found]) -> list[Found]:
    """The same and further occurrences of names that are known from running text, in any case of letters."""
    covered = {i for name in found if name.sure for i in range(name.first, name.last)}
    known: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for name in found:
        if name.sure:
            forms = tuple(fold(parse.tokens[i].text) for i in range(name.first, name.last))
            if len(forms) > 1 or len(forms[0]) > 3 or parse.tokens[name.first].text.isupper():
                listed = known.setdefault(forms[0], [])
                if (forms, name.key) not in listed:
                    listed.append((forms, name.key))
    for listed in known.values():
        listed.sort(key=lambda pair: -len(pair[0]))
    again: list[Found] = []
    i = 0
    while i < len(parse.tokens):
        step = 1
        token = parse.tokens[i]
        if i not in covered and is_capital(token):
            for forms, key in known.get(fold(token.text), ()):
                last = i + len(forms)
                if last <= len(parse.tokens) and forms == tuple(fold(t.text) for t in parse.tokens[i:last]):
                    again.append(Found(first=i, last=last, key=key))
                    covered.update(range(i, last))
                    step = len(forms)
                    break
        i += step
    kept = [name for name in found if name.sure or not any(i in covered for i in range(name.first, name.last))]
    return sorted([*kept, *again], key=lambda name: name.first)
