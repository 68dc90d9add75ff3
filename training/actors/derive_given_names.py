"""Derive lang/en/given_names.toml from the first names of the US Census of 1990.

    python derive_given_names.py FOLDER > ../../src/sayso/lang/en/given_names.toml

FOLDER holds `dist.male.first` and `dist.female.first` of the census; see README.md for where from. Names of other
languages stand in actors.toml.
"""

import sys
import textwrap
from pathlib import Path

LEAST_SHARE = 0.002  # per cent of men or of women
CLEARLY = 8.0  # so many times as common with one sex: it tells the sex
SHORTEST = 3
COMMON_WORDS = """
an art august bishop bliss bush cash charity chastity china christian country dean destiny duke earl easter else fair
faith fern forest garland golden grace gray green guy hope ivory january jewel judge july june justice king lake land
lane law lee long love major many may mercy miss misty modesty north ocean olive page patience pearl pope precious
president prince princess queen rain red rich river road rose royal ruby see so son south star sterling stone storm
street summer sun sunny sunshine temple times trinity valley victory violet west white will winter wood young
"""
PLACES = """
africa america asia britain britania chad china cuba dallas denver egypt florence france georgia houston india indiana
israel italia jordan kenya lebanon london london malaysia mali odessa paris persia phoenix prague saudia savannah
sierra soledad sydney syria tennessee troy tunisia tyrone vienna virginia washington
"""


def read(path: Path) -> dict[str, float]:
    rows = (line.split() for line in path.read_text().splitlines() if line.strip())
    return {row[0].lower(): float(row[1]) for row in rows}


def main() -> None:
    folder = Path(sys.argv[1])
    male, female = read(folder / "dist.male.first"), read(folder / "dist.female.first")
    left_out = {*COMMON_WORDS.split(), *PLACES.split()}
    lists: dict[str, list[str]] = {"male": [], "female": [], "either": []}
    for name in sorted(male.keys() | female.keys()):
        he, she = male.get(name, 0.0), female.get(name, 0.0)
        if max(he, she) < LEAST_SHARE or len(name) < SHORTEST or name in left_out:
            continue
        lists["male" if he > CLEARLY * she else "female" if she > CLEARLY * he else "either"].append(name)
    print("# First names of the US Census of 1990 (public domain), by training/actors/derive_given_names.py;")
    print("# not edited by hand.")
    for name, words in lists.items():
        print(f'\n{name} = """', *textwrap.wrap(" ".join(words), 118), '"""', sep="\n")


if __name__ == "__main__":
    main()
