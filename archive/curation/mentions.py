"""Where a release names somebody who does not speak in it: the sentence, else the line."""

import re
from collections.abc import Iterable, Iterator

from archive.facets import PERSON
from archive.models import AccessPoint, Release

_STOP = re.compile(r"([^\s.!?…]*)[.!?…][\"”’»)]*\s+(?=[^\sa-zà-þ])")
"""A stop before what is no small letter, and the word that it stands behind."""

_SHORT = 4
"""A word in capitals of so few letters is an initial or a title: 'J.', 'Sen.', 'Capt.'."""

_AROUND, _CUT = 190, "…"
"""Signs shown before a name, and from it on."""

_PRINTED = re.compile(r"printed(?: as)?: (.+)")


def mention_of(release: Release, id: str, names: Iterable[str]) -> str:
    """The sentence in which somebody is first named, by one of the names, else by the last word of
    one; where the text prints none, how the release is known to name them."""
    points = [p for p in release.access_points if p.facet == PERSON and p.id == id]
    known = [name for name in (*names, *(point.label for point in points)) if name]
    lines = [release.title, *(block.text for block in release.blocks)]
    for form in dict.fromkeys((*_printed(points), *known, *_surnames(known))):
        for line in lines:
            if sentence := _sentence_with(form, line):
                return sentence
    grounds = (f"{point.relation} of this release: {point.evidence}" for point in points)
    return next(grounds, "")


def _printed(points: Iterable[AccessPoint]) -> Iterator[str]:
    """The words in which the text prints a name with its post."""
    for point in points:
        if match := _PRINTED.search(point.evidence):
            yield match[1]


def _surnames(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        last = name.split()[-1]
        if len(last) > 2:
            yield last


def _ends(word: str) -> bool:
    return not word[:1].isupper() or len(word) > _SHORT


def _sentence_with(name: str, line: str) -> str:
    """The sentence of a line that holds a name as whole words; '' where none does."""
    words = r"\s+".join(map(re.escape, name.split()))
    match = re.search(rf"(?<!\w){words}(?!\w)", line, re.IGNORECASE)
    if match is None:
        return ""
    ends = [stop.end() for stop in _STOP.finditer(line) if _ends(stop[1])]
    start = max((end for end in ends if end <= match.start()), default=0)
    last = min((end for end in ends if end >= match.end()), default=len(line))
    before, after = (
        " ".join(text.split()) for text in (line[start : match.start()], line[match.start() : last])
    )
    return _near(before, after)


def _near(before: str, after: str) -> str:
    """Both together; of a text without stops what is nearest to the name."""
    if len(before) > _AROUND:
        before = f"{_CUT} {before[-_AROUND:].partition(' ')[2]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rpartition(' ')[0]} {_CUT}"
    return f"{before} {after}".strip()
