"""The title of a page by general rules: the heading that its own metadata agrees with."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from archive.html.chrome import Chrome
from archive.html.lines import Lines
from archive.html.page import Page, squeeze, title_tag
from archive.html.visible_text import visible_text
from archive.knowledge.chrome import chrome_of
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Evidence
from archive.parsers.links import canonical
from archive.parsers.titles.headings import LONGEST, PROSE, Heading, headings
from archive.parsers.titles.images import title_in_image
from archive.parsers.titles.label_lines import is_label
from archive.parsers.titles.listed import ListedTitle, listed_title
from archive.parsers.titles.pieces import (
    headline_of,
    is_name,
    pieces_of,
    said_once,
    spells_host,
    stated_part,
    without_name,
)
from archive.parsers.titles.set_apart import line_set_apart
from archive.parsers.titles.site_names import stated_names
from archive.parsers.titles.site_places import heading_at
from archive.text.folding import fold

_FILE_NAME = re.compile(r"\A\S+\.(?:[xs]?html?|aspx?|php\d?|cfm|jsp)\Z", re.IGNORECASE)
_META = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_FIRST_LETTERS = 120
_ALIKE, _NEARLY_ALL = 0.6, 0.9
_A_PHRASE = 3
_LONG_WORD, _STEM, _SAME_MATTER = 4, 6, 2
_MOST_PIECES, _MOST_HEADINGS = 8, 100


@dataclass(frozen=True, slots=True)
class _Words:
    """A text folded, and how often each of its words stands in it."""

    text: str
    counts: Counter[str]

    @classmethod
    def of(cls, text: str) -> "_Words":
        folded = fold(text)
        return cls(folded, Counter(folded.split()))


def _never(_line: str) -> bool:
    return False


def find_title(
    knowledge: KnowledgeSnapshot,
    page: Page,
    repeats: Callable[[str], bool] = _never,
    places: Sequence[str] = (),
) -> tuple[str, Evidence]:
    """The best title and its evidence; the title is "" where the page has none at all. The name
    that the page gives its site is cut from its end.

    A heading or a line that a listing has for the page wins; then a heading that the metadata
    repeats, wherever it stands; the places where its site has titles; the first h1 outside the
    page's furniture, the metadata, a line of its own that the title tag repeats, the first heading
    before the text, what its class calls a title, what is bold or large above the text, and the
    title tag without the site's name. A
    heading of a part of the text is none, nor is the name of a file, nor what the site repeats.
    """
    title, evidence = _whole_title(knowledge, page, repeats, places)
    names, host = stated_names(page), urlsplit(page.url or canonical(page) or "").hostname or ""
    once = said_once(title)
    short = without_name(once, lambda piece: is_name(piece, names) or spells_host(piece, host))
    return short, replace(evidence, value=short)


def _whole_title(
    knowledge: KnowledgeSnapshot,
    page: Page,
    repeats: Callable[[str], bool],
    places: Sequence[str],
) -> tuple[str, Evidence]:
    stated = (meta_title(page), _FILE_NAME.sub("", title_tag(page)))
    meta, tag = ("" if repeats(text) else text for text in stated)
    chrome = knowledge.derived(chrome_of)
    printed = _printed(page, chrome, repeats)
    free = [
        heading
        for heading in printed
        if not heading.aside and (heading.level == "h1" or not heading.inside)
    ]
    listed = listed_title(page.listed)
    if named := next((heading for heading in printed if listed.names(heading.text)), None):
        return _found(named.text, "heading", named.level, named.text, 0.97)
    if line := listed.line_of(page):
        return _found(line, "line", f"as in {listed.place}", line, 0.9)
    if agreed := _agreed(printed, meta, tag):
        agreed = _no_label(knowledge, [agreed, *free]) or agreed
        text = stated_part(agreed.parts, [meta, *pieces_of(tag)]) or agreed.text
        return _found(text, "heading", agreed.level, agreed.text, 0.95)
    if placed := heading_at(page, places, repeats):
        place, text = placed
        return _found(text, "site-place", place, text, 0.85)
    tops = [heading for heading in free if heading.level == "h1"]
    if tops and (first := _no_label(knowledge, [*tops, *free]) or tops[0]):
        return _found(first.text, "heading", first.level, first.text, 0.8)
    if top := _lone_top(printed, meta):
        return _found(top.text, "heading", top.level, top.text, 0.75)
    if meta:
        return _found(without_name(meta, repeats), "meta", "og:title", meta, 0.7)
    return _without_metadata(knowledge, page, free, tag, chrome, listed, repeats)


def _printed(page: Page, chrome: Chrome, repeats: Callable[[str], bool]) -> list[Heading]:
    """The headings of the page but for what the site repeats, and its name."""
    names = set(map(fold, stated_names(page)))
    printed_headings = headings(page.tree, chrome)
    return [
        each for each in printed_headings if not repeats(each.text) and fold(each.text) not in names
    ]


def _without_metadata(
    knowledge: KnowledgeSnapshot,
    page: Page,
    free: Sequence[Heading],
    tag: str,
    chrome: Chrome,
    listed: ListedTitle,
    repeats: Callable[[str], bool],
) -> tuple[str, Evidence]:
    """Of an old page: fonts made its headings, and its title tag may name the site alone."""
    if line := _line_repeated(page, tag):
        return _found(line, "line", "of the title tag", tag, 0.85)
    early = [heading for heading in free if not heading.late]
    if heading := _no_label(knowledge, early):
        return _found(heading.text, "heading", heading.level, heading.text, 0.7)
    if named := next(_called_title(page.tree, chrome), None):
        return _found(named, "class", "class of a title", named, 0.65)
    if apart := line_set_apart(knowledge, page, chrome, repeats):
        return _found(apart, "line", "set in bold or large", apart, 0.65)
    if listed.title:
        return _found(listed.title, "listing", listed.place, listed.title, 0.65)
    tells_kind = not tag or is_label(knowledge, tag)
    if tells_kind and (image := title_in_image(page.tree, chrome)):
        return _found(image, "image", "text of an image", image, 0.6)
    if early and not tag:
        return _found(early[0].text, "heading", early[0].level, early[0].text, 0.6)
    if tag or not free:
        says_kind = partial(is_label, knowledge)
        headline = headline_of(tag, page.host or "", repeats, says_kind)
        return _found(headline, "title-tag", "title", tag, 0.6)
    return _found(free[0].text, "heading", free[0].level, free[0].text, 0.6)


def meta_title(page: Page) -> str:
    """The title that the page's metadata gives, or ""."""
    for node in page.tree.iter("meta"):
        name = (node.get("property") or node.get("name") or "").lower()
        if name in _META and (title := squeeze(node.get("content") or "")):
            return title
    return ""


