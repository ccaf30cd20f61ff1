"""The lines that a site repeats: told of each page, and never its title, its day or its text."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from archive.html.page import Page, squeeze, title_tag
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind, Capture
from archive.parsers.links import canonical
from archive.parsers.parsed_item import ParsedItem
from archive.parsers.titles.choice import find_title, first_words, meta_title
from archive.parsers.titles.pieces import pieces_of
from archive.parsers.titles.site_places import title_votes
from archive.sites import LONGEST_KEY, PageSketch, PlaceVote, SiteFacts

_ENDS, _MOST_HEADINGS = 8, 20
_DOUBTFUL = 0.8
"""So sure at most is a title for which a single thing speaks (archive/parsers/titles/choice.py)."""

_MARKS_OF_SPEECH = re.compile('[“”«»„"]')
_FOLDER = re.compile(r"!.*|/[^/]*$")


def site_of(capture: Capture, page: Page) -> str:
    """The host of a page, by its own word where no address came with it, else the place of its
    file; and the year of its capture, for a site is built anew every few years."""
    host = page.host or urlsplit(canonical(page) or "").hostname
    place = host or _FOLDER.sub("", capture.locator)
    return f"{place} {page.moment.year}" if page.moment else place


def printed_lines(reading: ParsedItem) -> Iterator[str]:
    """What stands around the title and in the text."""
    yield from reading.header_lines
    yield from reading.openings
    yield from (block.text for block in reading.blocks)


def sketch_of(
    page: Page, reading: ParsedItem, orders: Iterable[str], days: Iterable[PlaceVote]
) -> PageSketch:
    """What the page adds to what is known of its site: worked out before that is made use of, so
    that what was learned never hides what it was learned from."""
    headings = [squeeze(node.text_content()) for node in page.tree.iter("h1", "h2", "h3")]
    texts = [block.text for block in reading.blocks]
    ends = texts if len(texts) <= 2 * _ENDS else (*texts[:_ENDS], *texts[-_ENDS:])
    pieces = pieces_of(title_tag(page))
    items = [item for text in ends for item in text.splitlines()]
    heads = (*headings[:_MOST_HEADINGS], *pieces, reading.title, *reading.header_lines)
    lines = (*heads, *ends, *items)
    keys = dict.fromkeys(key_of(line) for line in lines if line)
    votes = (*title_votes(page, meta_title(page)), *days)
    return PageSketch(page.site, tuple(keys), tuple(sorted(set(orders))), votes)


def key_of(line: str) -> str:
    """A line that a person can read; of a long one its beginning and a digest."""
    if len(line) <= LONGEST_KEY:
        return line
    digest = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{line[: LONGEST_KEY - 14]} #{digest}"


def without_repeated(knowledge: KnowledgeSnapshot, page: Page, reading: ParsedItem) -> ParsedItem:
    """The reading without the lines that its site repeats before its text; those behind it are
    boilerplate. As it is where nothing else stands there: it may be a text on several pages."""
    facts = knowledge.sites.get(page.site)
    if facts is None:
        return reading
    repeats = _repeats(facts)
    own = [number for number, block in enumerate(reading.blocks) if not repeats(block.text)]
    if not own:
        return reading
    blocks = tuple(_marked(reading.blocks[own[0] :], own[-1] - own[0]))
    changed = replace(
        reading,
        blocks=blocks,
        header_lines=tuple(line for line in reading.header_lines if not repeats(line)),
        openings=tuple(line for line in reading.openings if not repeats(line)),
    )
    return changed if reading.part else _titled(knowledge, page, changed, facts)


def _repeats(facts: SiteFacts) -> Callable[[str], bool]:
    """Whether a text is the site's. A list is if all its items are: a menu that was read as one."""
    known = facts.repeated

    def repeats(text: str) -> bool:
        items = text.splitlines() or [text]
        return key_of(text) in known or all(key_of(item) in known for item in items)

    return repeats


def _marked(blocks: Sequence[Block], last: int) -> Iterator[Block]:
    """The blocks, those behind the last that is the page's own as boilerplate: but no contact, and
    nothing that somebody says."""
    for number, block in enumerate(blocks):
        spoken = _MARKS_OF_SPEECH.search(block.text)
        keep = number <= last or spoken or block.kind is BlockKind.CONTACT
        yield block if keep else replace(block, kind=BlockKind.BOILERPLATE)


def _titled(
    knowledge: KnowledgeSnapshot, page: Page, reading: ParsedItem, facts: SiteFacts
) -> ParsedItem:
    """A title that the site repeats is none; one that no two things of the page agree on gives way
    to that in the place where the site has titles."""
    repeats = _repeats(facts)
    title_evidence = next(
        (piece for piece in reading.evidence if piece.field == "title"),
        None,
    )
    sure = title_evidence is None or title_evidence.confidence > _DOUBTFUL
    if (sure or not reading.is_page) and not repeats(reading.title):
        return reading
    title, evidence = find_title(knowledge, page, repeats, facts.title_places)
    if not title:
        title, evidence = first_words(reading.blocks[0].text)
    others = (piece for piece in reading.evidence if piece.field != "title")
    return replace(reading, title=title, evidence=(evidence, *others))
