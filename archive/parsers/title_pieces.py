"""A title tag in its pieces: the headline, the section, the site."""

import re

from archive.text.folding import fold

_SEPARATORS = re.compile(r"\s+[|·»–—-]+\s+|\s*::\s*")


def pieces_of(tag: str) -> list[str]:
    """'Headline | Site name' as both and as a whole."""
    parts = [part.strip() for part in _SEPARATORS.split(tag)]
    return list(dict.fromkeys([tag, *parts]))


def without_name(title: str, name: str) -> str:
    """A title without the name of its site at its end: 'Ferries return - River Office'. It stays
    where it is the name, or what is left were a single word."""
    parts = list(_SEPARATORS.finditer(title))
    if not parts or not name:
        return title
    head, tail = title[: parts[-1].start()].strip(), fold(title[parts[-1].end() :])
    # 'River Office' of 'River Office of Encar', but not 'River' of 'River Office'.
    is_name = tail == fold(name) or (" " in tail and fold(name).startswith(f"{tail} "))
    return head if is_name and " " in head else title
