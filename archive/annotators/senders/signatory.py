"""The people who send a release: who head its letter, or speak for it in its first sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.annotators.page_context import PageContext
from archive.annotators.printed_names import PrintedNames
from archive.annotators.quotations.people import record_of
from archive.annotators.senders.first_speaker import Signatory, speaking
from archive.annotators.senders.passages import Passage, headline_of, passages_of
from archive.annotators.senders.sender_words import SenderPatterns, sender_patterns
from archive.facets import OFFICE, PERSON
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, HeadLine, HeadRole, Relation, Release
from archive.text.alternatives import any_word
from archive.text.folding import fold
from archive.text.words import POSSESSIVE

_OF_SIGNATURE = (HeadRole.SALUTATION, HeadRole.SIGNATURE)
_MOST = 6
"""More people than so many in a letterhead are a list of others."""
_SPEAKING, _HEADLINE = "speaking", "headline"
_FARTHEST, _SMALL = 200, 3
_ASIDE = re.compile(r"\s*(?:\([^)]{1,30}\)|, ?[A-Z]-[A-Z][\w.]*)")
"""The party and state of a member, '(D-N.Y.)'."""
_NEXT = re.compile(r" ([^\W\d_a-zà-ÿ][\w’'‐‑-]{2,40})(?!\w)")
_JOINED = re.compile(
    r"(?:\s*\([^)]{1,30}\)|,? [A-Z](?: [A-Z][\w.]{0,5})?)?(?:,| and| &)+ "
    r"(?P<name>[^\W\d_a-zà-ÿ][\w’'-]+(?: [A-Z]\.?)?(?: [^\W\d_a-zà-ÿ][\w’'-]+){1,2})(?!\w)"
)
"""The next of several members behind one title, the party of the one before between them."""


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """The release with a heading for each of its senders, in the form in which it is a heading of
    the release already, where it is one. What a known office issues is sent by it, not by whoever
    speaks most."""
    headings = [p for p in release.access_points if _is_heading(p)]
    points: dict[str, AccessPoint] = {}
    signing = signatories(release, context, knowledge)
    if not signing and not any(_is_known_issuer(p, knowledge) for p in release.access_points):
        signing = speaking(release, knowledge)
    for signatory in signing:
        point = _point(signatory, headings, knowledge)
        points.setdefault(point.id or fold(point.label), point)
    return replace(release, access_points=(*release.access_points, *points.values()))


def signatories(
    release: Release, context: PageContext, knowledge: KnowledgeSnapshot
) -> tuple[Signatory, ...]:
    """Who stands in the letterhead, else who signs; else the member of a parliament of the first
    sentences, or of the headline, whom the release names most, with those named beside him."""
    names = PrintedNames.of(release, knowledge)
    letterhead = [line for line in context.head if line.role != HeadRole.SIGNATURE]
    signature = [line for line in context.head if line.role in _OF_SIGNATURE]
    for lines in (letterhead, signature):
        signing = tuple(_of_lines(release, lines, knowledge, names))
        if 0 < len(signing) <= _MOST:
            return signing
    members = tuple(_members(release, context, knowledge, names))
    for method in ("letterhead", _SPEAKING, "lead", _HEADLINE):
        called = [group for where, group in members if where == method]
        if called:
            return max(called, key=lambda group: names.calls(group[0].name))
    return ()


def _is_known_issuer(point: AccessPoint, knowledge: KnowledgeSnapshot) -> bool:
    """Whether an office of the collection issues it: one that is only printed has an id too."""
    issues = (point.facet, point.relation) == (OFFICE, Relation.ISSUING)
    return issues and any(point.id == office.id for office in knowledge.collection.offices)


def _is_heading(point: AccessPoint) -> bool:
    return point.facet == PERSON and point.relation in (Relation.SPEAKER, Relation.NAMED)


def _point(
    signatory: Signatory, headings: Sequence[AccessPoint], knowledge: KnowledgeSnapshot
) -> AccessPoint:
    evidence = f"sends the release: {signatory.evidence[:120]}"
    same = next(
        (heading for heading in headings if fold(heading.label) == fold(signatory.name)), None
    )
    if same is not None:
        return AccessPoint(PERSON, same.id, same.label, Relation.SENDER, evidence)
    record = record_of(signatory.name, knowledge)
    id, label = (record.id, record.name) if record else ("", signatory.name)
    return AccessPoint(PERSON, id, label, Relation.SENDER, evidence)


def _of_lines(
    release: Release, lines: Sequence[HeadLine], knowledge: KnowledgeSnapshot, names: PrintedNames
) -> Iterator[Signatory]:
    """The people of a letterhead or a signature but the one to whom a letter is written, each
    once. Who stands in the title below others is whom it is about."""
    passed = {
        word
        for line in lines
        if line.role == HeadRole.SALUTATION
        for word in fold(line.text).split()
    }
    headline = " ".join(line.text for line in lines if line.role == HeadRole.HEADLINE)
    title = f" {fold(headline or release.title)} "
    patterns = knowledge.derived(sender_patterns)
    for line in _sending(lines, knowledge.derived(_guest_words)):
        for printed in line.people:
            name = names.whole(printed)
            folded = fold(name).split()
            about = bool(passed) and f" {' '.join(folded)} " in title
            new = folded[-1:] and folded[-1] not in passed and not about
            behind = line.text.partition(printed)[2]
            if new and (
                names.is_name(folded) or names.is_honoured(folded, behind, patterns.honoured)
            ):
                passed.add(folded[-1])
                yield Signatory(name, line.text)


def _sending(head: Sequence[HeadLine], guests: re.Pattern[str]) -> Sequence[HeadLine]:
    """The lines of a letterhead but those from a guest on, 'Press conference with NAME', where
    others stand before him."""
    lines = [line for line in head if line.people]
    first = next((number for number, line in enumerate(lines) if guests.match(line.text)), None)
    return lines[:first] or lines


def _guest_words(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    words = any_word(joined(knowledge.languages, lambda language: language.heads.guests))
    return re.compile(rf"(?i)\W*(?:{words})(?!\w)")


def _members(
    release: Release, context: PageContext, knowledge: KnowledgeSnapshot, names: PrintedNames
) -> Iterator[tuple[str, tuple[Signatory, ...]]]:
    """The members of a parliament in letterhead and first sentences, each with those who share his
    title ('Senators Ana Kos and Ivo Petek') or speak with him."""
    patterns = knowledge.derived(sender_patterns)
    subjects = {fold(line.text) for line in context.head if line.role == HeadRole.SUBJECT}
    for passage in (*passages_of(release), *headline_of(release)):
        if passage.method != "signature" and fold(passage.text) not in subjects:
            yield from _of_passage(passage, patterns, names)


def _of_passage(
    passage: Passage, patterns: SenderPatterns, names: PrintedNames
) -> Iterator[tuple[str, tuple[Signatory, ...]]]:
    text, method = passage.text, passage.method
    before: tuple[Signatory, ...] = ()
    last = 0
    for match in patterns.members.finditer(text):
        if method == "lead" and patterns.greeted.search(text[: match.start()]):
            continue
        name, end = _with_second_surname(match, text, patterns, names)
        if (signatory := _member(name, end, passage, patterns, names)) is None:
            continue
        joined_to = tuple(_beside(end, passage, patterns, names)) if match["first"] else ()
        shared = before if _is_post(text[last : match.start()], patterns) else ()
        before, last = (*shared, signatory, *joined_to), max(end, match.end())
        if method == "lead" and _speaks(match, end, text, patterns):
            yield _SPEAKING, before
        elif (
            method != "lead" or names.calls(signatory.name) > 1
        ):  # whom a talk greets it names once
            yield method, before


def _with_second_surname(
    match: re.Match[str], text: str, patterns: SenderPatterns, names: PrintedNames
) -> tuple[str, int]:
    """The name and its end; 'Ana Kos Petek' has a second surname by which the release calls her."""
    group = "first" if match["first"] else "second"
    name, end = match[group], match.end(group)
    more = _NEXT.match(text, end)
    second = POSSESSIVE.sub("", more[1]) if more else ""
    if more and patterns.belongs(second) and names.calls(second) > names.calls(name):
        return f"{name} {second}", more.end()
    return name, end


def _is_post(text: str, patterns: SenderPatterns) -> bool:
    """Whether nothing but the post of the next stands between two who speak together: ', and the
    Minister for Ports, '."""
    words = text.replace(",", " ").split()[:_FARTHEST]
    return (
        bool(words)
        and words[0] in patterns.joins
        and all(word[0].isupper() or len(word) <= _SMALL for word in words)
        and patterns.heads.search(text) is not None
    )


