"""Reading a release typed in columns: <PRE> pages of the 1990s and plain text files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from lxml.html import HtmlElement

from archive.html.page import Page, squeeze, title_tag
from archive.html.selectors import select
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind, Contact, Evidence, HeadLine, HeadRole, Repair
from archive.parsers.body.contacts import mark_contacts, read_contacts
from archive.parsers.body.trimming import trim
from archive.parsers.fields import date_text_of, evidence_of, find, first
from archive.parsers.parsed_item import DateText, ParsedItem
from archive.parsers.titles.choice import first_words
from archive.parsers.typed.day_lines import typed_days
from archive.parsers.typed.foot import signatures
from archive.parsers.typed.head import Head, read_head
from archive.parsers.typed.headlines import (
    authored_title,
    interview_title,
    kind_beside,
    matter_of,
    with_opening,
)
from archive.parsers.typed.lines import CENTRED_INDENT, COLUMNS, WIDEST_COLUMN, is_centred
from archive.parsers.typed.paragraphs import whole_paragraphs
from archive.parsers.typed.scanned import as_scanned, mended_lines
from archive.parsers.typed.tail import parted_at_end
from archive.parsers.typed.words import HeadPatterns, head_patterns
from archive.profiles.profile import SiteProfile
from archive.text.alternatives import any_word

_BULLET = re.compile(r"^\s*[-*o•·]\s+(?=\S)")
_BROKEN_WORD = re.compile(r"\b(\w*[a-zà-ÿ])-\n\s*([a-zà-ÿ]+)")
_ORDINAL_APART = re.compile(r"(?<=\d) ([a-z]{2})(?= )")
_BARE_YEAR = re.compile(r"(\d [^\W\d_]{3,9},?|[a-z]{2} [^\W\d_]{3,9},?) (\d\d)$")
_DOTTED = re.compile(r"(\d{1,2}) ?\. ?(\d{1,2}) ?\. ?(\d\d)")
_PROSE_LENGTH = 45
"""A line of this many characters fills its column: it belongs to a paragraph, not to the header."""
_KEPT = (HeadRole.SENDER, HeadRole.TEXT, HeadRole.ADDRESSEE)
"""Lines of a head that stay in the text: who sends it, and what may be more than a head."""
_LEFT_OUT = tuple(
    role for role in HeadRole if role not in (*_KEPT, HeadRole.ADDRESS, HeadRole.SALUTATION)
)
_FIELDS = {HeadRole.KIND: "kicker", HeadRole.REFERENCE: "symbol"}
_PLACE = 60
_SHORT = 20
_SURE = 1.0
"""Less than so much for a headline, and the page's own <title> is the better one."""


class _Words:
    """What all languages say of phones in the header of a typed page."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        phones = any_word(
            joined(knowledge.languages, lambda language: language.contacts.phone_words)
        )
        self.phone = re.compile(rf"(?:(?:{phones})[.:]? *)?[+(]?\d[\d ().-]{{6,}}", re.I)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Lines that belong together: those between two blank lines, or a part of them."""

    lines: tuple[str, ...]

    @property
    def centred(self) -> bool:
        return all(map(is_centred, self.lines))

    @property
    def prose(self) -> bool:
        first_line = self.lines[0].strip()
        in_columns = len(first_line) <= WIDEST_COLUMN and COLUMNS.search(first_line)
        return len(first_line) > _PROSE_LENGTH and not in_columns and not self.centred


