"""Site profiles: how one web system in one era is read, loaded from YAML and chosen for a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, cast

import msgspec
import yaml
from cssselect import SelectorError
from lxml import etree
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from archive.errors import DataError

Order = Literal["dmy", "mdy", "ymd"]

_FIRST_TEXTS = etree.XPath(
    "(.//body//text()[not(parent::script or parent::style)])[position() <= 400]",
    smart_strings=False,
)


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One place where a field may stand. Exactly one of css, meta, url, line, head_title is given.

    css: a selector inside the page or item, read as text, or from `attribute`.
    meta: the name, property or itemprop of a <meta>. url: a pattern over the page's address.
    line: a pattern over single lines of the text (of the header, in line mode pre).
    pattern: keeps group 1 (or the whole match) of what was found. prefix: is put before it.
    order: of day and month.
    kind: 'publication', 'posted' or 'event' (dates only). last: take the last match, not the first.
    """

    css: str | None = None
    attribute: str | None = None
    meta: str | None = None
    url: str | None = None
    line: str | None = None
    head_title: bool = False
    pattern: str | None = None
    prefix: str = ""
    order: Order = "dmy"
    kind: Literal["publication", "posted", "event"] = "publication"
    last: bool = False

    def __post_init__(self) -> None:
        given = [self.css, self.meta, self.url, self.line, self.head_title or None]
        if sum(place is not None for place in given) != 1:
            raise ValueError("a rule names exactly one of css, meta, url, line, head_title")


