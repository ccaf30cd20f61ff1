"""What kind of file it is: by its first bytes, then by its name or content type."""

import mimetypes
import re
import zlib
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from archive.decoding.mhtml import is_saved_mail
from archive.decoding.signs import is_pdf

SNIFFED_BYTES = 8192


class Kind(StrEnum):
    HTML = "html"
    TEXT = "text"
    PDF = "pdf"
    WORD = "word"
    SAVED_MAIL = "mhtml"  # a page with all its parts in one mail message
    ARCHIVE = "archive"
    OTHER = "other"  # known, and no page: an image, a style sheet
    EMPTY = "empty"
    UNKNOWN = "unknown"


DOCUMENTS = (Kind.WORD,)
"""May hold a release, but a person must look."""

PAGES = (Kind.HTML, Kind.TEXT, Kind.PDF)
"""What a server sends that may be a release as it is."""

_BLANK = b"\xef\xbb\xbf\xfe\xff \t\r\n\x0b\x0c\x00"
_OPENING_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|base|frameset|script|style|div|table|center|"
    rb"font|pre|h[1-6]|p|br|a|b|iframe|link|noscript)[\s>/]",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(rb"<(?:!doctype\s+html|html|head|body|title)[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
"""A list of pages, read as one."""

_PAGE_ENDINGS = re.compile(r"\.(?:[xs]?html?|phtml|aspx?|php\d?|cfm|jsp|cgi|pl)\Z", re.IGNORECASE)
_ARCHIVE_ENDINGS = re.compile(
    r"\.(?:zip|wacz|tar|tgz|tbz2?|txz|w?arc)(?:\.(?:gz|bz2|xz|zst))?\Z", re.IGNORECASE
)
_WORD_ENDINGS = re.compile(r"\.(?:docx?|dotx?|rtf|odt|wpd?|wri)\Z", re.IGNORECASE)
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.WORD),  # OLE: Word, but also Excel, before 2007
    (b"{\\rtf", Kind.WORD),
    (b"\xffWPC", Kind.WORD),
    (b"\xdb\xa5", Kind.WORD),  # Word 2 for Windows
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"Rar!", Kind.ARCHIVE),
    (b"WARC/", Kind.ARCHIVE),
    (b"filedesc://", Kind.ARCHIVE),
    (b"GIF8", Kind.OTHER),
    (b"\x89PNG", Kind.OTHER),
    (b"\xff\xd8\xff", Kind.OTHER),
    (b"RIFF", Kind.OTHER),
    (b"\x00\x00\x01\x00", Kind.OTHER),
)
# The tables of the standard library alone: those of the machine differ from one to the next.
_TYPES = mimetypes.MimeTypes(filenames=())


def sniff(head: bytes, name: str, content_type: str = "") -> Kind:
    """The kind of a file by its first SNIFFED_BYTES, its name or URL, its HTTP content type."""
    head = _inflated(head)
    if not head.strip(_BLANK):
        return Kind.EMPTY
    named = kind_by_name(name, content_type)
    certain = _by_magic(head, name)
    if certain is not None:
        return certain
    start = _narrow(head).lstrip(_BLANK)
    if is_saved_mail(start):
        return Kind.SAVED_MAIL
    if start.startswith(b"<") and _FEED.search(start[:1000]):
        return Kind.HTML
    if named in (Kind.OTHER, Kind.TEXT):
        # Scripts and styles may quote tags, or hide behind `<!--`, but they do not open with them.
        return Kind.HTML if _opens_a_page(start) else named
    if _opens_a_page(start) or start.startswith(b"<!--") or _SOMEWHERE.search(start):
        return Kind.HTML
    if start.startswith(b"<?xml"):
        return Kind.OTHER
    return named if named is not Kind.ARCHIVE else Kind.UNKNOWN


def kind_by_name(name: str, content_type: str = "") -> Kind:
    """What the content type says, where there is one, else what the name says."""
    declared = media_type(content_type)
    path = _path_of(name) if "://" in name else name
    if not declared or declared == "application/octet-stream":
        path = re.sub(r"\.gz\Z", "", path) if not _ARCHIVE_ENDINGS.search(path) else path
        if _PAGE_ENDINGS.search(path):
            return Kind.HTML
        if _ARCHIVE_ENDINGS.search(path):
            return Kind.ARCHIVE
        if _WORD_ENDINGS.search(path):
            return Kind.WORD
        declared = _TYPES.guess_type(PurePosixPath(path).name)[0] or ""
    return _by_media_type(declared, path)


def _path_of(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:  # such as a bracket in the host
        return address


def media_type(content_type: str) -> str:
    """'text/html' of 'text/html; charset=utf-8'."""
    return content_type.partition(";")[0].strip().lower()


def _by_media_type(declared: str, path: str) -> Kind:
    if declared in ("text/html", "application/xhtml+xml"):
        return Kind.HTML
    if declared == "text/plain":
        # The one text that every web site has and that is never a page (RFC 9309).
        return Kind.OTHER if path.endswith("robots.txt") else Kind.TEXT
    if declared in ("application/pdf", "application/msword", "application/rtf", "message/rfc822"):
        return Kind.UNKNOWN  # its bytes would have shown it
    return Kind.OTHER if declared else Kind.UNKNOWN


def _inflated(head: bytes) -> bytes:
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, SNIFFED_BYTES)
    except zlib.error:
        return head


def _by_magic(head: bytes, name: str) -> Kind | None:
    if is_pdf(head):
        return Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        office = b"word/" in head or b"application/vnd.oasis.opendocument.text" in head[:100]
        return Kind.WORD if office or _WORD_ENDINGS.search(name) else Kind.ARCHIVE
    if head[257:262] == b"ustar":
        return Kind.ARCHIVE
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def _narrow(head: bytes) -> bytes:
    """UTF-16 without its NULs: enough to see the tags."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) > len(head) // 4
    return head.replace(b"\x00", b"") if wide else head


def _opens_a_page(start: bytes) -> bool:
    if start.startswith(b"<?xml"):
        return bool(_SOMEWHERE.search(start[:2000]))
    while start.startswith(b"<!--") and b"-->" in start:
        start = start.partition(b"-->")[2].lstrip(_BLANK)
    return bool(_OPENING_TAG.match(start))
