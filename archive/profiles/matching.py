"""Choosing the site profile of a page: by its address, its time and its marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cached_property

from lxml.html import HtmlElement

from archive.html.lines import lines_of
from archive.html.selectors import might_match, names_in, select
from archive.profiles.profile import Fingerprint, Match, SiteProfile

_ANY_PAGE = Match()
_LEADING = 400


@dataclass(frozen=True)
class PageSignature:
    """What a profile is chosen by: the address, the time, the source and the parsed tree."""

    host: str | None
    path: str
    year: int | None
    source: str = field(repr=False)
    tree: HtmlElement = field(repr=False)

    @cached_property
    def lowered(self) -> bytes:
        """The source with its ASCII letters in lower case, for every profile to look into."""
        return self.source.encode("utf-8").lower()

    @cached_property
    def names(self) -> str:
        """What its elements are called."""
        return names_in(self.tree)

    @cached_property
    def generator(self) -> str:
        """The content of every <meta name=generator>."""
        metas = self.tree.iter("meta")
        named = (meta for meta in metas if meta.get("name", "").lower() == "generator")
        return " ".join(meta.get("content", "") for meta in named)

    @cached_property
    def leading(self) -> str:
        """The first 400 characters of the visible text."""
        text = ""
        for line in lines_of(self.tree):
            text = f"{text} {line}".lstrip()
            if len(text) >= _LEADING:
                break
        return text[:_LEADING]


def choose(profiles: Sequence[SiteProfile], face: PageSignature) -> SiteProfile | None:
    """The profile with the most conditions among those that fit; None where none fits."""
    fitting = [profile for profile in profiles if fits(profile, face)]
    return max(fitting, key=specificity, default=None)


def specificity(profile: SiteProfile) -> int:
    """How many conditions a profile states; a host counts double, as sites know themselves best."""
    match, mark = profile.match, profile.match.fingerprint
    stated = (match.years, mark.source, mark.css, mark.generator, mark.leading)
    has_path = match.path is not None
    return 2 * bool(match.hosts) + has_path + sum(bool(condition) for condition in stated)


def conditions(profile: SiteProfile, face: PageSignature) -> list[tuple[str, bool]]:
    """Each condition that a profile states, in words, and whether it holds for a page."""
    match, mark = profile.match, profile.match.fingerprint
    stated: dict[str, Match] = {}
    if match.hosts:
        stated[f"host is like {', '.join(match.hosts)}"] = Match(hosts=match.hosts)
    if match.path:
        stated[f"address holds {match.path}"] = Match(path=match.path)
    if match.years:
        stated[f"captured {match.years[0]} to {match.years[1]}"] = Match(years=match.years)
    marks = {
        f"source holds one of {', '.join(mark.source)}": Fingerprint(source=mark.source),
        f"an element is {' or '.join(mark.css)}": Fingerprint(css=mark.css),
        f"generator is like {mark.generator}": Fingerprint(generator=mark.generator),
        f"text begins like {mark.leading}": Fingerprint(leading=mark.leading),
    }
    for words, pattern in marks.items():
        if pattern != Fingerprint():
            stated[words] = Match(fingerprint=pattern)
    return [(words, _holds(pattern, face)) for words, pattern in stated.items()]


def fits(profile: SiteProfile, face: PageSignature) -> bool:
    """Whether every condition of a profile holds; one without any condition fits nothing."""
    return profile.match != _ANY_PAGE and _holds(profile.match, face)


def _holds(match: Match, face: PageSignature) -> bool:
    if match.hosts and not any(fnmatch(face.host or "", glob) for glob in match.hosts):
        return False
    if match.path and not re.search(match.path, face.path):
        return False
    if match.years and not (face.year and match.years[0] <= face.year <= match.years[1]):
        return False
    return _has_fingerprint(match.fingerprint, face)


def _has_fingerprint(mark: Fingerprint, face: PageSignature) -> bool:
    if mark.generator and not re.search(mark.generator, face.generator, re.I):
        return False
    if mark.css and not any(_selects(css, face) for css in mark.css):
        return False
    if mark.source and not any(_stands(text, face) for text in mark.source):
        return False
    # The dearest comes last: it gathers text from all over the page's head.
    return not mark.leading or re.search(mark.leading, face.leading) is not None


def _stands(text: str, face: PageSignature) -> bool:
    if text.isascii():
        return text.encode().lower() in face.lowered
    return text.lower() in face.source.lower()


def _selects(css: str, face: PageSignature) -> bool:
    return might_match(css, face.names) and bool(select(css, face.tree))
