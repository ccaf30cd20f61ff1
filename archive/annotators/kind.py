"""What kind of text a release is, as label, title or address of its page say it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

import msgspec

from archive.authorities.collection import Collection, Phrase, Vocabulary
from archive.models import Evidence, PageContext, Release
from archive.text.cues import load_cues
from archive.text.folding import fold_aligned


class _Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    labels: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


class _Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    default: str
    kinds: tuple[_Kind, ...]


def annotate(release: Release, context: PageContext, collection: Collection) -> Release:
    """Gives a release its kind where the parser left it open; it is a press release by default."""
    if release.kind is not None:
        return release
    evidence = tuple(_candidates(release, context))
    return replace(
        release,
        kind=evidence[0].value,
        evidence=(
            *release.evidence,
            *(replace(one, chosen=one is evidence[0]) for one in evidence),
        ),
    )


def _candidates(release: Release, context: PageContext) -> Iterator[Evidence]:
    """The page's label first, then the title, then the address, then what most pages are."""
    kickers = [one.value for one in release.evidence if one.field == "kicker" and one.chosen]
    for label in (*kickers, *context.tags):
        for kind in _by_label(label)[:1]:
            yield Evidence("kind", kind, "label", "page", label, 0.95)
    for kind in _by_pattern(fold_aligned(release.title).text, "titles")[:1]:
        yield Evidence("kind", kind, "title", "title", release.title[:200], 0.9)
    path = urlsplit(context.url or "").path
    for kind in _by_pattern(path.lower(), "addresses")[:1]:
        yield Evidence("kind", kind, "url", "path", path[:200], 0.7)
    yield Evidence("kind", _cues().default, "default", confidence=0.5)


def _by_label(label: str) -> list[str]:
    """The kinds that a label names, in the order of the cue file."""
    found = {match.id for match in _labels().find(label)}
    return [one.kind for one in _cues().kinds if one.kind in found]


def _by_pattern(text: str, place: str) -> list[str]:
    return [kind for kind, pattern in _patterns(place) if pattern.search(text)]


@cache
def _cues() -> _Cues:
    return load_cues("kinds", _Cues)


@cache
def _labels() -> Vocabulary:
    return Vocabulary(Phrase(one.kind, label) for one in _cues().kinds for label in one.labels)


@cache
def _patterns(place: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kind and pattern, for 'titles' or 'addresses'."""
    return tuple(
        (one.kind, re.compile(pattern))
        for one in _cues().kinds
        for pattern in (one.titles if place == "titles" else one.addresses)
    )