def read_preformatted(knowledge: KnowledgeSnapshot, page: Page, profile: SiteProfile) -> ParsedItem:
    """The one release of the page: header, centred title, paragraphs, end mark, tail."""
    scope = _container(page, profile)
    lines, behind = parted_at_end(knowledge, "".join(scope.itertext()).expandtabs().split("\n"))
    mended = list(mended_lines(knowledge, lines))
    meant = [line for line, _ in mended]
    head = read_head(knowledge, meant)
    patterns = knowledge.derived(head_patterns)
    title, title_evidence = _title(head, page, meant, patterns)
    below, repairs = _below(head, lines, [changes for _, changes in mended])
    blocks = _one_list([block for chunk in _chunks(below) for block in _blocks(chunk, repairs)])
    blocks = whole_paragraphs(knowledge, blocks)
    kept = [Block(BlockKind.PARAGRAPH, line.text) for line in head.of(*_KEPT)]
    body = mark_contacts(knowledge, trim([*kept, *blocks], profile, title), profile.contact)
    body += _of_tail(knowledge, behind, profile)
    if body and not title:
        title, title_evidence = first_words(body[0].text)
    dates = map(date_text_of, find(profile.date, page, scope))
    days = typed_days(knowledge, head.lines, [*meant, *behind], head.start)
    acts = (DateText(_day_text(day), "head", day, kind="act") for day in days.acts)
    symbol = first(profile.symbol, page, scope)
    return ParsedItem(
        title=title,
        blocks=tuple(body),
        dates=(*dates, *acts),
        header_lines=tuple(map(_day_text, days.issued)),
        head=(*head.lines, *signatures(meant, head.start, patterns)),
        symbol=symbol.value if symbol else _reference(head),
        contacts=read_contacts(knowledge, body)
        or tuple(_header_phones(head, knowledge.derived(_Words))),
        has_dateline=profile.dateline,
        kind=profile.kind,
        evidence=(
            title_evidence,
            *([evidence_of("symbol", symbol)] if symbol else []),
            *map(_evidence_of_line, head.of(*_LEFT_OUT)),
        ),
        repairs=tuple(repairs),
    )


def _below(
    head: Head, lines: Sequence[str], mended: Sequence[Sequence[Repair]]
) -> tuple[list[str], list[Repair]]:
    """The lines of the text below a head, as they stood there, and what was mended above them."""
    below, repairs = [*lines[head.start :]], [*chain(*mended[: head.start - 1])]
    if head.opening:
        opening, of_headline = as_scanned(head.opening, mended[head.start - 1])
        return [opening, *below], [*repairs, *of_headline]
    return below, repairs


def _container(page: Page, profile: SiteProfile) -> HtmlElement:
    for css in (*profile.container, "pre"):
        for node in select(css, page.tree):
            return node
    return page.tree


def _of_tail(
    knowledge: KnowledgeSnapshot, lines: Sequence[str], profile: SiteProfile
) -> list[Block]:
    """What stands behind the end of a text: contacts, and what is kept and not searched."""
    blocks = [block for chunk in _chunks(lines) for block in _blocks(chunk, [])]
    number = knowledge.derived(head_patterns).number_alone
    marked = mark_contacts(knowledge, blocks, profile.contact)
    return [
        block if block.kind == BlockKind.CONTACT else replace(block, kind=BlockKind.BOILERPLATE)
        for block in marked
        if not number.fullmatch(block.text)
    ]


def _chunks(lines: Sequence[str]) -> Iterator[_Chunk]:
    """Lines between blank ones; a title that is centred right above its text is one of its own.

    A file whose lines are mostly wider than any column was never wrapped: each is a paragraph.
    """
    unwrapped = _is_unwrapped(lines)
    gathered: list[str] = []
    for line in lines:
        if gathered and (unwrapped or not line.strip() or _begins_text(line, gathered)):
            yield _Chunk(tuple(gathered))
            gathered = []
        if line.strip():
            gathered.append(line)
    if gathered:
        yield _Chunk(tuple(gathered))


def _is_unwrapped(lines: Sequence[str]) -> bool:
    sizes = [len(line.strip()) for line in lines]
    return 2 * sum(size for size in sizes if size > WIDEST_COLUMN) > sum(sizes)


def _begins_text(line: str, above: Sequence[str]) -> bool:
    """Whether a text begins under centred lines; the first line of a paragraph, though it may be
    indented as far, fills its column."""
    ends_early = len(line.rstrip()) - len(above[-1].rstrip()) >= CENTRED_INDENT
    if not (ends_early and line.lstrip()[:1].isupper() and _Chunk((line,)).prose):
        return False
    return is_centred(above[-1]) and all(map(is_centred, above))


