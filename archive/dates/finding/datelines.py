"""The dateline that opens a release: where it was written, and when where that is printed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from archive.dates.reading.printed import DateKind, PrintedDate, find_dates
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, any_word, compiled

_REACH = 160
_MOST_WORDS = 9
_MOST_IN_PART = 4

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*\.?")
_DASH = re.compile(r"\s*(?:[–—―−]+|-{2,3})\s*|\s+-\s*|\s*-\s+")
_COMMA = re.compile(r"\s*,\s*")
_COMMA_OR_BAR = re.compile(r"\s*[,|]\s*")
_STOP_OR_SPACE = re.compile(r"\s*\.\s+|[ \u00a0]")
_SLASH = re.compile(r"\s*/\s*")
_BRACKET = re.compile(r"[ \u00a0]*\(([^()]{2,40})\)")
_AGENCY = re.compile(r"[A-Z]{2,8}(?:[/-][A-Z]{2,8})*|UN .*")
_NAMES_PLACE = re.compile(r"(?![A-Z/-]{2,8}$|UN )[^\W\d_a-z][^\d]*")
_WIRE = re.compile(r"\s*/[^/\n]{2,50}/")
_CLOCK = re.compile(r",?\s*\d{1,2}[:.h]\d{2}(?:\s?(?:GMT|UTC|[ap]\.?m\.?))?", re.I)
_STOP = re.compile(r"\s*[.,]\s+|\s*\n\s*")
_SPACE = re.compile(r"[.,]?\s+")
_ANY_SPACE = re.compile(r"\s*")
_GAP = re.compile(r"\s{2,}|\n")
_COLON = re.compile(r"\s*:\s+")
_OPENS_TEXT = re.compile(r"[^\W_a-zà-ÿа-я]|[“\"«„‘'¿¡(\[]")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """place: as printed, without agency, date and dash. end: where the text proper begins."""

    place: str | None
    date: PrintedDate | None
    end: int
    printed: str


@dataclass(frozen=True, slots=True)
class _Cursor:
    """How far the opening has been read, and what it has given so far."""

    at: int
    place: tuple[int, int] | None = None
    date: PrintedDate | None = None
    agency: bool = False


class _Words:
    """What all languages say of datelines, joined."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        languages = knowledge.languages
        self.connectors = frozenset(
            joined(languages, lambda language: language.datelines.connectors)
        )
        self.articles = frozenset(
            joined(languages, lambda language: language.datelines.opening_articles)
        )
        self.the_places = frozenset(
            joined(languages, lambda language: language.datelines.the_places)
        )
        self.never_first = frozenset(
            joined(languages, lambda language: language.datelines.never_first)
        )
        self.never_inside = frozenset(
            joined(languages, lambda language: language.datelines.never_inside)
        )
        self.verbs = frozenset(joined(languages, lambda language: language.datelines.verbs))
        labels = any_pattern(joined(languages, lambda language: language.date_labels.labels))
        beside = any_pattern(joined(languages, lambda language: language.date_labels.beside))
        marks = r"(?!\w)[\s:|,–-]+"
        self.label = compiled(rf"(?:{labels}){marks}(?:(?:{beside}){marks})*", re.I)
        before_date = any_word(joined(languages, lambda language: language.calendar.articles))
        self.comma_article = re.compile(rf"\s*,\s*(?:{before_date})\s+")


def dateline(knowledge: KnowledgeSnapshot, text: str, latest: date = date.max) -> Dateline | None:
    """The dateline at the beginning of a first paragraph, or None.

    'City –', 'City/City -', 'City, date –', 'date, City –', 'date (City).', 'CITY, Country, date
    /APO/ —', 'KYIV:', 'Press release of date | City –'. A sentence that merely holds a dash is
    none: rather too few than a wrong one.
    """
    head = text[:_REACH]
    start = len(head) - len(head.lstrip(" \t\n\u00a0*•"))
    dates = {
        printed_date.start: printed_date
        for printed_date in find_dates(knowledge, head, latest)
        if _may_date(printed_date)
    }
    words = knowledge.derived(_Words)
    shapes = (_label_first, _date_first, _place_first)
    cursors = (shape(head, start, dates, words) for shape in shapes)
    cursor = next(filter(None, cursors), None)
    end = _end(text, cursor) if cursor else None
    if cursor is None or end is None or (cursor.place is None and cursor.date is None):
        return None
    place = head[slice(*cursor.place)].strip() if cursor.place else None
    if place and cursor.date is None and not _stands_alone(text, cursor, end, words):
        return None
    return Dateline(place, cursor.date, end, text[start:end].strip())


