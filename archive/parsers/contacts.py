"""Contact lines and blocks: which they are, and whom they name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from archive.models import Block, BlockKind, Contact
from archive.text.cues import load_cues
from archive.text.prefilter import RarePattern

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.])(\+?\(?\d[\d\s().\-/]{5,}\d)")
_NAME_TOKEN = r"(?:[A-ZÀ-ÖØ-ÞŠŽČĆĐÁÉÍÓÚÑ][\w'’.-]*|de|del|la|van|von|bin|al|da|dos|di|du)"
_NAME = re.compile(
    rf"(?:(?:Mr|Ms|Mrs|Dr|Mme|M)\.?\s+)?({_NAME_TOKEN}(?:[ \t]+{_NAME_TOKEN}){{0,5}})"
)
_LONGEST = 600
"""A contact block is short; a longer paragraph that opens like one is prose."""


class _Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    openings: tuple[str, ...]
    before_name: tuple[str, ...]
    joiners: tuple[str, ...]
    at: tuple[str, ...]
    phone_words: tuple[str, ...]
    email_words: tuple[str, ...]


def mark_contacts(blocks: Sequence[Block], pattern: str | None = None) -> list[Block]:
    """The blocks with each contact line typed as contact; the lines that follow one are joined.

    pattern: of a profile, where its contacts open in a way of their own.
    """
    if not pattern and not _opening().might_match(block.text for block in blocks):
        return list(blocks)
    marked: list[Block] = []
    for block in blocks:
        previous = marked[-1] if marked else None
        if previous and previous.kind == BlockKind.CONTACT and _continues(block):
            text = f"{previous.text}\n{block.text}"
            marked[-1] = Block(BlockKind.CONTACT, text, previous.links + block.links, previous.gap)
        elif _opens(block, pattern):
            marked.append(Block(BlockKind.CONTACT, block.text, block.links, block.gap))
        else:
            marked.append(block)
    return marked


def read_contacts(blocks: Sequence[Block]) -> tuple[Contact, ...]:
    """Everyone whom the contact blocks name, with the phones and addresses that follow the name."""
    return tuple(
        contact
        for block in blocks
        if block.kind == BlockKind.CONTACT
        for contact in read_contact(block.text)
    )


def read_contact(text: str) -> Iterator[Contact]:
    """The people of one contact line, each with office, phones and addresses beside the name."""
    rest = _after_opening(text)
    people = _split_people(rest)
    for part in people:
        phones = tuple(" ".join(phone.split()) for phone in _PHONE.findall(_EMAIL.sub(" ", part)))
        name = _name(part)
        yield Contact(name, _office(part, name), phones, tuple(_EMAIL.findall(part)), text)


def _opens(block: Block, pattern: str | None) -> bool:
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or len(block.text) > _LONGEST:
        return False
    return bool(_opening().search(block.text) or (pattern and re.search(pattern, block.text)))


def _continues(block: Block) -> bool:
    """A short line that is a phone, an address, a name or an office: not a sentence."""
    if block.kind != BlockKind.PARAGRAPH or len(block.text) > 120 or block.gap:
        return False
    return bool(
        _EMAIL.search(block.text)
        or _PHONE.search(block.text)
        or not re.search(r"[.!?…]$", block.text)
    )


def _after_opening(text: str) -> str:
    """What follows the opening words and 'please contact'."""
    match = _opening().search(text)
    rest = text[match.start() :] if match else text
    lead = re.match(rf"[^\n]{{0,90}}?(?:{_before()})(?!\w)\s*:?\s*", rest, re.I)
    if lead:
        return rest[lead.end() :]
    return re.sub(r"^[^\n:]{0,90}:\s*", "", rest)


def _split_people(text: str) -> list[str]:
    joiner = "|".join(map(re.escape, _cues().joiners))
    parts = re.split(rf"\s*(?:,|;)?\s+(?:{joiner})\s+(?=[A-ZÀ-Þ])", text)
    reachable = [part for part in parts if _EMAIL.search(part) or _PHONE.search(part)]
    # 'NAME at the Office of Rivers and Roads, Tel …' is one person: both parts need a way to reach.
    return parts if len(reachable) == len(parts) else [text]


def _name(part: str) -> str | None:
    match = _NAME.match(part.strip())
    if not match:
        return None
    name = match[1].strip(" ,.")
    return name if " " in name or not _EMAIL.match(part) else None


def _office(part: str, name: str | None) -> str | None:
    rest = part.strip()
    if name and name in rest:
        rest = rest[rest.index(name) + len(name) :]
    rest = _reach().split(_EMAIL.split(rest)[0])[0]
    at = "|".join(map(re.escape, _cues().at))
    rest = re.sub(rf"^[\s,;:]*(?:(?:{at})\s+)?", "", rest)
    office = " ".join(rest.split()).strip(" ,;:.(-–")
    return office if re.search(r"[A-ZÀ-Þ]", office) else None


@cache
def _cues() -> _Cues:
    return load_cues("contacts", _Cues)


@cache
def _opening() -> RarePattern:
    return RarePattern(_cues().openings)


@cache
def _before() -> str:
    return "|".join(_cues().before_name)


@cache
def _reach() -> re.Pattern[str]:
    words = sorted((*_cues().phone_words, *_cues().email_words), key=len, reverse=True)
    listed = "|".join(map(re.escape, words))
    return re.compile(rf"(?:^|[\s,;(])(?:{listed})\b\.?\s*:?|\+\d", re.I)
