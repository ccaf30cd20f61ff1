"""Tar files, plain and packed, changed before they are packed or after."""

import bz2
import gzip
import io
import lzma
import tarfile
import zlib

from hypothesis import strategies as st

from tests.fuzz.archives import PAGES, accounted, captures, read_as, reasons
from tests.fuzz.mutation import mutated
from tests.fuzz.target import Target

_LONG = "press/" + "a" * 150 + ".html"


def _members(style: int) -> dict[str, bytes]:
    long = {} if style == tarfile.USTAR_FORMAT else {_LONG: PAGES["press/1.html"]}
    return {**PAGES, **long}


def tarred(style: int) -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w", format=style) as archive:
        for name, content in _members(style).items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        link = tarfile.TarInfo("latest.html")
        link.type, link.linkname = tarfile.SYMTYPE, "press/1.html"
        archive.addfile(link)
    return whole.getvalue()


PLAIN = tuple(
    tarred(style) for style in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)
)
SEEDS = (*PLAIN, gzip.compress(PLAIN[0], mtime=0), bz2.compress(PLAIN[1]), lzma.compress(PLAIN[2]))
TOKENS = (
    *(
        b"ustar\x0000",
        b"ustar  \x00",
        b"\x00" * 512,
        b"77777777777",
        b"00000000000",
        b"-1",
        b"\x80" + b"\xff" * 11,
    ),
    *(
        b"././@LongLink",
        b"0",
        b"1",
        b"2",
        b"5",
        b"L",
        b"K",
        b"x",
        b"g",
        b"S",
        b"25 path=",
        b"30 size=99\n",
    ),
    *(
        b"99999999999 path=a\n",
        b"GNU.sparse.map=1,2",
        b"GNU.sparse.major=1",
        b"hdrcharset=BINARY",
        b"\xff",
    ),
    *(b"../../etc/passwd", b"/", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00"),
)
_PACKED = ((b"\x1f\x8b", gzip.decompress), (b"BZh", bz2.decompress), (b"\xfd7z", lzma.decompress))
_SUMMED = slice(148, 156)


def _with_sums(plain: bytes) -> bytes:
    """Each header with the sum that makes a reader believe it."""
    blocks = [bytearray(plain[at : at + 512]) for at in range(0, len(plain), 512)]
    for block in blocks:
        if block[257:262] == b"ustar" and len(block) == 512:
            block[_SUMMED] = b" " * 8
            block[_SUMMED] = b"%06o\x00 " % sum(block)
    return b"".join(blocks)


def _cases() -> st.SearchStrategy[bytes]:
    believed = mutated(PLAIN, TOKENS).map(_with_sums)
    packed = believed.map(lambda plain: gzip.compress(plain, 1, mtime=0))
    return st.one_of(mutated(SEEDS, TOKENS), believed, believed, packed)


def check(case: bytes) -> None:
    items = read_as("a.tar", case)
    files = _files(case)
    assert items or not files, "nothing is told of a file with members"
    accounted_for = accounted(items, "a.tar")
    cut = "record-cut-short" in reasons(items)  # the member at the cut is told of in this way
    assert accounted_for + cut >= files or reasons(items) & _lost(case), (accounted_for, files)
    plain = _unpacked(case)
    assert not plain or all(capture.content in plain for capture in captures(items))


def _lost(case: bytes) -> set[str]:
    """Reasons that tell of many members at once; bzip2 and xz prove a block at its end only."""
    damaged = {"not-an-archive", "record-cut-short"} if case[:3] in (b"BZh", b"\xfd7z") else set()
    return {"too-many-members", "bomb"} | damaged


def _files(case: bytes) -> int:
    """How many regular files the standard reader finds, by name, before it stops."""
    names = []
    try:
        with tarfile.open(fileobj=io.BytesIO(case), mode="r:*") as archive:
            for entry in archive:
                names += [entry.name] * entry.isreg()
    except (tarfile.TarError, OSError, EOFError, zlib.error, lzma.LZMAError, ValueError):
        pass
    return len(names)


def _unpacked(case: bytes) -> bytes:
    """Without its packing; nothing of what cannot be unpacked to its end."""
    for magic, opened in _PACKED:
        if case.startswith(magic):
            try:
                return opened(case)
            except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError):
                return b""
    return case


TARGET = Target(SEEDS, _cases(), check)
