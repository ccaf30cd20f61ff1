"""The text layer of a PDF file, as the lines of a typed text."""

import io
import logging
import struct
import zlib
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from archive.errors import DescribeError

_MOST_PAGES, _MOST_LETTERS = 500, 2_000_000
"""A larger file is a book, no release."""
_FEWEST_LETTERS = 20
_LEAST_SHARE = 0.5
_WIDEST = 2_000
"""Signs in a line: what lies farther right was set there by a damaged or a hostile file."""
_FORM_FEED = "\n\n"
# It tells of every oddity that it reads over; what could not be read is told by its error.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
# What pypdf raises of files whose parts are not what they are called, besides errors of its own.
_OF_DAMAGE = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    OSError,
    struct.error,
    zlib.error,
)


def text_of(content: bytes) -> str:
    """The lines of all pages, set as on the page: blank lines, indents and wide gaps show its form.

    Raises DescribeError 'pdf-damaged', 'pdf-encrypted', 'no-text-layer', 'unreadable-text-layer'
    or 'too-large'. What a file costs is bounded by the process that describes it.
    """
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise DescribeError("pdf-encrypted", "it opens with a password only")
        number = len(reader.pages)
        if number > _MOST_PAGES:
            raise DescribeError("too-large", f"{number} pages; at most {_MOST_PAGES} are read")
        text = _FORM_FEED.join(_texts(reader))
    except _OF_DAMAGE as error:
        raise DescribeError("pdf-damaged", f"{type(error).__name__}: {error}"[:200]) from error
    return _proved(text)


def _texts(reader: PdfReader) -> Iterator[str]:
    left = _MOST_LETTERS
    for page in reader.pages:
        text = _text(page)
        left -= len(text)
        if left < 0:
            raise DescribeError("too-large", f"more than {_MOST_LETTERS} letters of text")
        yield text


def _text(page: PageObject) -> str:
    lines = page.extract_text(extraction_mode="layout").split("\n")
    return "\n".join(line.rstrip()[:_WIDEST] for line in lines)


def _proved(text: str) -> str:
    """The text, where there is any, and where it is more than the signs of fonts without names."""
    signs = "".join(text.split())
    if len(signs) < _FEWEST_LETTERS:
        raise DescribeError("no-text-layer", "pictures of pages only: it needs a person, or OCR")
    letters = sum(sign.isalpha() for sign in signs)
    if letters < _LEAST_SHARE * len(signs):
        raise DescribeError("unreadable-text-layer", "its signs are mostly no letters")
    return text
