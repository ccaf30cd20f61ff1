"""Files of knowledge, changed: refused by name and key, or good for describing a page.

The first line of a case says which file it is, 'languages/en.yaml', the rest is its text.
"""

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec

from archive.authorities.collection import load_collection
from archive.authorities.files import EventEntry, read_file
from archive.boundary import FAILED
from archive.config import collection_folder, data_folder
from archive.describe.describer import describer_of
from archive.errors import DataError
from archive.knowledge.languages import Language
from archive.knowledge.snapshot import KnowledgeSnapshot, load_knowledge
from archive.models import Capture
from archive.profiles.profile import load_profile
from tests.fuzz.mutation import mutated
from tests.fuzz.target import OurFault, Target

KNOWLEDGE = load_knowledge(collection_folder("demo"))
_GUESSED = tuple(language for language in KNOWLEDGE.languages if language.code in ("en", "fr"))
_DATA = data_folder()
_DEMO = collection_folder("demo")
_PAGE = sorted((_DATA / "samples" / "drupal7").glob("*.html"))[0].read_bytes()
_CAPTURE = Capture("a.html", _PAGE, "http://www.irco.example/press/1")


def _seeds() -> tuple[bytes, ...]:
    chosen = [_DATA / "languages" / f"{code}.yaml" for code in ("fi", "ga", "ja", "da")]
    chosen += sorted((_DATA / "sites").glob("*.yaml"))[::4]
    chosen += [path for path in sorted(_DEMO.rglob("*.yaml")) if path.stat().st_size < 20_000]
    chosen += [_DATA / "cues" / "events.yaml"]
    return tuple(_named(path) + b"\n" + path.read_bytes() for path in chosen)


def _named(path: Path) -> bytes:
    base = _DEMO if path.is_relative_to(_DEMO) else _DATA
    inside = path.relative_to(base).as_posix()
    return (f"demo/{inside}" if base == _DEMO else inside).encode()


SEEDS = _seeds()
TOKENS = (
    *(
        b"\n",
        b"  ",
        b"- ",
        b": ",
        b"&a ",
        b"*a",
        b"<<: *a",
        b"!!python/object:os.system ",
        b"!!binary ",
        b"!!set ",
    ),
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b"null",
        b"~",
        b"true",
        b"yes",
        b"no",
        b"1e999",
        b".nan",
        b"0x1f",
        b"012",
        b"2010-10",
    ),
    *(
        b"2010-02-31",
        b"2001-12-14t21:59:43.10-05:00",
        b"'",
        b'"',
        b"|",
        b">",
        b"#",
        b"%YAML 9.9\n---\n",
        b"---\n",
        b"...\n",
    ),
    *(
        b"(",
        b")",
        b"(?P<",
        b"[a-",
        b"\\",
        b"(?i)",
        b"{9}",
        b"*",
        b"+",
        b"(a+)+",
        b"\\1",
        b"(?<!a*)",
        b"::x",
        b"{org}",
    ),
    *(
        b"id: ",
        b"name: ",
        b"from: ",
        b"to: ",
        b"evidence: seen\n",
        b"parents: ",
        b"\xff",
        b"\x00",
        b"\xc2\x85",
        b"\t",
    ),
)


def check(case: bytes) -> None:
    named, _, text = case.partition(b"\n")
    if named not in _NAMED:
        return
    place = named.decode("ascii")
    with tempfile.TemporaryDirectory(prefix="fuzz") as folder:
        try:
            knowledge = _with(place, text, Path(folder))
        except DataError as error:
            # Where two files disagree, it names the one that speaks of the other.
            assert ".yaml: " in str(error), str(error)
            return
    description = describer_of(knowledge, date(2026, 11, 20)).describe(_CAPTURE)
    if description.reason in FAILED:
        raise OurFault(description.detail)


def _with(place: str, text: bytes, folder: Path) -> KnowledgeSnapshot:
    """What is known with this file in the place of ours."""
    kind, _, name = place.partition("/")
    if kind == "demo":
        copy = Path(shutil.copytree(_DEMO, folder / "demo"))
        (copy / name).write_bytes(text)
        return replace(KNOWLEDGE, collection=load_collection(copy))
    path = folder / Path(place).name
    path.write_bytes(text)
    if kind == "languages":
        language = read_file(path, Language, {"code": path.stem})
        return replace(KNOWLEDGE, languages=(*_GUESSED, language))
    if kind == "sites":
        return replace(KNOWLEDGE, profiles=(load_profile(path),))
    events = read_file(path, tuple[EventEntry, ...])
    return replace(KNOWLEDGE, cues=msgspec.structs.replace(KNOWLEDGE.cues, events=events))


_NAMED = {seed.partition(b"\n")[0] for seed in SEEDS}
TARGET = Target(SEEDS, mutated(SEEDS, TOKENS), check, seconds=10)
