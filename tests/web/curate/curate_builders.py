"""A small archive in which something of everything is in doubt, and the page over it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from archive.config import Config
from archive.decisions import Correction, CorrectionTarget
from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    Capture,
    Description,
    Evidence,
    IssueDate,
    Quote,
    QuoteStatus,
    Relation,
    Release,
    Span,
)
from archive.store import Store, create_store, open_store
from tests.archive.knowledge import DEMO
from web.curate.app import create_curate_app
from web.curate.desk import Desk
from web.curate.guard import Guard

PORT = 8123
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"
SAID = "We will keep the pumps until the harvest is in"
HOSTILE = b"<html><script>top.location='http://evil.example'</script><p>The page</p></html>"


@dataclass(frozen=True, slots=True)
class Room:
    """get_headers: those of a request of ours. post_headers: those of a form of ours."""

    store: Store
    desk: Desk
    guard: Guard
    app: Flask

    @property
    def get_headers(self) -> Mapping[str, str]:
        return {"Host": HOST}

    @property
    def post_headers(self) -> Mapping[str, str]:
        return {"Host": HOST, "Origin": ORIGIN}

    def client(self) -> FlaskClient:
        return self.app.test_client()

    def post(self, client: FlaskClient, path: str, **fields: str) -> TestResponse:
        form = {"csrf": self.guard.csrf, **fields}
        return client.post(path, data=form, headers=self.post_headers)

    def page(self, client: FlaskClient, path: str = "/") -> str:
        return client.get(path, headers=self.get_headers).text


@contextmanager
def make_room(home: Path) -> Iterator[Room]:
    """The page over a home that holds what `fill` puts there."""
    with open_store(Config(home=home, collection="demo")) as store:
        desk = Desk(store, DEMO, "Maja")
        guard = Guard(PORT)
        app = create_curate_app(desk, guard)
        app.testing = True
        yield Room(store, desk, guard, app)
        desk.close()


def heading(page: str) -> str:
    """What a page asks."""
    return re.sub(r"<[^>]+>", "", page.split("<h1")[1].split(">", 1)[1].split("</h1>")[0]).strip()


def question_of(page: str) -> str:
    """The id of the question that a page asks."""
    (question,) = set(re.findall(r'name="question" value="([^"]+)"', page))
    return str(question)


def fill(home: Path) -> None:
    """Make a home with something of everything."""
    with create_store(Config(home=home, collection="demo")) as store:
        _fill(store)


def _fill(store: Store) -> None:
    """Pages with a doubt each, of which some repeat; a pair of names; a conflict."""
    inferred = spoken("Ana Kolar", status=QuoteStatus.INFERRED, others=("Jan Hribar",))
    for page in ("a", "b", "c"):
        put(store, page, inferred)
    put(store, "d", spoken("Gary Shuster", words="The well of the north is clean again"))
    put(store, "e", spoken("Garry Shuster", words="Nobody has to drink from the river now"))
    put(store, "f", replace(spoken("Ivo Zajc", words="I have one stamp"), issued=IssueDate()))
    put(store, "g", two_offices())
    low = (Evidence("title", "Home", "meta", confidence=0.4),)
    put(store, "h", replace(spoken("Eva Brumen", words="We count boats"), evidence=low))
    conflicting(store)


def two_offices() -> Release:
    release = spoken("Ida Mlinar", words="The bell rings at six")
    other = AccessPoint("office", "irco-niger", "IRCO Niger", Relation.ISSUING, "contact")
    return replace(release, access_points=(*release.access_points, other))


def conflicting(store: Store) -> None:
    release = spoken("Oto Lipar", words="The road is open")
    put(store, "i", release)
    stored = next(each for each in store.releases() if each.release.title == release.title)
    correction = Correction(CorrectionTarget.RELEASE, stored.id, "place", "Ljubljana", "Ines")
    store.correct([correction])
    put(store, "i", replace(release, place="Koper"), version="v2")


def spoken(
    name: str,
    *,
    status: QuoteStatus = QuoteStatus.STATED,
    words: str = SAID,
    others: tuple[str, ...] = (),
) -> Release:
    """A release of one quote."""
    text = f"Notice of the town. “{words},” said {name} on Tuesday."
    start = text.index(words)
    quote = Quote(words, (Span(start, start + len(words)),), speaker=name, status=status)
    people = ((name, Relation.SPEAKER), *((other, Relation.NAMED) for other in others))
    points = [AccessPoint("person", "", label, relation) for label, relation in people]
    points.append(AccessPoint("office", "irco-mali", "IRCO Mali", Relation.ISSUING, "host"))
    return Release(
        f"What {name} said",
        (Block(BlockKind.PARAGRAPH, text),),
        issued=IssueDate("2001-03-07", "day"),
        access_points=tuple(points),
        quotes=(quote,),
    )


def put(store: Store, page: str, release: Release, version: str = "v1") -> None:
    url = f"http://irco.example/{page}.html"
    with store.accession("a test") as log:
        log.keep([Capture(f"{page}.html", HOSTILE + page.encode(), url=url)])
    stored = next(each for each in store.undescribed("of nobody") if each.url == url)
    store.put([(stored, Description((release,)))], version)
