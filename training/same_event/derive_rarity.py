"""Derive lang/en/rarity.toml: how rare single words are in news articles.

    python training/same_event/derive_rarity.py CORPUS.jsonl[.gz]... > src/sayso/lang/en/rarity.toml

Every line of a corpus is a document with its `text`. What is kept are numbers of single words; see README.md.
"""

import gzip
import json
import math
import sys
import textwrap
from collections import Counter, defaultdict
from pathlib import Path

from sayso.linking.words import words_of

FLOOR = 3e-4  # added to every share of documents, so that the unseen is not infinitely rare
STEP = 0.25  # nats between two classes
LEAST_DOCUMENTS = 2


def read(path: Path) -> list[set[str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [set(words_of(json.loads(line)["text"])) for line in lines]


def main() -> None:
    corpora = [read(Path(path)) for path in sys.argv[1:]]
    weights = [math.sqrt(len(corpus)) for corpus in corpora]  # a large corpus of one subject shall not rule
    shares: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for corpus, weight in zip(corpora, weights, strict=True):
        counts = Counter(word for words in corpus for word in words)
        seen.update(counts)
        for word, count in counts.items():
            shares[word] += weight / sum(weights) * count / len(corpus)
    unseen = -math.log(FLOOR)
    classes: defaultdict[int, list[str]] = defaultdict(list)
    for word, share in shares.items():
        number = max(0, round(-math.log(min(share + FLOOR, 1.0)) / STEP))
        if seen[word] >= LEAST_DOCUMENTS and number * STEP < unseen - STEP:
            classes[number].append(word)
    print("# How rare words are: class times `step` is -log of the share of articles that hold the word, in nats.")
    print("# By training/same_event/derive_rarity.py; not edited by hand.")
    print(f"\nunseen = {unseen:.2f}\nstep = {STEP}\n\n[classes]")
    for number in sorted(classes):
        print(
            f'{number} = """',
            *textwrap.wrap(" ".join(sorted(classes[number])), 118, break_long_words=False, break_on_hyphens=False),
            '"""',
            sep="\n",
        )


if __name__ == "__main__":
    main()
