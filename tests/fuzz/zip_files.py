"""Zip files and web-archive collections (WACZ), changed."""

import io
import json
import zipfile

from archive.sources.members import ZIP_FAULTS
from tests.fuzz.archives import PAGES, accounted, captures, read_as, reasons
from tests.fuzz.mutation import mutated
from tests.fuzz.target import Target
from tests.fuzz.web_archives import plain_warc

_DAY = (2006, 3, 14, 10, 11, 12)


def zipped(members: dict[str, bytes], packing: int) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", packing) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = packing
            archive.writestr(entry, content)
    return whole.getvalue()


def _seeds() -> tuple[bytes, ...]:
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": []}
    collection = {
        "datapackage.json": json.dumps(package).encode(),
        "archive/data.warc": plain_warc(),
        "indexes/index.cdx": b"",
    }
    folders = {
        "press/": b"",
        **PAGES,
        "press/a/../b.html": PAGES["press/1.html"],
        "Prüfung.html": b"<p>x",
    }
    return (
        zipped(PAGES, zipfile.ZIP_STORED),
        zipped(PAGES, zipfile.ZIP_DEFLATED),
        zipped(folders, zipfile.ZIP_STORED),
        zipped(PAGES, zipfile.ZIP_BZIP2),
        zipped(collection, zipfile.ZIP_STORED),
    )


SEEDS = _seeds()
TOKENS = (
    *(
        b"PK\x01\x02",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"PK\x06\x06",
        b"PK\x06\x07",
        b"PK\x07\x08",
        b"\xff" * 4,
    ),
    *(
        b"\xff" * 8,
        b"\x00" * 4,
        b"\x01\x00",
        b"\x08\x00",
        b"\x09\x00",
        b"\x0e\x00",
        b"\x63\x00",
        b"/",
        b"\\",
    ),
    *(
        b"../",
        b"\x00",
        b"\x7f\xff\xff\xff",
        b"archive/",
        b".warc.gz",
        b".html",
        b"press/1.html",
        b"\xff\xfe",
    ),
)


def check(case: bytes) -> None:
    name = "a.wacz" if b"datapackage.json" in case else "a.zip"
    items = read_as(name, case)
    if name == "a.zip":
        assert len(captures(items)) <= case.count(b"PK\x03\x04") + case.count(b"PK\x01\x02")
        members = _members(case)
        assert accounted(items, name) >= members or reasons(items) & {"too-many-members"}, members
        assert items or not members, "nothing is told of a file with members"


def _members(case: bytes) -> int:
    """How many files the directory at the end names, by the reader of the standard library."""
    try:
        with zipfile.ZipFile(io.BytesIO(case)) as archive:
            return sum(not entry.is_dir() for entry in archive.infolist())
    except ZIP_FAULTS:
        return 0


TARGET = Target(SEEDS, mutated(SEEDS, TOKENS), check)
