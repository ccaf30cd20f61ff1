"""The posts of a letterhead that several people head: the first of each of them sends too."""

import re
from collections.abc import Iterator, Sequence

from archive.annotators.sender import Letter, Sender, letter_of, spans_of_posts
from archive.annotators.sender_words import SenderPatterns, sender_patterns
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Release
from archive.text.folding import fold

_FEWEST = 2


def joint_senders(
    release: Release, knowledge: KnowledgeSnapshot, signing: Sequence[str]
) -> tuple[Sender, ...]:
    """The first post of each who signs, in the order of the letterhead; nothing where one signs."""
    if len(signing) < _FEWEST:
        return ()
    patterns = knowledge.derived(sender_patterns)
    letter = letter_of(release, patterns, signing)
    posts: dict[str, Sender] = {}
    for holder, sender in _posts_in_order(letter, patterns):
        posts.setdefault(holder, sender)
    return tuple(posts.values()) if len(posts) >= _FEWEST else ()


def _posts_in_order(letter: Letter, patterns: SenderPatterns) -> Iterator[tuple[str, Sender]]:
    """Each post with the surname of whom the letterhead has named last, '' before the first."""
    holder = ""
    for passage in letter.passages:
        if passage.method != "letterhead":
            continue
        spans = list(spans_of_posts(passage.text, patterns, letter))
        for _, text in sorted([*_surnames(passage.text, letter), *_texts(passage.text, spans)]):
            if text in letter.heads:
                holder = text
            else:
                yield holder, Sender.of(text, passage)


def _texts(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    return ((start, text[start:end].strip(" '’-")) for start, end in spans)


def _surnames(text: str, letter: Letter) -> Iterator[tuple[int, str]]:
    for word in re.finditer(r"[^\W\d_][\w’'‐‑-]*", text):
        if (folded := fold(word[0])) in letter.heads:
            yield word.start(), folded
