"""Which names of one article are forms of one name: short and full forms, acronyms, spellings."""

from collections import defaultdict

from sayso.lang.actors import ActorWords

Key = tuple[str, ...]
VOWELS = str.maketrans("", "", "aeiouywh")


def full_names(keys: dict[Key, str], words: ActorWords) -> dict[Key, Key]:
    """For each key of a name, the key of the fullest name that it is a form of (itself if none).

    `keys` gives each key its kind. A form that would fit two names stays by itself: no merger is better than a wrong
    one.
    """
    found: dict[Key, Key] = {}
    for kind, short_form in (("person", _is_person_form), ("organization", _is_organization_form)):
        of_kind = sorted((key for key, has in keys.items() if has == kind), key=lambda key: (-len(key), key))
        index: dict[str, list[Key]] = defaultdict(list)
        for key in of_kind:
            for form in {key[0], key[-1], _skeleton(key[-1])}:
                index[form].append(key)
        for key in of_kind:
            fuller = {
                found.get(other, other)
                for form in {key[0], key[-1], _skeleton(key[-1]), key[0].removesuffix("s")}
                for other in index[form]
                if other != key and len(other) >= len(key) and found.get(other, other) != key
                and short_form(key, other, words)
            }  # fmt: skip
            found[key] = found.get(key, key)
            if len(fuller) == 1:
                (found[key],) = fuller
    return {key: _last(found, found.get(key, key)) for key in keys}


def _last(found: dict[Key, Key], key: Key) -> Key:
    for _ in range(len(found)):
        if found.get(key, key) == key:
            break
        key = found[key]
    return key


def _is_person_form(short: Key, full: Key, words: ActorWords) -> bool:
    if len(short) < len(full):
        ends = full[-len(short) :] == short
        begins = full[: len(short)] == short
        # "Gary Volesky" of "Gary J. Volesky"
        inner = len(short) > 1 and short[0] == full[0] and short[-1] == full[-1]
        return (ends or begins or inner) and not (len(short) == 1 and short[0] in words.lists.names.generic)
    return short != full and len(short) > 1 and all(_same_spelling(a, b) for a, b in zip(short, full, strict=True))


def _is_organization_form(short: Key, full: Key, words: ActorWords) -> bool:
    generic = words.lists.names.generic
    if len(short) >= len(full) or all(word in generic or word in words.organizations for word in short):
        return False
    if len(short) == 1 and len(short[0]) <= 2:
        return False
    if (
        len(short) == 1
        and short[0].removesuffix("s") == full[0]
        and all(word in words.lists.names.left_out for word in full[1:])
    ):
        return True  # "Sadrists" of "Sadrist movement"
    rest = full[len(short) :]
    plain = all(
        word in words.lists.names.left_out or (word not in words.organizations and word not in words.groups)
        for word in rest
    )
    return full[: len(short)] == short and plain


def _same_spelling(one: str, other: str) -> bool:
    """Whether two words may be spellings of one foreign name: the same consonants, or the same word."""
    if one == other:
        return True
    bones = _skeleton(one)
    return len(bones) >= 2 and bones == _skeleton(other) and one[0] == other[0] and abs(len(one) - len(other)) <= 2


def _skeleton(word: str) -> str:
    bare = word.translate(VOWELS)
    return "".join(c for i, c in enumerate(bare) if not i or c != bare[i - 1])


def is_acronym_of(short: str, long: tuple[str, ...]) -> bool:
    """Whether the letters of `short` are the initials of the words of a name, small words counted or left out."""
    letters = short.replace(".", "").casefold()
    if len(letters) < 2 or len(long) < 2:
        return False
    small = {"of", "for", "and", "the", "in", "to", "on"}
    every = "".join(word[0] for word in long)
    main = "".join(word[0] for word in long if word not in small)
    return letters in (every, main)
