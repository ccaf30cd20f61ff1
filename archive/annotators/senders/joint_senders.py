"""The posts of a letterhead that several people head: the first of each of them sends too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from archive.annotators.senders.letter import Letter, letter_of
from archive.annotators.senders.sender import Sender, spans_of_posts
from archive.annotators.senders.sender_words import SenderPatterns, sender_patterns
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Release
from archive.text.folding import fold

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """The surname of who signs, or a post, in a letterhead."""

    surname: str
    post: Sender | None = None


def joint_senders(
    release: Release, knowledge: KnowledgeSnapshot, signing: Sequence[str]
) -> tuple[Sender, ...]:
    """The first post of each who signs, in the order of the letterhead; nothing where one signs."""
    if len(signing) < _FEWEST:
        return ()
    patterns = knowledge.derived(sender_patterns)
    letter = letter_of(release, patterns, signing)
    posts: dict[str, Sender] = {}
    for holder, sender in posts_of_heads(letter, patterns):
        posts.setdefault(holder, sender)
    return tuple(posts.values()) if len(posts) >= _FEWEST else ()


def posts_of_heads(letter: Letter, patterns: SenderPatterns) -> Iterator[tuple[str, Sender]]:
    """Each post of a letterhead with the folded surname of who heads it with that; "" where it
    stands before the first name."""
    return _held(list(_marks_in_order(letter, patterns)))


def _held(marks: Sequence[Mark]) -> Iterator[tuple[str, Sender]]:
    """Each post with the surname of its holder, "" for one before the first name: whom the
    letterhead named last. As many posts as names in a row are of columns, one for each."""
    runs = [list(run) for _, run in groupby(marks, key=lambda mark: mark.post is None)]
    holder, paired = "", False
    for run, after in pairwise([*runs, []]):
        if paired:
            paired = False
            continue
        paired = len(run) == len(after) >= _FEWEST
        for mark, other in zip(run, after if paired else run, strict=True):
            holder = mark.surname or other.surname or holder
            if post := mark.post or other.post:
                yield holder, post


def _marks_in_order(letter: Letter, patterns: SenderPatterns) -> Iterator[Mark]:
    """The posts of the letterhead and the surnames of those who sign, in its order."""
    for passage in letter.passages:
        if passage.method != "letterhead":
            continue
        spans = list(spans_of_posts(passage.text, patterns, letter))
        for _, text in sorted([*_surnames(passage.text, letter), *_texts(passage.text, spans)]):
            is_name = text in letter.heads
            yield Mark(text) if is_name else Mark("", Sender.of(text, passage))


def _texts(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    return ((start, text[start:end].strip(" '’-")) for start, end in spans)


def _surnames(text: str, letter: Letter) -> Iterator[tuple[int, str]]:
    for word in re.finditer(r"[^\W\d_][\w’'‐‑-]*", text):
        if (folded := fold(word[0])) in letter.heads:
            yield word.start(), folded
