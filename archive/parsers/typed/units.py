"""What stands in a line of a letterhead: its units, people, posts and bodies, in order."""

import re

from archive.parsers.typed.words import HeadPatterns

WORD = re.compile(r"[^\W\d_]{3,}")
_MARKS = r"[\s,;:&/\\|·•*()–—.'’-]*"
JOINS = re.compile(rf"(?i){_MARKS}(?:(?:and|with)(?!\w))?{_MARKS}")
_BESIDE = re.compile(rf"(?i){_MARKS}(?:and(?!\w))?{_MARKS}")
_MOST_SENDER_WORDS = 0.4
NEAR = 80
"""So many letters behind 'Statement by' its author is named."""


def is_sender(text: str, patterns: HeadPatterns) -> bool:
    """Whether nothing but people, posts and bodies stands in a line."""
    units, end = units_of(text, patterns)
    return bool(units) and end >= len(text)


def goes_over(above: str, text: str, patterns: HeadPatterns) -> bool:
    """Whether the last post of a line has more of its matter in the next."""
    units, _ = units_of(f"{above} {text}", patterns)
    return any(unit.start() < len(above) < unit.end() - 1 for unit in units)


def is_mostly_sender(text: str, patterns: HeadPatterns) -> bool:
    """Whether the words of a line are mostly those of letterheads, as far as they can be read."""
    words = WORD.findall(text)
    known = len(patterns.sender_word.findall(text))
    return len(words) > 1 < known >= _MOST_SENDER_WORDS * len(words)


def people_of(text: str, patterns: HeadPatterns) -> tuple[str, ...]:
    """Whom a line of a letterhead names, wherever in it."""
    names = map(patterns.name_in, patterns.sender.finditer(text))
    return tuple(dict.fromkeys(filter(None, names)))


def author_in(headline: str, patterns: HeadPatterns) -> str | None:
    """The person whose statement a headline says that the text is; None where it names nobody."""
    if not patterns.names_author(headline):
        return None
    person = patterns.person.search(headline[:NEAR])
    return patterns.name_in(person) if person else None


def author_behind(headline: str, patterns: HeadPatterns) -> str | None:
    """The person who ends a headline that opens with a kind: 'Address to the Nation by President
    Ana Koren'; None where nobody does."""
    opening = headline.split(maxsplit=1)[0] if headline.strip() else ""
    if not (patterns.kind_alone.match(opening) or patterns.kind.match(headline)):
        return None
    for lead in patterns.lead.finditer(headline):
        word, behind = lead[0].split()[0].lower(), headline[lead.end() :]
        if word in patterns.authors - patterns.joins and is_sender(behind, patterns):
            return next(iter(people_of(behind, patterns)), None)
    return None


def units_of(text: str, patterns: HeadPatterns) -> tuple[list[re.Match[str]], int]:
    """The people, posts and bodies that a line opens with, and where the last of them ends."""
    at = _opens_at(text, patterns)
    units: list[re.Match[str]] = []
    while at < len(text):
        unit = patterns.sender.match(text, at)
        if unit is None and units and (lead := patterns.lead.match(text, at)):
            unit = patterns.sender.match(text, lead.end())  # 'Ana Koren and the Minister for Ports'
        if unit is None or unit.end() == at:
            break
        joined = JOINS.match(text, unit.end())
        at = joined.end() if joined else unit.end()
        units.append(unit)
    return units, at


def _opens_at(text: str, patterns: HeadPatterns) -> int:
    """Where the first unit of a line may begin: behind 'issued by the', 'and', '&'."""
    lead = patterns.lead.match(text)
    joined = _BESIDE.match(text, lead.end() if lead else 0)
    return joined.end() if joined else 0
