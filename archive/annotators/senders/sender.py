"""The body that sends a release, as the release itself prints it: in a letterhead, by a speaker.

It is read where no authority file knows the offices. Of a letterhead what it prints first, a post
or a body, goes before all else; below it a post goes before a body, that before a member of a
parliament; the first sentences go before the signature.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.annotators.senders.letter import Letter, letter_of, surname_of
from archive.annotators.senders.no_name import is_no_name
from archive.annotators.senders.opening_publisher import publishers_in
from archive.annotators.senders.passages import Passage
from archive.annotators.senders.printed_posts import before_name, offices_beside
from archive.annotators.senders.sender_words import SenderPatterns, sender_patterns
from archive.annotators.senders.sending_bodies import (
    acronym,
    full_names,
    is_alone,
    is_plural,
    without_place,
)
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Release
from archive.text.folding import fold

_SLASHES = 2
"""A line with more of them is a list of labels."""
_BEFORE = 120
_SMALL = 3
_OWNED = re.compile(r"\w['’]s? $")
"""Behind it stands a post of somebody else: 'Encar’s Minister for Ports'."""
_OPENING = ('"', "“", "«", "„", "‘")
"""Behind one of these stands what somebody else calls it."""
_BRACKETS = re.compile(r"\([^)]*\)")
_GOES_ON = re.compile(
    r"['’]s|,? (?!and(?: [A-Z]|$))[a-zà-ÿ]| [A-Z][a-z]+['’]s| [A-Z]{2,}: \W?[A-Z][a-z]"
)
"""What stands behind a post in a sentence, or in a turn of a talk, and in no letterhead."""


_TITLED = re.compile(r", [a-zà-ÿ]")
"""What stands behind a post in front of its holder's title: ', the Hon. Ana Koren'."""


@dataclass(frozen=True, slots=True)
class Sender:
    """A body as printed. method: 'letterhead', 'lead', 'signature' or 'site'. person: the member
    of a parliament who heads the letter; `name` is made of it where no office is printed."""

    name: str
    method: str
    place: str
    snippet: str
    person: str | None = None
    by_person: bool = False

    @classmethod
    def of(cls, name: str, passage: Passage, person: str | None = None) -> "Sender":
        """A body as a passage prints it."""
        return cls(
            " ".join(name.split()), passage.method, passage.place, passage.text[:200], person
        )

    @classmethod
    def of_site(cls, name: str, passage: Passage) -> "Sender":
        """A body that the site is called by, and the passage that names it too."""
        return cls(name, "site", passage.place, passage.text[:200])


def sender_of(
    release: Release, knowledge: KnowledgeSnapshot, signing: Sequence[str] = ()
) -> Sender | None:
    """The body that the release says it is from; None where it prints none. signing: the people
    who are known to send it, the first of whom, being a member of a parliament, may be the body."""
    patterns = knowledge.derived(sender_patterns)
    letter = letter_of(release, patterns, signing)
    person = next((name for name, _ in letter.members), next(iter(signing), None))
    for name, passage in _named_by(letter, patterns, knowledge):
        if is_no_name(name, passage, letter, release.language, knowledge):
            continue
        return Sender.of(_whole_post(name, passage, patterns, letter), passage, person)
    if letter.members and person:
        name = patterns.office_of.format(name=person)
        return replace(Sender.of(name, letter.members[0][1], person), by_person=True)
    return None


def _named_by(
    letter: Letter, patterns: SenderPatterns, knowledge: KnowledgeSnapshot
) -> Iterator[tuple[str, Passage]]:
    """What may send, the surest first: of the letterhead line by line, then who publishes by the
    first sentence, then the rest for one after another."""
    for passage in letter.passages:
        for read in (_posts, _bodies) if passage.method == "letterhead" else ():
            yield from ((name, passage) for name in read(passage, patterns, letter))
    if not letter.members:
        yield from publishers_in(letter, knowledge)
    for read in (_posts, _bodies, _posts_named, _beside_names):
        for passage in letter.passages:
            yield from ((name, passage) for name in read(passage, patterns, letter))


