"""Headings of people in the whole form in which the release prints a name; none cut, none that is
words of a headline."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.annotators.page_context import PageContext
from archive.annotators.printed_names import PrintedNames
from archive.annotators.quotations.people import record_of
from archive.facets import PERSON
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, HeadRole, Relation, Release
from archive.text.folding import fold

_FEWEST_WORDS = 2
_SENDING = (HeadRole.SENDER, HeadRole.SIGNATURE)


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """The release with its headings of people mended; those with a record are right as they are."""
    if not any(_is_asked(point) for point in release.access_points):
        return release
    names = PrintedNames.of(release, knowledge)
    mended = list(_mended(release.access_points, names, _letterhead(context, names), knowledge))
    points: dict[tuple[object, ...], AccessPoint] = {}
    for number, point in enumerate(mended):
        person = point.facet == PERSON
        key = (point.id or fold(point.label), point.relation) if person else (number,)
        points.setdefault(key, point)
    return replace(release, access_points=tuple(points.values()))


def _is_asked(point: AccessPoint) -> bool:
    """Whether a heading is the name of a person as a text of sentences prints it."""
    return point.facet == PERSON and not point.id and point.relation != Relation.CONTACT


def _letterhead(context: PageContext, names: PrintedNames) -> frozenset[str]:
    """Whom a letterhead or a signature names by a first name and a surname: no words of a
    headline, however many others of the same first name a talk goes on to name. 'Attorney General
    Kos Asks' is one all the same where Kos is somebody's surname."""
    lines = (line for line in context.head if line.role in _SENDING)
    whole = (fold(names.whole(name)) for line in lines for name in line.people)
    return frozenset(name for name in whole if len(name.split()) == _FEWEST_WORDS)


def _mended(
    points: Sequence[AccessPoint],
    names: PrintedNames,
    letterhead: frozenset[str],
    knowledge: KnowledgeSnapshot,
) -> Iterator[AccessPoint]:
    """letterhead: the names in it, folded."""
    whole_names = (names.whole(point.label) for point in points if _is_asked(point))
    labels = [label for label in whole_names if _is_name(label)]
    surnames = frozenset(fold(label).split()[-1] for label in labels)
    whole = [
        label
        for label in labels
        if (fold(label) in letterhead and fold(label).split()[0] not in surnames)
        or not names.is_headline(label, surnames)
    ]
    for point in points:
        if not _is_asked(point):
            yield point
            continue
        label = names.whole(point.label)
        if _is_name(label) and label not in whole:
            label = _named_so(label, whole)
        if _is_name(label):
            record = record_of(label, knowledge)
            id, name = (record.id, record.name) if record else ("", label)
            yield replace(point, id=id, label=name)


def _named_so(headline: str, labels: Sequence[str]) -> str:
    """The one of the names that ends with the surname with which the words of a headline begin;
    '' for none or several."""
    surname = fold(headline).split()[0]
    fitting = {label for label in labels if fold(label).split()[-1:] == [surname]}
    return fitting.pop() if len(fitting) == 1 else ""


def _is_name(label: str) -> bool:
    """Whether a name has more than one word, and a surname that is more than an initial."""
    words = fold(label).split()
    return len(words) >= _FEWEST_WORDS and len(words[-1]) > 1
