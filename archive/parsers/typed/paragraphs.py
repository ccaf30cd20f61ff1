"""The paragraphs of a typed text made whole again: a page ended inside them, or a scanner set each
of their lines apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind
from archive.parsers.typed.prose import lower_share
from archive.parsers.typed.words import HeadPatterns, head_patterns

_PAGE_NUMBER = re.compile(r"[-–—./ ]*\d{1,3}[-–—/ ]*|\d{1,3} ?/ ?(?:\d{1,3}|\.{2,4}|…)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*(?:[ ,;.!?)]|$)")
_SHORT = 20
_NARROWEST, _WIDEST, _FEWEST, _MOST_LINES, _FULL = 50, 110, 6, 0.35, 0.85
_LOWER = 0.36
_SURNAME = re.compile(r"[^\W\d_a-zà-ÿ][\w’'-]+, [a-zà-ÿ]")
_OPEN_END = re.compile(r"[^\W_][%,’'-]?$|[,;–—-]$")


class _Joints:
    """The words behind which a paragraph goes on in the next: small ones; 'Rep.' before a name."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        languages = knowledge.languages
        small = joined(
            languages, lambda language: (*language.small_words, *language.speech.prepositions)
        )
        titles = joined(
            languages, lambda language: (*language.posts.words, *language.names.courtesy)
        )
        short = joined(languages, lambda language: language.names.abbreviations)
        self.small = frozenset(small)
        self.titles = frozenset(f"{word}." for word in short if word.lower() in titles)


def whole_paragraphs(knowledge: KnowledgeSnapshot, blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the numbers of pages between them; a paragraph that goes on in the next
    is one with it."""
    joints = knowledge.derived(_Joints)
    blocks = list(_without_page_numbers(blocks, knowledge.derived(head_patterns)))
    width, size = _width_of_lines(blocks), 0
    kept: list[Block] = []
    for block in blocks:
        full = bool(width) and size >= width and bool(kept) and _fills(kept[-1], block)
        size = len(block.text)
        if full or (kept and _goes_on(kept[-1], block, joints)):
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {block.text}")
        else:
            kept.append(block)
    return kept


def _width_of_lines(blocks: Sequence[Block]) -> int:
    """How long a line is that goes on in the next, where a scanner set most lines apart; else 0."""
    texts = [block.text for block in blocks if block.kind == BlockKind.PARAGRAPH]
    open_lines = sorted(
        len(text) for text in texts if len(text) <= _WIDEST and _OPEN_END.search(text)
    )
    long_lines = [size for size in open_lines if size >= _NARROWEST]
    if len(long_lines) < _FEWEST or len(long_lines) < _MOST_LINES * len(texts):
        return 0
    return int(_FULL * long_lines[len(long_lines) // 2])


def _fills(before: Block, block: Block) -> bool:
    """Whether a line that fills its column goes on: no stop ends it, no mark opens the next."""
    both = before.kind == block.kind == BlockKind.PARAGRAPH
    return both and bool(_OPEN_END.search(before.text)) and block.text[:1].isalnum()


def _without_page_numbers(blocks: Sequence[Block], patterns: HeadPatterns) -> Iterator[Block]:
    for block in blocks:
        if len(block.text) > _SHORT or not _is_page_number(block.text, patterns):
            yield block


def _is_page_number(text: str, patterns: HeadPatterns) -> bool:
    if _PAGE_NUMBER.fullmatch(text) or patterns.page_end.fullmatch(text):
        return True
    return text[-1:].isdigit() and patterns.note.fullmatch(text) is not None


def _goes_on(before: Block, block: Block, joints: _Joints) -> bool:
    if before.kind != BlockKind.PARAGRAPH or block.kind != BlockKind.PARAGRAPH:
        return False
    last = before.text.split()[-1]
    if last in joints.titles and block.text[:1].isupper():
        return True  # 'he would nominate Rep.', 'NAME to be …'
    if not _OPEN_END.search(before.text):
        return False
    if last[0].isupper() and len(before.text) >= _NARROWEST and _SURNAME.match(block.text):
        return lower_share(before.text) >= _LOWER  # '…, Ana' and 'Koren, said today.'
    lower = block.text[:1].islower() and _WORD.match(block.text)
    return bool(lower) or last.lower() in joints.small
