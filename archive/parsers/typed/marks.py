"""The parts of one line of a typed head, each with its role."""

import re
from collections.abc import Iterator
from itertools import pairwise

from archive.models import HeadLine, HeadRole
from archive.parsers.typed.lines import TypedLine
from archive.parsers.typed.prose import lower_share
from archive.parsers.typed.units import (
    JOINS,
    NEAR,
    WORD,
    author_behind,
    author_in,
    is_mostly_sender,
    is_sender,
    people_of,
    units_of,
)
from archive.parsers.typed.words import HeadPatterns
from archive.text.folding import fold

_EDGES = " \t,;:|·•*–—-_="
_NEXT_OF_KIND = re.compile(r"[^\W\d_a-zà-ÿ]|\d|$|[\"'“‘(]")
_BEFORE_KIND = 5
_NAME_AND_POST = 2
_LONGEST = 500
"""A longer line is no line of a head."""
_STAMPED = re.compile(r"^\W*\d{1,2}[.,]? (?=[^\W\d_a-z]{2})")
"""A number that a page or a stamp left before a letterhead: '9, PRIME MINISTER'."""
_FEW = 8
_LOWER_OF_HEADLINE = 0.3

Part = tuple[HeadRole, str]


def parts_of(line: TypedLine, patterns: HeadPatterns) -> Iterator[HeadLine]:
    """The parts of a line in order. What no pattern knows is TEXT: a headline, a letter, prose."""
    if len(line.text) > _LONGEST:
        yield HeadLine(HeadRole.TEXT, line.text, line.number)
        return
    by = False
    for role, text in _parts(line.text, patterns):
        people = people_of(text, patterns) if role == HeadRole.SENDER else ()
        if role == HeadRole.TEXT and by and (named := patterns.person.search(text[:NEAR])):
            people = (patterns.name_in(named) or "",)
            role = HeadRole.SENDER if _is_all_of(text, named, patterns) else role
        # 'Statement by Ana Koren concerning the ferries'
        by = role == HeadRole.KIND and text.split()[-1].lower() in patterns.authors
        author = author_in(text, patterns) or author_behind(text, patterns)
        if role == HeadRole.TEXT and author:
            people = (author,)
        edges = _EDGES.replace(":", "") if role == HeadRole.SUBJECT else _EDGES
        yield HeadLine(role, text.strip(edges) or text, line.number, people)


def _is_all_of(text: str, named: re.Match[str], patterns: HeadPatterns) -> bool:
    """Whether a text opens with a name, and nothing but his post stands behind it."""
    words = [word for word in text[named.end() :].split() if word.islower()]
    alone = patterns.titles.isdisjoint(fold(text[: named.start()]).split()) or not named.start()
    return named.start() == 0 and alone and all(word in patterns.joins for word in words)


def _parts(text: str, patterns: HeadPatterns, marked: bool = False) -> Iterator[Part]:
    """marked: whether a mark stood before it in its line, so that the line holds several things."""
    unread = text.strip()
    if not unread:
        return
    whole = role_of_whole(unread, patterns)
    if whole in (None, HeadRole.SENDER) and _is_authored_headline(unread, patterns):
        yield HeadRole.TEXT, unread
        if day := patterns.day_in(unread):
            yield HeadRole.DAY, day[0]
    elif whole is not None:
        yield whole, unread
        if whole in (HeadRole.EMBARGO, HeadRole.NOTE) and (day := patterns.day_in(unread)):
            yield HeadRole.DAY, day[0]
    elif taken := _leading(unread, patterns):
        role, end = taken
        day = patterns.day.search(unread[:end]) if role == HeadRole.DAY else None
        yield role, day[0] if day else unread[:end]
        yield from _parts(unread[end:], patterns, True)
    elif is_mostly_sender(unread, patterns) and not patterns.day_in(unread):
        yield HeadRole.SENDER, unread
    else:
        yield from _with_mark_inside(unread, patterns, marked)


