"""The version of a describer: the digest of all that describing depends on."""

import hashlib
import platform
import unicodedata
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec
from lxml import etree

from archive.facets import FACETS, Points
from archive.knowledge.snapshot import KnowledgeSnapshot

ROOMS = (
    "annotators",
    "authorities",
    "captures.py",
    "decoding",
    "describe",
    "dates",
    "gate.py",
    "html",
    "kinds.py",
    "knowledge",
    "listings",
    "models.py",
    "page_kinds",
    "parsers",
    "printable.py",
    "profiles",
    "quotes.py",
    "sightings.py",
    "sites.py",
    "stories",
    "text",
)
"""What is digested of the package: every file of these, comments too, so that nobody need judge."""

LIBRARIES = (
    "beautifulsoup4",
    "charset-normalizer",
    "courlan",
    "cssselect",
    "dateparser",
    "ftfy",
    "google-re2",
    "htmldate",
    "justext",
    "lxml",
    "lxml-html-clean",
    "msgspec",
    "numpy",
    "py3langid",
    "pyahocorasick",
    "pypdf",
    "python-dateutil",
    "rapidfuzz",
    "trafilatura",
    "w3lib",
    "webencodings",
)
"""The distributions that read pages, and those that they read them with."""


def version_of(package: Path, knowledge: KnowledgeSnapshot, libraries: Mapping[str, str]) -> str:
    """The version of a describer whose code lies in a package folder.

    What was taught is left out: who teaches says which releases are pending.
    """
    digest = hashlib.sha256()
    for path in _files(package):
        name = path.relative_to(package).as_posix()
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    rows = [
        (facet.source, facet.authority, facet.annotator, facet.hierarchy)
        for facet in FACETS
        if isinstance(facet.source, Points)
    ]
    known = (knowledge.languages, knowledge.cues, knowledge.collection, knowledge.profiles)
    for value in (rows, known, sorted(libraries.items())):
        digest.update(msgspec.json.encode(value, order="deterministic"))
    return digest.hexdigest()[:16]


def installed_libraries() -> dict[str, str]:
    """The versions of what reads pages: libraries, libxml2, Python and its tables of characters."""
    return {name: _version(name) for name in LIBRARIES} | {
        "libxml2": ".".join(map(str, etree.LIBXML_VERSION)),
        "python": ".".join(platform.python_version_tuple()[:2]),
        "unicode": unicodedata.unidata_version,
    }


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # what reads PDF files alone may be missing where there are none
        return ""


def _files(package: Path) -> Iterator[Path]:
    for room in ROOMS:
        place = package / room
        yield from [place] if place.is_file() else sorted(place.rglob("*.py"))
