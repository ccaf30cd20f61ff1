r"""Any text in a text column: what a database refuses is escaped, and comes back unchanged.

File names that are no UTF-8 reach Python with lone surrogates, and old pages hold NUL characters.
Both become `\udc80`-like escapes; a backslash that looks like one becomes `\u005c`.
"""

import re

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from archive.models import digest_of

_REFUSED = re.compile(r"[\x00\ud800-\udfff]|\\(?=u[0-9a-f]{4})")
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
_LONGEST = 200


class AnyText(TypeDecorator[str]):
    """A text column that takes every Python string."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else unescape(value)


def escape(text: str) -> str:
    """The text without anything that a database refuses."""
    return _REFUSED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def unescape(text: str) -> str:
    """The text that was escaped."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "\\" in text else text


def bounded(text: str) -> str:
    """The text as a key of at most some 200 characters: a long one ends in its digest.

    An index entry of PostgreSQL takes 2,704 bytes; addresses can be longer.
    """
    if len(text) <= _LONGEST:
        return text
    digest = digest_of(text.encode("utf-8", "surrogatepass"))
    return f"{text[: _LONGEST - len(digest) - 1]} {digest}"