def first_words(text: str) -> tuple[str, Evidence]:
    """What stands for a title where there is none: the first words of the text, as printed."""
    flat = squeeze(text)
    head = flat[:_FIRST_LETTERS]
    # Some scripts have no blank to cut at.
    title = flat if flat == head else head.rpartition(" ")[0] or head
    return _found(title, "first-words", "first paragraph", flat, 0.3)


def _found(
    title: str, method: str, place: str, snippet: str, confidence: float
) -> tuple[str, Evidence]:
    return title, Evidence("title", title, method, place, snippet[:200], confidence)


def _agreed(headings: Sequence[Heading], meta: str, tag: str) -> Heading | None:
    """The heading that the metadata repeats: what is said to be the title before what the title tag
    says, which holds the site's name too; there one outside the page's furniture before others."""
    outside = [heading for heading in headings if not heading.aside]
    pieces = pieces_of(tag)[: _MOST_PIECES + 1]
    agreed = (
        _most_alike(headings, [meta])
        or _most_alike(outside, pieces)
        or _most_alike(headings, pieces[:2])
    )
    return agreed and _or_above(agreed, headings, {fold(text) for text in (meta, *pieces)})


def _or_above(agreed: Heading, headings: Sequence[Heading], stated: Set[str]) -> Heading:
    """The only h1 in place of a heading of a part of the text that speaks of the same: 'Types of
    ferries: how to tell them' over 'Types of ferry', though the title tag has the latter.

    stated: what the metadata says; what it says word for word is the title unless text precedes it.
    """
    tops = [heading for heading in headings if heading.level == "h1"]
    if agreed.level == "h1" or len(tops) != 1 or tops[0].late:
        return agreed
    if not agreed.late and fold(agreed.text) in stated:
        return agreed
    stems = [_stems(heading.text) for heading in (agreed, tops[0])]
    shared = stems[0] & stems[1]
    return tops[0] if len(shared) >= _SAME_MATTER else agreed


