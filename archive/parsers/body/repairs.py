"""Mending damage in the text of a release, with every repair recorded and placed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import GAP, Block, BlockKind, Release, Repair
from archive.parsers.body.spam import without_intruders
from archive.profiles.profile import SiteProfile

_QUOTED_PRINTABLE = re.compile(r"=(A0|20|3D|92|93|94|96|97|E9|E8)(?![0-9A-F])")
_SENTENCE_END = re.compile(r"[.!?…:;”\"»)’'\]*]$")
_LEAKED = re.compile(r"\b(?:target|href|border|onclick|class|style)\s*=\s*[\"']")
_QUESTIONED = re.compile(r"[a-z]\?(s|t|re|ll|ve|d)\b")
_LONG_ENOUGH = 40


def repair_text(
    knowledge: KnowledgeSnapshot,
    release: Release,
    earlier: Sequence[Repair],
    profile: SiteProfile | None,
) -> Release:
    """The release with quoted-printable residue undone, damage flagged and repairs placed.

    earlier: repairs of the decoding; where the new text stands in the body, the span is filled in.
    A sentence that a lost line end cut is flagged and followed by a gap; it is never completed.
    """
    repairs: list[Repair] = []
    blocks = without_intruders(knowledge, release.blocks, repairs)
    blocks = [_without_residue(block, repairs) for block in blocks]
    cut = _unfinished(blocks) if profile and profile.line_mode == "hard-wrapped" else set()
    blocks = [
        replace(block, gap=True) if number - 1 in cut else block
        for number, block in enumerate(blocks)
    ]
    text = GAP.join(block.text for block in blocks)
    title = _residue_undone(release.title, repairs)
    flags = [*release.flags, *_flags(text), *(["unfinished-sentence"] if cut else [])]
    flags += [repair.rule for repair in repairs if repair.rule == "injected-spam"]
    every = (*earlier, *release.repairs, *repairs)
    return replace(
        release,
        title=title,
        blocks=tuple(blocks),
        repairs=tuple(_placed(every, text)),
        flags=tuple(dict.fromkeys(flags)),
    )


def _without_residue(block: Block, repairs: list[Repair]) -> Block:
    text = _residue_undone(block.text, repairs)
    return block if text == block.text else replace(block, text=text)


def _residue_undone(text: str, repairs: list[Repair]) -> str:
    if not _QUOTED_PRINTABLE.search(text):
        return text

    def undo(match: re.Match[str]) -> str:
        letter = bytes([int(match[1], 16)]).decode("cp1252").replace("\xa0", " ")
        repairs.append(Repair("quoted-printable-residue", match[0], letter))
        return letter

    return re.sub(r" {2,}", " ", _QUOTED_PRINTABLE.sub(undo, text)).strip()


def _unfinished(blocks: Sequence[Block]) -> set[int]:
    """The numbers of long paragraphs that stop without an end mark before another paragraph."""
    return {
        number
        for number, block in enumerate(blocks)
        if block.kind == BlockKind.PARAGRAPH
        and len(block.text) > _LONG_ENOUGH
        and not _SENTENCE_END.search(block.text)
    }


def _flags(text: str) -> Iterator[str]:
    if "?" in text and _QUESTIONED.search(text):
        yield "question-marks-for-apostrophes"
    if "=" in text and _LEAKED.search(text):
        yield "markup-in-text"
    if "�" in text:
        yield "undecodable-characters"


def _placed(repairs: Iterable[Repair], text: str) -> Iterator[Repair]:
    """Each repair with the span of its first place in the text that no other repair has taken."""
    taken: dict[str, int] = {}
    for repair in repairs:
        at = text.find(repair.new, taken.get(repair.new, 0)) if repair.new.strip() else -1
        if at >= 0:
            taken[repair.new] = at + len(repair.new)
            yield replace(repair, start=at, end=at + len(repair.new))
        else:
            yield repair
