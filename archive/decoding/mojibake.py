"""Undoing an encoding that was applied twice, with a record of what was changed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import ftfy
from ftfy.badness import is_bad
from ftfy.chardata import UTF8_DETECTOR_RE

from archive.models import Repair

MAX_REPAIRS = 50
"""Distinct changes that are recorded; of a page that needs more, the flags say so."""

# Bytes of UTF-8 that double encoding leaves. Cheap gates, each with a literal first byte, so that
# ftfy (11 ms on 50 kB) is asked about suspects only.
_SUSPECTS = (
    re.compile(
        rb"\xc3[\x82-\xb4](?:\xc2[\x80-\xbf]|[\xc5\xc6\xcb\xe2])"
    ),  # Ã©, â€™: latin-1, cp1252
    re.compile(rb"\xe2\x80\x9a\xc3\x84"),  # ‚Äô: read as mac-roman
    re.compile(rb"\xd0\xb2\xd0\x82"),  # вЂ™: read as cp1251
    re.compile(rb"\xd0[\xa0\xa1](?:\xc2[\xa0-\xbf]|\xd0[\x80-\x8f])"),  # Р°, РЅ: the same
)
_ASCII = bytes(range(128))
_C1 = re.compile("[\u0080-\u009f]")
C1_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
_ENOUGH = 3
# restore_byte_a0 takes a plain space for a lost no-break space and turns a bullet that lost a byte
# into a Braille sign (measured on 12,000 mirrored releases).
_ONLY_WHAT_IS_CERTAIN = ftfy.TextFixerConfig(restore_byte_a0=False, fix_c1_controls=False)


@dataclass(frozen=True, slots=True)
class Mended:
    """A text and the distinct changes that led to it, in the order of their first places."""

    text: str
    repairs: tuple[Repair, ...] = ()
    flags: tuple[str, ...] = ()


def undo_double_encoding(text: str) -> Mended:
    """The text with doubly encoded runs read once. All else stays: quotes, accents, entities.

    Correct text in any script is left alone: a run is changed only where ftfy's heuristic calls it
    bad, or where the whole page is one consistent double encoding.
    """
    if text.isascii() or not _is_suspect(as_utf_8(text)):
        return Mended(text)
    once = _read_once(text)
    if once is not None:
        letters = dict.fromkeys(_beyond_ascii(once))
        repairs = [Repair("double-encoding", _encoded_twice(letter), letter) for letter in letters]
        return _mended(once, repairs)
    mended = _substitute(UTF8_DETECTOR_RE, _undo_run, text)
    if any(is_bad(run[0]) for run in UTF8_DETECTOR_RE.finditer(mended.text)):
        return replace(mended, flags=(*mended.flags, "double-encoding-left"))
    return mended


def undo_c1_controls(text: str) -> Mended:
    """The text with C1 controls, which no page means, read as the cp1252 signs they stand for."""
    if text.isascii() or not count_c1(text):
        return Mended(text)
    return _substitute(_C1, _read_as_cp1252, text, rule="c1-as-cp1252")


def count_c1(text: str) -> int:
    """How many C1 controls the text holds."""
    return len(C1_BYTES.findall(as_utf_8(text)))


def as_utf_8(text: str) -> bytes:
    """The text as UTF-8, lone surrogates too: bytes are quick to search."""
    return text.encode("utf-8", "surrogatepass")


def _is_suspect(raw: bytes) -> bool:
    return any(pattern.search(raw) for pattern in _SUSPECTS)


def _substitute(
    pattern: re.Pattern[str],
    change: Callable[[str], str],
    text: str,
    rule: str = "double-encoding",
) -> Mended:
    repairs: dict[tuple[str, str], Repair] = {}

    def changed(match: re.Match[str]) -> str:
        old = match[0]
        new = change(old)
        if new != old:
            repairs.setdefault((old, new), Repair(rule, old, new))
        return new

    mended = pattern.sub(changed, text)
    return _mended(mended, list(repairs.values()))


def _mended(text: str, repairs: Sequence[Repair]) -> Mended:
    """repairs: of one rule. More than MAX_REPAIRS are not all listed."""
    flags = (repairs[0].rule,) if repairs else ()
    if len(repairs) > MAX_REPAIRS:
        flags = (*flags, "repairs-not-all-listed")
    return Mended(text, tuple(repairs[:MAX_REPAIRS]), flags)


def _read_once(text: str) -> str | None:
    """The text read as it was meant, where every high character of the page fits, as a byte, into
    valid UTF-8, and there are several; else None."""
    try:
        once = text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    return once if len(_beyond_ascii(once)) >= _ENOUGH else None


def _beyond_ascii(text: str) -> str:
    return text.encode("utf-8").translate(None, _ASCII).decode("utf-8")


def _encoded_twice(letter: str) -> str:
    return letter.encode("utf-8").decode("latin-1")


def _read_as_cp1252(control: str) -> str:
    return control.encode("latin-1").decode("cp1252", "ignore") or control


def _undo_run(run: str) -> str:
    if not is_bad(run):
        return run
    mended: str = ftfy.fix_encoding(run, _ONLY_WHAT_IS_CERTAIN)
    return mended