def _whole_post(name: str, passage: Passage, patterns: SenderPatterns, letter: Letter) -> str:
    """A post of the letterhead as the first sentences print it, where they go on: a typed line that
    ends in 'MINISTER FOR ROADS AND INLAND' is full."""
    if passage.method != "letterhead" or not patterns.heads.match(name):
        return name
    start = f"{fold(name)} "
    longer = (
        post
        for other in letter.passages
        for post in (_posts(other, patterns, letter) if other.method == "lead" else ())
        if fold(post).startswith(start)
    )
    return next(longer, name)


def sender_or_contact(
    release: Release, sender: Sender | None, knowledge: KnowledgeSnapshot
) -> Sender | None:
    """The sender, or the office of the first contact that has one, where no office is printed or
    the contact's is a part of it: 'SRU Encar' of the Sava River Union."""
    patterns = knowledge.derived(sender_patterns)
    for contact in release.contacts:
        office = contact.office if contact.office and patterns.is_body(contact.office) else ""
        is_alone = sender is None or sender.by_person
        if office and (is_alone or (sender and _is_part(office, sender, patterns))):
            return Sender(office, "contact", "contact", contact.printed[:200])
    return sender


def _is_part(office: str, sender: Sender, patterns: SenderPatterns) -> bool:
    """Whether an office is called by a body's name or its first letters, and by more."""
    names = (fold(sender.name), fold(acronym(sender.name, patterns)))
    return fold(office).startswith(tuple(f"{name} " for name in names if name))


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is named beside a post in the first sentences, and whether with a verb of speech.
    has_matter: whether only one can hold the post, 'Minister for Rivers'; presidents are many."""

    name: str
    post: str
    text: str
    speaks: bool
    has_matter: bool


def holders_of_posts(release: Release, knowledge: KnowledgeSnapshot) -> Iterator[Holder]:
    """Who is named beside a post in letterhead and first sentences: 'the Minister for Rivers, Ana
    Koren, said'."""
    patterns = knowledge.derived(sender_patterns)
    letter = letter_of(release, patterns, ())
    for passage in letter.passages:
        text = passage.text
        for match in patterns.heads.finditer(text) if passage.method != "signature" else ():
            start, end = match.span()
            if match["of"]:
                end = patterns.end_of_matter(text, end, letter.surnames)
            if _OWNED.search(text[:start]):
                continue
            name, speaks = _name_beside(text, start, end, patterns)
            if name and not patterns.ends.intersection(name.lower().split()):
                speaks = speaks and passage.method == "lead"
                has_matter = passage.method != "lead" or bool(match["of"])
                yield Holder(name, text[start:end], text, speaks, has_matter)


def _posts(passage: Passage, patterns: SenderPatterns, letter: Letter) -> Iterator[str]:
    """Posts that head a letterhead, or whose holder speaks in a sentence."""
    for start, end in spans_of_posts(passage.text, patterns, letter):
        if passage.method == "lead":
            name, speaks = _name_beside(passage.text, start, end, patterns)
            sends = speaks and _may_send(name, letter)
        else:
            behind = passage.text[end:]
            titled = _TITLED.match(behind) and patterns.named_behind.match(behind)
            sends = bool(titled) or not _GOES_ON.match(behind)
        if sends:
            yield passage.text[start:end].strip(" '’-")
        elif passage.method == "letterhead" and start == 0 and _is_whole(passage.text, end, letter):
            yield passage.text.strip(" '’-.")


def _is_whole(text: str, end: int, letter: Letter) -> bool:
    """Whether a line of few more words, in small letters, is what the text goes on to call the
    office: 'Ministère de la Santé publique'."""
    few = 0 < len(text[end:].split()) <= _SMALL
    return few and fold(letter.whole).count(fold(text)) > 1


def _posts_named(passage: Passage, patterns: SenderPatterns, letter: Letter) -> Iterator[str]:
    """Posts that a sentence names with their holder, behind an article or the like."""
    for start, end in spans_of_posts(passage.text, patterns, letter):
        named = patterns.named_behind.match(passage.text, end)
        before = passage.text[max(0, start - _BEFORE) : start]
        introduced = passage.method == "lead" and patterns.introduced.search(before)
        if introduced and named and _may_send(named["name"], letter):
            yield passage.text[start:end].strip(" '’-")


