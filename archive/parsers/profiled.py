"""Reading a page by its site profile: every field from the places that the profile names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from archive.errors import DescribeError
from archive.html.chrome import Chrome
from archive.html.lines import lines_before, lines_of
from archive.html.page import Page, squeeze
from archive.html.selectors import select
from archive.html.visible_text import has_text
from archive.knowledge.chrome import chrome_of
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, Evidence, Link, Repair
from archive.parsers.body.blocks import blocks_of
from archive.parsers.body.contacts import mark_contacts, read_contacts
from archive.parsers.body.trimming import stripped, trim
from archive.parsers.fields import FieldText, date_text_of, evidence_of, find, first
from archive.parsers.items import split_by_heading
from archive.parsers.labels import labels_of
from archive.parsers.links import canonical
from archive.parsers.parsed_item import ParsedItem
from archive.parsers.preformatted import read_preformatted
from archive.parsers.titles.choice import find_title
from archive.profiles.profile import Rule, SiteProfile

_MOST_CHROME = 4000
_LEAST_SHARE = 0.2
"""Measured: of the text in a page's paragraphs a profile that fits finds three fifths and more, one
that is of another site of its family a tenth, which is a summary."""

_OUTERMOST = etree.XPath("//p[not(ancestor::p)]")


def read_profiled(
    knowledge: KnowledgeSnapshot, page: Page, profile: SiteProfile
) -> tuple[ParsedItem, ...]:
    """Every item of the page; none where the profile's containers or items are not those of the
    page, or hold the least part of its text: it is of another site of the family.

    Raises DescribeError 'no-body' where the containers are empty, or the profile's own reason where
    its pages are no releases.
    """
    if profile.no_release:
        raise DescribeError(profile.no_release, f"profile {profile.name}: no release stands here")
    items = tuple(_readings(knowledge, page, profile))
    readings = tuple(reading for reading in items if reading.blocks)
    if not readings and not profile.match.hosts and profile.items:
        return ()  # nothing on the page is an item as that site set them
    if not readings and (profile.items or _has_container(page, profile)):
        raise DescribeError("no-body", f"profile {profile.name} found no text on the page")
    sure = profile.items or profile.match.hosts  # a profile of one site knows its pages
    return readings if sure or _holds_its_text(page, readings, knowledge.derived(chrome_of)) else ()


def _has_container(page: Page, profile: SiteProfile) -> bool:
    return not profile.container or any(select(css, page.tree) for css in profile.container)


def _holds_its_text(page: Page, readings: Sequence[ParsedItem], chrome: Chrome) -> bool:
    """Whether the readings hold enough of the page's paragraphs; those of comments, teasers and the
    like, asked for in doubt only, do not count."""
    letters = sum(len(block.text) for reading in readings for block in reading.blocks)
    nodes = cast(list[HtmlElement], _OUTERMOST(page.tree))
    sizes = [(len(squeeze(node.text_content())), node) for node in nodes]
    if letters >= _LEAST_SHARE * sum(size for size, _ in sizes):
        return True
    return letters >= _LEAST_SHARE * sum(size for size, node in sizes if not chrome.is_beside(node))


def _readings(
    knowledge: KnowledgeSnapshot, page: Page, profile: SiteProfile
) -> Iterator[ParsedItem]:
    if profile.line_mode == "pre":
        yield read_preformatted(knowledge, page, profile)
    elif profile.items and profile.items.css:
        for element in select(profile.items.css, page.tree):
            yield _read_item(knowledge, page, profile, element, own_page=False)
    elif profile.items and profile.items.heading:
        whole = _read_item(knowledge, page, profile, page.tree, own_page=False)
        yield from split_by_heading(knowledge, whole, profile.items)
    else:
        yield _read_item(knowledge, page, profile, page.tree, own_page=True)


def _read_item(
    knowledge: KnowledgeSnapshot,
    page: Page,
    profile: SiteProfile,
    scope: HtmlElement,
    own_page: bool,
) -> ParsedItem:
    title = first(profile.title, page, scope)
    fields = _fields(page, profile, scope)
    taken = [title, *(printed for group in fields.values() for printed in group)]
    containers = _containers(profile, scope)
    blocks = blocks_of(containers, _dropped(profile, containers, taken))
    name, title_evidence = _title(knowledge, title, page, own_page)
    repairs: list[Repair] = []
    trimmed = [stripped(block, profile, repairs) for block in trim(blocks, profile, name)]
    body = mark_contacts(knowledge, [block for block in trimmed if block.text], profile.contact)
    reading = ParsedItem(
        title=name,
        blocks=tuple(body),
        own_page=own_page,
        dates=tuple(date_text_of(printed) for printed in fields["date"]),
        header_lines=tuple(_header_lines(scope, containers, body, own_page)),
        canonical=canonical(page) if own_page else None,
        contacts=read_contacts(knowledge, body),
        chrome=partial(_chrome, page, containers),
        has_dateline=profile.dateline,
        kind=profile.items.kind if profile.items and not own_page else profile.kind,
        evidence=(*title_evidence, *_evidence(fields)),
        repairs=tuple(repairs),
        labels=labels_of(knowledge, page) if own_page else (),
    )
    return _with_fields(reading, fields, own_page)


def _fields(page: Page, profile: SiteProfile, scope: HtmlElement) -> dict[str, list[FieldText]]:
    groups: dict[str, Sequence[Rule]] = {
        "subtitle": profile.subtitle,
        "date": profile.date,
        "symbol": profile.symbol,
        "kicker": profile.kicker,
        "tags": profile.tags,
        "scope": profile.scope,
        "own_link": profile.own_link,
        "translations": profile.translations,
    }
    return {name: list(find(rules, page, scope)) for name, rules in groups.items()}


def _with_fields(
    reading: ParsedItem, fields: dict[str, list[FieldText]], own_page: bool
) -> ParsedItem:
    scope = _value(fields["scope"])
    return replace(
        reading,
        subtitle=_value(fields["subtitle"]),
        symbol=_value(fields["symbol"]),
        kicker=_value(fields["kicker"]),
        tags=tuple(label for printed in fields["tags"] for label in _labels(printed.value)),
        scope=scope.lower() if scope else None,
        own_link=None if own_page else _value(fields["own_link"]),
        translations=tuple(
            Link(
                printed.node.get("hreflang", "") if printed.node is not None else "",
                printed.value,
            )
            for printed in fields["translations"]
        ),
    )


def _value(printed_texts: Sequence[FieldText]) -> str | None:
    return printed_texts[0].value if printed_texts else None


def _labels(text: str) -> list[str]:
    return [label.strip() for label in re.split(r"[,;|]|\s{2,}", text) if label.strip()]


def _containers(profile: SiteProfile, scope: HtmlElement) -> list[HtmlElement]:
    """The elements of the first selector that holds text; the item itself where none is named."""
    for css in profile.container:
        elements = [node for node in select(css, scope) if has_text(node)]
        outer = [node for node in elements if not any(p in elements for p in node.iterancestors())]
        if outer:
            return outer
    return [] if profile.container else [scope]


def _dropped(
    profile: SiteProfile, containers: Sequence[HtmlElement], taken: Sequence[FieldText | None]
) -> frozenset[HtmlElement]:
    """What the profile drops, and every element that was read as a field of its own."""
    nodes = {printed.node for printed in taken if printed is not None and printed.node is not None}
    for container in containers:
        for css in profile.drop:
            nodes.update(select(css, container))
    return frozenset(nodes - set(containers))


def _header_lines(
    scope: HtmlElement, containers: Sequence[HtmlElement], body: Sequence[Block], own_page: bool
) -> Iterator[str]:
    """The short lines before the body's first words: where an old page prints its date."""
    opening = body[0].text[:25] if body else ""
    container = containers[0] if own_page and containers else None
    before = lines_before(container) if container is not None else ()
    for line in chain(before, lines_of(scope if container is None else container)):
        if opening and line.startswith(opening):
            return
        if len(line) <= 120:
            yield line


