"""The letter case of names and of the words around them."""

import re

_SMALL, _ACRONYM = 3, 6
"""Words of at most so many letters are small ones; names of at most so many may be acronyms."""

_WORD = re.compile(r"[^\W\d_]+")
_OF_ADDRESS = re.compile(r"@|//|www\.|[a-z]\.[a-z]{2}")
"""In what prints every name in small letters: 'ana.kos@ports.example'."""


def printed_small(text: str) -> frozenset[str]:
    """The words that a text prints in small letters, those of addresses aside."""
    lines = map(_without_addresses, text.splitlines())
    return frozenset(filter(str.islower, _WORD.findall("\n".join(lines))))


def _without_addresses(line: str) -> str:
    if not _OF_ADDRESS.search(line):
        return line
    return " ".join(chunk for chunk in line.split() if not _OF_ADDRESS.search(chunk))


def in_small_letters(name: str) -> str:
    """A name that is all in capitals as others print it; an acronym stays, and so does every word
    that holds a small letter."""
    if not name.isupper() or len(name) <= _ACRONYM:
        return name
    words = re.split(r"([ -]|(?<!\w)[DL]['’](?=\w{3}))", name)
    small = "".join(word.capitalize() if len(word) > _SMALL else word.lower() for word in words)
    return small[:1].upper() + small[1:]


def person_in_small_letters(name: str) -> str:
    """As in_small_letters, for a name of which every word is a name: 'E.G. O'Farren'."""
    if not name.isupper():
        return name
    return "".join(word.capitalize() for word in re.split(r"([ .'’‐‑-])", name))