def _beside_names(passage: Passage, patterns: SenderPatterns, letter: Letter) -> Iterator[str]:
    """Offices of a letterhead that show by who stands beside them, where no member sends."""
    if passage.method == "letterhead" and not letter.members:
        yield from offices_beside(passage.text, letter.names, patterns)


def spans_of_posts(
    text: str, patterns: SenderPatterns, letter: Letter
) -> Iterator[tuple[int, int]]:
    """Where the posts of a passage begin and end, their matter with them, but those of others."""
    for match in patterns.heads.finditer(text) if text.count("/") <= _SLASHES else ():
        start, end = match.span()
        if match["of"]:
            end = patterns.end_of_matter(text, end, letter.surnames)
        foreign = _OWNED.search(text[:start]) or text[:start].endswith(_OPENING)
        if not foreign and not (match["of"] and end == match.end()):
            yield start, start + len(before_name(text[start:end], letter.names))


def _may_send(name: str, letter: Letter) -> bool:
    """Whether it is who heads the letter, if anybody does."""
    return not letter.heads or surname_of(name) in letter.heads


def _name_beside(text: str, start: int, end: int, patterns: SenderPatterns) -> tuple[str, bool]:
    """The name beside a post, '' for none, and whether a verb of speech stands beside both."""
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEFORE]
    if named := patterns.named_behind.match(behind):
        verb = patterns.said_behind.match(behind, named.end())
        verb = verb or patterns.said_before.search(before)
    elif named := patterns.named_before.search(before):
        verb = patterns.said_behind.match(behind)
    else:
        return "", False
    return str(named["name"]), bool(verb)


def _bodies(passage: Passage, patterns: SenderPatterns, letter: Letter) -> Iterator[str]:
    """A body that stands alone in a letterhead, for which somebody speaks, or that speaks; where a
    member of a parliament sends, only one of the words of bodies, or of a longer name."""
    text = passage.text
    if passage.method == "signature":
        return
    if passage.method == "letterhead":
        alone = _BRACKETS.sub("", text)
        opening = patterns.lead.match(alone)
        alone = alone[opening.end() if opening else 0 :].strip()
        if is_alone(alone, patterns) and not _is_headline(alone, letter):
            yield without_place(alone, patterns)
        for member in patterns.members.finditer(text):
            behind = patterns.run.match(text, member.end())
            words = behind["name"].split() if behind else []
            while words and fold(words[0]) in letter.heads:  # 'Ana Kos Petek Wardens'
                words.pop(0)
            if patterns.body.search(" ".join(words)):
                yield from full_names(" ".join(words), patterns, letter.whole)
    for match in patterns.spoken_for.finditer(text):
        is_body = bool(patterns.body.search(match["name"]))
        for name in full_names(match["name"], patterns, letter.whole):
            if is_body or not letter.members or " " in name:
                yield name
        if is_body and is_plural(match["name"]) and " " not in match["name"]:
            yield match["name"]
    # Further down it is rather told of than speaks for itself.
    if passage == letter.opening and not letter.members:
        yield from _speaking_bodies(text, patterns, letter)


def _is_headline(text: str, letter: Letter) -> bool:
    """Whether the last two words are no name: the text prints both in small letters."""
    ends = text.split()[-2:]
    return len(ends) > 1 and f" {' '.join(ends).lower()} " in letter.whole


def _speaking_bodies(text: str, patterns: SenderPatterns, letter: Letter) -> Iterator[str]:
    """Bodies that a sentence begins with, behind a dateline or not, and the release goes on to call
    by a short form ('The Sava River Union (SRU), which ...'), and those before a verb of speech. A
    short form of the first letters makes a body of any name."""
    called = patterns.abbreviated.search(text)
    if called and letter.calls(called["short"]):
        is_acronym = acronym(called["name"], patterns) == called["short"]
        if is_acronym or patterns.body.search(called["name"]):
            yield called["name"]
    for match in patterns.speaking.finditer(text):
        yield from full_names(match["name"], patterns, letter.whole)