def _lone_top(headings: Sequence[Heading], meta: str) -> Heading | None:
    """The only h1, where it stands in what is called the head of the page and says in most of its
    longer words what the metadata says in others."""
    tops = [heading for heading in headings if heading.level == "h1"]
    if len(tops) != 1 or tops[0].late:
        return None
    own = _stems(tops[0].text)
    shared = own & _stems(meta)
    return tops[0] if len(shared) > _SAME_MATTER and 2 * len(shared) >= len(own) else None


def _no_label(knowledge: KnowledgeSnapshot, headings: Iterable[Heading]) -> Heading | None:
    """The first that is not the kind of the text, its number or day, or a section of the site."""
    return next((each for each in headings if not is_label(knowledge, each.text)), None)


def _stems(text: str) -> set[str]:
    """The beginnings of its longer words: 'electrician' speaks of what 'electrical' does."""
    return {word[:_STEM] for word in fold(text).split() if len(word) >= _LONG_WORD}


def _most_alike(headings: Sequence[Heading], sources: Sequence[str]) -> Heading | None:
    words = [_Words.of(source[:LONGEST]) for source in sources if source]
    weighed = [
        (_weight(heading, words), not heading.aside, heading)
        for heading in headings[:_MOST_HEADINGS]
    ]
    best = max(weighed, key=lambda entry: entry[:2], default=(0.0, False, None))
    return best[2] if best[0] else None


def _weight(heading: Heading, sources: Sequence[_Words]) -> float:
    """How many words the heading shares with a source that repeats it, or nearly; 0 where not.

    'What is a river?' inside a text on rivers is no title: a heading there must say it all.
    """
    words = _Words.of(heading.text)
    least = _NEARLY_ALL if heading.inside and heading.level != "h1" else _ALIKE
    return max((_shared(words, source, least) for source in sources), default=0.0)


def _shared(heading: _Words, source: _Words, least: float) -> float:
    common = (heading.counts & source.counts).total()
    if heading.text == source.text:
        return common
    if least == _ALIKE and common >= _A_PHRASE and f" {heading.text} " in f" {source.text} ":
        return common
    alike = 2 * common / max(1, heading.counts.total() + source.counts.total())
    return common * alike if alike >= least and common >= _A_PHRASE else 0.0


def _line_repeated(page: Page, tag: str) -> str:
    """The longest line of the page with which most of the title tag begins or ends, or ""."""
    wanted = f" {fold(tag)} "
    longest = len(tag) - (len(pieces_of(tag)) > 1)
    lines = (line for line in page.derived(Lines) if len(tag) / 2 < len(line) <= longest)
    kept = [line for line in lines if _is_edge_of(f" {fold(line)} ", wanted)]
    return max(kept, key=len, default="")


def _called_title(tree: HtmlElement, chrome: Chrome) -> Iterator[str]:
    """The elements before the text whose class says that they are a title, of four words or more:
    a shorter one is mostly the site's or a section's."""
    for node in tree.iter("p", "div", "td", "span", "font", "b", "strong"):
        text = visible_text(node) if chrome.is_called_title(node) else ""
        if text.count(" ") >= _A_PHRASE and len(text) <= LONGEST and not chrome.surrounds(node):
            yield text
        if node.tag == "p" and not text and len(visible_text(node)) >= PROSE:
            return


def _is_edge_of(words: str, whole: str) -> bool:
    return words.count(" ") > _A_PHRASE and (whole.startswith(words) or whole.endswith(words))
