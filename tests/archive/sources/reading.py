"""What the tests of sources share: a page, and reading a source into captures and findings."""

import base64
import hashlib
import io
import tarfile
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.models import Capture, Finding
from archive.sources import Limits, open_source

PAGE = b"<html><body><p>The river is high today.</p></body></html>"


def read(path: Path | str, limits: Limits | None = None) -> tuple[list[Capture], list[Finding]]:
    items = list(open_source(str(path), limits or Limits()).captures())
    captures = [capture for capture in items if isinstance(capture, Capture)]
    return captures, [capture for capture in items if isinstance(capture, Finding)]


def reasons(findings: list[Finding]) -> set[str]:
    return {finding.reason for finding in findings}


def tar_of(pages: int, mode: str = "w") -> bytes:
    """A tar file of so many pages '00.html', '01.html', ..."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode=mode) as archive:
        for number in range(pages):
            entry = tarfile.TarInfo(f"{number:02}.html")
            entry.size = len(PAGE)
            archive.addfile(entry, io.BytesIO(PAGE))
    return whole.getvalue()


def write_warc(path: Path, pages: list[tuple[str, bytes]], revisits: tuple[str, ...] = ()) -> None:
    """A WARC file of responses, then of revisits of the first of them.

    The same bytes at every run: each record has an id and a moment of its own making.
    """
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz")
        for number, (url, content) in enumerate(pages):
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
            named = {
                "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012}>",
                "WARC-Date": "2006-03-14T10:11:12Z",
            }
            record = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(content),
                http_headers=http,
                warc_headers_dict=named,
            )
            writer.write_record(record)
        for url in revisits:
            sha1 = base64.b32encode(hashlib.sha1(pages[0][1]).digest()).decode()
            writer.write_record(
                writer.create_revisit_record(
                    url, f"sha1:{sha1}", pages[0][0], "2006-03-14T10:11:12Z"
                )
            )
