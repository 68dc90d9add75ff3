"""Names of parties and speakers as they stand in a sentence: with the article that the text gives them, if any."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.lang.report import ReportWords
from sayso.model import Article, Party, Span
from sayso.wording import find_actor, one_line, words_of

_HEAD = re.compile(r"\s+(?:of|in|from|at|with|who|that|which|on|for|by|near|to)\s|,")
_PRONOUNS = (
    "he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "whom", "which", "these", "those",
    "this", "that", "we", "us", "i", "you", "himself", "herself", "itself", "themselves", "myself", "each other",
    "other", "another", "one", "both", "someone", "somebody", "anyone", "everyone", "everybody",
)  # fmt: skip
LOOK_BACK = 12  # characters ahead of a name in which its article stands
SHOWN = 4  # names of one side that are told; more are counted
NAME_LENGTH = 160


def party_phrase(parties: Sequence[Party], article: Article, text: str, words: ReportWords) -> str:
    """The parties of one side, joined as in a sentence; empty if there is none."""
    return joined(list(dict.fromkeys(filter(None, (_party(party, article, text, words) for party in parties)))))


def name_phrase(name: str, spans: Iterable[Span], text: str, words: ReportWords) -> str:
    """A name or description with the article that stands ahead of it where `text` has it, at one of `spans`, or with
    one that it needs.
    """
    name = shortened(one_line(name))
    if not name:
        return ""
    if name in _PRONOUNS:
        return f"a party called only “{name}”"
    first, _, rest = name.partition(" ")
    if first.casefold() in words.articles:
        return f"{first.lower()} {rest}" if rest else name
    plain = first[0].lower() + name[1:] if _is_common(first, rest, text, words) else name
    if first.casefold() in ("least", "most"):
        return f"at {plain}"
    if name in words.with_the or (_is_title(plain) and _mostly_the(name, spans, text)):
        return f"the {plain}"
    if not _is_title(plain):
        found = _determiner(name, spans, text, words)
        if found:
            return f"{found} {plain}"
    return f"the {plain}" if _needs_article(plain, words) else plain


def joined(names: Sequence[str]) -> str:
    """Names with commas and an `and`; of very many the first and how many more."""
    if len(names) > SHOWN + 1:
        names = [*names[:SHOWN], f"{len(names) - SHOWN} others"]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def capitalised(words: str) -> str:
    """`words` as they begin a sentence."""
    return words[:1].upper() + words[1:]


def shortened(words: str, length: int = NAME_LENGTH) -> str:
    """`words`, cut at a blank where they are longer than `length`."""
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0] + " …"


def is_plural(name: str, words: ReportWords) -> bool:
    """Whether a description is of several: its noun has no capital and the form of many."""
    head = _head(name)
    return head.islower() and _is_plural(head, words)


def is_named(name: str) -> bool:
    """Whether some word of a name has a capital."""
    return any(letter.isupper() for letter in name)


def is_proper(name: str, text: str, words: ReportWords) -> bool:
    """Whether it names one particular thing, not any thing of a kind: its noun has a capital, and not from a headline
    only.
    """
    first, _, rest = name.partition(" ")
    return bool(name) and _is_title(name) and not _is_common(first, rest, text, words)


def _party(party: Party, article: Article, text: str, words: ReportWords) -> str:
    actor = find_actor(article, party.actor)
    told = [words_of(text, span) for span in party.spans]
    own = next((one for one in told if one.casefold() not in _PRONOUNS), told[0] if told else "")
    name = one_line(actor.name) if actor else own
    if actor and (name.casefold() in own.casefold() or not (is_named(name) or own.casefold() in _PRONOUNS)):
        name = own  # the fuller words: the home of somebody, not the person
    return name_phrase(name, [*party.spans, *(actor.mentions if actor else ())], text, words)


def _ahead(name: str, spans: Iterable[Span], text: str) -> Iterator[str]:
    """What stands ahead of a name wherever it is one of `spans`."""
    for span in spans:
        if words_of(text, span).casefold() == name.casefold():
            yield text[max(0, span.start - LOOK_BACK) : span.start]


def _mostly_the(name: str, spans: Iterable[Span], text: str) -> bool:
    """Whether most places of a name have `the` ahead; in "the ISIS leader" it belongs to a noun behind the name."""
    ahead = list(_ahead(name, dict.fromkeys(spans), text))
    having = [one for one in ahead if re.search(r"\bthe\s+[“”\"'‘’]?$", one, re.IGNORECASE)]
    return len(having) * 2 > len(ahead)


def _head(name: str) -> str:
    """The noun of a description: the last word ahead of the first preposition or comma."""
    return next(iter(_HEAD.split(name, maxsplit=1)[0].split()[-1:]), "")


def _is_title(name: str) -> bool:
    """Whether a name is a proper one: its noun has a capital."""
    return not _head(name).islower()


def _determiner(name: str, spans: Iterable[Span], text: str, words: ReportWords) -> str:
    for ahead in _ahead(name, spans, text):
        before = re.search(r"\b([A-Za-z]+)\s+$", ahead)
        if before and before[1].lower() in words.articles:
            return before[1].lower()
    return ""


def _is_common(first: str, rest: str, text: str, words: ReportWords) -> bool:
    """Whether the first word of a description has a capital only because it begins a sentence or a headline: the text
    has it without one elsewhere, outside of addresses, or it is a number or the like.
    """
    if not (first[:1].isupper() and first[1:].islower()) or is_named(rest):
        return False
    lower = re.escape(first.lower())
    return first.casefold() in words.determiners or bool(re.search(rf"(?<![\w/@#._-]){lower}(?![\w/@_-])", text))


def _needs_article(name: str, words: ReportWords) -> bool:
    """Whether a description of one thing stands without an article: `security source`, `Sadrist movement`."""
    first = name.split()[0]
    if first.casefold() in words.determiners or not first[0].isalpha() or re.search("['’]s?$", first):
        return False
    head = _head(name)
    if not head.islower():
        return False
    return not _is_plural(head, words)


def _is_plural(head: str, words: ReportWords) -> bool:
    return head in words.plurals or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
