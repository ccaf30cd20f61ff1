"""What one release prints of people and their posts, as others of the archive may use it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from archive.annotators.senders.called import called_in
from archive.annotators.senders.joint_senders import posts_of_heads
from archive.annotators.senders.letter import Letter, letter_of
from archive.annotators.senders.sender import spans_of_posts
from archive.annotators.senders.sender_words import SenderPatterns, sender_patterns
from archive.annotators.tenures.namesakes import in_full
from archive.annotators.tenures.post_keys import post_key, small_words
from archive.facets import OFFICE, OUTSIDE, PERSON
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, Relation, Release
from archive.sightings import Role, Sighting
from archive.text.folding import fold
from archive.text.letter_case import in_small_letters

_MOST_POSTS, _MOST_CALLED = 8, 3
_LONGEST = 160
"""Letters of a post or a name; longer ones are sentences that were run together."""
_PRINTED = "printed as: "


@dataclass(frozen=True, slots=True)
class _Reader:
    """What the sightings of one release share. own: the folded names of its members' offices."""

    number: int
    patterns: SenderPatterns
    small: frozenset[str]
    courtesy: frozenset[str]
    days: tuple[date | None, date | None]
    own: frozenset[str]

    def sighting(self, role: Role, name: str, surname: str, post: str) -> Sighting:
        post = "" if fold(post) in self.own or self.is_courtesy(post) else post
        key = post_key(post, self.small)
        heads = self.patterns.heads.match(post) is not None
        is_held = heads and not self.patterns.body.search(post)
        return Sighting(self.number, role, name, surname, post, key, is_held, *self.days)

    def is_courtesy(self, title: str) -> bool:
        """Whether a title says nothing of who somebody is: 'the Hon', 'Mr'."""
        return self.courtesy.issuperset(fold(title).split())


def sightings_of(
    release: Release, number: int, knowledge: KnowledgeSnapshot
) -> tuple[Sighting, ...]:
    """Each sender with what issues the release, and with other posts of the letterhead; everybody
    else who is named, with or without a post; whom the text prints with initials. Of a release
    without a sender the posts and bodies that issue it, beside each surname by which it calls who
    speaks; what an office of the collection issues lacks no sender."""
    points = release.access_points
    senders = [p.label for p in points if (p.facet, p.relation) == (PERSON, Relation.SENDER)]
    offices = [p.label for p in points if _issues(p)]
    patterns = knowledge.derived(sender_patterns)
    reader = _Reader(
        number,
        patterns,
        knowledge.derived(small_words),
        knowledge.derived(_courtesy),
        (release.issued.earliest, release.issued.latest),
        frozenset(fold(patterns.office_of.format(name=name)) for name in senders),
    )
    sightings = [*_named(release, senders, reader), *_in_full(release, reader)]
    if senders:
        sightings += _sending(release, senders, offices, reader)
    elif not knowledge.collection.offices:
        sightings += _asked(release, offices, reader, knowledge)
    short = (s for s in sightings if len(s.name) <= _LONGEST and len(s.post) <= _LONGEST)
    return tuple(dict.fromkeys(short))


def _issues(point: AccessPoint) -> bool:
    return (point.facet, point.relation) == (OFFICE, Relation.ISSUING) and point.id != OUTSIDE


def _named(release: Release, senders: Sequence[str], reader: _Reader) -> Iterator[Sighting]:
    """The people who are headings of the release and do not send it."""
    sending = set(map(fold, senders))
    for point in release.access_points:
        surname = surname_of(point.label)
        is_named = point.facet == PERSON and point.relation != Relation.CONTACT
        if is_named and " " in point.label and surname and fold(point.label) not in sending:
            post = point.evidence.partition(_PRINTED)[2]
            yield reader.sighting(Role.NAMED, point.label, surname, post)