def _title(
    head: Head, page: Page, source: Sequence[str], patterns: HeadPatterns
) -> tuple[str, Evidence]:
    """What an interview was about; the headline of the head where lines in the middle of the page,
    or much else, speak for it; else the page's own <title>, the statement by its author, the
    matter of a telex or memorandum, or the kind of text alone. source: the lines of the text."""
    authored = authored_title(head.lines, source, patterns)
    headline, tag = head.headline, title_tag(page)
    place = headline.text if headline and len(headline.text) <= _PLACE else ""
    if text := interview_title(head.lines, place):
        return text, _evidence(text, "kind-and-subjects", "head", 0.7)
    if headline and f" {headline.text}" in authored and len(headline.text) <= _SHORT:
        headline = None  # a place: 'Statement by Ana Koren: Encar, 5 May 1984'
    if headline and not (tag and headline.weight < _SURE):
        sure = 0.9 if headline.centred else 0.8
        text = with_opening(headline.text, authored or kind_beside(head.lines), patterns)
        return text, _evidence(text, "headline", "head", sure)
    if tag:
        return tag, _evidence(tag, "title-tag", "title", 0.6)
    if authored:
        return authored, _evidence(authored, "authored-line", "head", 0.6)
    if matter := matter_of(head.lines):
        return matter, _evidence(matter, "subject-line", "head", 0.6)
    kind = max((line.text for line in head.of(HeadRole.KIND)), key=len, default="")
    return kind, _evidence(kind, "kind-line", "head", 0.4)


def _evidence(text: str, method: str, place: str, confidence: float) -> Evidence:
    return Evidence("title", text, method, place, text[:200], confidence)


def _day_text(text: str) -> str:
    """A day as readers of dates know it: '11th October' for '11 th October', "14 Apr '05",
    '27.03.86' for '27.3.86', which elsewhere is the number of a version."""
    if dotted := _DOTTED.fullmatch(text):
        return ".".join(number.zfill(2) for number in dotted.groups())
    return _BARE_YEAR.sub(r"\1 '\2", _ORDINAL_APART.sub(r"\1", text))


def _evidence_of_line(line: HeadLine) -> Evidence:
    """A line that is not kept in the text, with what it was taken for."""
    field = _FIELDS.get(line.role, f"head:{line.role}")
    place = f"line {line.number}"
    return Evidence(field, line.text, "typed-head", place, line.text[:200], 0.8)


def _reference(head: Head) -> str | None:
    return next((line.text for line in head.of(HeadRole.REFERENCE)), None)


def _header_phones(head: Head, words: _Words) -> Iterator[Contact]:
    """A phone beside the date, without a name: the desk that answered in the 1990s."""
    for line in head.of(HeadRole.ADDRESS):
        if words.phone.fullmatch(line.text):
            yield Contact(None, None, (line.text,), (), line.text)


def _blocks(chunk: _Chunk, repairs: list[Repair]) -> Iterator[Block]:
    if _BULLET.match(chunk.lines[0]):
        items = [_rejoin(item, repairs) for item in _list_items(chunk.lines)]
        yield Block(BlockKind.LIST, "\n".join(items))
    else:
        yield Block(BlockKind.PARAGRAPH, _rejoin(chunk.lines, repairs))


def _one_list(blocks: Sequence[Block]) -> list[Block]:
    """Items that stand apart by blank lines are one list all the same."""
    joined: list[Block] = []
    for block in blocks:
        if joined and block.kind == joined[-1].kind == BlockKind.LIST:
            joined[-1] = Block(BlockKind.LIST, f"{joined[-1].text}\n{block.text}")
        else:
            joined.append(block)
    return joined


def _list_items(lines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    item: list[str] = []
    for line in lines:
        if _BULLET.match(line) and item:
            yield tuple(item)
            item = []
        item.append(_BULLET.sub("", line))
    yield tuple(item)


def _rejoin(lines: Sequence[str], repairs: list[Repair]) -> str:
    """The lines as one; a word that a hyphen broke over two lines is made whole, and recorded."""
    text = "\n".join(line.strip() for line in lines)
    for match in _BROKEN_WORD.finditer(text):
        whole = match[1] + match[2]
        repairs.append(Repair("broken-word", match[0], whole))
    return squeeze(_BROKEN_WORD.sub(r"\1\2", text))
