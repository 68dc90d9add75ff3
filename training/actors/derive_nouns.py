"""Derive lang/en/actor_nouns.toml, the nouns for persons, from WordNet 3.0.

    python derive_nouns.py FOLDER > ../../src/sayso/lang/en/actor_nouns.toml

FOLDER holds WordNet's `data.noun` and `index.sense`; see README.md for where from.
"""

import itertools
import re
import sys
import textwrap
from collections import Counter, defaultdict
from pathlib import Path

PERSON = "00007846"  # person.n.01
CLASSES = {
    "person": (PERSON,),
    "female": ("10787470", "09619168", "10129825"),  # woman, female, girl
    "male": ("10287213", "09624168", "10285313"),  # man, male, male child
}
LEAST_SHARE = 0.5  # of a word's uses (SemCor counts, half a use for each sense unseen) that mean a person


def read_synsets(path: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Words of each noun synset, and the synsets below it."""
    words: dict[str, list[str]] = {}
    below: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        offset, count = fields[0], int(fields[3], 16)
        words[offset] = [fields[4 + 2 * i] for i in range(count)]
        rest = fields[4 + 2 * count + 1 :]
        for pointer, target in itertools.pairwise(rest):
            if pointer == "@":  # hypernym; instances (@i) are names of single people and left out
                below[target].append(offset)
    return words, below


def descend(roots: tuple[str, ...], below: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        synset = waiting.pop()
        if synset not in found:
            found.add(synset)
            waiting.extend(below[synset])
    return found


def read_senses(folder: Path) -> dict[str, list[tuple[str, float]]]:
    """Synset and weight of each noun sense of a word."""
    senses: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, _, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest.startswith("1:"):
            senses[lemma].append((offset, int(count) + 0.5))
    return senses


def main() -> None:
    folder = Path(sys.argv[1])
    words, below = read_synsets(folder / "data.noun")
    senses = read_senses(folder)
    classes = {name: descend(roots, below) for name, roots in CLASSES.items()}
    kept: dict[str, list[str]] = defaultdict(list)
    for word, listed in senses.items():
        if not re.fullmatch(r"[a-z]{3,}(-[a-z]+)*", word):
            continue
        uses: Counter[str] = Counter()
        for synset, count in listed:
            common = word in words[synset]  # else it is a name there, written with a capital letter
            uses.update({name: count for name, members in classes.items() if common and synset in members})
        total = sum(count for _, count in listed)
        if uses["person"] / total >= LEAST_SHARE:
            kept["person"].append(word)
            for gender in ("female", "male"):
                if uses[gender] / total >= LEAST_SHARE:
                    kept[gender].append(word)
    print("# Nouns for persons, derived from WordNet 3.0 (its licence: NOTICE) by training/actors/derive_nouns.py;")
    print("# not edited by hand: corrections stand in actors.toml.")
    for name in CLASSES:
        lines = textwrap.wrap(" ".join(sorted(kept[name])), 118, break_on_hyphens=False)
        print(f'\n{name} = """', *lines, '"""', sep="\n")


if __name__ == "__main__":
    main()
