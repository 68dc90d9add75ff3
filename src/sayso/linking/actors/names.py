"""Names: read into what they are made of, and compared across spellings, short forms and acronyms."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sayso.lang.identity import IdentityWords, known_key
from sayso.linking.actors.sounds import Word, plain, read_word
from sayso.model.vocabulary import ActorKind

Reading = Literal["person", "body", "institution", "common"]
_TOKEN = re.compile(r"[^\W_]+(?:['’‘ʼʿʾ`´][^\W_]+)*['’]?|,")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?=\s|$)")
_INITIAL_DOTS = re.compile(r"\b((?:[A-Z]\.){2,})(?=\s|$)")


class Token(NamedTuple):
    """A word of a name as printed, its plain form, and whether a hyphen joins it to the word before, behind."""

    text: str
    plain: str
    before: bool
    behind: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. Two names with equal `key` are written alike, accents, capitals and hyphens aside.

    `words` are those that tell it from others: of a person without titles and particles, of a body without the kind of
    body (`bodies`, numbers of lines of designators) and the nation (`nation`, ISO 3166-1 alpha-2). `institution`: of
    common words, but one of a kind in its state ("Israeli police"); `common`: anybody of a kind ("the gunmen").
    `owner`: the plain words of whom it is said to be ("X's coalition"). `known`: the number of the well-known body.
    `letters`: those of an acronym; `initials`: those that an acronym of the name would have.
    """

    text: str
    key: tuple[str, ...]
    reading: Reading
    words: tuple[Word, ...]
    joined: Word
    suffix: str = ""
    bodies: frozenset[int] = frozenset()
    nation: str | None = None
    letters: str = ""
    initials: str = ""
    owner: tuple[str, ...] = ()
    known: int | None = None


def read_name(text: str, words: IdentityWords, kind: ActorKind = "unknown") -> Name:
    """A name as it stands in a text. An unknown kind is read by its words: `party`, `army`, `police` make a body."""
    owner, owned = _owner(text)
    if plain(" ".join(owner), words) in words.nations:
        owner, owned = (), text
    tokens = _tokens(_INITIAL_DOTS.sub(lambda found: found[1].replace(".", ""), owned or text), words)
    known = _known(tokens, words) if not owner else None
    tokens = _expanded(tokens, words) if known is None else tokens
    tokens = _without_articles(tokens, words)
    is_body = kind in ("organization", "group", "state") or any(_is_body_word(token.plain, words) for token in tokens)
    if kind == "person" or not (is_body or known is not None):
        return _person(text, tokens, words, owner, known)
    return _body(text, tokens, words, owner, known)


def name_of(text: str, words: IdentityWords, kind: ActorKind = "unknown") -> Name:
    """As `read_name`; what was read before is not read again."""
    found = words.read_before.get((text, kind))
    if not isinstance(found, Name):
        found = words.read_before[text, kind] = read_name(text, words, kind)
    return found


def is_common_word(token: str, printed: str, words: IdentityWords) -> bool:
    """Whether a word of a name is one of the language and no name: in small letters, or a noun for who can act."""
    actors = words.actors
    if printed[:1].isdigit() or (printed[:1].islower() and not any(char.isupper() for char in printed)):
        return True
    forms = {token, singular(token, words)}
    nouns = (actors.persons, actors.organizations, actors.groups, words.peoples)
    return token in words.lists.bodies.describing or any(form in known for form in forms for known in nouns)


def singular(token: str, words: IdentityWords) -> str:
    """A plural of a noun for people or bodies in the singular; any other word as it is."""
    if token.endswith("men") and f"{token[:-2]}an" in words.actors.persons:
        return f"{token[:-2]}an"
    for ending, new in (("ies", "y"), ("s", "")):
        if token.endswith(ending) and len(token) > len(ending) + 2:
            form = token[: -len(ending)] + new
            known = (words.actors.persons, words.actors.organizations, words.actors.groups, words.peoples)
            if form.endswith(("ist", "ite", "ian")) or any(form in nouns for nouns in known):
                return form
    return token


def _owner(text: str) -> tuple[tuple[str, ...], str]:
    """The owner's words and what is owned: "Maliki’s coalition"; nothing where there is no possessive inside."""
    found = _POSSESSIVE.search(text)
    if not found or not text[found.end() :].strip():
        return (), ""
    return tuple(text[: found.start()].split()), text[found.end() :].strip()