def _chrome(page: Page, containers: Sequence[HtmlElement]) -> str:
    """The text of the page outside the body, at most 4,000 characters."""
    body = page.tree.find(".//body")
    parts: list[str] = []
    size = 0
    walk = etree.iterwalk(page.tree if body is None else body, events=("start", "end"))
    for event, node in walk:
        if event == "start" and (node in containers or node.tag in ("script", "style")):
            walk.skip_subtree()
            continue
        text = (node.text if event == "start" else node.tail) or ""
        if text.strip():
            parts.append(text)
            size += len(text)
        if size > _MOST_CHROME:
            break
    return squeeze(" ".join(parts))[:_MOST_CHROME]


def _title(
    knowledge: KnowledgeSnapshot, by_profile: FieldText | None, page: Page, own_page: bool
) -> tuple[str, Sequence[Evidence]]:
    """The title by the profile; where a site puts it elsewhere than its family does, by general
    rules, which know of pages with one release only."""
    if by_profile:
        return by_profile.value, [evidence_of("title", by_profile)]
    if not own_page:
        return "", []
    title, evidence = find_title(knowledge, page)
    return title, [evidence] if title else []


def _evidence(fields: dict[str, list[FieldText]]) -> Iterator[Evidence]:
    for name in ("subtitle", "symbol", "kicker", "scope", "own_link"):
        for printed in fields[name][:1]:
            yield evidence_of(name, printed)
    for name in ("tags", "translations"):
        for printed in fields[name]:
            yield evidence_of(name, printed)
