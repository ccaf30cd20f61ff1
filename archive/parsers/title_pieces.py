"""A title tag in its pieces: the headline, the section, the site."""

import re

_SEPARATORS = re.compile(r"\s+[|·»–—-]+\s+|\s*::\s*")


def pieces_of(tag: str) -> list[str]:
    """'Headline | Site name' as both and as a whole."""
    parts = [part.strip() for part in _SEPARATORS.split(tag)]
    return list(dict.fromkeys([tag, *parts]))
