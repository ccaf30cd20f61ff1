"""Pages with several releases in a store, and the door in front of it."""

from datetime import UTC, datetime

from archive.authorities.collection import load_collection
from archive.config import collection_folder
from archive.models import Block, BlockKind, Capture, Contact, Description, Release
from archive.publication import Policy, Publication
from archive.records import StoredCapture
from archive.store import Store

AUTHORITIES = load_collection(collection_folder("demo"))
PAGE = "http://www.irco.example/press/briefing.html"
MAIL = "desk@irco.example"
PHONE = "+386 1 555 0199"


def release(title: str, *texts: str, contacts: tuple[Contact, ...] = ()) -> Release:
    return Release(
        title, tuple(Block(BlockKind.PARAGRAPH, text) for text in texts), contacts=contacts
    )


def describe(
    store: Store,
    content: str,
    *releases: Release,
    url: str = PAGE,
    moment: str = "2003-03-07",
    version: str = "v1",
) -> StoredCapture:
    """Take in a page and describe it as these releases; the capture as it is held."""
    day = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    capture = Capture("press/briefing.html", content.encode(), url, day, 200)
    with store.accession("a test") as log:
        log.keep([capture])
    stored = next(each for each in store.captures() if _same(each, capture))
    store.put([(stored, Description(releases, reason=None if releases else "frameset"))], version)
    return stored


def id_of(store: Store, title: str) -> str:
    return next(each.id for each in store.releases() if each.release.title == title)


def shown(store: Store) -> Publication:
    return Publication(store, Policy(show_contacts=True), AUTHORITIES)


def covering(store: Store) -> Publication:
    return Publication(store, Policy(show_contacts=False), AUTHORITIES)


def _same(stored: StoredCapture, capture: Capture) -> bool:
    return (stored.digest, stored.url, stored.moment) == (
        capture.digest,
        capture.url,
        capture.moment,
    )
