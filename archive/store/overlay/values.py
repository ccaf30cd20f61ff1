"""An overlay as a plain value, and as the text that is kept of it."""

import hashlib

import msgspec

from archive.errors import DamagedRelease
from archive.models import AccessPoint
from archive.shapes import read_json


class NamedAgent(msgspec.Struct, frozen=True, array_like=True):
    """Whom a printed name means. record: the authority record that the describer found for it, ''
    for none. id, label: of the agent, after all redirects."""

    name: str
    record: str
    id: str
    label: str


class FieldChange(msgspec.Struct, frozen=True, array_like=True):
    """A correction of one field. quote: the id of the quote it is of, '' for the release itself.

    seen, value: '' for nothing; of a field with several values, which one gives way to which.
    points: the access points that the value stands for.
    """

    quote: str
    field: str
    seen: str
    value: str
    points: tuple[AccessPoint, ...] = ()


class Overlay(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is added to a description. quotes: the id of each quote, in order. recurring: the
    numbers of blocks that close many releases of the site. changes: the oldest first."""

    quotes: tuple[str, ...] = ()
    agents: tuple[NamedAgent, ...] = ()
    recurring: tuple[int, ...] = ()
    changes: tuple[FieldChange, ...] = ()


NOTHING = Overlay()


def as_text(overlay: Overlay) -> str:
    """The overlay as it is kept; '' where nothing is added."""
    return "" if overlay == NOTHING else msgspec.json.encode(overlay).decode("utf-8")


def overlay_of(text: str) -> Overlay:
    """The overlay of such a text. Raises DamagedRelease."""
    try:
        return read_json(text, Overlay) if text else NOTHING
    except msgspec.MsgspecError as error:
        raise DamagedRelease(
            f"an overlay cannot be read ({error}); see `dateline verify`"
        ) from error


def shown_fingerprint(description: str, overlay: str) -> str:
    """Equal where what is shown is: of a description's fingerprint and an overlay's text."""
    if not overlay:
        return description
    return hashlib.sha256(f"{description} {overlay}".encode()).hexdigest()
