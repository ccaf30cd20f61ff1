"""Days in numbers that stay unread, since those who wrote the page may count years otherwise."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.dates.candidates import DateCandidate
from archive.dates.choosing.signs import declared_languages
from archive.dates.methods import OTHER_YEARS, TYPED
from archive.html.lines import Lines
from archive.html.page import Page
from archive.knowledge.cues import Writers
from archive.knowledge.snapshot import KnowledgeSnapshot

_NUMBERS = re.compile(r"(?<![\w/.-])\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?![\w/-])")
_SHORT = re.compile(r"(?<![\w/.-])\d{1,2}([-/.])\d{1,2}\1\d{2}(?![\w/-])")
_MOST_READ = 5_000
_SHARE = 20
"""One letter of so many is theirs: a page that quotes a word is not of their country."""


def without_other_years(
    knowledge: KnowledgeSnapshot, page: Page, candidates: Sequence[DateCandidate]
) -> list[DateCandidate]:
    """The candidates; days that the page prints in numbers are evidence alone where its language is
    one of a country with another calendar, or its years have two digits and may stand first."""
    rules = knowledge.cues.calendar
    printed = [
        candidate
        for candidate in candidates
        if candidate.method in TYPED and _NUMBERS.search(candidate.snippet)
    ]
    short = [candidate for candidate in printed if _SHORT.search(candidate.snippet)]
    unread: list[DateCandidate] = []
    if printed and _is_of(knowledge, page, rules.other_years):
        unread = printed
    elif short and _is_of(knowledge, page, rules.short_years):
        unread = short
    return [
        replace(candidate, method=OTHER_YEARS)
        if any(candidate is other for other in unread)
        else candidate
        for candidate in candidates
    ]


def _is_of(knowledge: KnowledgeSnapshot, page: Page, writers: Writers) -> bool:
    declared = {tag.partition("-")[0] for tag in declared_languages(knowledge, page)}
    if declared & writers.tags:
        return True
    text = "".join(page.derived(Lines))[:_MOST_READ]
    return len(re.findall(writers.letters, text)) * _SHARE > len(text)