class Items(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the items of a page that carries several releases are told apart.

    css: the element of one item; or heading: a pattern over paragraphs, where an item begins at
    each match; its named groups place, title and text are read.
    """

    css: str | None = None
    heading: str | None = None
    kind: str = "briefing-note item"


class Fingerprint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a page of this system looks like. Every list given needs one hit."""

    source: tuple[str, ...] = ()  # literal strings of the decoded page, case ignored
    css: tuple[str, ...] = ()
    generator: str | None = None  # pattern over <meta name=generator>
    leading: str | None = None  # pattern over the first 400 characters of the text


class Match(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a profile applies: all that is given must hold. years: of the address or capture."""

    hosts: tuple[str, ...] = ()  # globs
    path: str | None = None
    years: tuple[int, int] | None = None
    fingerprint: Fingerprint = Fingerprint()


class SiteProfile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one web system in one era is read. docs/profiles.md explains every key."""

    name: str
    about: str
    evidence: Literal["seen", "inferred"]
    match: Match = Match()
    line_mode: Literal["html", "pre", "hard-wrapped"] = "html"
    container: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    drop_text: tuple[str, ...] = ()
    strip: tuple[str, ...] = ()
    drop_between: tuple[tuple[str, str], ...] = ()
    end: str | None = None
    title: tuple[Rule, ...] = ()
    subtitle: tuple[Rule, ...] = ()
    date: tuple[Rule, ...] = ()
    symbol: tuple[Rule, ...] = ()
    kicker: tuple[Rule, ...] = ()
    tags: tuple[Rule, ...] = ()
    scope: tuple[Rule, ...] = ()
    own_link: tuple[Rule, ...] = ()
    translations: tuple[Rule, ...] = ()
    items: Items | None = None
    no_release: str | None = None
    contact: str | None = None
    dateline: bool = True
    language: str | None = None
    office: str | None = None
    kind: str | None = None


@dataclass(frozen=True)
class PageFace:
    """What a profile is chosen by: the address, the time, the source and the parsed tree."""

    host: str | None
    path: str
    year: int | None
    source: str = field(repr=False)
    tree: HtmlElement = field(repr=False)

    @cached_property
    def lowered(self) -> str:
        """The source in lower case, for every profile to look into."""
        return self.source.lower()

    @cached_property
    def generator(self) -> str:
        """The content of every <meta name=generator>."""
        metas = self.tree.iter("meta")
        named = (meta for meta in metas if meta.get("name", "").lower() == "generator")
        return " ".join(meta.get("content", "") for meta in named)

    @cached_property
    def leading(self) -> str:
        """The first 400 characters of the visible text."""
        return " ".join("".join(cast(list[str], _FIRST_TEXTS(self.tree))).split())[:400]


def load_profiles(folder: Path) -> tuple[SiteProfile, ...]:
    """Every profile of a folder, by name. Raises DataError naming the file and what is wrong."""
    return tuple(load_profile(path) for path in sorted(folder.glob("*.yaml")))


def load_profile(path: Path) -> SiteProfile:
    """One profile. Raises DataError naming the file and the key, selector or pattern at fault."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        profile = msgspec.convert({"name": path.stem, **raw}, SiteProfile)
        _prove(profile)
    except (yaml.YAMLError, TypeError, ValueError, re.error, SelectorError) as error:
        raise DataError(f"profile {path.name}: {error}") from error
    return profile


def choose(profiles: Sequence[SiteProfile], face: PageFace) -> SiteProfile | None:
    """The profile with the most conditions among those that fit; None where none fits."""
    fitting = [(specificity(profile), profile) for profile in profiles if fits(profile, face)]
    return max(fitting, key=lambda pair: pair[0], default=(0, None))[1]


def specificity(profile: SiteProfile) -> int:
    """How many conditions a profile states; a host counts double, as sites know themselves best."""
    match, mark = profile.match, profile.match.fingerprint
    stated = (match.years, mark.source, mark.css, mark.generator, mark.leading)
    has_path = match.path is not None
    return 2 * bool(match.hosts) + has_path + sum(bool(condition) for condition in stated)


def conditions(profile: SiteProfile, face: PageFace) -> list[tuple[str, bool]]:
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
    for words, one in marks.items():
        if one != Fingerprint():
            stated[words] = Match(fingerprint=one)
    return [(words, _holds(one, face)) for words, one in stated.items()]


def fits(profile: SiteProfile, face: PageFace) -> bool:
    """Whether every condition of a profile holds; one without any condition fits nothing."""
    return bool(specificity(profile)) and _holds(profile.match, face)


def select(css: str, scope: HtmlElement) -> list[HtmlElement]:
    """The elements that a selector names below `scope`, in document order."""
    return cast(list[HtmlElement], _compiled(css)(scope))


def _holds(match: Match, face: PageFace) -> bool:
    if match.hosts and not any(fnmatch(face.host or "", glob) for glob in match.hosts):
        return False
    if match.path and not re.search(match.path, face.path):
        return False
    if match.years and not (face.year and match.years[0] <= face.year <= match.years[1]):
        return False
    return _has_fingerprint(match.fingerprint, face)


def _has_fingerprint(mark: Fingerprint, face: PageFace) -> bool:
    if mark.generator and not re.search(mark.generator, face.generator, re.I):
        return False
    if mark.leading and not re.search(mark.leading, face.leading):
        return False
    if mark.css and not any(select(css, face.tree) for css in mark.css):
        return False
    # The dearest comes last: it looks through the whole source.
    return not mark.source or any(text.lower() in face.lowered for text in mark.source)


@cache
def _compiled(css: str) -> CSSSelector:
    return CSSSelector(css, translator="html")


def _prove(profile: SiteProfile) -> None:
    """Compile every selector and pattern now, so that a fault shows at load and not at a page."""
    groups = (profile.title, profile.subtitle, profile.date, profile.symbol, profile.kicker)
    more = (profile.tags, profile.scope, profile.own_link, profile.translations)
    rules = [rule for group in (*groups, *more) for rule in group]
    items = profile.items or Items()
    selectors = [*profile.container, *profile.drop, *profile.match.fingerprint.css, items.css]
    for css in (*selectors, *(rule.css for rule in rules)):
        if css:
            _compiled(css)
    patterns = [
        *profile.drop_text,
        *profile.strip,
        profile.end,
        profile.contact,
        profile.match.path,
        items.heading,
    ]
    patterns += [pattern for pair in profile.drop_between for pattern in pair]
    for rule in rules:
        patterns += [rule.pattern, rule.line, rule.url]
    for pattern in patterns:
        re.compile(pattern or "")
