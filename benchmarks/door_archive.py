"""The archive that is tried: sample pages, real pages, mirrors of some, later versions of some."""

import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from archive.config import Config, data_folder
from archive.models import Release
from archive.records import State, StoredRelease
from archive.store import Store
from benchmarks.crawl import Finder, sentences_of

REAL = Path(__file__).parents[2] / "shared" / "data" / "releases"
_SETS = (("mn-ag/html", "*.asp"), ("mozilla/press", "*.html"))
_PAGES, _EVERY = 100, 5
_EARLIER, _LATER = "20200101000000", "20210101000000"
_KINDS = 6


def make_archive(folder: Path, config: Config) -> None:
    """Take all in and index it. Where no real pages are beside the project, the samples alone."""
    sources = [str(data_folder() / "samples")]
    if REAL.is_dir():
        for name, pattern in _SETS:
            _lay_out(REAL / name, pattern, folder / "real")
        sources.append(str(folder / "real"))
    dateline(config, "ingest", "--collection", config.collection, *sources)
    dateline(config, "index")


def dateline(config: Config, *arguments: str) -> None:
    """Run a command over the archive."""
    command = (sys.executable, "-m", "archive", "--home", str(config.home), *arguments)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _lay_out(source: Path, pattern: str, target: Path) -> None:
    for number, page in enumerate(islice(sorted(source.glob(pattern)), _PAGES)):
        content, place = page.read_bytes(), f"{source.parent.name}/{page.stem}.html"
        _write(target / _LATER / "www.real.example" / place, content)
        if number % _EVERY == 0:
            _write(target / _EARLIER / "www.real.example" / place, _earlier(content, number))
        if number % _EVERY == 1:
            _write(target / _LATER / "www.mirror.example" / place, content + b"<!-- mirror -->")


def _earlier(content: bytes, number: int) -> bytes:
    sentence = f"The clerk of harbour {number} wrote a line here that a later hand took away again."
    return content.replace(b"</p>", f" {sentence}</p>".encode(), 3)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def drawn(store: Store, number: int) -> list[StoredRelease]:
    """Releases to be taken away, with a fixed seed: some of shared pages, some that have copies,
    translations and older versions, and any others."""
    draw = random.Random(9)
    releases = [each for each in store.releases() if each.state is State.PUBLIC]
    kinds = (
        [each for each in releases if len(store.carried_by(each.capture.digest)) > 1],
        [each for each in releases if store.copies_of(each)],
        [each for each in releases if store.translations_of(each)],
        [
            each
            for each in releases
            if len({v.release.text for v in store.versions_of(each.id)}) > 1
        ],
        releases,
    )
    chosen: dict[str, StoredRelease] = {}
    for kind in kinds:
        new = [each for each in kind if each.id not in chosen]
        number_of_kind = number - len(chosen) if kind is releases else number // _KINDS
        chosen |= {each.id: each for each in draw.sample(new, min(number_of_kind, len(new)))}
    return list(chosen.values())


def own_sentences(store: Store, withheld: frozenset[str]) -> set[str]:
    """The sentences of these releases, in all their versions, that no public release prints."""
    own, public = set[str](), set[str]()
    for stored in store.releases():
        if stored.id in withheld or stored.state is State.PUBLIC:
            side = own if stored.id in withheld else public
            versions = [each.release for each in store.versions_of(stored.id)]
            for release in (stored.release, *versions):
                side |= sentences_of(_printed(release))
    return own - Finder(own).found_in("\n".join(public))


def _texts(store: Store, stored: StoredRelease) -> set[str]:
    return {version.release.text for version in store.versions_of(stored.id)}


def _printed(release: Release) -> Iterator[str]:
    yield release.title
    yield release.subtitle or ""
    yield from (block.text for block in release.blocks)
