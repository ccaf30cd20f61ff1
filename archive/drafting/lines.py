"""Lines of YAML with comments: what a draft writes whatever was printed."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from archive.drafting.survey import Entry, Tally
from archive.text.folding import fold

_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+")
"""What YAML takes for the end of a line, or does not take at all."""


def frequent(tally: Tally, fewest: int = 1) -> list[tuple[str, Entry]]:
    entries = ((key, entry) for key, entry in tally.items() if entry.count >= fewest)
    return sorted(entries, key=lambda pair: (-pair[1].count, pair[0]))


def seen(entry: Entry) -> Iterator[str]:
    when = f", {entry.days[0]} to {entry.days[-1]}" if entry.days else ""
    yield note(f"{entry.count} releases{when}; such as")
    yield from (note(f"  {example}") for example in entry.examples)


def common(values: Counter[str]) -> str:
    """The most frequent, each once however it is spelled."""
    forms: dict[str, Counter[str]] = {}
    for value, number in values.items():
        forms.setdefault(fold(value), Counter())[value] += number
    names = [
        (max(each, key=lambda form: (each[form], form)), each.total()) for each in forms.values()
    ]
    ordered = sorted(names, key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name} {number}" for name, number in ordered[:5])


def note(text: str) -> str:
    """A comment on one line, whatever was printed."""
    return "  # " + _LINE.sub(" ", text)


def text(text: str) -> str:
    """A text in quotation marks: JSON is YAML, but for what YAML takes for the end of a line."""
    return json.dumps(_LINE.sub(" ", text), ensure_ascii=False)


def list_of(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(text, texts))}]"


def days_of(days: list[str]) -> str:
    return f", from: {text(min(days))}, to: {text(max(days))}" if days else ""