def role_of_whole(text: str, patterns: HeadPatterns) -> HeadRole | None:
    """The role of a line that is one thing."""
    if not WORD.search(text) and not any(character.isdigit() for character in text):
        return HeadRole.NOISE
    dated = patterns.day_in(text)
    for role, pattern in (
        (HeadRole.SUBJECT, patterns.subject),
        (HeadRole.EMBARGO, patterns.embargo),
        (HeadRole.SALUTATION, patterns.salutation),
        (HeadRole.KIND, patterns.kind_alone),
    ):
        if pattern.match(text):
            return role
    if patterns.note.fullmatch(text):
        return HeadRole.NOTE
    # 'KWB/79/44' has the shape of a path too.
    if not dated and patterns.number_alone.fullmatch(text):
        return HeadRole.REFERENCE
    if not dated and patterns.address.match(text):
        return HeadRole.ADDRESS
    if not dated and not WORD.search(text):
        return HeadRole.NOISE
    kind = patterns.kind.match(text)
    goes_on = kind is not None and kind.end() < len(text)
    if not dated and not goes_on and patterns.is_kind_of_scan(text):
        return HeadRole.KIND
    if is_sender(_STAMPED.sub("", text), patterns) or _says_by_whom(text, patterns):
        return HeadRole.SENDER
    return None


def _says_by_whom(text: str, patterns: HeadPatterns) -> bool:
    """Whether a line opens with 'Issued by' or the like."""
    lead = patterns.lead.match(text)
    words = lead[0].lower().split() if lead else []
    return len(words) > 1 and words[-1] in patterns.authors and not patterns.kind.match(text)


def _is_authored_headline(text: str, patterns: HeadPatterns) -> bool:
    """'Statement by the Director General on Migrants Day': its author stands inside a headline. A
    day behind the matter is a part of it."""
    kind = patterns.kind.match(text) if patterns.names_author(text) else None
    day = patterns.day_in(text)
    words = text[kind.end() : day.start() if day else None].lower().split() if kind else []
    return any(
        word in patterns.matters and before not in patterns.charged
        for before, word in pairwise(words[:-1])
    )


def _leading(text: str, patterns: HeadPatterns) -> tuple[HeadRole, int] | None:
    """What a line opens with that leaves more behind: its role and where it ends."""
    if note := patterns.note.match(text):
        return HeadRole.NOTE, note.end()
    kind = patterns.kind.match(text)
    if kind and patterns.heads_headline(kind[0].strip()):
        kind = None  # 'Media advisory: Clinic boat leaves' is a headline whole
    if kind and (_NEXT_OF_KIND.match(text, kind.end()) or _is_authored(text, kind, patterns)):
        return HeadRole.KIND, kind.end()
    if kind and text[kind.end() :].split(" ", 1)[0].lower() in patterns.kind_joins:
        sent = patterns.lead.match(text, kind.end()) and is_sender(text[kind.end() :], patterns)
        return HeadRole.KIND, kind.end() if sent else len(text)
    lead = patterns.lead.match(text)
    start = lead.end() if lead else 0
    if day := patterns.day.match(text, start):
        clock = patterns.clock.match(text, day.end())
        return HeadRole.DAY, clock.end() if clock else day.end()
    number = patterns.number.match(text)
    if number and (number.end() == len(text) or _ends_in_mark(text[number.end() :], patterns)):
        return HeadRole.REFERENCE, number.end()
    return None


def _is_authored(text: str, kind: re.Match[str], patterns: HeadPatterns) -> bool:
    """Whether who is behind a kind is its author: 'Speech by the Minister for Ports'."""
    if kind[0].split()[-1].strip(_EDGES).lower() not in patterns.authors:
        return False
    lead = patterns.lead.match(text, kind.end())
    return patterns.sender.match(text, lead.end() if lead else kind.end()) is not None


def _is_all_authored(text: str, kind: re.Match[str], patterns: HeadPatterns) -> bool:
    """Whether a line ends in a kind and its author: 'FERRIES RETURN STATEMENT BY ANA KOS MP'."""
    return _is_authored(text, kind, patterns) and is_sender(text[kind.end() :], patterns)


def _ends_in_mark(text: str, patterns: HeadPatterns) -> bool:
    """Whether a day follows at once, behind a label or not, or something in capitals alone."""
    bare = text.lstrip(" .,;:–—-")
    lead = patterns.lead.match(bare)
    day = patterns.day.match(bare, lead.end() if lead else 0)
    return bool(day) or (bare.isupper() and len(bare.split()) > 1)