def _speaks(match: re.Match[str], end: int, text: str, patterns: SenderPatterns) -> bool:
    """Whether a verb of speech stands right before a member, or behind him, his party and those who
    are joined to him."""
    after = text[max(end, match.end()) :][:_FARTHEST]
    behind = _ASIDE.sub("", after, count=1)
    while joined_to := _JOINED.match(behind):
        behind = _ASIDE.sub("", behind[joined_to.end() :], count=1)
    speech_behind = patterns.said_behind.match(behind)
    return bool(
        speech_behind
        or patterns.said_before.search(text[max(0, match.start() - 60) : match.start()])
    )


def _beside(
    end: int, passage: Passage, patterns: SenderPatterns, names: PrintedNames
) -> Iterator[Signatory]:
    """Those who are joined to a member, while each has a whole name."""
    while joined_to := _JOINED.match(passage.text, end):
        end = joined_to.end()
        signatory = _member(joined_to["name"], end, passage, patterns, names)
        if signatory is None:
            return
        yield signatory


def _member(
    name: str, end: int, passage: Passage, patterns: SenderPatterns, names: PrintedNames
) -> Signatory | None:
    plain = POSSESSIVE.sub("", " ".join(name.split()))
    words = plain.lower().split()
    known = patterns.titles.isdisjoint(words[:1]) and not patterns.ends.intersection(words)
    honoured = patterns.honoured.match(passage.text, end)
    behind = "" if honoured else passage.text[end : end + 40]
    says = patterns.said_behind.match(behind) and names.may_be_name(fold(plain).split())
    in_sentence = passage.method == "lead"
    if known and ((in_sentence and says) or names.confirms(plain, behind, in_sentence)):
        whole = names.whole(plain)
        return Signatory(whole, passage.text) if whole else None
    return None
