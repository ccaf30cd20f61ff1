"""Reading a release typed in columns: <PRE> pages of the 1990s and plain text files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec
from lxml.html import HtmlElement

from archive.html.page import Page, squeeze, title_tag
from archive.html.selectors import select
from archive.models import Block, BlockKind, Contact, Evidence, Repair
from archive.parsers.contacts import mark_contacts, read_contacts
from archive.parsers.fields import Found, evidence_of, find, first
from archive.parsers.parsed_item import DateText, ParsedItem
from archive.parsers.titles import first_words
from archive.parsers.trimming import trim
from archive.profiles.profile import SiteProfile
from archive.text.cues import load_cues

_END = re.compile(r"^\s*(#\s?#\s?#|-\s?30\s?-|\*\s?\*\s?\*|\*\s\*{3}\s\*)\s*$")
_BULLET = re.compile(r"^\s*[-*o•·]\s+(?=\S)")
_COLUMNS = re.compile(r"\S\s{3,}\S")
_BROKEN_WORD = re.compile(r"(\w*[a-zà-ÿ])-\n\s*([a-zà-ÿ]+)")
_PHONE_ONLY = re.compile(r"(?:(?:tel|phone|TDD)[.:]? *)?[+(]?\d[\d ().-]{6,}", re.I)
_TELLING = re.compile(
    r"^(?!(?:for (?:immediate )?release|press release|embargo))(?:\W*\w+){4}", re.IGNORECASE
)
_NUMERIC_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_PART_OF_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th|er|º|°)?|(?:19|20)\d\d|of|de|del|le|the")
_CENTRED_INDENT = 8
_WIDEST_COLUMN = 130
_PROSE_LENGTH = 45
"""A line of this many characters fills its column: it belongs to a paragraph, not to the header."""


class _Names(msgspec.Struct, frozen=True):
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]


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


def read_preformatted(page: Page, profile: SiteProfile) -> ParsedItem:
    """The one release of the page: header, centred title, paragraphs, end mark, tail."""
    scope = _container(page, profile)
    chunks = list(_chunks(list(_until_end("".join(scope.itertext()).expandtabs().split("\n")))))
    start = next((n for n, chunk in enumerate(chunks) if chunk.prose), len(chunks))
    if start == 0 and len(chunks) > 1 and chunks[0].headline:
        start = 1
    title, title_evidence = _title(chunks[:start], page)
    repairs: list[Repair] = []
    blocks = _one_list([block for chunk in chunks[start:] for block in _blocks(chunk, repairs)])
    body = mark_contacts(trim(blocks, profile, title), profile.contact)
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
        contacts=read_contacts(body) or tuple(_header_phones(chunks[:start])),
        language_hint=profile.language,
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


def _title(header: Sequence[_Chunk], page: Page) -> tuple[str, Evidence]:
    """The last centred lines before the text that are no date; the page's own <title> where nothing
    is centred; of a file without either the first line of its header that is no date, symbol or
    label."""
    for chunk in reversed(header):
        text = _Chunk(tuple(line for line in chunk.lines if not _is_date(line))).text
        if chunk.centred and text:
            return text, Evidence("title", text, "centred-lines", "header", text[:200], 0.9)
    text = title_tag(page)
    if text:
        return text, Evidence("title", text, "title-tag", "title", text[:200], 0.6)
    text = next((chunk.text for chunk in header if _tells(chunk.text)), "")
    return text, Evidence("title", text, "first-lines", "header", text[:200], 0.5)


def _tells(text: str) -> bool:
    return bool(_TELLING.search(text)) and not _is_date(text)


def _is_date(line: str) -> bool:
    """Whether nothing but a day stands in a line: 'Friday, June 17, 2005', '17.06.2005'."""
    words = [word.strip(".,()").lower() for word in line.split()]
    named = [word for word in words if word in _calendar()]
    rest = [word for word in words if word not in named]
    day = bool(named) and all(map(_PART_OF_DATE.fullmatch, rest)) and bool(rest)
    return day or bool(_NUMERIC_DATE.fullmatch(line.strip()))


@cache
def _calendar() -> frozenset[str]:
    """The names of months and weekdays, in small letters."""
    languages = load_cues("months", dict[str, _Names]).values()
    names = (form for one in languages for forms in (*one.months, *one.weekdays) for form in forms)
    return frozenset(name.strip(".").lower() for name in names)


def _header_lines(header: Sequence[_Chunk]) -> Iterator[str]:
    for chunk in header:
        for line in chunk.lines:
            yield from (squeeze(part) for part in re.split(r"\s{3,}", line) if part.strip())


def _header_phones(header: Sequence[_Chunk]) -> Iterator[Contact]:
    """A phone beside the date, without a name: the desk that answered in the 1990s."""
    for line in _header_lines(header):
        if _PHONE_ONLY.fullmatch(line):
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
