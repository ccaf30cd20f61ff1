"""Whose words a release is by its own lines: 'Statement by NAME', a name and a post below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from archive.annotators.printed_names import PrintedNames
from archive.annotators.quotations.reading import names_of
from archive.annotators.senders.passages import headline_of, is_prose, is_reached, passages_of
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Release
from archive.text.alternatives import any_word, compiled
from archive.text.folding import fold

_NEAR, _MOST_BETWEEN, _SMALL = 140, 9, 3
_LAST_LINES, _LONGEST_NAME, _LONGEST_POST = 4, 45, 100


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody whose words a release is, and the words that say so."""

    name: str
    evidence: str


def authors_above(release: Release, knowledge: KnowledgeSnapshot) -> Iterator[Author]:
    """The person whom title or letterhead name behind the kind of text, with nothing between but a
    post: 'Statement by the Director, Ana Kos'."""
    by, people = knowledge.derived(_kinds_by), names_of(release, knowledge).table.people
    for passage in (*headline_of(release), *passages_of(release)):
        match = by.match(passage.text) if passage.method in ("headline", "letterhead") else None
        if match is None:
            continue
        rest = passage.text[match.end() : match.end() + _NEAR]
        found = [(start, each) for each in people if (start := _place(each.name, rest)) >= 0]
        for start, person in sorted(found, key=lambda pair: pair[0])[:1]:
            if _is_of_post(rest[:start]):
                yield Author(person.name, passage.text)


def authors_below(release: Release, knowledge: KnowledgeSnapshot) -> Iterator[Author]:
    """Who stands alone in one of the last lines, above a line with a post, and no way to reach him:
    who answers for a text stands beside a number to call."""
    lines = [block.text.strip() for block in release.blocks[-_LAST_LINES:]]
    names, posts = PrintedNames.of(release, knowledge), knowledge.derived(_posts)
    for number, (name, post) in enumerate(pairwise(lines)):
        is_short = len(name) <= _LONGEST_NAME and len(post) <= _LONGEST_POST
        if not is_short or any(is_prose(line) or is_reached(line) for line in lines[number:]):
            continue
        words = fold(name).split()
        if posts.search(post) and not posts.search(name) and names.may_be_name(words):
            yield Author(names.whole(name), f"{name}, {post}")


def _place(name: str, text: str) -> int:
    """Where a text prints a name, in whatever case; -1 for nowhere."""
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    return match.start() if match else -1


def _is_of_post(text: str) -> bool:
    """Whether nothing but a post and what joins its words stands there."""
    words = re.findall(r"[^\W\d_][\w’'.-]*", text)
    stops = re.search(r"[.;:!?] |[-–—] ", re.sub(r"(?<!\w)\w{1,4}\.", "", text))
    fits = all(word[0].isupper() or len(word) <= _SMALL for word in words)
    return fits and len(words) <= _MOST_BETWEEN and not stops


def _kinds_by(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    """A line that opens with a kind of text and 'by': 'Joint statement by'."""
    languages = knowledge.languages
    by = frozenset(joined(languages, lambda language: language.heads.by))
    kinds = {
        " ".join(word for word in kind.split() if word not in by)
        for language in languages
        for kind in (
            *language.heads.one_word_kinds,
            *language.heads.kinds,
            *language.speech.statements,
        )
    }
    listed = any_word(kind for kind in kinds if kind)
    return compiled(rf"(?i)\W*(?:[^\W\d_]+ ){{0,2}}?(?:{listed}) (?:{any_word(by)})(?!\w) ?")


def _posts(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    posts = any_word(joined(knowledge.languages, lambda language: language.posts.words))
    return compiled(rf"(?i)(?<!\w)(?:{posts})(?!\w)")
