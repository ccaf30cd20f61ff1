"""The labels that a page gives itself for machines and readers: keywords, sections, tags."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from archive.html.page import Page, squeeze
from archive.html.visible_text import visible_text
from archive.knowledge.cues import LabelFields
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import SiteLabel

_MOST, _SHORTEST, _LONGEST = 30, 2, 80
_PARTS = re.compile(r"[,;|]|\s{2,}")
_TAG_LINKS = etree.XPath("//a/@rel[contains(concat(' ', ., ' '), ' tag ')]/..")


def labels_of(knowledge: KnowledgeSnapshot, page: Page) -> tuple[SiteLabel, ...]:
    """Each label once, as first written, at most thirty; those that an editor chose come first."""
    fields = knowledge.cues.labels
    labels = [*_of_links(page.tree), *_of_json_ld(page.tree, fields), *_of_meta(page.tree, fields)]
    known: dict[str, SiteLabel] = {}
    for label in sorted(labels, key=lambda label: not label.chosen):
        if _SHORTEST <= len(label.text) <= _LONGEST:
            known.setdefault(label.text.casefold(), label)
    return tuple(islice(known.values(), _MOST))


def _of_links(tree: HtmlElement) -> Iterator[SiteLabel]:
    nodes = cast(list[HtmlElement], _TAG_LINKS(tree))
    # So many are those of other stories.
    for node in nodes if len(nodes) <= _MOST else ():
        yield SiteLabel(visible_text(node), "a rel=tag", chosen=True)


def _of_meta(tree: HtmlElement, fields: LabelFields) -> Iterator[SiteLabel]:
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or "").strip().lower()
        if name in fields.chosen or name in fields.keywords:
            for text in _parts(node.get("content") or ""):
                yield SiteLabel(text, f"meta {name}", chosen=name in fields.chosen)


def _of_json_ld(tree: HtmlElement, fields: LabelFields) -> Iterator[SiteLabel]:
    for node in tree.iter("script"):
        if "ld+json" in (node.get("type") or "").lower():
            for key, text in _article_texts(node.text or "", fields):
                for part in _parts(text):
                    yield SiteLabel(part, f"json-ld {key}", chosen=True)


def _article_texts(source: str, fields: LabelFields) -> Iterator[tuple[str, str]]:
    """The texts under the keys of labels, of whatever object has them; none of broken JSON."""
    try:
        pending: list[object] = [json.loads(source, strict=False)]
    except (ValueError, RecursionError):
        return
    while pending:
        node = pending.pop()
        if isinstance(node, list):
            pending += node
        elif isinstance(node, Mapping):
            for key in fields.article_keys:
                listed = node.get(key)
                texts = listed if isinstance(listed, list) else [listed]
                yield from ((key, text) for text in texts if isinstance(text, str))
            pending += node.values()


def _parts(text: str) -> Iterator[str]:
    return (squeeze(part) for part in _PARTS.split(text) if part.strip())
