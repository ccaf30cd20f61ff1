"""Offices of a letterhead that show by who stands beside them: 'Edith Varga, Superintendent of
Schools', 'Director, Sava Marine Institute, Dr Ivo Petek'."""

import re
from collections.abc import Iterator, Sequence

from archive.annotators.senders.sender_words import SenderPatterns
from archive.annotators.senders.sending_bodies import is_alone
from archive.text.folding import fold

_WORD = re.compile(r"[^\W\d_][\w’'‐‑-]*")
_MARKS = " ,;:·•|–—-"
_LONGEST = 120


def before_name(text: str, names: Sequence[tuple[str, str]]) -> str:
    """A post as far as the name of one who signs, by his folded first and last names: 'Secretary of
    Ports' of 'Secretary of Ports Ana Koren'."""
    words = [(word.start(), fold(word[0])) for word in _WORD.finditer(text)]
    for first, last in names:
        start = next((at for at, word in words if word == first and at), None)
        if start is not None and any(at > start and word == last for at, word in words):
            return text[:start].rstrip(_MARKS)
    return text


def offices_beside(
    text: str, names: Sequence[tuple[str, str]], patterns: SenderPatterns
) -> Iterator[str]:
    """Of a line of a letterhead, parted by commas, that names one who signs: a body that is one of
    its parts, else the post of another part, where it has a matter."""
    parts = [part.strip(_MARKS) for part in text.split(",")] if len(text) <= _LONGEST else []
    others = [part for part in parts if not _is_of_name(part, names)]
    if len(others) == len(parts) or len(parts) < 2:
        return
    yield from (part for part in others if is_alone(part, patterns))
    yield from (part for part in others if _is_post(part, patterns))


def _is_of_name(part: str, names: Sequence[tuple[str, str]]) -> bool:
    words = {fold(word) for word in _WORD.findall(part)}
    return any({first, last} <= words for first, last in names)


def _is_post(part: str, patterns: SenderPatterns) -> bool:
    """'Superintendent of Schools': a post, what joins a matter, and nothing but its words."""
    post = patterns.any_post.match(part)
    if post is None:
        return False
    matter = part[post.end() :].split()
    return bool(matter) and all(
        word in patterns.joins or patterns.belongs(word.strip(_MARKS) or "-") for word in matter
    )
