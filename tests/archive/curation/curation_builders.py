"""Releases in which somebody speaks, in a line; some with a doubt."""

from dataclasses import replace

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
from archive.records import StoredRelease
from archive.store import Store

SAID = "We will keep the pumps until the harvest is in"


def spoken(
    name: str | None,
    *,
    status: QuoteStatus = QuoteStatus.STATED,
    post: str | None = None,
    words: str = SAID,
    others: tuple[str, ...] = (),
) -> Release:
    """A release of one quote, with nothing else in doubt. others: named besides."""
    text = f"Notice of the town. “{words},” said {name or 'somebody'} on Tuesday."
    start = text.index(words)
    span = Span(start, start + len(words))
    quote = Quote(words, (span,), speaker=name, position=post, status=status)
    people = ((name, Relation.SPEAKER), *((other, Relation.NAMED) for other in others))
    points = [AccessPoint("person", "", label, relation) for label, relation in people if label]
    points.append(AccessPoint("office", "irco-mali", "IRCO Mali", Relation.ISSUING, "host"))
    return Release(
        f"What {name} said",
        (Block(BlockKind.PARAGRAPH, text),),
        issued=IssueDate("2001-03-07", "day"),
        access_points=tuple(points),
        quotes=(quote,),
        evidence=(Evidence("title", f"What {name} said", "profile"),),
    )


def undated(release: Release) -> Release:
    return replace(release, issued=IssueDate())


def put(store: Store, page: str, release: Release, version: str = "v1") -> StoredRelease:
    """Take a page in, described as this release."""
    url = f"http://irco.example/{page}.html"
    capture = Capture(f"{page}.html", f"<p>{page}</p>".encode(), url=url)
    with store.accession("a test") as log:
        log.keep([capture])
    stored = next(each for each in store.undescribed("a version of nobody") if each.url == url)
    store.put([(stored, Description((release,)))], version)
    return next(each for each in store.releases() if each.capture.url == url)
