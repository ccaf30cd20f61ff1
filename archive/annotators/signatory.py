"""The people who send a release: who head its letter, or speak for it in its first sentences."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.people import record_of
from archive.annotators.quotations.subject import SpeakerKind
from archive.annotators.sender import (
    Passage,
    passages_of,
    person_in_small_letters,
    speakers_with_a_post,
)
from archive.annotators.sender_words import SenderPatterns, sender_patterns
from archive.facets import PERSON
from archive.knowledge.languages import Language
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, HeadRole, Relation, Release
from archive.text.folding import fold

_OFTEN = 2
"""A surname that stands in a release once, behind a title, may as well be a word of a headline."""
_READ = 30_000
_MOST = 3
"""More people than so many in a letterhead are a list of others."""
_OPENING = 1_500
"""How far into a release the name of the only speaker must stand."""
_NEXT = re.compile(r" ([^\W\d_a-zà-ÿ][\w’'‐‑-]{2,40})(?!\w)")
_CAPITAL_NEXT = re.compile(r"['’]?\w* [A-Z]")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W\d_]+")
_PARTY = re.compile(r"^(\S{2,} \S{2,}) [A-Z] \w+$")
_INITIAL = re.compile(r"(?<=\S) (?:[A-Z]\.? )+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Named:
    """A sender, and the words that say so."""

    name: str
    evidence: str


@dataclass(frozen=True, slots=True)
class _Whole:
    """The words of a release, folded, to see how it calls people."""

    words: Counter[str]
    text: str
    small: frozenset[str]
    given: frozenset[str]
    never: frozenset[str]

    @classmethod
    def of(cls, release: Release, knowledge: KnowledgeSnapshot) -> "_Whole":
        """small: the words that the release prints in small letters."""
        read = f"{release.title} {release.text[:_READ]}"
        words = fold(read)
        small = (word for word in _WORD.findall(read) if word.islower())
        names = [language.names for language in knowledge.languages]
        return cls(
            Counter(words.split()),
            f" {words} ",
            frozenset(small),
            frozenset(word for one in names for word in one.given),
            frozenset(fold(word) for one in names for word in one.never),
        )

    def is_name(self, words: Sequence[str]) -> bool:
        """Whether the words of a letterhead are a name, and not those of a headline behind a title
        ('SEN. KOS ASKS'): the last stands in the release as often as the first, and none behind
        that ever in small letters; one of both will do for a first name."""
        if len(words) < _OFTEN or len(words[-1]) < _OFTEN or self.never.intersection(words):
            return False
        called = self.words[words[-1]] >= self.words[words[0]]
        common = bool(self.small.intersection(words[1:]))
        return (called or not common) if words[0] in self.given else (called and not common)

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
    """The release with a heading for each of its senders, in the form in which it is a heading of
    the release already, where it is one."""
    headings = [p for p in release.access_points if _is_heading(p)]
    points: dict[str, AccessPoint] = {}
    for named in _senders(release, context, knowledge):
        point = _point(named, headings, knowledge)
        points.setdefault(point.id or fold(point.label), point)
    return replace(release, access_points=(*release.access_points, *points.values()))


def _is_heading(point: AccessPoint) -> bool:
    return point.facet == PERSON and point.relation in (Relation.SPEAKER, Relation.NAMED)


def _point(
    named: _Named, headings: Sequence[AccessPoint], knowledge: KnowledgeSnapshot
) -> AccessPoint:
    evidence = f"sends the release: {named.evidence[:120]}"
    same = next((one for one in headings if fold(one.label) == fold(named.name)), None)
    if same is not None:
        return AccessPoint(PERSON, same.id, same.label, Relation.SENDER, evidence)
    record = record_of(named.name, knowledge)
    id, label = (record.id, record.name) if record else ("", named.name)
    return AccessPoint(PERSON, id, label, Relation.SENDER, evidence)


def _senders(
    release: Release, context: PageContext, knowledge: KnowledgeSnapshot
) -> tuple[_Named, ...]:
    """Who stands in the letterhead; else the member of a parliament of the first sentences whom the
    release names most; else the only person who speaks in it."""
    whole = _Whole.of(release, knowledge)
    heading = tuple(_of_head(context, whole))
    if 0 < len(heading) <= _MOST:
        return heading
    members = tuple(_members(release, knowledge.derived(sender_patterns), whole))
    for method in ("letterhead", "lead"):
        called = [one for found, one in members if found == method]
        if called:
            return (max(called, key=lambda one: whole.calls(one.name)),)
    titles = knowledge.derived(_all_titles)
    posted = tuple(_Named(*found) for found in speakers_with_a_post(release, knowledge))
    return posted[:1] or tuple(_only_speaker(release, titles))


def _of_head(context: PageContext, whole: _Whole) -> Iterator[_Named]:
    """The people of a typed letterhead but the one to whom a letter is written, each once."""
    addressed = {
        word
        for line in context.head
        if line.role == HeadRole.SALUTATION
        for word in fold(line.text).split()
    }
    seen: set[str] = set()
    for line in context.head:
        for printed in line.people:
            name = _without_initials(printed)
            folded = fold(name).split()
            new = folded[-1:] and folded[-1] not in seen | addressed
            if new and whole.is_name(folded):
                seen.add(folded[-1])
                yield _Named(person_in_small_letters(name), line.text)


def _all_titles(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    return frozenset(word for language in knowledge.languages for word in _titles(language))


def _titles(language: Language) -> Iterator[str]:
    yield from language.names.courtesy
    yield from language.posts.words


def _without_initials(printed: str) -> str:
    """'Ana Koren' for 'Ana M. Koren', and for 'Ana Koren R Sava': a party without its brackets."""
    name = " ".join(printed.split())
    return _INITIAL.sub(" ", _PARTY.sub(r"\1", name))


def _only_speaker(release: Release, titles: frozenset[str]) -> Iterator[_Named]:
    """The person whose words all quotations of a release are, where its opening names him."""
    people = {quote.speaker for quote in release.quotes if quote.speaker}
    human = all(
        quote.speaker_kind == str(SpeakerKind.HUMAN) for quote in release.quotes if quote.speaker
    )
    if len(people) != 1 or not human:
        return
    name = people.pop()
    words = fold(name).split()
    whole = len(words) > 1 and words[0] not in titles
    if whole and name in f"{release.title} {release.text[:_OPENING]}":
        yield _Named(name, "the only one who speaks")


def _members(
    release: Release, patterns: SenderPatterns, whole: _Whole
) -> Iterator[tuple[str, _Named]]:
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
                name = person_in_small_letters(_without_initials(plain))
                yield passage.method, _Named(name, text)
