"""PDF files written by hand, sound and hostile, for tests (ISO 32000)."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

TOP, LEADING, MARGIN = 780, 14, 72


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. above: how many blank lines before it."""

    text: str
    above: int = 0
    left: int = MARGIN


def pdf_of(*pages: Sequence[Line]) -> bytes:
    """A PDF file with these lines as the text layer of its pages."""
    return pdf_of_contents([_content(page) for page in pages])


def pdf_of_contents(contents: Sequence[bytes], packed: bool = False) -> bytes:
    """A PDF file with a page for each content stream."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    parent = 2 * len(contents) + 2
    for content in contents:
        filters = b" /Filter /FlateDecode" if packed else b""
        data = zlib.compress(content, 1) if packed else content
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), filters, data))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 1 0 R >> >> >>" % (parent, len(objects))
        )
    kids = b" ".join(b"%d 0 R" % number for number in range(3, parent, 2))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
    return pdf_of_objects(objects)


def pdf_of_objects(objects: Sequence[bytes]) -> bytes:
    """A PDF file of numbered objects, the last of which is its catalogue."""
    written, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        written
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer << /Size %d /Root %d 0 R >>\n" % (size, len(objects))
        + b"startxref\n%d\n%%%%EOF" % len(written)
    )


def _content(lines: Sequence[Line]) -> bytes:
    height = TOP
    shown = []
    for line in lines:
        height -= LEADING * (1 + line.above)
        text = line.text.encode("cp1252")
        for sign in (b"\\", b"(", b")"):
            text = text.replace(sign, b"\\" + sign)
        shown.append(b"1 0 0 1 %d %d Tm (%s) Tj" % (line.left, height, text))
    return b"BT /F1 11 Tf\n%s\nET" % b"\n".join(shown)
