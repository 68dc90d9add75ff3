"""Names by what the rest of the article says: in headlines, found again, and freed from what stands before them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.coding.actors.mentions import Found, fold, is_capital, label_of, name_key
from sayso.coding.parses import Parse, Sentence
from sayso.lang.actors import ActorWords

Forms = tuple[str, ...]


def without_titles(parse: Parse, found: list[Found]) -> list[Found]:
    """Names cut down to a person's name that stands by itself elsewhere: to "Jan Novak" of "Centre Jan Novak"."""
    persons = {
        name.key
        for name in found
        if len(name.key) > 1 and name.last - name.first == len(name.key) and label_of(parse, name.last - 1) == "PERSON"
    }
    kept: list[Found] = []
    for name in found:
        cut = next((n for n in range(2, len(name.key)) if name.key[-n:] in persons), None)
        if cut and name.last - name.first == len(name.key) and label_of(parse, name.first) not in ("PERSON", ""):
            first = name.last - cut
            kept.append(replace(name, first=first, key=name.key[-cut:], title=name.first))
        else:
            kept.append(name)
    return kept


def common_words(parse: Parse, headlines: frozenset[int]) -> set[str]:
    """Words that the article writes in lower case somewhere."""
    return {t.text for t in parse.tokens if t.text.islower() and t.sentence not in headlines}


def headline_names(parse: Parse, sentence: Sentence, words: ActorWords, common: set[str]) -> Iterator[Found]:
    """Names that the NLP library finds in a headline, of words that are no common ones as far as can be seen."""
    seen: set[int] = set()
    for i in range(sentence.first, sentence.last):
        at = parse.tokens[i].name
        if at is None or at in seen:
            continue
        seen.add(at)
        name = parse.names[at]
        plural = parse.tokens[name.last - 1].tag in ("NNS", "NNPS")
        if name.label not in ("PERSON", "ORG", "GPE") and not (name.label == "NORP" and plural):
            continue
        tokens = parse.tokens[name.first : name.last]
        plain = {form for t in tokens for w in (t.text.lower(),) for form in (w, w.rstrip("s"), w.removesuffix("es"))}
        if plain & common or plain & words.persons or any(t.pos not in ("PROPN", "PUNCT") for t in tokens):
            continue
        if key := name_key(parse, name.first, name.last, words):  # a name of signs alone is none
            yield Found(first=name.first, last=name.last, key=key, sure=False)


def find_again(parse: Parse, found: list[Found], headlines: frozenset[int]) -> list[Found]:
    """The same and further occurrences of names that are known from running text, in any case of letters.

    In headlines a person's last name is found too, though running text should give the name in full alone.
    """
    covered = {i for name in found if name.sure for i in range(name.first, name.last)}
    known = _known_forms(parse, [name for name in found if name.sure])
    last_names = _last_names(parse, [name for name in found if name.sure])
    again: list[Found] = []
    i = 0
    while i < len(parse.tokens):
        token = parse.tokens[i]
        if i in covered or not is_capital(token):
            i += 1
            continue
        word = fold(token.text)
        match = _match(parse, i, known.get(word, ()))
        followers = word.endswith("ists") and _is_known(known, word.removesuffix("s"))
        if match is None and ((token.sentence in headlines and word in last_names) or followers):
            match = (i + 1, (word,))
        if match is None:
            i += 1
            continue
        last, key = match
        again.append(Found(first=i, last=last, key=key))
        covered.update(range(i, last))
        i = last
    kept = [name for name in found if name.sure or not any(i in covered for i in range(name.first, name.last))]
    return sorted([*kept, *again], key=lambda name: name.first)


def _is_known(known: dict[str, list[tuple[Forms, Forms]]], word: str) -> bool:
    """Whether a word is a known name by itself: "Sadrist" where the text has "Sadrists"."""
    return any(len(forms) == 1 for forms, _ in known.get(word, ()))


def _known_forms(parse: Parse, found: list[Found]) -> dict[str, list[tuple[Forms, Forms]]]:
    """By their first word, folded: the words of known names, with their keys; the longest first."""
    known: dict[str, dict[tuple[Forms, Forms], None]] = {}
    for name in found:
        forms = tuple(fold(parse.tokens[i].text) for i in range(name.first, name.last))
        opening = fold(parse.tokens[name.first].text)
        if len(forms) > 1 or len(opening) > 3 or parse.tokens[name.first].text.isupper():
            known.setdefault(opening, {})[forms, name.key] = None
    return {word: sorted(listed, key=lambda pair: -len(pair[0])) for word, listed in known.items()}


def _last_names(parse: Parse, found: list[Found]) -> frozenset[str]:
    """Last words of persons' names in full, folded: those that one name alone ends in."""
    owners: dict[str, set[Forms]] = {}
    for name in found:
        if len(name.key) > 1 and label_of(parse, name.last - 1) == "PERSON":
            owners.setdefault(name.key[-1], set()).add(name.key)
    return frozenset(word for word, keys in owners.items() if len(keys) == 1 and len(word) > 3)


def _match(parse: Parse, i: int, listed: Sequence[tuple[Forms, Forms]]) -> tuple[int, Forms] | None:
    """The end and the key of the longest known name that stands at token `i`, or None."""
    for forms, key in listed:
        last = i + len(forms)
        if last <= len(parse.tokens) and forms == tuple(fold(t.text) for t in parse.tokens[i:last]):
            return last, key
    return None