def _tokens(text: str, words: IdentityWords) -> list[Token]:
    text = _POSSESSIVE.sub("", text)
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        before = match.start() > 0 and text[match.start() - 1] in "-‐‑–"
        behind = match.end() < len(text) and text[match.end()] in "-‐‑–"
        found.append(Token(match[0], plain(match[0], words), before, behind))
    return _in_order(found)


def _in_order(tokens: list[Token]) -> list[Token]:
    """The family name last ("Zelensky, Volodymyr"), as in the running text; commas left out."""
    commas = [i for i, token in enumerate(tokens) if token.text == ","]
    if len(commas) == 1 and 0 < commas[0] < len(tokens) - 1:
        tokens = tokens[commas[0] + 1 :] + tokens[: commas[0]]
    return [token for token in tokens if token.text != ","]


def _expanded(tokens: list[Token], words: IdentityWords) -> list[Token]:
    """With the words of an acronym in capitals at the beginning of a longer name."""
    full = words.lists.bodies.expanded.get(tokens[0].plain, "") if len(tokens) > 1 and tokens[0].text.isupper() else ""
    return [*(Token(word.title(), word, False, False) for word in full.split()), *tokens[1:]] if full else tokens


def _without_articles(tokens: list[Token], words: IdentityWords) -> list[Token]:
    """Without the Arabic article and without "the", where a word follows them."""
    parts = words.lists.parts
    kept: list[Token] = []
    for i, token in enumerate(tokens):
        last = i == len(tokens) - 1
        article = token.plain in parts.articles or (token.behind and token.plain in parts.joined_articles)
        if last or not (article or token.plain == "the"):
            kept.append(token)
    return kept


def _person(text: str, tokens: list[Token], words: IdentityWords, owner: tuple[str, ...], known: int | None) -> Name:
    parts = words.lists.parts
    suffix = ""
    if len(tokens) > 1 and tokens[-1].plain in parts.suffixes:
        suffix, tokens = tokens[-1].plain, tokens[:-1]
    tokens = _without_titles(tokens, words)
    common = not tokens or tokens[-1].text.islower() or tokens[-1].text[0].isdigit()
    common |= all(is_common_word(t.plain, t.text, words) or t.plain in words.nations for t in tokens)
    kept = [
        token
        for i, token in enumerate(tokens)
        if len(tokens) == 1
        or token.plain not in parts.particles
        or (i == 0 and (token.plain in words.actors.given_names or (token.text[:1].isupper() and len(tokens) == 2)))
    ]
    texts = _fused([token.plain for token in kept or tokens], words)
    reading: Reading = "body" if known is not None else "common" if common else "person"
    sounds = _sounds(texts, reading, words)
    return Name(
        text=text,
        key=tuple(texts),
        reading=reading,
        words=sounds[:-1],
        joined=sounds[-1],
        suffix=suffix,
        letters=_letters(tokens),
        initials="".join(word[0] for word in texts if word),
        owner=tuple(plain(word, words) for word in owner),
        known=known,
    )


def _without_titles(tokens: list[Token], words: IdentityWords) -> list[Token]:
    start = 0
    while start < len(tokens) - 1 and _is_title(tokens, start, words):
        start += 1
    rest = tokens[start:]
    return rest if rest and not _is_title(rest, 0, words) else tokens


def _is_title(tokens: list[Token], i: int, words: IdentityWords) -> bool:
    """A title, a lower-case word of a description, or the nationality before one: "Iraqi former Prime Minister"."""
    token = tokens[i]
    if token.plain in words.adjectives and i + 1 < len(tokens) - 1:
        return _is_title(tokens, i + 1, words)
    particle = token.plain in words.lists.parts.particles or token.plain in words.lists.parts.kunyas
    return token.plain in words.lists.parts.titles or (token.text.islower() and not particle)


def _fused(texts: list[str], words: IdentityWords) -> list[str]:
    """With "Abu" and "Abd" and what follows them as one word: they are no name by themselves."""
    found: list[str] = []
    i = 0
    while i < len(texts):
        opens = texts[i] in words.lists.parts.kunyas or texts[i] in words.lists.parts.servants
        if opens and i + 1 < len(texts):
            found.append(texts[i] + texts[i + 1])
            i += 2
        else:
            found.append(texts[i])
            i += 1
    return found


