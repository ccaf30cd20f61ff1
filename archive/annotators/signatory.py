"""The person who sends a release: who heads its letter, or speaks for it in its first sentences."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.people import record_of
from archive.annotators.sender import Passage, passages_of, person_in_small_letters
from archive.annotators.sender_words import SenderPatterns, sender_patterns
from archive.facets import PERSON
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, Relation, Release
from archive.text.folding import fold

_OFTEN = 2
"""A surname that stands in a release once, behind a title, may as well be a word of a headline."""
_READ = 30_000
_NEXT = re.compile(r" ([^\W\d_a-zà-ÿ][\w’'‐‑-]{2,40})(?!\w)")
_CAPITAL_NEXT = re.compile(r"['’]?\w* [A-Z]")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Whole:
    """The words of a release, folded, to see how it calls people."""

    words: Counter[str]
    text: str
    never: frozenset[str]

    def calls(self, name: str) -> int:
        """How often the surname of a name stands there."""
        return self.words[fold(name).split()[-1]]

    def confirms(self, name: str, passage: Passage, behind: str) -> bool:
        """Whether a name is more than words of a headline ('Kos Calls'): its surname stands there
        more often than its first word; it is in a sentence, or printed again."""
        words = fold(name).split()
        if "s" in words or self.never.intersection(words):
            return False
        if not _OFTEN <= self.words[words[-1]] >= self.words[words[0]]:
            return False
        if passage.method == "lead" and not _CAPITAL_NEXT.match(behind):
            return True
        return self.text.count(f" {' '.join(words)} ") > 1


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """The release with a heading for its sender, where none of its headings is that person yet."""
    sender = _sender(release, knowledge)
    if sender is None:
        return release
    record = record_of(sender.name, knowledge)
    headings = {p.id or fold(p.label) for p in release.access_points if _is_heading(p)}
    if (record.id if record else fold(sender.name)) in headings:
        return release
    found = f"sends the release: {sender.passage.text[:120]}"
    id, label = (record.id, record.name) if record else ("", sender.name)
    point = AccessPoint(PERSON, id, label, Relation.NAMED, found)
    return replace(release, access_points=(*release.access_points, point))


def _is_heading(point: AccessPoint) -> bool:
    return point.facet == PERSON and point.relation in (Relation.SPEAKER, Relation.NAMED)


def _sender(release: Release, knowledge: KnowledgeSnapshot) -> _Named | None:
    """The first member of a parliament in the letterhead, else the one of the first sentences whom
    the release names most."""
    words = fold(f"{release.title} {release.text[:_READ]}")
    never = (word for one in knowledge.languages for word in one.names.never)
    whole = _Whole(Counter(words.split()), f" {words} ", frozenset(map(fold, never)))
    named = tuple(_members(release, knowledge.derived(sender_patterns), whole))
    heading = [one for one in named if one.passage.method == "letterhead"]
    if heading:
        return heading[0]
    return max(named, key=lambda one: whole.calls(one.name), default=None)


def _members(release: Release, patterns: SenderPatterns, whole: _Whole) -> Iterator[_Named]:
    for passage in passages_of(release):
        text = passage.text
        for match in patterns.members.finditer(text) if passage.method != "signature" else ():
            group = "first" if match["first"] else "second"
            name, end = match[group], match.end(group)
            # 'Ana Kos Petek': a second surname by which the release calls its sender.
            more = _NEXT.match(text, end)
            second = _POSSESSIVE.sub("", more[1]) if more else ""
            if more and patterns.belongs(second) and whole.calls(second) > whole.calls(name):
                name, end = f"{name} {second}", more.end()
            plain = _POSSESSIVE.sub("", " ".join(name.split()))
            known = not any(word.lower() in patterns.ends for word in plain.split())
            if known and whole.confirms(plain, passage, text[end : end + 40]):
                yield _Named(person_in_small_letters(plain), passage)
