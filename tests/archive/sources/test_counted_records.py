"""Records taken and findings, held against a second reader that only counts.

The second reader knows nothing of the first: it unpacks, and counts the lines that open a record.
"""

import gzip
import random
import re
import struct
import time
import zlib
from pathlib import Path

import pytest
import zstandard

from archive.models import Capture, Finding, FindingKind
from archive.sources import Limits, open_source
from archive.sources.web_archives import warc_reader
from tests.archive.sources.reading import PAGE, read, reasons, tar_of, write_warc

pytestmark = [
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SHARED = Path(__file__).parents[4] / "shared" / "data" / "warc"
ARCHIVES = sorted(p for p in SHARED.rglob("*") if p.is_file() and p.suffix != ".json")
_WARC = re.compile(rb"(?:\A|\n)\s*WARC/\d\.\d+\s*\n")
_ARC = re.compile(rb"(?:\A|\n)[a-z]+:[^\r\n]* \d+\.\d+\.\d+\.\d+ \d{8,18} [^\r\n]*\n")


def count(path: Path) -> int:
    """How many records a file holds, by the lines that open one."""
    whole = unpack(path.read_bytes())
    return len(_WARC.findall(whole)) or len(_ARC.findall(whole))


def unpack(packed: bytes) -> bytes:
    if packed[:4] == b"\x28\xb5\x2f\xfd":
        return zstandard.ZstdDecompressor().stream_reader(packed, read_across_frames=True).read()
    if packed[:2] != b"\x1f\x8b":
        return packed
    pieces = []
    while packed:
        member = zlib.decompressobj(wbits=31)
        try:
            pieces.append(member.decompress(packed))
            packed = member.unused_data
        except zlib.error:
            packed = b""
    return b"\n".join(pieces)


def accounted(items: list[Capture | Finding]) -> int:
    """Of how many records these tell: a capture of one, a finding of one, a count of many."""
    return sum(map(_records_of, items))


def _records_of(item: Capture | Finding) -> int:
    if isinstance(item, Capture):
        return 1
    if item.kind is FindingKind.SKIPPED:
        return int(item.detail.partition(":")[0])
    lost = ("record-unreadable", "revisit-unresolved")
    return int(
        item.kind in (FindingKind.QUARANTINED, FindingKind.WORKLIST, FindingKind.FAULT)
        or item.reason in lost
    )


@pytest.mark.skipif(not ARCHIVES, reason="the web archives beside the project are not here")
@pytest.mark.parametrize("path", ARCHIVES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_record_of_the_test_data_is_lost_in_silence(path: Path) -> None:
    captures = list(open_source(str(path), Limits()).captures())
    assert accounted(captures) == count(path)


def written(path: Path, number: int) -> bytes:
    pages = [(f"http://irco.example/{n}", PAGE + b"%d" % n) for n in range(number)]
    write_warc(path, pages)
    return path.read_bytes()


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
def test_every_second_record_damaged_costs_those_and_no_other(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    number, damaged = 3000, 1499
    members = split(written(path, number), b"\x1f\x8b\x08" if "gz" in ending else b"WARC/1.0\r\n")
    assert len(members) == number
    for at in range(1, 2 * damaged, 2):
        members[at] = spoilt(members[at], ending)
    path.write_bytes(b"".join(members))
    captures, findings = read(path)
    assert len(captures) == number - damaged
    assert accounted([*captures, *findings]) == number


def split(whole: bytes, magic: bytes) -> list[bytes]:
    starts = [match.start() for match in re.finditer(re.escape(magic), whole)]
    return [whole[a:b] for a, b in zip(starts, [*starts[1:], len(whole)], strict=True)]


def spoilt(member: bytes, ending: str) -> bytes:
    if "gz" in ending:
        return member[:20] + b"\xff\xff" + member[22:]
    return member.replace(b"Content-Length", b"Content-Lungth").replace(b"WARC/1.0", b"WARC/9.9", 1)


def test_giving_up_says_how_many_records_were_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc_reader, "_MOST_RESTARTS", 3)
    path = tmp_path / "a.warc"
    members = split(written(path, 20), b"WARC/1.0\r\n")
    path.write_bytes(b"".join(spoilt(member, "warc") for member in members))
    captures, findings = read(path)
    assert captures == []
    (gave_up,) = (finding for finding in findings if finding.reason == "gave-up")
    assert gave_up.detail.endswith("17 records not read")


@pytest.mark.parametrize("dictionary", [b"", b"WARC/1.0 WARC-Type: response http://irco.example"])
def test_a_file_packed_by_zstandard_is_read(tmp_path: Path, dictionary: bytes) -> None:
    plain, path = tmp_path / "a.warc", tmp_path / "b.warc.zst"
    records = split(written(plain, 12), b"WARC/1.0\r\n")
    packer = zstandard.ZstdCompressor(dict_data=zstandard.ZstdCompressionDict(dictionary))
    front = b"\x5d\x2a\x4d\x18" + struct.pack("<I", len(dictionary)) + dictionary
    path.write_bytes(front * bool(dictionary) + b"".join(map(packer.compress, records)))
    captures, findings = read(path)
    assert [capture.content for capture in captures] == [PAGE + b"%d" % n for n in range(12)]
    assert findings == []
    path.write_bytes(path.read_bytes()[:-30])
    captures, findings = read(path)
    assert len(captures) >= 10
    assert "cut-short" in reasons(findings)


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_lose_no_record_in_silence(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    path = tmp_path / "a.warc.gz"
    whole = bytearray(written(path, 40))
    starts = {match.start() for match in re.finditer(rb"\x1f\x8b\x08", whole)}
    kept = {at + n for at in starts for n in range(10)}
    for at in draw.sample(sorted(set(range(len(whole))) - kept), 5):
        whole[at] ^= 1 << draw.randrange(8)
    path.write_bytes(whole)
    captures, findings = read(path)
    assert accounted([*captures, *findings]) >= 40
    sound = [PAGE + b"%d" % n for n in range(40)]
    assert all(capture.content in sound for capture in captures if capture.verified)
    assert len(captures) >= 30


def test_a_packed_stream_without_its_end_gives_all_that_can_be_unpacked(tmp_path: Path) -> None:
    warc, tar = tmp_path / "a.warc.gz", tmp_path / "a.tar.gz"
    whole = gzip.compress(written(tmp_path / "b.warc", 20), mtime=0)
    warc.write_bytes(whole[:-20])
    tar.write_bytes(gzip.compress(tar_of(20), mtime=0)[:-20])
    for path in (warc, tar):
        captures, findings = read(path)
        assert len(captures) >= 15, path
        assert reasons(findings) & {"cut-short", "record-cut-short"}, path


def test_lines_that_open_records_without_any_record_cost_as_their_number(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0\r\n" * 20_000 + written(tmp_path / "b.warc", 3))
    start = time.process_time()
    captures, _ = read(path)
    assert len(captures) == 3
    assert time.process_time() - start < 10