def _with_mark_inside(text: str, patterns: HeadPatterns, marked: bool) -> Iterator[Part]:
    """A line in whose middle or at whose end a kind, a day or a reference stands: its parts."""
    kind = patterns.kind.search(text)
    before = text[: kind.start()].strip() if kind else ""
    if kind and kind[0][0] == " " and _is_all_authored(text, kind, patterns):
        if len(before.split()) <= _NAME_AND_POST:
            yield HeadRole.KIND, text[: kind.end()]  # 'National broadcast by'
        else:
            yield role_of_whole(before, patterns) or HeadRole.TEXT, before
            yield HeadRole.KIND, kind[0]
        yield HeadRole.SENDER, text[kind.end() :]
        return
    if kind and kind.end() == len(text) and (_is_short(before) or is_sender(before, patterns)):
        yield role_of_whole(before, patterns) or HeadRole.SENDER, before
        yield HeadRole.KIND, kind[0]
        return
    end = _end_of_author(text, patterns) if marked else None
    if end := end or _end_of_sender(text, patterns):
        yield HeadRole.SENDER, text[:end]
        yield from _parts(text[end:].lstrip(_EDGES), patterns, True)
        return
    if named := _byline(text, patterns):
        yield from _parts(text[:named].strip(_EDGES), patterns, True)
        yield HeadRole.SENDER, text[named:]
        return
    day = patterns.day_in(text)
    if day is None or not (marked or _stands_apart(text, day, patterns)):
        yield HeadRole.TEXT, text
        return
    before = text[: day.start()].strip(_EDGES)
    leads = [lead for lead in patterns.lead.finditer(before) if lead.end() == len(before)]
    before = before[: leads[0].start()].strip(_EDGES) if leads else before
    if before:
        yield role_of_whole(before, patterns) or HeadRole.TEXT, before
    yield HeadRole.DAY, day[0]
    yield from _parts(text[day.end() :], patterns, True)


def _end_of_author(text: str, patterns: HeadPatterns) -> int | None:
    """Where who speaks ends, behind 'Speech by', and whom he speaks to or of begins."""
    units, at = units_of(text, patterns)
    named = units and patterns.name_in(units[-1])
    return units[-1].end() if named and text[at : at + 1].islower() else None


def _end_of_sender(text: str, patterns: HeadPatterns) -> int | None:
    """Where, in a line that opens with a name and a post, a headline begins behind them."""
    units, at = units_of(text, patterns)
    behind = text[at:]
    if len(units) < _NAME_AND_POST or len(behind.split()) <= 2:
        return None
    if behind[:1].islower():
        if patterns.name_in(units[-1]):
            return None  # 'the Minister for Ports, Ana Koren, said' is a sentence
        # The first word of the headline was taken for one more of the post's matter.
        end = text.rstrip().rfind(" ", 0, at - 1)
        return end if end > 0 and text[end + 1].isupper() else None
    return units[-1].end()


def _byline(text: str, patterns: HeadPatterns) -> int | None:
    """Where, behind a headline in the same line, the name and the post of who sends it begin."""
    if lower_share(text) > _LOWER_OF_HEADLINE:
        return None
    for unit in patterns.person.finditer(text):
        before = text[: unit.start()].split()
        if len(before) > 2 and _is_name_and_post(text, unit.end(), patterns):
            alone = before[-1].lower() not in patterns.joins
            return unit.start() if alone and is_sender(text[unit.start() :], patterns) else None
    return None


def _is_name_and_post(text: str, end: int, patterns: HeadPatterns) -> bool:
    joined = JOINS.match(text, end)
    return bool(joined and patterns.sender.match(text, joined.end()))


def _is_short(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _BEFORE_KIND and not any(word.islower() for word in words)


def _stands_apart(text: str, day: re.Match[str], patterns: HeadPatterns) -> bool:
    """Whether a day ends its line, is set off by marks, or what stands about it is of a letterhead;
    one inside a sentence is an event's."""
    before, behind = text[: day.start()].rstrip(), text[day.end() :].strip(" .)")
    if not behind:
        words = before.split()
        alone = not words or not words[-1].islower() or before[-1] in ",:–—-("
        return alone or (len(words) <= _FEW and bool(patterns.day_label.search(before)))
    behind = behind.lstrip(_EDGES)
    if role_of_whole(behind, patterns) or role_of_whole(before, patterns):
        return True
    if is_mostly_sender(behind, patterns):
        return True
    return before[-1:] in ("–", "—", "-", ":", "|") and len(before.split()) < len(text.split()) / 2
