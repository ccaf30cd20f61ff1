"""What a page is: the reasons for and against a release weighed, and all of them kept."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.html.page import Page
from archive.kinds import PageKind
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.listings.entries import dated_rows
from archive.models import Evidence, Release
from archive.page_kinds.measures import measured, share_of_code_lines, share_of_rows
from archive.page_kinds.places import Places, places_of
from archive.page_kinds.signs import Signs
from archive.parsers.parsed_item import ParsedItem
from archive.text.words import word_count

_SHORT = 120
_OWN_DAY = re.compile("(?:chosen|other) (?:header-line|dateline|profile|json-ld)")
"""An error has no day of issue; a page that happens to be called 'Not found' may have one."""
_SILENCE = "silence"
_MOST_SHOWN = 30
_LEAST_SHOWN = 0.1


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that holds of a page. weight: for a release, below 0 against one and for the kind
    that it means. seen: the number, or the words that were seen."""

    name: str
    weight: float
    means: str
    seen: str

    def __str__(self) -> str:
        return f"{self.name} {self.weight:+.1f} ({self.seen})"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a page is, and why. weight: the sum of all reasons and what was there before them."""

    kind: PageKind
    weight: float
    reasons: tuple[Reason, ...]

    @property
    def detail(self) -> str:
        """The reasons in one line, the weightiest first."""
        shown = sorted(self.reasons, key=lambda reason: -abs(reason.weight))
        return f"{self.weight:+.1f}: " + ", ".join(map(str, shown))

    @property
    def evidence(self) -> Evidence:
        sure = 1 / (1 + math.exp(-abs(self.weight)))
        return Evidence("page-kind", self.kind, "signs", "page", self.detail[:200], round(sure, 2))


def kind_of_page(
    knowledge: KnowledgeSnapshot, page: Page, reading: ParsedItem, release: Release, latest: date
) -> Verdict:
    """What a page that one release could stand on is. release: the reading with its candidates for
    the day of issue. latest: no day is later."""
    signs = knowledge.derived(Signs)
    places = places_of(page, reading, release)
    if error := _error(signs, places, release.text):
        return Verdict(PageKind.SOFT_ERROR, error.weight, (error,))
    reasons = tuple(_reasons(signs, places, page, reading))
    weight = signs.cues.bias + sum(reason.weight for reason in reasons)
    # To read the rows of a page costs more than all else: not where there is no doubt.
    if weight < signs.cues.sure_from and (rows := _of_rows(knowledge, page, places, latest)):
        reasons, weight = (*reasons, rows), weight + rows.weight
    shown = tuple(reason for reason in reasons if abs(reason.weight) >= _LEAST_SHOWN)
    return Verdict(_kind(signs, weight, reasons), weight, shown)


def _of_rows(
    knowledge: KnowledgeSnapshot, page: Page, places: Places, latest: date
) -> Reason | None:
    """That the page is, for the most part, rows of a list with a day each."""
    rule = knowledge.cues.page_kinds.rows
    rows = dated_rows(knowledge, page, latest)
    share = share_of_rows(rows, places)
    if len(rows) < rule.least or share < rule.share:
        return None
    return Reason("dated-rows", rule.weight, PageKind.LISTING, f"{len(rows)}, {share:.2f} of it")


def finer(knowledge: KnowledgeSnapshot, evidence: Evidence, kind: str | None) -> Evidence:
    """What a release page is told as once the kind of its release is known: a speech, a statement,
    a briefing. What is doubted stays so."""
    if evidence.value != PageKind.RELEASE:
        return evidence
    pages = {row.kind: row.page for row in knowledge.cues.kinds.kinds}
    return replace(evidence, value=pages.get(kind or "", PageKind.RELEASE))


def kind_of_text(
    knowledge: KnowledgeSnapshot,
    page: Page,
    _reading: ParsedItem,
    _release: Release,
    _latest: date,
) -> Verdict:
    """The same of a text file, in which nothing but words speaks: a release unless it is code."""
    share = share_of_code_lines(page)
    weight = knowledge.cues.page_kinds.code_from - share
    reason = Reason("code-lines", weight, PageKind.DOCUMENT, f"{share:.2f} of its lines")
    return Verdict(PageKind.UNSURE if weight >= 0 else PageKind.DOCUMENT, weight, (reason,))


def _reasons(signs: Signs, places: Places, page: Page, reading: ParsedItem) -> Iterator[Reason]:
    measures = measured(page, reading, places, signs)
    held_signs = list(signs.held_by(places))
    names = {sign.name for sign, _ in held_signs} | {name for name in measures if measures[name]}
    for name, rule in signs.cues.measures.items():
        if not rule.unless & names:
            weight = rule.weight * min(rule.most, measures[name])
            yield Reason(name, weight, rule.means, f"{measures[name]:.2f}")
    for sign, seen in held_signs:
        yield Reason(sign.name, sign.weight, sign.means, seen[:_MOST_SHOWN])
    if not any(sign.telling for sign, _ in held_signs):
        yield Reason(_SILENCE, signs.cues.silence, "document", "no telling sign")


def _kind(signs: Signs, weight: float, reasons: Sequence[Reason]) -> PageKind:
    if weight >= signs.cues.sure_from:
        return PageKind.RELEASE
    if weight >= 0:
        return PageKind.UNSURE
    # That nothing tells of a release does not tell what else the page is.
    against = [reason for reason in reasons if reason.weight < 0 and reason.name != _SILENCE]
    listing = sum(reason.weight for reason in against if reason.means == PageKind.LISTING)
    other = sum(reason.weight for reason in against if reason.means != PageKind.LISTING)
    return PageKind.LISTING if listing < other else PageKind.DOCUMENT


def _error(signs: Signs, places: Places, text: str) -> Reason | None:
    """What says that the page is an error: its title, or a text that says little else."""
    if any(_OWN_DAY.match(day) for day in places["day"]):
        return None
    words = word_count(text)
    few = words <= _SHORT
    titles = (*places["title"], *places["title-tag"]) if few else ()
    for printed in (*titles, *([text] if words <= _SHORT // 3 else [])):
        error = signs.errors.search(printed)
        if error:
            return Reason("words-of-error", -5.0, PageKind.SOFT_ERROR, error[0][:_MOST_SHOWN])
    return None