def _body(text: str, tokens: list[Token], words: IdentityWords, owner: tuple[str, ...], known: int | None) -> Name:
    bodies = words.lists.bodies
    nations = {words.nations[token.plain] for token in tokens if token.plain in words.nations}
    nation = min(nations, default=None)
    plains = [token.plain for token in tokens]
    spelled = [bodies.words.get(singular(word, words), singular(word, words)) for word in plains]
    kept = [
        (word, token)
        for word, token in zip(spelled, tokens, strict=True)
        if not (word in bodies.small or token.plain in words.nations or word in bodies.passing)
    ]
    owner = owner if kept and kept[-1][1].text.islower() else ()  # “Maliki’s Dawa Party” is named by itself
    lines = frozenset(words.designator_lines[word] for word, _ in kept if word in words.designator_lines)
    core = [(word, token) for word, token in kept if word not in words.designator_lines]
    common = all(is_common_word(word, token.text, words) for word, token in core)
    if all(word in bodies.describing for word, _ in core):
        core = kept
    texts = _fused([word for word, _ in core], words)
    if owner:
        texts = [*(plain(word, words) for word in owner), *texts]
    reading = "common" if len(nations) > 1 else _reading(spelled, kept, nation, owner, common=common, words=words)
    reading = reading if known is None else "body"
    sounds = _sounds(texts, reading, words)
    return Name(
        text=text,
        key=(*(texts if owner else ()), *(word for word in spelled if word not in bodies.small)),
        reading=reading,
        words=sounds[:-1],
        joined=sounds[-1],
        bodies=lines,
        nation=nation,
        letters=_letters(tokens),
        initials="".join(word[0] for word in plains if word not in bodies.small),
        owner=tuple(plain(word, words) for word in owner),
        known=known,
    )


def _sounds(texts: list[str], reading: Reading, words: IdentityWords) -> tuple[Word, ...]:
    """The words of a name, and behind them all of it as one word. What is no name is never spelled in two ways."""
    if reading == "common":
        return (*(Word(text, (), (), "") for text in texts), Word("".join(texts), (), (), ""))
    read = tuple(read_word(text, words) for text in texts)
    return (*read, read[0] if len(read) == 1 else read_word("".join(texts), words))


def _reading(
    spelled: list[str],
    kept: list[tuple[str, Token]],
    nation: str | None,
    owner: tuple[str, ...],
    *,
    common: bool,
    words: IdentityWords,
) -> Reading:
    if not kept or all(word in words.peoples or word in words.nations for word in spelled):
        return "common"
    bodies, (head, last) = words.lists.bodies, kept[-1]
    whose = owner or tuple(word for word, _ in kept[:1] if word in bodies.whose)
    people = last.text[0].isdigit() or (head in words.actors.persons and head not in words.actors.organizations)
    many = last.text.islower() and (_is_group(head, words) or singular(last.plain, words) != last.plain)
    one_of_its_kind = any(word in bodies.of_states for word in (kept[0][0], head))
    if not common and not (last.text.islower() and (people or (many and not one_of_its_kind))):
        return "common" if whose and not owner else "body"
    capitals = sum(token.text[:1].isupper() for _, token in kept)
    if not people and ((nation and one_of_its_kind) or (capitals > 1 and not many)):
        return "institution"
    return "institution" if owner and not many and head in words.actors.organizations else "common"


def _is_group(word: str, words: IdentityWords) -> bool:
    return word in words.actors.groups and word not in words.actors.organizations


def _is_body_word(word: str, words: IdentityWords) -> bool:
    form = singular(word, words)
    return form in words.designator_lines or form in words.actors.organizations or form in words.actors.groups


def _letters(tokens: list[Token]) -> str:
    """The letters of an acronym, in small letters; empty for what is none."""
    if len(tokens) != 1:
        return ""
    text = tokens[0].text
    return text.casefold() if 1 < len(text) <= 5 and text.isalpha() and text.isupper() else ""


def _known(tokens: list[Token], words: IdentityWords) -> int | None:
    """The well-known body of this name, with or without a word for its kind."""
    bare = [token for token in tokens if token.plain not in words.designator_lines]
    found = (
        words.known_bodies.get(known_key([token.plain for token in listed], words.lists)) for listed in (tokens, bare)
    )
    return next((number for number in found if number is not None), None)
