"""UTF-8 into which somebody pasted text in cp1252: each run is read as what it is."""

import re
from dataclasses import dataclass

from archive.models import Repair

_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_PASTED = re.compile(
    rb"(?P<whole>[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
    rb"|(?P<sign>[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f])"
    rb"|(?P<letter>(?<=[A-Za-z])[\xc0-\xff]|[\xc0-\xff](?=[A-Za-z]))"
)
_MOST = 0.02


@dataclass(frozen=True, slots=True)
class Mixed:
    """The text, and each different byte that was read as a sign of cp1252."""

    text: str
    repairs: tuple[Repair, ...]


def read_mixed(content: bytes) -> Mixed | None:
    """The text of bytes that are UTF-8 but for a few signs of cp1252; None where they are not.

    Both must be there: without any sequence of UTF-8 it is another charset altogether, and where
    more than one byte in fifty does not fit it is none of the two. A letter counts only beside
    another letter; what fits nothing is left as U+FFFD.
    """
    sequences = len(_SEQUENCE.findall(content))
    replacements: dict[str, str] = {}

    def as_utf_8(match: re.Match[bytes]) -> bytes:
        if match["whole"]:
            return match[0]
        sign = match[0].decode("cp1252")
        replacements[match[0].decode("latin-1")] = sign
        return sign.encode("utf-8")

    mended, replaced = _PASTED.subn(as_utf_8, content)
    pasted = replaced - sequences
    if not replacements or not sequences or pasted > _MOST * len(content) or pasted > 3 * sequences:
        return None
    repairs = tuple(
        Repair("cp1252-in-utf-8", old, new) for old, new in sorted(replacements.items())
    )
    return Mixed(mended.decode("utf-8", "replace"), repairs)
