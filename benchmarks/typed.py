"""Title, day, issuer and sender of typed and scanned texts, against the library that keeps them.

Run from the project's root: `.venv/bin/python -m benchmarks.typed [--misses]`. Asked are the texts
that print a value in their head, the first 1,500 letters, for a library makes titles of its own
('Transcript of doorstop interview: Sydney'); how many they are is said. Letters that a scanner set
apart or mistook are borne with: a title counts where nine tenths of its letters agree. A day
given is wrong where it is not the library's, printed or not. Rules were made on the texts whose id
has an even digest; `--misses` names what is read wrongly among these, and nothing of the others.
All is measured twice: of each text alone, and of all as one archive, where each may tell of others.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from archive.facets import OFFICE, OUTSIDE, PERSON
from archive.models import Relation, Release
from archive.text.folding import fold
from benchmarks.headings import Entry, as_archive, bare, each_alone, entries, even

_HEAD = 1500
_ALIKE = 90
_MONTHS = tuple(date(2000, month, 1).strftime("%B").lower() for month in range(1, 13))


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read of one text. day: None where none was given."""

    title: str
    day: str | None
    offices: frozenset[str]
    senders: frozenset[str]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--misses", action="store_true", help="name what is read wrongly")
    misses = arguments.parse_args().misses
    every = tuple(entries())
    for rules, releases in (("each alone", each_alone(every)), ("archive", as_archive(every))):
        built_on = [entry for entry in every if even(entry.id)]
        other = [entry for entry in every if not even(entry.id)]
        _measure(f"built on, {rules}", built_on, releases, misses)
        _measure(f"other, {rules}", other, releases, misses=False)


def _measure(
    half: str, half_entries: Sequence[Entry], releases: Mapping[str, Release], misses: bool
) -> None:
    counts: Counter[str] = Counter()
    for entry in half_entries:
        printed = _asked(entry)
        answer = _answer(releases[entry.id])
        right = _right(entry, answer, printed, counts)
        counts["day wrong where printed"] += "day" in printed and answer.day not in (
            None,
            entry.day,
        )
        counts.update(f"{field} printed" for field in printed)
        counts.update(_reachable(entry))
        counts.update(f"{field} right" for field in printed & right)
        if misses and printed - right:
            print(f"    {entry.id}: {', '.join(sorted(printed - right))}")
    figures = {
        field: round(counts[f"{field} right"] / max(1, counts[f"{field} printed"]), 3)
        for field in ("title", "day", "issuer", "sender")
    }
    precision = {
        f"{field} given right": round(1 - counts[f"{field} wrong"] / counts[f"{field} given"], 3)
        for field in ("day", "issuer", "sender")
        if counts[f"{field} given"]
    }
    line = {
        "half": half,
        "texts": len(half_entries),
        **figures,
        **precision,
        **dict(sorted(counts.items())),
    }
    print(json.dumps(line), flush=True)


def _reachable(entry: Entry) -> list[str]:
    """What of the library's headings a text prints anywhere: more than this nobody can read."""
    text, office = f" {_plain(entry.text)} ", _plain(entry.office)
    reachable = {
        "office of the library": bool(office),
        "office in the text": bool(office) and f" {office} " in text,
        "sender in full in the text": any(f" {person} " in text for person in entry.people),
    }
    return [heading for heading, is_reachable in reachable.items() if is_reachable]


def _answer(release: Release) -> Answer:
    day = release.issued.value if release.issued.precision == "day" else None
    offices = {
        bare(point.label)
        for point in release.access_points
        if (point.facet, point.relation) == (OFFICE, Relation.ISSUING) and point.id != OUTSIDE
    }
    senders = {
        fold(point.label)
        for point in release.access_points
        if (point.facet, point.relation) == (PERSON, Relation.SENDER)
    }
    return Answer(release.title, day, frozenset(offices), frozenset(senders))


def _asked(entry: Entry) -> set[str]:
    head = entry.text[:_HEAD]
    printed = {
        "title": fuzz.partial_ratio(_letters(entry.title), _letters(head)) >= _ALIKE,
        "day": bool(_printed_day(entry.day).search(_words(head))),
        "issuer": bool(entry.office) and f" {_plain(entry.office)} " in f" {_plain(head)} ",
        "sender": bool(entry.people),
    }
    return {field for field, is_printed in printed.items() if is_printed}


def _right(
    entry: Entry, answer: Answer, printed: Collection[str], counts: Counter[str]
) -> set[str]:
    """The fields that are right; what was given and is wrong is counted."""
    right = {
        "title": fuzz.ratio(_letters(answer.title), _letters(entry.title)) >= _ALIKE,
        "day": answer.day == entry.day,
        "issuer": bare(entry.office) in answer.offices,
        "sender": bool(answer.senders & entry.people),
    }
    counts["day given"] += answer.day is not None
    counts["day wrong"] += answer.day not in (None, entry.day)
    counts["issuer given"] += len(answer.offices)
    counts["issuer wrong"] += len(answer.offices - {bare(entry.office)})
    _count_senders(entry, answer, counts)
    counts["issuer given where printed"] += len(answer.offices) * ("issuer" in printed)
    counts["issuer right where printed"] += right["issuer"] and "issuer" in printed
    return {field for field, is_right in right.items() if is_right}


def _count_senders(entry: Entry, answer: Answer, counts: Counter[str]) -> None:
    """Each sender that is not the library's person counts as wrong, letter by letter. Told apart
    are those who are given beside him (the library has one of a joint release), and his own name in
    another form ('P J Kos' for 'Paul Kos', 'Les Kos' for 'Leslie Kos')."""
    others = answer.senders - entry.people
    forms = {name for name in others if any(_is_form(name, known) for known in entry.people)}
    beside = others - forms if answer.senders & entry.people or forms else set()
    counts["sender given"] += len(answer.senders)
    counts["sender wrong"] += len(others)
    counts["sender wrong: another form"] += len(forms)
    counts["sender wrong: beside the library's"] += len(beside)
    counts["texts with senders"] += bool(answer.senders)
    counts["texts with senders, none the library's"] += bool(others) and len(others) == len(
        answer.senders
    )


def _is_form(name: str, other: str) -> bool:
    """Whether two names have one surname and begin alike, or one with the initials of the other."""
    first, _, surname = name.rpartition(" ")
    other_first, _, known_surname = other.rpartition(" ")
    shared = min(len(first), len(other_first), 3)
    initials = len(first.split()[0]) == 1 if first else False
    return surname == known_surname and (initials or first[:shared] == other_first[:shared])


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


def _plain(text: str) -> str:
    return fold(text.replace("&", " and "))


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _printed_day(day: str) -> re.Pattern[str]:
    """The day as any letter prints it: '2 June, 1971', 'June 2nd 1971', '02/06/71', '2.6.1971'."""
    year, month, number = (int(part) for part in day.split("-"))
    short = f"{year % 100:02d}"
    years = rf"(?:{year}|{short})"
    name = rf"{_MONTHS[month - 1][:3]}(?:{_MONTHS[month - 1][3:]}|t)?"
    numbered = rf"0?{number} ?(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b(?:{numbered}(?: day)?(?: of)? ?{name} ?{years}|{name} ?{numbered} ?{years}"
        rf"|0?{number} 0?{month} {years}|{year} 0?{month} 0?{number})(?!\d)"
    )


if __name__ == "__main__":
    main()
