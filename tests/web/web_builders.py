"""A small archive of invented releases, and the reading room over it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from flask import Flask

from archive.config import Config, data_folder
from archive.describe.describer import describer_of
from archive.facets import FACETS
from archive.ingest.jobs import ingest
from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    Capture,
    Contact,
    Description,
    Evidence,
    IssueDate,
    Quote,
    QuoteStatus,
    Release,
    Span,
)
from archive.publication import publication_of
from archive.records import State
from archive.sources import Limits, open_source
from archive.store import Store, create_store, open_store
from indexer.indexing import build
from tests.archive.knowledge import DEMO, GENERIC
from web.app import create_app

ORIGINAL = b"<html><head><title>x</title></head><body onload='alert(1)'>The ferry</body></html>"
HOSTILE = "<script>alert('title')</script> & ferry"
FIRST = "The ferry turned back in the fog, and the river kept its <b>market</b> waiting."
SPOKEN = "A river does not ask for a passport"
SECOND = f"“{SPOKEN},” said Ana Kolar, Harbour Master."
PHONE = "+386 1 555 0199"
MAIL = "desk@irco.example"
REACH = f"For more: Ana Kolar, Tel. {PHONE}, E-mail {MAIL}"
REASON = "issued in error"


@dataclass(frozen=True, slots=True)
class Archive:
    """The ids of what is held. earlier: the digest of the older capture of `open`."""

    config: Config
    open: str
    undated: str
    withdrawn: str
    hidden: str
    digest: str
    earlier: str
    reach: str
    reach_digest: str


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page with two releases, and the digest of its bytes."""

    config: Config
    first: str
    second: str
    digest: str


def value_of(name: str) -> str:
    """The value that the open release has under a facet."""
    return f"{name}-one"


def make_archive(home: Path, **settings: object) -> Archive:
    config = Config(home=home, collection="demo", **settings)  # type: ignore[arg-type] # settings by name
    with create_store(config) as store:
        earlier = put(store, "open", ferry_release(), ORIGINAL + b"<!-- before -->", "2001-01-01")
        latest = put(store, "open", ferry_release(), ORIGINAL, "2002-01-01")
        ids = {
            name: put(store, name, plain_release(name), f"<p>{name}</p>".encode(), "2003-01-01")
            for name in ("undated", "withdrawn", "hidden")
        }
        reach = put(store, "reach", reach_release(), f"<p>{REACH}</p>".encode(), "2004-01-01")
        id_of = {stored.release.title: stored.id for stored in store.releases()}
        store.add_alias("oldaddress", id_of[HOSTILE])
        store.set_state(id_of["A withdrawn note"], State.WITHDRAWN, REASON)
        store.set_state(id_of["A hidden note"], State.HIDDEN, "")
    assert len(ids) == 3
    return Archive(
        config,
        id_of[HOSTILE],
        id_of["A undated note"],
        id_of["A withdrawn note"],
        id_of["A hidden note"],
        latest,
        earlier,
        id_of["Where to ask"],
        reach,
    )


def make_shared_page(home: Path) -> SharedPage:
    config = Config(home=home, collection="demo")
    first = Release("Ferry sinks", (Block(BlockKind.PARAGRAPH, "It went down before dawn."),))
    second = Release("One dyke", (Block(BlockKind.PARAGRAPH, "Water rose behind the railway."),))
    content = b"<h2>Ferry sinks</h2><p>before dawn</p><h2>One dyke</h2><p>behind the railway</p>"
    with create_store(config) as store:
        digest = put(store, "briefing", (first, second), content, "2003-03-07")
        ids = {stored.release.title: stored.id for stored in store.releases()}
    return SharedPage(config, ids[first.title], ids[second.title], digest)


def without_quotes(archive: Archive) -> None:
    """Describe the open release again by rules that find no quotation in it."""
    with open_store(archive.config) as store:
        stored = store.release(archive.open)
        captures = store.captures_of(stored.id)
        described = replace(stored.release, quotes=())
        store.put([(each, Description((described,))) for each in captures], "v2")


