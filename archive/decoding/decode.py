"""From the bytes of a page to its text: declared, sniffed, mended; every repair is reported.

A parser that is handed bytes and a declared charset drops text in silence at the first byte that
does not fit; so decoding comes first, once, and nothing is lost in it.
"""

import re
import zlib
from dataclasses import dataclass, replace

from w3lib.encoding import read_bom

from archive.decoding.charsets import CP1252, Label, declared_labels, decode_as, guess, noise
from archive.decoding.likeness import NO_WORDS, CharsetWords
from archive.decoding.mixed_encodings import read_mixed
from archive.decoding.mojibake import C1_BYTES, as_utf_8, undo_c1_controls, undo_double_encoding
from archive.decoding.second_look import second_look
from archive.errors import DescribeError
from archive.models import Evidence, Repair

MAX_INFLATED = 10_000_000
"""Bytes that a gzip body may grow to: the measured bombs are 300 MB in 300 kB."""

DOUBTFUL = "charset-doubtful"
"""The doubt about a page that may be in another charset, on too little evidence to say so."""

REJECTED = "rejected"
"""The method of a charset that was considered and not taken."""

_CERTAIN = ("bom", "nul-test", "utf-8")
_NOISY = 0.005
_HOPELESS = 0.05
_NUL_SHARE = 0.2
_BLANK_SHARE = 0.04
_SNIFFED = 2048
_MAGIC = (
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0", "word"),
    (b"{\\rtf", "word"),
    (b"PK\x03\x04", "not-a-page"),
    (b"GIF8", "not-a-page"),
    (b"\x89PNG", "not-a-page"),
    (b"\xff\xd8\xff", "not-a-page"),
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml\b[^<>]*?\?>")
_CONTROL_BYTES = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# What a parser would put in their place. 128 to 159 are signs of cp1252 to it, 9, 10 and 13 blanks.
_CONTROL_REFERENCES = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)|x0*(?:[0-8bcef]|1[\da-f]|7f))(?:;|(?![\da-f]))", re.I
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
# The same two in UTF-8, to see quickly that a page has none.
_UNWANTED_BYTES = (
    re.compile(rb"\xed[\xa0-\xbf]"),
    re.compile(rb"\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])"),
)
_CP1252_ONLY = re.compile(rb"[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, and how it was read.

    charset: the codec that was used. method: why that one: 'bom', 'nul-test', 'header', 'meta',
    'utf-8' (valid, whatever was declared), 'words' or 'detector'. other: the charset that was
    rejected, '' for none. words: that told one from the other.
    """

    text: str
    charset: str
    method: str
    repairs: tuple[Repair, ...] = ()
    flags: tuple[str, ...] = ()
    other: str = ""
    words: tuple[str, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Of the charset, where it was not simply the one declared: the chosen one, the other."""
        if not self.other:
            return ()
        snippet = ", ".join(self.words)
        unsure = DOUBTFUL in self.flags
        return (
            Evidence("charset", self.charset, self.method, "", snippet, 0.5 if unsure else 0.9),
            Evidence("charset", self.other, REJECTED, "", "", 0.4 if unsure else 0.1, False),
        )


def decode(content: bytes, declared: str | None, words: CharsetWords = NO_WORDS) -> Decoded:
    """The text of a page's bytes. declared: the content-type header or its charset, if any.

    words: by which a charset shows itself; without any, letters alone tell.

    Raises DescribeError 'empty', 'pdf', 'word', 'not-a-page', 'too-large' or 'undecodable'.
    """
    content, inflated = _inflate(content)
    _refuse_other_kinds(content)
    decoded = _like_text(content, _choose(content, declared), words)
    return _clean(replace(decoded, flags=(*inflated, *decoded.flags)))


def _inflate(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    if not content.startswith(b"\x1f\x8b"):
        return content, ()
    stream = zlib.decompressobj(wbits=31)
    try:
        plain = stream.decompress(content, MAX_INFLATED + 1)
    except zlib.error as error:
        raise DescribeError("undecodable", f"gzip body: {error}") from error
    if len(plain) > MAX_INFLATED:
        raise DescribeError("too-large", f"gzip body grows beyond {MAX_INFLATED} bytes")
    return plain, ("gzip-body",) if stream.eof else ("gzip-body", "gzip-truncated")


def _refuse_other_kinds(content: bytes) -> None:
    start = content[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if not start and not content.strip(b"\xef\xbb\xbf\xfe\xff \t\r\n\x00"):
        raise DescribeError("empty", "no byte besides white space")
    for magic, reason in _MAGIC:
        if start.startswith(magic):
            raise DescribeError(reason, f"begins with {magic!r}")


def _choose(content: bytes, declared: str | None) -> Decoded:
    marked, mark = read_bom(content)
    if marked and mark:
        read = _read(content[len(mark) :], marked, "bom")
        if _fits_its_mark(content[len(mark) :], read):
            return read
        unmarked = _choose(content[len(mark) :], declared)
        return replace(unmarked, flags=("mark-false", *unmarked.flags))
    wide = _wide_charset(content)
    if wide:
        return _read(content, wide, "nul-test")
    labels = declared_labels(content, declared)
    label = next((label for label in labels if label.charset), None)
    flags = tuple(_label_flags(labels, label))
    decoded = _as_declared(content, label) if label else _undeclared(content)
    return replace(decoded, flags=(*flags, *decoded.flags))


def _fits_its_mark(content: bytes, read: Decoded) -> bool:
    """A mark of UTF-16 stands before NULs, for tags, blanks and digits have them; any mark before
    a text that can be read."""
    if read.charset.startswith(("utf-16", "utf-32")):
        return 0 in content[:_SNIFFED]
    return not read.flags or noise(read.text) <= _NOISY


def _like_text(content: bytes, first: Decoded, words: CharsetWords) -> Decoded:
    """Whatever declared it, the reading that is most like text; what is UTF-8 shows itself."""
    if first.method in _CERTAIN or first.charset in _CERTAIN or content.isascii():
        return first
    look = second_look(content, first.charset, words)
    if not look.sure and first.method == "detector" and look.words:
        # Nobody declared the first one: a little evidence is more than none.
        look = replace(look, charset=look.other, other=first.charset)
    elif not look.sure:
        doubted = (*first.flags, DOUBTFUL)
        return replace(first, flags=doubted, other=look.other, words=look.words)
    if look.charset == first.charset:
        return first
    text, whole = decode_as(content, look.charset)
    flags = dict.fromkeys((*first.flags, *_overruling(first), *_of_whole(whole)))
    method = "words" if look.words else "detector"
    return Decoded(text, look.charset, method, (), tuple(flags), look.other, look.words)


def _overruling(first: Decoded) -> tuple[str, ...]:
    declared = first.method in ("header", "meta")
    return ("charset-false", "charset-guessed") if declared else ("charset-guessed",)


def _of_whole(whole: bool) -> tuple[str, ...]:
    return () if whole else ("undecodable-bytes",)


def _read(content: bytes, charset: str, method: str) -> Decoded:
    text, whole = decode_as(content, charset)
    return Decoded(text, charset, method, flags=() if whole else ("undecodable-bytes",))


def _wide_charset(content: bytes) -> str | None:
    """UTF-16 without a mark: NULs in every other place, for tags, or blanks at least, are ASCII."""
    start = content[:_SNIFFED]
    half = max(1, len(start) // 2)
    even, odd = start[0::2].count(0) / half, start[1::2].count(0) / half
    charset = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < _BLANK_SHARE or min(even, odd) > _NUL_SHARE / 4:
        return None
    if max(even, odd) < _NUL_SHARE and noise(decode_as(start, charset)[0]) > _NOISY:
        return None
    return charset


def _label_flags(labels: list[Label], used: Label | None) -> list[str]:
    flags = ["utf-7-refused" for label in labels if "utf-7" in label.name][:1]
    if any(label.charset is None and "utf-7" not in label.name for label in labels):
        flags.append("charset-unknown")
    if any(used and label.charset and label.charset != used.charset for label in labels):
        flags.append("charsets-disagree")
    return flags


def _undeclared(content: bytes) -> Decoded:
    text, whole = decode_as(content, "utf-8")
    if whole:
        return Decoded(text, "utf-8", "utf-8")
    if mixed := read_mixed(content):
        return Decoded(mixed.text, "utf-8", "utf-8", mixed.repairs, ("encodings-mixed",))
    return _second_opinion(content, Decoded(text, "utf-8", "utf-8", flags=("undecodable-bytes",)))


def _as_declared(content: bytes, label: Label) -> Decoded:
    charset = label.charset or "utf-8"
    if charset != "utf-8" and _is_utf_8(content):
        # Six of 29 pages that declared latin-1 were UTF-8; the reverse does not happen by chance.
        return Decoded(content.decode("utf-8"), "utf-8", "utf-8", flags=("charset-false",))
    decoded = _read(content, charset, label.method)
    if charset == "utf-8" and not decoded.flags:
        return decoded
    if charset == "utf-8" and (mixed := read_mixed(content)):
        return Decoded(mixed.text, charset, label.method, mixed.repairs, ("encodings-mixed",))
    no_utf_8 = charset == "utf-8" and not _has_utf_8(decoded.text)
    if no_utf_8 or noise(decoded.text) > _NOISY:
        return _second_opinion(content, decoded)
    return replace(decoded, repairs=_cp1252_repairs(content) if label.is_latin_1 else ())


def _is_utf_8(content: bytes) -> bool:
    try:
        return not content.isascii() and bool(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _has_utf_8(text: str) -> bool:
    """Some character beside the lost ones came out of several bytes."""
    return any(not letter.isascii() and letter != "\ufffd" for letter in set(text))


def _second_opinion(content: bytes, first: Decoded) -> Decoded:
    """The detector's reading where it is cleaner than the first one."""
    charset = guess(content)
    first_noise = noise(first.text)
    if charset and charset != first.charset:
        text, whole = decode_as(content, charset)
        if noise(text) < first_noise:
            flags = ("charset-false",) if first.method in ("header", "meta") else ()
            flags = (*flags, "charset-guessed", *(() if whole else ("undecodable-bytes",)))
            return Decoded(text, charset, "detector", flags=flags)
    if first_noise > _HOPELESS:
        raise DescribeError("undecodable", f"{first_noise:.0%} of it is no text in {first.charset}")
    return first


def _cp1252_repairs(content: bytes) -> tuple[Repair, ...]:
    """What declared latin-1 would have shown as controls, and the cp1252 signs that were meant."""
    bytes_used = sorted(set(_CP1252_ONLY.findall(content)))
    signs = [(byte.decode("latin-1"), byte.decode(CP1252, "ignore")) for byte in bytes_used]
    return tuple(Repair("cp1252-under-latin-1", old, new) for old, new in signs if new)


def _clean(decoded: Decoded) -> Decoded:
    """Double encoding undone, line ends as LF, and nothing left that no text may hold."""
    once = undo_double_encoding(decoded.text)
    signs = undo_c1_controls(once.text)
    text, stripped = _strip(signs.text)
    text = _XML_DECLARATION.sub("", text.lstrip("\ufeff"), count=1)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise DescribeError("empty", "no text besides control characters")
    flags = (*decoded.flags, *once.flags, *signs.flags, *stripped)
    repairs = (*decoded.repairs, *once.repairs, *signs.repairs)
    return replace(decoded, text=text, repairs=repairs, flags=tuple(dict.fromkeys(flags)))


def _strip(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without what breaks a database, a parser or a file; the flags say what it was."""
    raw = as_utf_8(text)
    flags: list[str] = []
    if len(raw.translate(None, _CONTROL_BYTES)) != len(raw) or C1_BYTES.search(raw):
        text = _CONTROLS.sub("", text)
        flags.append("control-characters")
    if "&#" in text:
        text, referred = _CONTROL_REFERENCES.subn("", text)
        flags.extend(["control-characters"] * bool(referred))
    if any(pattern.search(raw) for pattern in _UNWANTED_BYTES):
        for pattern, put, flag in (
            (_SURROGATES, "\ufffd", "lone-surrogates"),
            (_NONCHARACTERS, "", "noncharacters"),
        ):
            text, changed = pattern.subn(put, text)
            flags.extend([flag] * bool(changed))
    return text, tuple(flags)
