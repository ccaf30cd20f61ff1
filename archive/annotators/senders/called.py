"""By which surname a release calls who speaks for it, where no sender is named in full."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from archive.annotators.senders.passages import passages_of
from archive.annotators.senders.sender_words import SenderPatterns, sender_patterns
from archive.knowledge.languages import Language, joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Release
from archive.text.alternatives import any_word, compiled
from archive.text.folding import fold
from archive.text.words import POSSESSIVE

_CAPITAL = r"[^\W\d_a-zà-ÿ][\w’'‐‑-]{1,40}"
_INITIALS = r"(?:(?:[A-Z]\. ?){1,3}|(?:[A-Z] ){1,3})?"
_UNTITLED = re.compile(rf"\W*{_INITIALS}(?P<name>{_CAPITAL})")
_GOES_ON = re.compile(rf" {_CAPITAL}")
_LABEL = re.compile(r"([A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,3}) ?: ")
_WORD = re.compile(r"\w+")
_SHORTEST = 3
_MOST_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Call:
    """A surname as printed, and the title before it, '' for none."""

    surname: str
    title: str = ""


class _Titled:
    """name: a surname behind titles. Titles are thousands: they are looked for only behind words
    with which one of them begins."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        known = frozenset(joined(knowledge.languages, _titles))
        titles = any_word(known)
        self.name = compiled(
            rf"(?<!\w)(?P<title>(?i:(?:(?:{titles})\.? )*?(?:{titles})))\.? {_INITIALS}"
            rf"(?P<name>{_CAPITAL})(?!\w)"
        )
        self._first_words = frozenset(
            word[0] for title in known if (word := _WORD.search(title.lower()))
        )

    def all_in(self, text: str) -> Iterator[re.Match[str]]:
        """Each surname behind titles, from the left."""
        end = 0
        for word in _WORD.finditer(text):
            is_open = word.start() >= end and word[0].lower() in self._first_words
            if is_open and (match := self.name.match(text, word.start())):
                end = match.end()
                yield match


def called_in(release: Release, knowledge: KnowledgeSnapshot) -> tuple[Call, ...]:
    """Each surname once: alone behind a title in a line of the letterhead ('SENATOR HILL MP'), of
    who speaks in its first sentences ('Senator Hill said'), of the label behind which most of a
    talk is said ('PRIME MINISTER HILL:')."""
    patterns, titled = knowledge.derived(sender_patterns), knowledge.derived(_Titled)
    calls = (*_in_passages(release, patterns, titled), *_labels(release))
    distinct: dict[str, Call] = {}
    for call in calls:
        surname = POSSESSIVE.sub("", call.surname)
        if len(surname) >= _SHORTEST and fold(surname) not in patterns.titles:
            distinct.setdefault(fold(surname), Call(surname, call.title))
    return tuple(distinct.values())


def _in_passages(release: Release, patterns: SenderPatterns, titled: _Titled) -> Iterator[Call]:
    for passage in passages_of(release):
        if passage.method == "letterhead":
            yield from _in_line(passage.text, patterns, titled.name)
        for match in titled.all_in(passage.text) if passage.method == "lead" else ():
            before, behind = passage.text[: match.start()], passage.text[match.end() :]
            is_whole = not _GOES_ON.match(behind) or patterns.honoured.match(behind)
            speech_before = is_whole and patterns.said_before.search(before[-_MOST_BEFORE:])
            if speech_before or patterns.said_behind.match(behind):
                yield Call(match["name"], match["title"])


def _in_line(text: str, patterns: SenderPatterns, titled: re.Pattern[str]) -> Iterator[Call]:
    """Who stands alone in a line, behind a title or before an honour."""
    call = titled.match(text) or _UNTITLED.match(text)
    if call is None:
        return
    title = call.groupdict().get("title") or ""
    honours = patterns.honoured.match(text, call.end())
    behind = text[honours.end() if honours else call.end() :]
    if (title or honours) and not behind.strip(" .,"):
        yield Call(call["name"], title)


def _labels(release: Release) -> Iterator[Call]:
    letters_behind = Counter[str]()
    label = ""
    for block in release.blocks:
        if labelled := _LABEL.match(block.text):
            label = labelled[1]
        letters_behind[label] += len(block.text)
    for most, _ in letters_behind.most_common(1):
        yield from (Call(word) for word in most.split()[-1:])


def _titles(language: Language) -> Iterator[str]:
    yield from language.names.courtesy
    yield from language.posts.words
    yield from language.offices.senders.members_before