def make_app(archive: Archive | SharedPage) -> Flask:
    app = create_app(archive.config)
    app.testing = True
    return app


def ferry_release() -> Release:
    """One of everything: a hostile title, a quote, a gap, a contact, a value in every facet."""
    blocks = (
        Block(BlockKind.PARAGRAPH, FIRST),
        Block(BlockKind.PARAGRAPH, SECOND),
        Block(BlockKind.PARAGRAPH, "After the side box.", gap=True),
        Block(BlockKind.CONTACT, REACH),
    )
    return Release(
        HOSTILE,
        blocks,
        issued=IssueDate("2001-03-07", "day", date(2001, 3, 7), date(2001, 3, 7)),
        place="Ljubljana",
        language="en",
        kind="press release",
        access_points=tuple(_one_of_each_facet()),
        quotes=(_spoken(),),
        contacts=(Contact("Ana Kolar", None, (PHONE,), (MAIL,), REACH),),
        evidence=tuple(_ferry_evidence()),
    )


def _one_of_each_facet() -> Iterator[AccessPoint]:
    for facet in FACETS:
        if facet.kind:
            yield AccessPoint(
                facet.kind,
                value_of(facet.name),
                f"{facet.label} <one>",
                facet.source.relations[0],
                f"contact: {REACH}",
            )


def _spoken() -> Quote:
    start = len(FIRST) + 2 + 1
    return Quote(
        SPOKEN,
        (Span(start, start + len(SPOKEN)),),
        speaker="Ana Kolar",
        speaker_id=value_of("person"),
        position="Harbour Master",
        status=QuoteStatus.STATED,
    )


def _ferry_evidence() -> Iterator[Evidence]:
    yield Evidence("title", HOSTILE, "profile", "h1", HOSTILE, 0.9)
    yield Evidence("issued", "2001-03-07", "profile", "p.date", "7 March 2001", 0.9)
    yield Evidence("issued", "2001-03-07", "meta", "date", "2001-03-07", 0.8, chosen=False)
    yield Evidence("issued", "2001-03-09", "url", "path", "2001/03/09", 0.5, chosen=False)


def plain_release(name: str) -> Release:
    return Release(f"A {name} note", (Block(BlockKind.PARAGRAPH, f"The {name} lighthouse."),))


def reach_release() -> Release:
    """One whose page shows its contacts."""
    return Release("Where to ask", (Block(BlockKind.CONTACT, REACH),))


def put(
    store: Store, name: str, release: Release | tuple[Release, ...], content: bytes, moment: str
) -> str:
    day = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    url = f"http://www.irco.example/press/{name}.html"
    headers = (("Content-Type", "text/html; charset=iso-8859-2"),)
    capture = Capture(f"{name}.html", content, url, day, 200, headers)
    with store.accession("builders") as log:
        log.keep([capture])
    captures = [stored for stored in store.undescribed("v1") if stored.digest == capture.digest]
    releases = release if isinstance(release, tuple) else (release,)
    store.put([(capture, Description(releases)) for capture in captures], "v1")
    return capture.digest


def hold_samples(home: Path, folders: Iterable[str]) -> Config:
    """A home with the sample pages of some site profiles."""
    config = Config(home=home, collection="demo")
    describer = describer_of(DEMO, date(2026, 1, 1))
    with create_store(config) as store:
        for folder in folders:
            source = open_source(str(data_folder() / "samples" / folder), Limits())
            ingest(source, store, describer, lambda _verb, _number: None)
    return config


def room_of_a_page(folder: Path, html: str) -> Flask:
    """A room over one page, of the collection that knows no organisation."""
    page = folder / "page.html"
    page.write_text(html, encoding="utf-8")
    config = Config(home=folder / "home", collection="generic")
    describer = describer_of(GENERIC, date(2026, 1, 1))
    with create_store(config) as store:
        ingest(open_source(str(page), Limits()), store, describer, lambda _verb, _number: None)
        build(publication_of(store, config), config)
    return create_app(config)
