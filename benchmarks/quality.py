"""How well real pages are read: titles and dates against the truth that lies beside the project.

Run from the project's root: `.venv/bin/python -m benchmarks.quality`. The collection is `generic`
and addresses are withheld, so that nothing but the pages themselves can tell; each set is
read twice, by the profile that its structure chooses and by general rules alone.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from archive.config import collection_folder
from archive.describe.describer import Describer, make_describer
from archive.models import Capture, Description
from archive.sources import Limits, open_source
from archive.text.words import words_of
from benchmarks.corpus import corpus, without_profiles
from benchmarks.faults import no_faults
from benchmarks.figures import print_figures

DATA = Path(__file__).parents[2] / "shared" / "data"


def main() -> None:
    describer = make_describer(collection_folder("generic"), datetime.now(UTC).date())
    for rules, reader in (("profile", describer), ("general", without_profiles(describer))):
        minnesota(reader, rules)
        mozilla(reader, rules)
    senators(describer)
    web_archives()


def minnesota(describer: Describer, rules: str) -> None:
    """405 releases whose bytes are UTF-8 encoded twice."""
    folder = DATA / "releases" / "mn-ag"
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    descriptions = {name: describe(describer, folder / "html" / name) for name in truth}
    read = {
        name: description.releases[0]
        for name, description in descriptions.items()
        if description.releases
    }
    titles = sum(" ".join(r.title.split()) == truth[name]["title"] for name, r in read.items())
    dates = sum(r.issued.value == truth[name]["date"] for name, r in read.items())
    shape = sum(_shapeless(r.title) == _shapeless(truth[name]["title"]) for name, r in read.items())
    ledes = [name for name in read if truth[name]["lede"]]
    with_lede = sum(_holds(read[name].text, truth[name]["lede"]) for name in ledes)
    print_figures(
        f"mn-ag, {rules} rules",
        pages=len(truth),
        lost=len(truth) - len(read),
        title=titles,
        title_but_for_marks=shape,
        date=dates,
        ledes=len(ledes),
        ledes_held=with_lede,
    )


def _shapeless(title: str) -> str:
    """A title without the difference between straight and curly apostrophes."""
    return " ".join(title.translate(str.maketrans("‘’“”", "''\"\"")).split())


def _holds(text: str, lede: str) -> bool:
    """Whether four fifths of the lede's runs of three words stand in a text."""
    wanted, printed = (
        set(zip(words, words[1:], words[2:], strict=False)) for words in map(words_of, (lede, text))
    )
    return len(wanted & printed) >= 0.8 * len(wanted)


def mozilla(describer: Describer, rules: str) -> None:
    """21 press pages under a name that tells nothing, and 200 pages of every frame and charset."""
    folder = DATA / "releases" / "mozilla"
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    press = {name: describe(describer, folder / "press" / name) for name in truth}
    dates = sum(
        bool(description.releases) and description.releases[0].issued.value == truth[name]["date"]
        for name, description in press.items()
    )
    print_figures(f"mozilla press, {rules} rules", pages=len(truth), date=dates)
    others = (path for path in sorted((folder / "misc").rglob("*")) if path.is_file())
    reasons = Counter(describe(describer, path).reason or "described" for path in others)
    print_figures(f"mozilla misc, {rules} rules", **reasons)


def senators(describer: Describer) -> None:
    """12,000 releases as text files, of which one in ten is read; few print their day at all."""
    lines = islice(corpus("senate-sample.jsonl.gz"), 0, None, 10)
    counts: Counter[str] = Counter()
    for entry in lines:
        typed = (("content-type", "text/plain; charset=utf-8"),)
        release = describer.describe(Capture("x.txt", str(entry["text"]).encode(), headers=typed))
        issued = release.releases[0].issued.value if release.releases else None
        counts.update(texts=1, taken=bool(release.releases), dated=issued is not None)
        counts.update(right=issued == entry["date"])
    print_figures("senators, text files", **counts)


def web_archives() -> None:
    """Every WARC and ARC file: pages taken, pages quarantined, what the manifest counts."""
    folder = DATA / "warc"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    wanted = sum(entry["html_records"] for entry in manifest["files"])
    counts = Counter({"files": len(manifest["files"]), "html_records": wanted})
    for entry in manifest["files"]:
        counts.update(kinds(folder / entry["file"]))
    print_figures("web archives", **counts)


def kinds(path: Path) -> Iterator[str]:
    for found in open_source(str(path), Limits()).captures():
        yield "taken" if isinstance(found, Capture) else str(found.kind)


def describe(describer: Describer, path: Path) -> Description:
    return describer.describe(Capture("page.html", path.read_bytes()))


if __name__ == "__main__":
    with no_faults():
        main()
