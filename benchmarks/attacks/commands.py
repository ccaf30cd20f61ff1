"""The commands that are attacked, a row each, with the archives that they work on."""

import hashlib
import json
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from archive.__main__ import run
from archive.config import Config, data_folder
from archive.store import open_store

FRAMES = b"<html><frameset></frameset></html>"
FIRST, LATER = "joomla", "drupal9"


@dataclass(frozen=True, slots=True)
class Ground:
    """Archives made once, copied for each attack. withdrawn: the id of a release of theirs.

    empty: no archive yet. filled: with an index that is level. grown: with an index that is behind.
    """

    root: Path
    withdrawn: str

    @property
    def pages(self) -> Path:
        return self.root / "pages"

    @property
    def backup(self) -> Path:
        return self.root / "backup"

    @property
    def corrections(self) -> Path:
        return self.root / "corrections.jsonl"

    def copy(self, name: str, place: Path) -> Path:
        """A home as one of the three, in a folder of its own."""
        place.mkdir(parents=True)
        home = place / "home"
        if name != "empty":
            shutil.copytree(self.root / name, home)
        return home


@dataclass(frozen=True, slots=True)
class Attacked:
    """A command. ground: the archive that it begins with. result: the home that it makes."""

    name: str
    ground: str
    words: Callable[[Ground, Path], list[str]]

    def arguments(self, ground: Ground, home: Path) -> list[str]:
        """What stands behind `dateline`."""
        return ["--home", str(home), *self.words(ground, home)]


ATTACKED = (
    Attacked("ingest", "empty", lambda g, _: ["ingest", *_DEMO, "--jobs", "2", str(g.pages)]),
    Attacked("ingest-more", "filled", lambda g, _: ["ingest", "--jobs", "2", str(g.pages)]),
    Attacked("index", "grown", lambda _g, _h: ["index"]),
    Attacked("update", "grown", lambda _g, _h: ["index", "update"]),
    Attacked("redescribe", "filled", lambda _g, _h: ["redescribe", "--all", "--jobs", "2"]),
    Attacked("state", "filled", lambda g, _: ["state", g.withdrawn, "withdrawn", *_REASON]),
    Attacked("backup", "filled", lambda _, home: ["backup", str(home.parent / "copy")]),
    Attacked("restore", "empty", lambda g, _: ["restore", str(g.backup)]),
    Attacked("corrections", "filled", lambda g, _: ["corrections", "import", str(g.corrections)]),
    Attacked("retry", "filled", lambda _g, _h: ["quarantine", "retry", _DIGEST]),
)

_DEMO = ("--collection", "demo")
_REASON = ("--reason", "asked for")
_DIGEST = hashlib.sha256(FRAMES).hexdigest()


def make_ground(root: Path) -> Ground:
    """Make the archives to be attacked."""
    samples, pages = data_folder() / "samples", root / "pages"
    shutil.copytree(samples / FIRST, pages / FIRST)
    (pages / "frames.html").write_bytes(FRAMES)
    filled = root / "filled"
    quietly("--home", str(filled), "ingest", *_DEMO, str(pages))
    quietly("--home", str(filled), "index")
    with open_store(Config(home=filled), read_only=True) as store:
        first = min(store.releases(), key=lambda release: release.number)
        quote = next(
            stored.release.quotes[0].id for stored in store.releases() if stored.release.quotes
        )
    ground = Ground(root, first.id)
    ground.corrections.write_text(_corrections(first.id, quote), encoding="utf-8")
    quietly("--home", str(filled), "backup", str(ground.backup))
    shutil.copytree(samples / LATER, pages / LATER)
    shutil.copytree(filled, root / "grown")
    grown = str(root / "grown")
    quietly("--home", grown, "ingest", str(pages))
    quietly("--home", grown, "state", first.id, "withdrawn", *_REASON)
    return ground


def quietly(*arguments: str) -> None:
    """Run a command in this process. Raises AssertionError where it fails."""
    with redirect_stdout(StringIO()) as output:
        status = run(arguments)
    assert status == 0, f"{' '.join(arguments)}: {output.getvalue()}"


def _corrections(release: str, quote: str) -> str:
    lines = (
        {"target": "release", "id": release, "field": "title", "value": "Corrected", "who": "Maja"},
        {"target": "quote", "id": quote, "field": "speaker", "value": "Bo Moor", "who": "Maja"},
    )
    return "".join(f"{json.dumps(line)}\n" for line in lines)