def _may_date(printed: PrintedDate) -> bool:
    # 'Pucallpa, septiembre de 2013 –' is met; a lone year is not a dateline's date.
    return printed.precision != "year" and printed.kind in (DateKind.PRINTED, DateKind.YEARLESS)


def _label_first(
    head: str, start: int, dates: Mapping[int, PrintedDate], words: _Words
) -> _Cursor | None:
    """'Press release of 15 April 2019 | Geneva'."""
    label = words.label.match(head, start)
    printed = dates.get(label.end()) if label else None
    if printed is None or not printed.has_year:
        return None
    place = _skip(_COMMA_OR_BAR, head, printed.end)
    place_end = _place(head, place, dates, words) if place > printed.end else None
    return _Cursor(place_end, (place, place_end), printed) if place_end else None


def _date_first(
    head: str, start: int, dates: Mapping[int, PrintedDate], words: _Words
) -> _Cursor | None:
    """'April 15, 2019 (SAINT PAUL)', '10 November 2022, Sarajevo'."""
    printed = dates.get(start)
    if printed is None or not printed.has_year:
        return None
    after = _skip(_CLOCK, head, printed.end)
    comma = _skip(_COMMA, head, after)
    bracket = _BRACKET.match(head, comma)
    if bracket:  # '(the Internet)' is no place
        place = (bracket.start(1), bracket.end(1)) if bracket[1][0].isupper() else None
        return _Cursor(bracket.end(), place, printed)
    place_end = _place(head, comma, dates, words) if comma > after else None
    if place_end:
        return _Cursor(place_end, (comma, place_end), printed)
    return _Cursor(after, None, printed)


def _place_first(
    head: str, start: int, dates: Mapping[int, PrintedDate], words: _Words
) -> _Cursor | None:
    """'MOUNTAIN VIEW, Calif. - June 15, 2004', 'NEW YORK, 16 December (UN Headquarters)'."""
    place_end = _place(head, start, dates, words)
    if place_end is None:
        return None
    at, agency = place_end, False
    bracket = _BRACKET.match(head, at) or _BRACKET.match(head, _skip(_COMMA, head, at))
    if bracket and (inside := dates.get(bracket.start(1))):  # 'WASHINGTON (Thursday, April 28) –'
        return _Cursor(bracket.end(), (start, place_end), inside)
    if bracket and _AGENCY.fullmatch(bracket[1]):
        at, agency = bracket.end(), True
    for separator in (words.comma_article, _COMMA, _DASH, _STOP_OR_SPACE):
        after = _skip(separator, head, at)
        if after > at and after in dates:
            end = _skip(_BRACKET, head, _skip(_CLOCK, head, dates[after].end))
            return _Cursor(_skip(_WIRE, head, end), (start, place_end), dates[after], agency)
    return _Cursor(_skip(_WIRE, head, at), (start, place_end), None, agency)


def _end(text: str, cursor: _Cursor) -> int | None:
    """Where the text proper begins, or None where nothing closes the dateline."""
    closed = _skip(_DASH, text, cursor.at)
    if closed == cursor.at and text.startswith(".", closed):  # 'Tecún Umán (Guatemala). - '
        closed = _skip(_DASH, text, closed + 1)
        closed = closed if closed > cursor.at + 1 else cursor.at
    if closed == cursor.at:
        closed = _end_without_dash(text, cursor)
    if closed == len(text) or closed < 0:
        return closed if closed > 0 and cursor.date else None
    return closed if _OPENS_TEXT.match(text, closed) or text[closed].isdigit() else None


