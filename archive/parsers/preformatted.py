"""Reading a release typed in columns: <PRE> pages of the 1990s and plain text files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from archive.html.page import Page, squeeze, title_tag
from archive.html.selectors import select
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind, Contact, Evidence, Repair
from archive.parsers.contacts import mark_contacts, read_contacts
from archive.parsers.fields import Found, evidence_of, find, first
from archive.parsers.parsed_item import DateText, ParsedItem
from archive.parsers.titles import first_words
from archive.parsers.trimming import trim
from archive.profiles.profile import SiteProfile
from archive.text.alternatives import any_pattern, any_word

_END = re.compile(r"^\s*(#\s?#\s?#|-\s?30\s?-|\*\s?\*\s?\*|\*\s\*{3}\s\*)\s*$")
_BULLET = re.compile(r"^\s*[-*o•·]\s+(?=\S)")
_COLUMNS = re.compile(r"\S\s{3,}\S")
_BROKEN_WORD = re.compile(r"\b(\w*[a-zà-ÿ])-\n\s*([a-zà-ÿ]+)")
_NUMERIC_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_CENTRED_INDENT = 8
_WIDEST_COLUMN = 130
_PROSE_LENGTH = 45
"""A line of this many characters fills its column: it belongs to a paragraph, not to the header."""


class _Words:
    """What all languages say in the header of a typed page."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        languages = knowledge.languages
        calendars = [language.calendar for language in languages]
        labels = any_pattern(joined(languages, lambda one: one.date_labels.no_title))
        phones = any_word(joined(languages, lambda one: one.contacts.phone_words))
        ordinals = any_pattern(form for one in calendars for form in one.ordinals)
        small = any_pattern(form for one in calendars for form in (*one.of, *one.articles))
        self.telling = re.compile(rf"^(?!(?:{labels}))(?:\W*\w+){{4}}", re.IGNORECASE)
        self.phone = re.compile(rf"(?:(?:{phones})[.:]? *)?[+(]?\d[\d ().-]{{6,}}", re.I)
        self.part_of_date = re.compile(rf"\d{{1,2}}(?:{ordinals})?|(?:19|20)\d\d|{small}")
        names = (name for one in calendars for name in (*one.months, *one.weekdays))
        self.calendar = frozenset(form.strip(".").lower() for name in names for form in name)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Lines that belong together: those between two blank lines, or a part of them."""

    lines: tuple[str, ...]

    @property
    def centred(self) -> bool:
        return all(map(_is_centred, self.lines))

    @property
    def prose(self) -> bool:
        first_line = self.lines[0].strip()
        in_columns = len(first_line) <= _WIDEST_COLUMN and _COLUMNS.search(first_line)
        return len(first_line) > _PROSE_LENGTH and not in_columns and not self.centred

    @property
    def headline(self) -> bool:
        """One line that is no sentence."""
        return len(self.lines) == 1 and not self.text.endswith((".", "!", "?", ":"))

    @property
    def text(self) -> str:
        return " ".join(squeeze(line) for line in self.lines)


def read_preformatted(knowledge: KnowledgeSnapshot, page: Page, profile: SiteProfile) -> ParsedItem:
    """The one release of the page: header, centred title, paragraphs, end mark, tail."""
    words = knowledge.derived(_Words)
    scope = _container(page, profile)
    chunks = list(_chunks(list(_until_end("".join(scope.itertext()).expandtabs().split("\n")))))
    start = next((n for n, chunk in enumerate(chunks) if chunk.prose), len(chunks))
    if start == 0 and len(chunks) > 1 and chunks[0].headline:
        start = 1
    title, title_evidence = _title(chunks[:start], page, words)
    repairs: list[Repair] = []
    blocks = _one_list([block for chunk in chunks[start:] for block in _blocks(chunk, repairs)])
    body = mark_contacts(knowledge, trim(blocks, profile, title), profile.contact)
    if body and not title:
        title, title_evidence = first_words(body[0].text)
    dates = list(find(profile.date, page, scope))
    symbol = first(profile.symbol, page, scope)
    return ParsedItem(
        title=title,
        blocks=tuple(body),
        dates=tuple(map(_date_text, dates)),
        header_lines=tuple(_header_lines(chunks[:start])),
        symbol=symbol.value if symbol else None,
        contacts=read_contacts(knowledge, body) or tuple(_header_phones(chunks[:start], words)),
        has_dateline=profile.dateline,
        kind=profile.kind,
        evidence=(title_evidence, *([evidence_of("symbol", symbol)] if symbol else [])),
        repairs=tuple(repairs),
    )


def _container(page: Page, profile: SiteProfile) -> HtmlElement:
    for css in (*profile.container, "pre"):
        for node in select(css, page.tree):
            return node
    return page.tree


def _date_text(found: Found) -> DateText:
    return DateText(found.value, found.place, found.snippet, found.rule.order, found.rule.kind)


def _until_end(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if _END.match(line):
            return
        yield line


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
    return 2 * sum(size for size in sizes if size > _WIDEST_COLUMN) > sum(sizes)


def _begins_text(line: str, above: Sequence[str]) -> bool:
    """Whether a text begins under centred lines; the first line of a paragraph, though it may be
    indented as far, fills its column."""
    ends_early = len(line.rstrip()) - len(above[-1].rstrip()) >= _CENTRED_INDENT
    if not (ends_early and line.lstrip()[:1].isupper() and _Chunk((line,)).prose):
        return False
    return _is_centred(above[-1]) and all(map(_is_centred, above))


def _is_centred(line: str) -> bool:
    text = line.strip()
    indented = len(line) - len(line.lstrip()) >= _CENTRED_INDENT
    return indented and len(text) <= _WIDEST_COLUMN and not _COLUMNS.search(text)


def _title(header: Sequence[_Chunk], page: Page, words: _Words) -> tuple[str, Evidence]:
    """The last centred lines before the text that are no date; the page's own <title> where nothing
    is centred; of a file without either the first line of its header that is no date, symbol or
    label."""
    for chunk in reversed(header):
        text = _Chunk(tuple(line for line in chunk.lines if not _is_date(line, words))).text
        if chunk.centred and text:
            return text, Evidence("title", text, "centred-lines", "header", text[:200], 0.9)
    text = title_tag(page)
    if text:
        return text, Evidence("title", text, "title-tag", "title", text[:200], 0.6)
    text = next((chunk.text for chunk in header if _tells(chunk.text, words)), "")
    return text, Evidence("title", text, "first-lines", "header", text[:200], 0.5)


def _tells(text: str, words: _Words) -> bool:
    return bool(words.telling.search(text)) and not _is_date(text, words)


def _is_date(line: str, words: _Words) -> bool:
    """Whether nothing but a day stands in a line: 'Friday, June 17, 2005', '17.06.2005'."""
    printed = [word.strip(".,()").lower() for word in line.split()]
    rest = [word for word in printed if word not in words.calendar]
    day = 0 < len(rest) < len(printed) and all(map(words.part_of_date.fullmatch, rest))
    return day or bool(_NUMERIC_DATE.fullmatch(line.strip()))


def _header_lines(header: Sequence[_Chunk]) -> Iterator[str]:
    for chunk in header:
        for line in chunk.lines:
            yield from (squeeze(part) for part in re.split(r"\s{3,}", line) if part.strip())


def _header_phones(header: Sequence[_Chunk], words: _Words) -> Iterator[Contact]:
    """A phone beside the date, without a name: the desk that answered in the 1990s."""
    for line in _header_lines(header):
        if words.phone.fullmatch(line):
            yield Contact(None, None, (line,), (), line)


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
