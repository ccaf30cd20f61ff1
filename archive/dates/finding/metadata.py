"""Candidates for the day of issue from what a page says of itself to machines."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from archive.dates.candidates import DateCandidate, read_candidate
from archive.dates.finding.script_days import script_day
from archive.html.linked_data import is_of_type, linked_data
from archive.knowledge.cues import DateFields
from archive.knowledge.snapshot import KnowledgeSnapshot

_JSON_DATE = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"]{4,40})"')
_UNSAID = 0.8
"""A field that is not believed more than this says a date, but not which: 'DC.date'."""

TEASER = "time of a teaser"
"""The place of a day under a heading that leads to another story."""

_NEAR_TITLE = 3
_MOST_STORIES = 3
_TEASER_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
# Asked of attributes, not of elements: that is quicker.
_WITH_CLASS = etree.XPath("//@class[contains(., 'published')]/..")
_WITH_PROPERTIES = etree.XPath("//@property/.. | //@itemprop/..")


def metadata_dates(
    knowledge: KnowledgeSnapshot, tree: HtmlElement, latest: date
) -> tuple[DateCandidate, ...]:
    """What the page says of itself: JSON-LD, <meta>, RDFa and microdata, <time>, in that order.

    Times of change come with method 'modified'; they are evidence, never chosen.
    """
    candidates = _Fields(knowledge, tree, latest).found()
    return tuple(dict.fromkeys(candidates))


class _Fields:
    """The dates in the fields of one page, read with what is known of such fields."""

    def __init__(self, knowledge: KnowledgeSnapshot, tree: HtmlElement, latest: date) -> None:
        self._latest = latest
        self._knowledge = knowledge
        self._known: DateFields = knowledge.cues.date_metadata
        self._tree = tree

    def found(self) -> Iterator[DateCandidate]:
        yield from self._of_json_ld()
        yield from self._of_meta()
        yield from self._of_properties()
        yield from self._of_classes()
        yield from self._of_time()
        yield from self._of_scripts()

    def _of_meta(self) -> Iterator[DateCandidate]:
        for node in self._tree.iter("meta"):
            content = node.get("content") or ""
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                name = (node.get(attribute) or "").strip().lower()
                trust = self._trust(name)
                if trust and attribute == "itemprop" and name in self._known.published_property:
                    continue  # one of the elements that say when a story was published
                if trust:
                    method = "meta" if trust > _UNSAID else "meta-date"
                    yield from self._candidates([content], method, f"meta {name}", trust)
                elif name in self._known.modified_meta:
                    yield from self._candidates([content], "modified", f"meta {name}", 0.1)

    def _trust(self, name: str) -> float | None:
        """How far a field is believed; of 'maker:field' that is no field of its own, by its end."""
        maker, _, end = name.rpartition(":")
        known = self._known.published_meta.get(name)
        return known or (self._known.published_behind.get(end) if maker else None)

    def _of_json_ld(self) -> Iterator[DateCandidate]:
        for script in linked_data(self._tree):
            pairs = (
                ((key, value, False) for key, value in _JSON_DATE.findall(script.raw))
                if script.objects is None
                else _pairs(script.objects, self._known.article_types)
            )
            for key, value, is_article in pairs:
                method = "modified" if key == "dateModified" else "json-ld"
                trust = 0.1 if method == "modified" else 0.93 if is_article else 0.85
                yield from self._candidates([value], method, f"json-ld {key}", trust)

    def _of_properties(self) -> Iterator[DateCandidate]:
        """Elements that say when something was published; where they name many days, each is of
        another story but what stands around the title: evidence, never chosen."""
        properties = list(self._named_properties())
        many = len({candidate.value for _, candidate in properties}) > _MOST_STORIES
        own = (
            _story_of_title(self._tree, [(node, candidate.value) for node, candidate in properties])
            if many
            else None
        )
        for node, candidate in properties:
            others = many and (own is None or own not in node.iterancestors())
            yield replace(candidate, method="other-property") if others else candidate

    def _named_properties(self) -> Iterator[tuple[HtmlElement, DateCandidate]]:
        for node in cast(list[HtmlElement], _WITH_PROPERTIES(self._tree)):
            for attribute in ("itemprop",) if node.tag == "meta" else ("property", "itemprop"):
                names = (node.get(attribute) or "").lower().split()
                name = next(
                    (name for name in names if name in self._known.published_property), None
                )
                if name:
                    texts = (node.get("content") or "", node.get("datetime") or "", _text(node))
                    trust = 0.92 if node.tag == "meta" else 0.85
                    for candidate in self._candidates(texts, "meta", f"{attribute} {name}", trust):
                        yield node, candidate

    def _of_classes(self) -> Iterator[DateCandidate]:
        """Microformats: one day only, else they are those of several stories."""
        nodes = [
            node
            for node in cast(list[HtmlElement], _WITH_CLASS(self._tree))
            if self._known.published_class & (classes := set((node.get("class") or "").split()))
            and not self._known.event_class & classes
        ]
        candidates: list[DateCandidate] = []
        for node in nodes:
            texts = (node.get("datetime") or "", node.get("title") or "", _text(node))
            candidates += self._candidates(texts, "meta", "class published", 0.85)
        if len({each.value for each in candidates}) == 1:
            yield candidates[0]

    def _of_scripts(self) -> Iterator[DateCandidate]:
        """Data that a script hands to another, such as that of the page's statistics."""
        value = script_day(self._knowledge, self._tree)
        yield from self._candidates([value], "script", "data of a script", 0.6)

    def _of_time(self) -> Iterator[DateCandidate]:
        """<time>: sure with pubdate; else where all of them name one day, or beside the title.

        Where they differ, the others are those of other stories: evidence, never chosen. So is what
        stands under a heading that leads to another story.
        """
        nodes = [node for node in self._tree.iter("time") if not _in_furniture(node)]
        alone = _name_one_day(nodes)
        sure = _name_one_day([node for node in nodes if node.get("pubdate") is not None])
        beside = _story_of_title(
            self._tree, [(node, _stamp(node)[:10]) for node in self._tree.iter("time")]
        )
        title_tag = next((_text(tag).lower() for tag in self._tree.iter("title")), "")
        for node in nodes:
            if sure and node.get("pubdate") is not None:
                yield from self._candidates([_stamp(node)], "meta", "time pubdate", 0.85)
            elif _of_another(node, title_tag):
                yield from self._candidates([_stamp(node)], "other-time", TEASER, 0.3)
            elif alone or beside in node.iterancestors():
                yield from self._candidates([_stamp(node)], "time", "time", 0.7)
            else:
                yield from self._candidates([_stamp(node)], "other-time", "time", 0.3)

    def _candidates(
        self, texts: Sequence[str], method: str, place: str, confidence: float
    ) -> Iterator[DateCandidate]:
        """The candidate of the first text that holds a date."""
        for text in texts:
            candidate = read_candidate(
                self._knowledge, text, method, place, confidence, self._latest
            )
            if candidate:
                yield candidate
                return


