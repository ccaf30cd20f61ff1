"""A title tag in its pieces: the headline, the section, the site."""

import re
from collections.abc import Callable, Iterable, Sequence

from archive.text.folding import fold

_HAN = "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
_SEPARATORS = re.compile(
    rf"\s+[|·•»›>–—-]+\s+|\s*::\s*|(?<={_HAN})(?:[_|]+|[–—-]+(?={_HAN}))|[_|]+(?={_HAN})"
)
"""In scripts without blanks none stands about them."""


def pieces_of(tag: str) -> list[str]:
    """'Headline | Site name' as both and as a whole."""
    parts = [part.strip() for part in _SEPARATORS.split(tag)]
    return list(dict.fromkeys([tag, *parts]))


def headline_of(
    tag: str, host: str, repeats: Callable[[str], bool], is_label: Callable[[str], bool]
) -> str:
    """The longest part of a title tag, 'Headline' of 'Headline | Site name', with the part that it
    goes on in small letters, without what says the kind or the site before a colon.

    What the site repeats is none.
    """
    whole, *parts = pieces_of(tag)
    longest = max((part for part in parts if not repeats(part)), key=len, default=whole)
    at = parts.index(longest) if longest in parts else 0
    if at and longest[:1].islower() and (start := tag.find(parts[at - 1])) >= 0:
        longest = tag[start : tag.find(longest, start) + len(longest)]
    before, colon, behind = longest.partition(": ")
    is_site = before.isupper() and before.lower() in host.lower().split(".")
    return behind.strip() if colon and (is_site or is_label(before)) else longest


def stated_part(parts: Sequence[str], stated: Sequence[str]) -> str:
    """The longest of the first or last parts of a heading that the metadata gives word for word, if
    it is most of the heading; "" where none is. The rest is a line above the title, or below it."""
    wanted = set(map(fold, stated))
    wholes = (
        " ".join(several_parts)
        for at in range(1, len(parts))
        for several_parts in (parts[at:], parts[:at])
    )
    longest = max((whole for whole in wholes if fold(whole) in wanted), key=len, default="")
    return longest if 2 * len(longest) > len(" ".join(parts)) else ""


def without_name(title: str, is_site: Callable[[str], bool]) -> str:
    """A title without the name of its site at its end: 'Ferries return - River Office'. It stays
    where it is the name, or what is left were a single word."""
    parts = list(_SEPARATORS.finditer(title))
    if not parts or not is_site(title[parts[-1].end() :]):
        return title
    head = title[: parts[-1].start()].strip()
    return head if " " in head else title


def said_once(title: str) -> str:
    """A heading of a title for wide screens and the same for small ones: one of the two."""
    words = title.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else title


def is_name(piece: str, names: Iterable[str]) -> bool:
    """Whether a piece is one of these names: 'River Office' of 'River Office of Encar', but not
    'River' of 'River Office'."""
    folded = fold(piece)
    wholes = [fold(name) for name in names]
    return folded in wholes or (
        " " in folded and any(name.startswith(f"{folded} ") for name in wholes)
    )


def spells_host(piece: str, host: str) -> bool:
    """Whether a piece is the name in an address: 'River Office' of 'riveroffice.example', 'Upper
    River' of 'river.upper.example'."""
    labels = host.lower().split(".")[:-1]
    words = fold(piece).split()
    return bool(words) and ("".join(words) in labels or all(word in labels for word in words))
