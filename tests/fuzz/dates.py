"""Dates in running text, in every language that has a calendar."""

from datetime import date

from archive.config import collection_folder
from archive.dates.reading.numbers import Order
from archive.dates.reading.printed import PrintedDate, days_of, find_dates, read_date
from archive.knowledge.snapshot import load_knowledge
from tests.fuzz.mutation import mutated
from tests.fuzz.target import Target

KNOWLEDGE = load_knowledge(collection_folder("demo"))
LATEST = date(2026, 11, 20)
_ORDERS: tuple[Order, ...] = ("dmy", "mdy", "ymd")
_LENGTHS = {"day": 10, "month": 7, "year": 4}


def _seeds() -> tuple[bytes, ...]:
    calendars = [language.calendar for language in KNOWLEDGE.languages if language.calendar.months]
    named = [  # '7 mars 1990, août 8, 2004 (8/1)'
        f"Le {7 + number % 20} {calendar.months[number % 12][0]} {1990 + number % 30}, "
        f"{calendar.months[(number + 5) % 12][-1]} {number + 1}, 2004"
        f" ({number + 1}/{number % 12 + 1})"
        for number, calendar in enumerate(calendars)
    ]
    others = [
        "2003-03-07, 07/03/2003, 03-07-03 and 7.3.2003; 20030307 is one too",
        "Friday, March 7th, 2003 from 12 to 14 May 2014, (16-17 October), June 2004, 1999",
        "31 February 2003 is none; 29 February 2001 neither, 2003年3月7日, 2003년 3월 7일",
        "GENEVA, 7 March 2003 - On Monday 3 March, since 1951 and until May the 3rd",
    ]
    return tuple(text.encode() for text in (*named, *others))


SEEDS = _seeds()
TOKENS = (
    *(
        b"0",
        b"00",
        b"99",
        b"31",
        b"29 February ",
        b"9999",
        b"0001",
        b"12345678901234567890",
        b"-",
        b"/",
    ),
    *(
        b".",
        b", ",
        b"(",
        b")",
        b"th ",
        b"st",
        b" of ",
        b"de ",
        b" to ",
        "–".encode(),
        "\u00a0".encode(),
    ),
    *(
        b"May ",
        b"March ",
        b"mars ",
        "März ".encode(),
        "年".encode(),
        "月".encode(),
        "日".encode(),
        b"T00:00Z",
    ),
    *(
        "٧ مارس ٢٠٠٣".encode(),
        "７".encode(),
        "²".encode(),
        "①".encode(),
        "൧".encode(),
        b"Monday ",
        b"lundi ",
    ),
)


def check(case: bytes) -> None:
    text = case.decode("utf-8", "replace")
    order = _ORDERS[len(case) % 3]
    dates = find_dates(KNOWLEDGE, text, LATEST, order)
    assert [each.start for each in dates] == sorted(each.start for each in dates)
    for each in dates:
        _check_date(each, text)
    whole = read_date(KNOWLEDGE, text[:200], LATEST, order)
    if whole:
        _check_date(whole, text)
        assert whole.has_year, whole


def _check_date(printed: PrintedDate, text: str) -> None:
    assert 0 <= printed.start < printed.end <= len(text), printed
    assert any(sign.isnumeric() for sign in text[printed.start : printed.end]), printed
    if not printed.has_year:
        date.fromisoformat(f"2000{printed.value[1:]}")
        return
    assert len(printed.value) == _LENGTHS[printed.precision], printed
    first, last = days_of(printed.value)
    assert date(KNOWLEDGE.first_year, 1, 1) <= first <= min(last, LATEST), printed
    assert first.isoformat().startswith(printed.value), printed


TARGET = Target(SEEDS, mutated(SEEDS, TOKENS), check)
