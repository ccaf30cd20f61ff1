"""Make data/samples/warc/samples.warc.gz from some of the sample pages.

Run from the project's root: `.venv/bin/python tests/make_sample_warc.py`. Written again it is the
same, byte for byte: record ids and dates are derived, gzip headers carry no time.
"""

import io
import json
import uuid
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
OUTPUT = SAMPLES / "warc" / "samples.warc.gz"
CHOSEN = ("pre-text", "table-font", "briefing-notes")
CAPTURED = "2006-03-14T10:11:12Z"


def write() -> None:
    """Every page of the chosen profiles that knows its address, one response record each."""
    OUTPUT.parent.mkdir(exist_ok=True)
    with OUTPUT.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for page in sorted(page for name in CHOSEN for page in (SAMPLES / name).glob("*.html")):
            url = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))["url"]
            if url:
                _add(writer, url, page.read_bytes())


def _add(writer: WARCWriter, url: str, content: bytes) -> None:
    record_id = uuid.uuid5(uuid.NAMESPACE_URL, url)
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
    record = writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(content),
        length=len(content),
        http_headers=http,
        warc_headers_dict={
            "WARC-Date": CAPTURED,
            "WARC-Record-ID": f"<urn:uuid:{record_id}>",
        },
    )
    writer.write_record(record)


if __name__ == "__main__":
    write()
