"""The fields of a page by the rules of a profile: each value with the place it was read from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from archive.html.lines import lines_of
from archive.html.page import Page, squeeze, title_tag
from archive.html.selectors import might_match, select
from archive.html.visible_text import visible_text
from archive.models import Evidence
from archive.parsers.parsed_item import DateText
from archive.profiles.profile import Rule


@dataclass(frozen=True, slots=True)
class FieldText:
    """One value that a rule found. node: the element it stood in, for dropping it from the body."""

    value: str
    rule: Rule
    place: str
    snippet: str
    node: HtmlElement | None = None


def find(rules: Sequence[Rule], page: Page, scope: HtmlElement) -> Iterator[FieldText]:
    """Every value that the rules find, in the order of the rules."""
    for rule in rules:
        kept_values = [kept for raw in _raw(rule, page, scope) if (kept := _keep(rule, raw))]
        yield from reversed(kept_values) if rule.last else kept_values


def first(rules: Sequence[Rule], page: Page, scope: HtmlElement) -> FieldText | None:
    """The first value, by the order of the rules."""
    return next(find(rules, page, scope), None)


def evidence_of(field: str, printed: FieldText, confidence: float = 0.95) -> Evidence:
    """The evidence for a field that a profile's rule found."""
    return Evidence(
        field, printed.value, "profile", printed.place, printed.snippet[:200], confidence
    )


def date_text_of(printed: FieldText) -> DateText:
    """A value of a rule for days, with what the profile knows of it."""
    return DateText(
        printed.value, printed.place, printed.snippet, printed.rule.order, printed.rule.kind
    )


def _raw(rule: Rule, page: Page, scope: HtmlElement) -> Iterable[FieldText]:
    if rule.css:
        return _by_selector(rule, rule.css, scope) if might_match(rule.css, page.source) else ()
    if rule.meta:
        return _by_meta(rule, rule.meta, page)
    if rule.url:
        return _by_pattern(rule, rule.url, page.url or "", "address of the page")
    if rule.line:
        return _by_lines(rule, rule.line, scope)
    return [FieldText(title_tag(page), rule, "title", title_tag(page))]


def _by_selector(rule: Rule, css: str, scope: HtmlElement) -> Iterator[FieldText]:
    for node in select(css, scope):
        text = squeeze(node.get(rule.attribute) or "") if rule.attribute else visible_text(node)
        yield FieldText(text, rule, css, text, node)


def _by_meta(rule: Rule, name: str, page: Page) -> Iterator[FieldText]:
    for node in page.tree.iter("meta"):
        names = (node.get("name"), node.get("property"), node.get("itemprop"))
        if name.lower() in [(attribute or "").lower() for attribute in names]:
            text = squeeze(node.get("content") or "")
            yield FieldText(text, rule, f"meta {name}", text)


def _by_lines(rule: Rule, pattern: str, scope: HtmlElement) -> Iterator[FieldText]:
    for number, line in enumerate(lines_of(scope), 1):
        yield from _by_pattern(rule, pattern, line, f"line {number}")


def _by_pattern(rule: Rule, pattern: str, text: str, place: str) -> Iterator[FieldText]:
    match = re.search(pattern, text)
    if match:
        yield FieldText(match[match.lastindex or 0].strip(), rule, place, text.strip())


def _keep(rule: Rule, printed: FieldText) -> FieldText | None:
    if not printed.value:
        return None
    match = re.search(rule.pattern, printed.value) if rule.pattern else None
    if rule.pattern and not match:
        return None
    value = rule.prefix + (match[match.lastindex or 0] if match else printed.value).strip()
    return FieldText(value, rule, printed.place, printed.snippet, printed.node) if value else None
