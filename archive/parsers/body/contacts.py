"""Contact lines and blocks: which they are, and whom they name."""

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind, Contact
from archive.text.alternatives import any_pattern, any_word
from archive.text.prefilter import RarePattern

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.])(\+?\(?\d[\d\s().\-/]{5,}\d)")
_CAPITALISED = r"[A-ZÀ-ÖØ-ÞŠŽČĆĐÁÉÍÓÚÑ][\w'’.-]*"
_LONGEST = 600
"""A contact block is short; a longer paragraph that opens like one is prose."""


class _Patterns:
    """What all languages say in contact lines, as patterns."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        languages = knowledge.languages
        before = any_pattern(joined(languages, lambda language: language.contacts.before_name))
        joiners = any_word(joined(languages, lambda language: language.contacts.joiners))
        at = any_word(joined(languages, lambda language: language.contacts.at))
        reach = joined(
            languages,
            lambda language: (*language.contacts.phone_words, *language.contacts.email_words),
        )
        self.opening = RarePattern(joined(languages, lambda language: language.contacts.openings))
        self.lead = re.compile(rf"[^\n]{{0,90}}?(?<!\w)(?:{before})(?![\w-])\s*:?\s*", re.I)
        self.joiner = re.compile(rf"\s*(?:,|;)?\s+(?:{joiners})\s+(?=[A-ZÀ-Þ])")
        self.at = re.compile(rf"^[\s,;:]*(?:(?:{at})\s+)?")
        self.reach = re.compile(rf"(?:^|[\s,;(])(?:{any_word(reach)})\b\.?\s*:?|\+\d", re.I)
        self.name = re.compile(_name_pattern(knowledge))


def mark_contacts(
    knowledge: KnowledgeSnapshot, blocks: Sequence[Block], pattern: str | None = None
) -> list[Block]:
    """The blocks with each contact line typed as contact; the lines that follow one are joined.

    pattern: of a profile, where its contacts open in a way of their own.
    """
    opening = knowledge.derived(_Patterns).opening
    if not pattern and not opening.might_match(block.text for block in blocks):
        return list(blocks)
    marked: list[Block] = []
    for block in blocks:
        previous = marked[-1] if marked else None
        if previous and previous.kind == BlockKind.CONTACT and _continues(block):
            text = f"{previous.text}\n{block.text}"
            marked[-1] = Block(BlockKind.CONTACT, text, previous.links + block.links, previous.gap)
        elif _opens(block, opening, pattern):
            marked.append(Block(BlockKind.CONTACT, block.text, block.links, block.gap))
        else:
            marked.append(block)
    return marked


def may_open_contact(knowledge: KnowledgeSnapshot, texts: Iterable[str]) -> bool:
    """False where none of the texts opens as a contact does."""
    return knowledge.derived(_Patterns).opening.might_match(texts)


def opens_contact(knowledge: KnowledgeSnapshot, text: str) -> bool:
    """Whether a line opens as a contact does."""
    return len(text) <= _LONGEST and bool(knowledge.derived(_Patterns).opening.search(text))


def read_contacts(knowledge: KnowledgeSnapshot, blocks: Sequence[Block]) -> tuple[Contact, ...]:
    """Everyone whom the contact blocks name, with the phones and addresses that follow the name."""
    return tuple(
        contact
        for block in blocks
        if block.kind == BlockKind.CONTACT
        for contact in read_contact(knowledge, block.text)
    )


def read_contact(knowledge: KnowledgeSnapshot, text: str) -> Iterator[Contact]:
    """The people of one contact line, each with office, phones and addresses beside the name."""
    patterns = knowledge.derived(_Patterns)
    people = _split_people(_after_opening(text, patterns), patterns)
    for part in people:
        phones = tuple(" ".join(phone.split()) for phone in _PHONE.findall(_EMAIL.sub(" ", part)))
        name = _name(part, patterns)
        yield Contact(
            name, _office(part, name, patterns), phones, tuple(_EMAIL.findall(part)), text
        )


def _opens(block: Block, opening: RarePattern, pattern: str | None) -> bool:
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or len(block.text) > _LONGEST:
        return False
    return bool(opening.search(block.text) or (pattern and re.search(pattern, block.text)))


def _continues(block: Block) -> bool:
    """A short line that is a phone, an address, a name or an office: not a sentence."""
    if block.kind != BlockKind.PARAGRAPH or len(block.text) > 120 or block.gap:
        return False
    return bool(
        _EMAIL.search(block.text)
        or _PHONE.search(block.text)
        or not re.search(r"[.!?…]$", block.text)
    )


def _after_opening(text: str, patterns: _Patterns) -> str:
    """What follows the opening words and 'please contact'."""
    match = patterns.opening.search(text)
    opened = text[match.start() :] if match else text
    lead = patterns.lead.match(opened)
    if lead:
        return opened[lead.end() :]
    return re.sub(r"^[^\n:]{0,90}:\s*", "", opened)


def _split_people(text: str, patterns: _Patterns) -> list[str]:
    parts = patterns.joiner.split(text)
    reachable = [part for part in parts if _EMAIL.search(part) or _PHONE.search(part)]
    # 'NAME at the Office of Rivers and Roads, Tel …' is one person: both parts need a way to reach.
    return parts if len(reachable) == len(parts) else [text]


def _name(part: str, patterns: _Patterns) -> str | None:
    match = patterns.name.match(part.strip())
    if not match:
        return None
    name = match[1].strip(" ,.")
    return name if " " in name or not _EMAIL.match(part) else None


def _office(part: str, name: str | None, patterns: _Patterns) -> str | None:
    printed = part.strip()
    if name and name in printed:
        printed = printed[printed.index(name) + len(name) :]
    printed = patterns.reach.split(_EMAIL.split(printed)[0])[0]
    printed = patterns.at.sub("", printed)
    office = " ".join(printed.split()).strip(" ,;:.(-–")
    return office if re.search(r"[A-ZÀ-Þ]", office) else None


def _name_pattern(knowledge: KnowledgeSnapshot) -> str:
    """One to six words of a name, behind a title of courtesy or not."""
    particles = any_word(joined(knowledge.languages, lambda language: language.names.particles))
    courtesy = any_word(joined(knowledge.languages, lambda language: language.names.courtesy))
    token = rf"(?:{_CAPITALISED}|{particles})"
    return rf"(?:(?i:{courtesy})\.?\s+)?({token}(?:[ \t]+{token}){{0,5}})"
