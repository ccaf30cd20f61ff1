"""The files of a collection as they are written: strict, each fault named by file and key."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

import msgspec
import yaml

from archive.errors import DataError
from archive.shapes import read_value
from archive.yaml_values import yaml_values

OfficeKind = Literal[
    "headquarters", "regional", "sub-regional", "liaison", "centre", "country", "body", "external"
]
Reliance = Literal["seen", "background"]
"""seen: read on a page of the organisation. background: known from elsewhere, to be confirmed."""
Moment = int | str
"""A year, 'YYYY-MM' or a day."""

Shape = TypeVar("Shape")
_NOTHING: Mapping[str, str] = MappingProxyType({})


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class HostEntry(_Entry, frozen=True):
    """path: a pattern over path and query, where only a part of the host is meant."""

    host: str
    office: str | None = None
    profile: str | None = None
    path: str | None = None
    evidence: Reliance = "seen"


class CollectionFile(_Entry, frozen=True):
    """first_year: no release of the organisation is older."""

    title: str
    first_year: int | None = None
    names: tuple[str, ...] = ()
    hosts: tuple[HostEntry, ...] = ()


class ParentEntry(_Entry, frozen=True, rename={"since": "from", "until": "to"}):
    id: str
    since: Moment | None = None
    until: Moment | None = None
    evidence: Reliance = "seen"


class OfficeEntry(_Entry, frozen=True):
    """hosts: seen on pages; likely_hosts: made by the organisation's rule, never seen.

    variants: other names of the office. places: other names of its country or city, and towns
    that stand in datelines.
    """

    id: str
    name: str
    kind: OfficeKind
    names: dict[str, str] = {}
    city: str = ""
    country: str = ""
    hosts: tuple[str, ...] = ()
    likely_hosts: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    parents: tuple[ParentEntry, ...] = ()
    evidence: Reliance = "seen"


class OfficesFile(_Entry, frozen=True):
    offices: tuple[OfficeEntry, ...] = ()


class PositionEntry(_Entry, frozen=True, rename={"since": "from", "until": "to"}):
    title: str
    office: str | None = None
    since: Moment | None = None
    until: Moment | None = None
    evidence: Reliance = "seen"


class PersonEntry(_Entry, frozen=True):
    id: str
    name: str
    variants: tuple[str, ...] = ()
    positions: tuple[PositionEntry, ...] = ()


class PeopleFile(_Entry, frozen=True):
    people: tuple[PersonEntry, ...] = ()


class TermEntry(_Entry, frozen=True):
    """labels: theme labels printed on pages that mean this term, besides its names. broader: the
    terms right above it; what stands under this term is counted under them too.

    phrases: language to forms in running text, 'any' for every language. A mark before a form:
    '~' weak, tags only with others; '^' tags alone only in the title or lead; '!' tags anywhere.
    """

    id: str
    names: dict[str, str]
    labels: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    phrases: dict[str, tuple[str, ...]] = {}


class TaxonomyFile(_Entry, frozen=True):
    """ignore: phrases in which a word says nothing of the matter, such as names of bodies."""

    facet: str
    terms: tuple[TermEntry, ...] = ()
    ignore: tuple[str, ...] = ()


class EventEntry(_Entry, frozen=True, rename={"since": "from", "until": "to"}):
    """A dated event. phrases, titles: by language, 'any' for every one. names: of a head in office.

    gives: which bound it is, of a release that names it.
    """

    id: str
    gives: Literal["earliest", "latest", "both"]
    since: date | None = None
    until: date | None = None
    phrases: dict[str, tuple[str, ...]] = {}
    names: tuple[str, ...] = ()
    titles: dict[str, tuple[str, ...]] = {}
    note: str = ""

    def __post_init__(self) -> None:
        if not any(self.days) or bool(self.names) == bool(self.phrases):
            raise ValueError(
                f"event {self.id!r}: gives {self.gives!r} needs its day, and phrases or names"
            )

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Not before, not after: None where it does not bound."""
        earliest = self.since if self.gives != "latest" else None
        return earliest, self.until if self.gives != "earliest" else None


def read_file(path: Path, shape: type[Shape], path_values: Mapping[str, str] = _NOTHING) -> Shape:
    """The file as `shape`. Raises DataError naming the file and the key at fault.

    path_values: what the place of the file says beside its text.
    """
    try:
        text = path.read_text(encoding="utf-8")
        raw = yaml_values(text)
        # YAML makes dates of '2010-10-01' but not of '2010-10': as text they are read alike.
        values = msgspec.to_builtins({} if raw is None else raw)
        return read_value({**values, **path_values} if path_values else values, shape)
    except (OSError, TypeError, ValueError, yaml.YAMLError) as error:
        raise DataError(f"{named(path)}: {error}") from error


def named(path: Path) -> str:
    """A file of a collection as a message calls it: 'demo/authorities/offices.yaml'."""
    return "/".join(path.parts[-3:] if path.parent.name in _INNER else path.parts[-2:])


_INNER = ("authorities", "taxonomies")
