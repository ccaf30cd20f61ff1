"""Text as a terminal, a page or an export may have it: what has no sign of its own is escaped.

File names are bytes: one that is no UTF-8 is kept with lone surrogates (PEP 383), so that it opens
the file again, and is shown here as its bytes: 'caf\\xe9.html'.
"""

import re

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_CREDENTIALS = re.compile(r"(?:(?<=:)|\A)//[^/?#\s<>\"']*@")
_FIRST_BYTE, _LAST_BYTE = 0xDC80, 0xDCFF


def printable(text: str) -> str:
    r"""The text with `\x1b` for ESC, `\xe9` for a byte of a name that is no UTF-8, and the like.

    Marks that turn the direction of writing, too: in the midst of a list they spoof its lines.
    """
    return _UNPRINTABLE.sub(_escaped, text)


def without_credentials(text: str) -> str:
    """The text with every address in it bare of the name and password of a user."""
    return _CREDENTIALS.sub("//", text) if "@" in text else text


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if _FIRST_BYTE <= code <= _LAST_BYTE:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def printable_value(value: object) -> object:
    """A value of lists, dictionaries and texts, with every text in it printable; line ends stay."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: printable_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [printable_value(inner) for inner in value]
    return value
