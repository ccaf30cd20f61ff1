"""Site profiles: how one web system in one era is read, loaded from YAML."""

import re
from pathlib import Path
from typing import Literal

import msgspec
import yaml
from cssselect import SelectorError

from archive.errors import DataError
from archive.html.selectors import compiled
from archive.shapes import read_value
from archive.yaml_values import yaml_values

Order = Literal["dmy", "mdy", "ymd"]


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One place where a field may stand. Exactly one of css, meta, url, line, head_title is given.

    css: a selector inside the page or item, read as text, or from `attribute`.
    meta: the name, property or itemprop of a <meta>. url: a pattern over the page's address.
    line: a pattern over single lines of the text (of the header, in line mode pre).
    pattern: keeps group 1 (or the whole match) of what was found. prefix: is put before it.
    order: of day and month in numbers; None leaves it to what the page tells.
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
    order: Order | None = None
    kind: Literal["publication", "posted", "event"] = "publication"
    last: bool = False

    def __post_init__(self) -> None:
        places = [self.css, self.meta, self.url, self.line, self.head_title or None]
        if sum(place is not None for place in places) != 1:
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

    @property
    def holds_releases(self) -> bool:
        """Whether every page that it is chosen for is one: it names the kind or the items of its
        pages, or knows its site."""
        return bool(self.kind or self.items or self.match.hosts)

    @property
    def is_of_a_family(self) -> bool:
        """Whether it only says how a family of systems writes: it knows no site and no items."""
        return not (self.items or self.match.hosts)


def load_profiles(folder: Path) -> tuple[SiteProfile, ...]:
    """Every profile of a folder, by name. Raises DataError naming the file and what is wrong."""
    return tuple(load_profile(path) for path in sorted(folder.glob("*.yaml")))


def load_profile(path: Path) -> SiteProfile:
    """One profile. Raises DataError naming the file and the key, selector or pattern at fault."""
    try:
        text = path.read_text(encoding="utf-8")
    except ValueError as error:
        raise DataError(f"profile {path.name}: {error}") from error
    return profile_of(path.stem, text)


def profile_of(name: str, text: str) -> SiteProfile:
    """The profile that a text is. Raises DataError naming the key, selector or pattern at fault."""
    try:
        values = yaml_values(text)
        if not isinstance(values, dict):
            raise TypeError("it has no keys, such as 'match:' and 'title:'")
        profile = read_value({"name": name, **values}, SiteProfile)
        _prove(profile)
    except (yaml.YAMLError, TypeError, ValueError, re.error, SelectorError) as error:
        raise DataError(f"profile {name}.yaml: {error}") from error
    return profile


def _prove(profile: SiteProfile) -> None:
    """Compile every selector and pattern now, so that a fault shows at load and not at a page."""
    groups = (profile.title, profile.subtitle, profile.date, profile.symbol, profile.kicker)
    more = (profile.tags, profile.scope, profile.own_link, profile.translations)
    rules = [rule for group in (*groups, *more) for rule in group]
    items = profile.items or Items()
    selectors = [*profile.container, *profile.drop, *profile.match.fingerprint.css, items.css]
    for css in (*selectors, *(rule.css for rule in rules)):
        if css:
            compiled(css)
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