def _in_full(release: Release, reader: _Reader) -> Iterator[Sighting]:
    """The people with a post whose initials the text prints."""
    posts = {
        point.label: point.evidence.partition(_PRINTED)[2]
        for point in release.access_points
        if point.facet == PERSON and not point.id and point.relation != Relation.CONTACT
    }
    posts |= {
        quote.speaker: quote.position
        for quote in release.quotes
        if quote.speaker and quote.position and not quote.speaker_id
    }
    for name, printed in in_full(release, posts).items():
        sighting = reader.sighting(Role.IN_FULL, printed, surname_of(name), posts[name])
        if sighting.key and sighting.surname:
            yield sighting


def _asked(
    release: Release, offices: Sequence[str], reader: _Reader, knowledge: KnowledgeSnapshot
) -> Iterator[Sighting]:
    calls = called_in(release, knowledge)[:_MOST_CALLED]
    for office in offices:
        yield from (reader.sighting(Role.ASKED, "", _joined(c.surname), office) for c in calls)
        if not calls:
            yield reader.sighting(Role.ASKED, "", "", office)
    if not offices:
        yield from (reader.sighting(Role.ASKED, "", _joined(c.surname), c.title) for c in calls)


def _sending(
    release: Release, senders: Sequence[str], offices: Sequence[str], reader: _Reader
) -> Iterator[Sighting]:
    letter = letter_of(release, reader.patterns, senders)
    posts = _posts_by_surname(letter, senders, offices, reader.patterns)
    for name in senders:
        surname = surname_of(name)
        first, *others = posts.get(surname) or [""]
        yield reader.sighting(Role.SENDS, name, surname, first)
        for post in (*others[:_MOST_POSTS], *_titles(name, letter, reader.patterns)):
            if not reader.is_courtesy(post):
                yield reader.sighting(Role.HOLDS, name, surname, post)


def _posts_by_surname(
    letter: Letter, senders: Sequence[str], offices: Sequence[str], patterns: SenderPatterns
) -> Mapping[str, Sequence[str]]:
    """The posts of each sender, in small letters. Of one alone all of the letterhead are his,
    behind what issues the release."""
    if len(senders) == 1:
        return {surname_of(senders[0]): _distinct((*offices, *_of_letterhead(letter, patterns)))}
    posts: dict[str, list[str]] = {}
    for surname, sender in posts_of_heads(letter, patterns):
        posts.setdefault(surname, []).append(in_small_letters(sender.name))
    return {surname: _distinct(several) for surname, several in posts.items()}


def _of_letterhead(letter: Letter, patterns: SenderPatterns) -> Iterator[str]:
    """The posts that no small word leads to: 'to the Prime Minister' is a part of another."""
    for passage in letter.passages:
        if passage.method == "letterhead":
            for start, end in spans_of_posts(passage.text, patterns, letter):
                before = passage.text[:start].split()[-1:]
                if not before or not before[0].islower():
                    yield in_small_letters(passage.text[start:end].strip(" '’-"))


def _titles(name: str, letter: Letter, patterns: SenderPatterns) -> Iterator[str]:
    """What makes a sender a member of a parliament, as printed beside the name: 'Senator'."""
    surname = name.split()[-1]
    for passage in letter.passages:
        for match in patterns.members.finditer(passage.text):
            first = match["first"]
            if first and first.split()[-1:] == [surname]:
                yield match[0][: match.start("first") - match.start()].strip(" .")


def _distinct(posts: Iterable[str]) -> Sequence[str]:
    return list({fold(post): post for post in reversed(list(posts))}.values())[::-1]


def surname_of(name: str) -> str:
    """The last word of a name, folded; a double name is one."""
    return _joined(name.split()[-1]) if name.split() else ""


def surnames_of(folded: str) -> frozenset[str]:
    """What may be the surname of a folded name, of which the hyphens are lost."""
    words = folded.split()
    return frozenset("-".join(words[number:]) for number in range(len(words)))


def _joined(surname: str) -> str:
    return re.sub(r"\W+", "-", fold(surname))


def _courtesy(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    """The words of titles that anybody may have, and articles."""
    titles = joined(
        knowledge.languages, lambda language: (*language.names.courtesy, *language.names.articles)
    )
    return frozenset(word for title in titles for word in fold(title).split())