def _pairs(
    objects: Iterable[Mapping[str, object]], article_types: Sequence[str]
) -> Iterator[tuple[str, str, bool]]:
    """Key, value and 'is an article' of every date in these objects."""
    for item in objects:
        for key in ("datePublished", "dateModified"):
            if isinstance(value := item.get(key), str):
                yield key, value, is_of_type(item, article_types)


def _name_one_day(nodes: Sequence[HtmlElement]) -> bool:
    return len({_stamp(node)[:10] for node in nodes}) == 1


def _stamp(node: HtmlElement) -> str:
    return node.get("datetime") or _text(node)


def _story_of_title(
    tree: HtmlElement, dated: Sequence[tuple[HtmlElement, str]]
) -> HtmlElement | None:
    """The element around the only h1, a few levels up, that holds the first of these elements with
    their days: None where it holds several days."""
    titles = list(tree.iter("h1"))
    if len(titles) != 1:
        return None
    for _, parent in zip(range(_NEAR_TITLE), titles[0].iterancestors(), strict=False):
        days = {day for node, day in dated if parent in node.iterancestors()}
        if days:
            return parent if len(days) == 1 else None
    return None


def _of_another(node: HtmlElement, title_tag: str) -> bool:
    """Whether it stands in a teaser: under a linked heading that the title tag does not name."""
    for _, parent in zip(range(_NEAR_TITLE), node.iterancestors(), strict=False):
        headings = list(parent.iter("h1", *_TEASER_HEADINGS))
        if headings:
            linked = all(heading.tag != "h1" and _linked(heading) for heading in headings)
            return linked and not any(_text(heading).lower() in title_tag for heading in headings)
    return False


def _linked(heading: HtmlElement) -> bool:
    inside = next(heading.iter("a"), None) is not None
    return inside or next(heading.iterancestors("a"), None) is not None


def _in_furniture(node: HtmlElement) -> bool:
    return any(parent.tag in ("aside", "footer", "nav") for parent in node.iterancestors())


def _text(node: HtmlElement) -> str:
    return " ".join(node.text_content().split())[:200]
