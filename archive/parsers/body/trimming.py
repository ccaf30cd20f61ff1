"""Taking away from a body what is not the release: repeated titles, tails, menus among the text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.models import Block, Repair
from archive.profiles.profile import SiteProfile
from archive.text.folding import fold

_OPENING = 6
_LONGER = 3
"""How much marks and blanks may add to a title; a block that is longer yet is no part of one."""


def trim(blocks: Sequence[Block], profile: SiteProfile, title: str) -> list[Block]:
    """The blocks of the release itself. What goes from between two paragraphs leaves a gap."""
    kept = _cut_at_end(blocks, profile.end)
    for opening, closing in profile.drop_between:
        kept = _without_stretch(kept, opening, closing)
    for pattern in profile.drop_text:
        kept = _without(kept, pattern)
    return without_title(kept, title)


def without_title(blocks: Sequence[Block], title: str) -> list[Block]:
    """The blocks without a title that is repeated before the text, over one or several blocks."""
    wanted = fold(title)
    gathered = ""
    for number, block in enumerate(blocks[:8]):
        if len(block.text) > _LONGER * len(title):
            break
        gathered = f"{gathered} {fold(block.text)}".strip()
        if wanted and gathered == wanted:
            return _start(blocks[number + 1 :])
        if not wanted.startswith(gathered):
            break
    return _start(blocks)


def stripped(block: Block, profile: SiteProfile, repairs: list[Repair]) -> Block:
    """The block without what the profile strips from inside it; each piece is a repair."""
    text = block.text
    for pattern in profile.strip:
        for match in re.finditer(pattern, text):
            repairs.append(Repair("stripped", match[0], ""))
        text = re.sub(pattern, "", text)
    return block if text == block.text else replace(block, text=text.strip())


def without_titles(blocks: Sequence[Block], titles: Iterable[str]) -> list[Block]:
    """The blocks without those of the opening that are but one of these titles again.

    Between a title and its repetition may stand a section's name, a date, a byline.
    """
    wanted = {fold(title) for title in titles if title}
    kept = [
        block
        for number, block in enumerate(blocks)
        if number >= _OPENING or fold(block.text) not in wanted
    ]
    return _start(kept)


def _start(blocks: Sequence[Block]) -> list[Block]:
    """Nothing is lost before the first block, so it has no gap."""
    if blocks and blocks[0].gap:
        return [replace(blocks[0], gap=False), *blocks[1:]]
    return list(blocks)


def _cut_at_end(blocks: Sequence[Block], pattern: str | None) -> list[Block]:
    for number, block in enumerate(blocks):
        if pattern and re.search(pattern, block.text):
            return list(blocks[:number])
    return list(blocks)


def _without_stretch(blocks: Sequence[Block], opening: str, closing: str) -> list[Block]:
    starts = [n for n, block in enumerate(blocks) if re.search(opening, block.text)]
    for start in starts[:1]:
        ends = [n for n in range(start, len(blocks)) if re.search(closing, blocks[n].text)]
        if ends:
            return [*blocks[:start], *_gap_first(blocks[ends[0] + 1 :])]
    return list(blocks)


def _without(blocks: Sequence[Block], pattern: str) -> list[Block]:
    kept: list[Block] = []
    lost = False
    for block in blocks:
        if re.search(pattern, block.text):
            lost = True
            continue
        kept.append(replace(block, gap=True) if lost else block)
        lost = False
    return kept


def _gap_first(blocks: Sequence[Block]) -> list[Block]:
    return [replace(block, gap=True) for block in blocks[:1]] + list(blocks[1:])
