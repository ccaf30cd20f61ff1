"""The places of a page where signs of its kind are looked for, each as texts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast
from urllib.parse import SplitResult, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from archive.decoding.wayback import inner_address
from archive.html.page import Page, title_tag
from archive.models import Release
from archive.page_kinds.menus import items_that_lead_here
from archive.parsers.links import canonical
from archive.parsers.parsed_item import ParsedItem

Places = Mapping[str, Sequence[str]]
"""The texts of each PagePlace."""

_ITEM_TYPES = etree.XPath("//*/@itemtype", smart_strings=False)
_SEEN = etree.XPath(
    ".//text()[normalize-space() and not(parent::script or parent::style or parent::noscript"
    " or parent::template)]",
    smart_strings=False,
)
MOST_SEEN = 60_000
_JSON_TYPE = re.compile(r'"@type"\s*:\s*(\[[^\]]*\]|"[^"]+")')
_HEAD, _END, _OPENING = 600, 500, 150
_ENDS_OF_TITLE = " ?!.:"
"""Behind a title that is asked or called out: 'Who are we?' names the page 'Who are we'."""


def places_of(page: Page, reading: ParsedItem, release: Release) -> Places:
    """release: the reading with its day of issue and all candidates for it."""
    text, parts = release.text, _addresses(page)
    metas = list(_metas(page.tree))
    # Without an address the files of a site still lead to each other by their places.
    own_place = parts[0].geturl() if parts else "/" + page.locator.replace("!", "/")
    body = page.tree.find(".//body")
    return {
        "address": tuple(map(_path, parts)),
        "body": (text,),
        "class": (f"{body.get('class') or ''} {body.get('id') or ''}",) if body is not None else (),
        "day": tuple(_days(release)),
        "end": (text[-_END:],),
        "generator": tuple(value for name, value in metas if name == "generator"),
        "listed": tuple("with a day" for listed_page in page.listed if listed_page.entry.days),
        "host": tuple(part.hostname or "" for part in parts),
        "head": (*reading.header_lines, *filter(None, [reading.kicker]), text[:_HEAD]),
        "menu": tuple(items_that_lead_here(page.tree, own_place)),
        "meta": tuple(f"{name}={value}" for name, value in metas if value),
        "og-type": tuple(value for name, value in metas if name == "og:type"),
        "opening": (text[:_OPENING],),
        "page": (seen_text(page)[:MOST_SEEN],),
        "schema": (types := tuple(_schema_types(page.tree))),
        "schemas": (" ".join(types),) if types else (),
        "title": tuple(dict.fromkeys((reading.title, reading.title.rstrip(_ENDS_OF_TITLE)))),
        "title-tag": (title_tag(page),),
    }


def seen_text(page: Page) -> str:
    """All that a reader may see, a line for each text of the tree."""
    body = page.tree.find(".//body")
    texts = cast(list[str], _SEEN(page.tree if body is None else body))
    return "\n".join(texts)


def _addresses(page: Page) -> tuple[SplitResult, ...]:
    """Its own and the one that it calls canonical, without what a web archive puts before them: its
    fourteen digits would be taken for a day."""
    addresses = filter(None, (page.url, canonical(page)))
    own = (inner_address(address).url or address for address in addresses)
    return tuple(map(urlsplit, dict.fromkeys(own)))


def _path(address: SplitResult) -> str:
    return address.path + (f"?{address.query}" if address.query else "") or "/"


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or "").strip().lower()
        yield name, (node.get("content") or "").strip()[:200]


def _days(release: Release) -> Iterator[str]:
    """How each day was found: 'chosen dateline', 'other time'."""
    for piece in release.evidence:
        if piece.field == "issued":
            fine = piece.value.count("-") == 2 and piece.value[0] != "-"
            role = "chosen" if piece.chosen else "other"
            yield f"{role} {piece.method}{'' if fine else ' rough'}"


def _schema_types(tree: HtmlElement) -> Iterator[str]:
    for node in tree.iter("script"):
        if "ld+json" in (node.get("type") or "").lower():
            for named in _JSON_TYPE.findall(node.text or ""):
                yield from re.findall(r"[A-Za-z]+(?=\")", named)
    for named in cast(list[str], _ITEM_TYPES(tree)):
        yield named.rstrip("/").rpartition("/")[2]
