"""Where the pages of a site hold title, day and text, found by what is known of each page."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from archive.dates.reading.printed import read_date
from archive.html.page import Page, squeeze, title_tag
from archive.html.selectors import select, selector_of
from archive.html.visible_text import SILENT, visible_text
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import BlockKind, Release
from archive.text.folding import fold

_SHORT, _OPENING = 160, 40
_LEAST_RIGHT, _LEAST_ADDED = 0.8, 0.1
"""A place must be right on four of five pages that have it; one more must be so on a tenth of what
the best is."""

_MOST_PLACES, _MOST_DROPPED = 3, 8
_LEAST_DROPPED = 0.3
_KEYS = ("css", "meta", "head_title")
"""Of equals what stands on the page comes first."""

_UNSEEN = SILENT | {"title"}
_SENTENCE = 60


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page and the release that it holds, as it is shown. name: for a person to find it."""

    name: str
    page: Page
    release: Release

    @property
    def day(self) -> str:
        """'' where no day is known."""
        issued = self.release.issued
        return issued.value or "" if issued.precision == "day" else ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on pages. key: 'css', 'meta' or 'head_title'. value: a selector, a name, what follows
    the title in the tag. right: on how many of the pages that have it it holds what is known."""

    key: str
    value: str
    right: int
    pages: int
    attribute: str = ""


def title_places(known: Sequence[KnownPage]) -> list[Place]:
    """The places of titles, the best first."""
    selectors = {
        css for sample in known for css in _saying(sample.page, fold(sample.release.title))
    }
    places = [
        _weighed(
            known,
            Place("css", css, 0, 0),
            lambda sample, text: fold(text) == fold(sample.release.title),
        )
        for css in selectors
    ]
    return _best([*places, *_tag_places(known)])


def day_places(knowledge: KnowledgeSnapshot, known: Sequence[KnownPage]) -> list[Place]:
    """The places of days, the best first: elements, their attributes, metadata."""
    dated = [sample for sample in known if sample.day]
    places = {place for sample in dated for place in _dated(knowledge, sample)}
    is_day = _day_reader(knowledge)
    return _best([_weighed(dated, place, is_day) for place in places])


def container_places(known: Sequence[KnownPage]) -> list[Place]:
    """The innermost elements that hold all long paragraphs of a release."""
    containers = [(sample, node) for sample in known if (node := _container(sample)) is not None]
    counts = Counter(selector_of(node) or str(node.tag) for _, node in containers)
    return _best(
        [
            Place("css", css, number, sum(bool(select(css, sample.page.tree)) for sample in known))
            for css, number in counts.items()
        ]
    )


def furniture(known: Sequence[KnownPage], container: str, fields: Sequence[Place]) -> list[Place]:
    """What has a name of its own, stands in the container of many pages, and is in none of their
    releases, but the places of their fields."""
    values = {place.value for place in fields}
    dropped, kept = Counter[str](), Counter[str]()
    for sample in known:
        text = fold(f"{sample.release.title} {sample.release.subtitle or ''} {sample.release.text}")
        openings = _openings(sample)
        for css, words in _named_inside(sample.page, container):
            holds = words in text or any(opening in words for opening in openings)
            (kept if holds or css in values else dropped).update([css])
    least = max(2, _LEAST_DROPPED * len(known))
    sure = [css for css, number in dropped.items() if number >= least and not kept[css]]
    outer = sorted(sure, key=lambda css: (-dropped[css], css))[:_MOST_DROPPED]
    return [Place("css", _inside(css, container), dropped[css], dropped[css]) for css in outer]


def _inside(css: str, container: str) -> str:
    """A selector by what stands in the container alone: it is all that a reader takes of a page."""
    if not css.startswith(f"{container} > "):
        return css
    return container.rpartition(" > ")[2] + css.removeprefix(container)


def text_at(page: Page, place: Place) -> str:
    """What stands in a place of a page; '' for nothing."""
    if place.key == "head_title":
        return title_tag(page).removesuffix(place.value).strip()
    if place.key == "meta":
        named = (node for node in page.tree.iter("meta") if _name(node) == place.value)
        return next((squeeze(node.get("content") or "") for node in named), "")
    nodes = select(place.value, page.tree)
    if not nodes:
        return ""
    attribute = place.attribute
    return squeeze(nodes[0].get(attribute) or "") if attribute else visible_text(nodes[0])


def _saying(page: Page, wanted: str) -> Iterator[str]:
    """The innermost elements that say this and nothing else, but links."""
    if not wanted:
        return
    longest = 2 * _SHORT + 2 * len(wanted)
    for node in _elements(page):
        if node.tag == "a" or len(node.text_content()) > longest:
            continue
        inner = (child for child in node if isinstance(child, HtmlElement) and child.tag != "a")
        if fold(visible_text(node)) == wanted and all(
            fold(visible_text(child)) != wanted for child in inner
        ):
            yield selector_of(node)


def _tag_places(known: Sequence[KnownPage]) -> Iterator[Place]:
    """The title tag, without what follows the title in it on most pages."""
    tags = [(sample.release.title, title_tag(sample.page)) for sample in known]
    rests = Counter(tag[len(title) :] for title, tag in tags if title and tag.startswith(title))
    for site_name, number in rests.most_common(1):
        yield Place("head_title", site_name, number, len(known))


def _dated(knowledge: KnowledgeSnapshot, known: KnownPage) -> Iterator[Place]:
    is_day = _day_reader(knowledge)
    for node in _elements(known.page):
        if node.tag == "time" and is_day(known, node.get("datetime") or ""):
            yield Place("css", selector_of(node), 0, 0, "datetime")
        leaf = not any(isinstance(child, HtmlElement) and child.tag != "br" for child in node)
        text = visible_text(node) if leaf else ""
        if 0 < len(text) <= _SHORT and is_day(known, text):
            yield Place("css", selector_of(node), 0, 0)
    for node in known.page.tree.iter("meta"):
        if _name(node) and is_day(known, node.get("content") or ""):
            yield Place("meta", _name(node), 0, 0)


def _day_reader(knowledge: KnowledgeSnapshot) -> Callable[[KnownPage, str], bool]:
    def is_day(known: KnownPage, text: str) -> bool:
        day = read_date(knowledge, text[:_SHORT]) if text else None
        return day is not None and known.day in (day.value, day.turned)

    return is_day


def _container(known: KnownPage) -> HtmlElement | None:
    """None where fewer than two of its paragraphs are found on the page."""
    wanted = _openings(known)
    nodes = [
        node
        for node in _elements(known.page)
        if fold(squeeze(f"{node.text or ''}{_inline(node)}"))[:_OPENING] in wanted
    ]
    # What holds the first paragraph opens as it does.
    around = {outer for node in nodes for outer in node.iterancestors()}
    nodes = [node for node in nodes if node not in around]
    if len(wanted) < 2 or len(nodes) < 2:
        return None
    above = [list(node.iterancestors()) for node in nodes]
    common = (node for node in above[0] if all(node in others for others in above[1:]))
    return next((node for node in common if isinstance(node, HtmlElement)), None)


def _openings(known: KnownPage) -> set[str]:
    """How the long paragraphs of a release begin."""
    prose = (block for block in known.release.blocks if block.kind is BlockKind.PARAGRAPH)
    return {fold(block.text)[:_OPENING] for block in prose if len(block.text) >= _SENTENCE}


def _inline(node: HtmlElement) -> str:
    """The beginning of what stands in an element besides its own first text."""
    return "" if len(node.text or "") > _OPENING else visible_text(node)[: 2 * _SHORT]


def _named_inside(page: Page, container: str) -> Iterator[tuple[str, str]]:
    for root in select(container, page.tree)[:1]:
        for node in root.iter():
            own = isinstance(node, HtmlElement) and node is not root
            css = selector_of(node) if own else ""
            named = any(mark in css.rpartition(" > ")[2] for mark in ".#")
            if named and (words := fold(visible_text(node))):
                yield css, words


def _weighed(
    known: Iterable[KnownPage], place: Place, is_right: Callable[[KnownPage, str], bool]
) -> Place:
    texts = [(sample, text) for sample in known if (text := text_at(sample.page, place))]
    right = sum(is_right(sample, text) for sample, text in texts)
    return Place(place.key, place.value, right, len(texts), place.attribute)


def _best(places: Iterable[Place]) -> list[Place]:
    """The places that are right where they are, the one that is so on most pages first."""
    sure = [place for place in places if place.right >= max(2, _LEAST_RIGHT * place.pages)]
    wrong = {place: place.pages - place.right for place in sure}
    best = sorted(
        sure,
        key=lambda place: (2 * wrong[place] - place.right, _KEYS.index(place.key), place.value),
    )
    return [place for place in best if place.right >= _LEAST_ADDED * best[0].right][:_MOST_PLACES]


def _elements(page: Page) -> Iterator[HtmlElement]:
    body = page.tree.find(".//body")
    nodes = (page.tree if body is None else body).iter()
    yield from (node for node in nodes if isinstance(node, HtmlElement) and node.tag not in _UNSEEN)


def _name(node: HtmlElement) -> str:
    return node.get("property") or node.get("name") or ""