def _end_without_dash(text: str, cursor: _Cursor) -> int:
    """After a date a full stop will do, after a bracket a space, after 'KYIV' a colon."""
    if not text[cursor.at :].strip():
        return len(text)
    if cursor.date and text[cursor.date.start : cursor.date.end].isdigit():
        return _skip(_ANY_SPACE, text, cursor.at)  # '19971023 Following is the text of'
    if cursor.date:
        patterns = [_COLON, _SPACE if text[cursor.at - 1] == ")" else _STOP]
    elif cursor.agency:
        patterns = [_GAP]
    else:
        patterns = [_COLON] if _is_shouted_word(text, cursor) else []
    return next(
        (end for pattern in patterns if (end := _skip(pattern, text, cursor.at)) > cursor.at), -1
    )


def _is_shouted_word(text: str, cursor: _Cursor) -> bool:
    word = text[slice(*cursor.place)] if cursor.place else ""
    return word.isupper() and word.isalpha() and len(word) >= 4


def _stands_alone(text: str, cursor: _Cursor, end: int, words: _Words) -> bool:
    """Not the subject of a sentence with an aside, 'Women – IOM and partners – are ...'; nor half
    of a headline in capitals, 'WATER, WATER - EVERYWHERE'."""
    place = text[slice(*cursor.place)] if cursor.place else ""
    if len(place) < 2 or (place.isupper() and text[end:].partition("\n")[0].isupper()):
        return False
    sentence = text[end : end + 300]
    stop = _SENTENCE.search(sentence)
    sentence = sentence[: stop.start()] if stop else sentence
    asides = list(_DASH.finditer(sentence))
    if len(asides) != 1:
        return True
    following = _WORD.match(sentence, asides[0].end())
    return following is None or following[0].lower() not in words.verbs


def _place(head: str, start: int, dates: Mapping[int, PrintedDate], words: _Words) -> int | None:
    """Where a place that begins here ends: capitalised words, commas, slashes, brackets."""
    end = _part(head, start, words)
    if end is None or not _may_open(head[start:end], words):
        return None
    while True:
        after = next((at for at in _separators(head, end) if at not in dates), None)
        further = _part(head, after, words) if after is not None else None
        if further is None:
            break
        end = further
    bracket = _BRACKET.match(head, end)
    slash = bracket and _SLASH.match(head, bracket.end())
    if bracket and _NAMES_PLACE.fullmatch(bracket[1]):
        further = _place(head, slash.end(), dates, words) if slash else None
        end = further or bracket.end()
    return end if len(_WORD.findall(head[start:end])) <= _MOST_WORDS else None


def _separators(head: str, at: int) -> Iterator[int]:
    for pattern in (_SLASH, _COMMA):
        match = pattern.match(head, at)
        if match and match.end() > at:
            yield match.end()


def _part(head: str, start: int, words: _Words) -> int | None:
    """The end of one name: 'Port of Spain', 'D.C.', 'N'Djamena'; None where none begins here."""
    end, at, count = None, start, 0
    while match := _WORD.match(head, at):
        word = match[0]
        lowered = word.lower().rstrip(".")
        if lowered in words.never_inside:
            return None
        if word[0].isupper():
            end, count = match.end(), count + 1
        elif lowered not in words.connectors or count == 0:
            return None if head[at - 1 : at] == " " and count else end
        at = match.end()
        if head[at : at + 1] not in (" ", "\u00a0"):
            break
        at += 1
    if end is None or count > _MOST_IN_PART:
        return None
    # A full stop belongs to an abbreviation only where the dateline goes on behind it.
    if head[end - 1] == "." and not re.match(r"\s*[,(–—/-]", head[end:]):
        return end - 1
    return end


def _may_open(name: str, words: _Words) -> bool:
    parts = name.lower().replace("’", "'").split()
    if parts[0] == "the":
        return " ".join(parts) in words.the_places
    if parts[0] in words.articles:
        return len(parts) > 1
    return parts[0] not in words.never_first


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
