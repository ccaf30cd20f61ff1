"""The page of one release: text, facts, quotations, evidence, and the original bytes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Blueprint, abort, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from archive.errors import QueryError
from archive.facets import FACETS, paged
from archive.models import GAP, BlockKind, Evidence, Release, Span
from archive.records import Related, State, StoredCapture, StoredRelease
from archive.redaction import covered, redact, worded
from indexer.analysis import language_of
from indexer.documents import text_gaps
from indexer.highlight import find_marks, spans
from indexer.query.parser import EVERYTHING, Query, read_query
from indexer.serialize import release_path
from web import views
from web.context import AppContext, current_context
from web.errors import Gone
from web.security import ORIGINAL
from web.text_segments import Piece, QuotePart, cut, within

blueprint = Blueprint("release", __name__)


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block in pieces. rows: of a table. lines: of a list. shown: of a contact."""

    kind: str
    gap: bool
    pieces: list[Piece]
    lines: list[list[Piece]]
    rows: list[list[str]]
    shown: str


@dataclass(frozen=True, slots=True)
class PointGroup:
    label: str
    points: list[views.HeadingView]


@blueprint.get("/releases/<release_id>")
@blueprint.get("/releases/<release_id>/")
@blueprint.get("/releases/<release_id>/<slug>")
def release(release_id: str, slug: str = "") -> ResponseReturnValue:
    """One release; another slug than its own, or an alias, leads to its own address."""
    ctx = current_context()
    held = public(release_id, ctx)
    path = release_path(held.id, held.release.title)
    if request.path != path:
        query = request.query_string.decode("ascii", "replace")
        return redirect(f"{path}?{query}" if query else path, 301)
    return render_template("release.html", ctx=ctx, **_page(held, ctx))


@blueprint.get("/releases/<release_id>/capture/<digest>")
def capture(release_id: str, digest: str) -> ResponseReturnValue:
    """The original bytes of one capture of a release, shut into a sandbox."""
    ctx = current_context()
    held = public(release_id, ctx)
    found = {held.capture.digest: held.capture}
    found |= {one.digest: one for one in ctx.store.captures_of(held.id)}
    if digest not in found:
        abort(404, f"release {held.id} has no capture {digest!r}")
    response = make_response(ctx.store.content(digest))
    response.headers["Content-Type"] = _content_type(found[digest])
    response.headers["Content-Security-Policy"] = ORIGINAL
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def related_of(held: StoredRelease, ctx: AppContext) -> dict[str, list[Related]]:
    """The copies and translations of a release, their titles as they may be shown."""
    found = {
        "copies": ctx.store.copies_of(held),
        "translations": ctx.store.translations_of(held),
    }
    return {
        name: [replace(one, title=_title(one, ctx)) for one in some] for name, some in found.items()
    }


def _title(one: Related, ctx: AppContext) -> str:
    return one.title if ctx.config.show_contacts else covered(one.title)


def public(release_id: str, ctx: AppContext) -> StoredRelease:
    """A release that may be shown. Raises Gone for a withdrawn one, NotHeld for none.

    A hidden one is answered as one that is not there.
    """
    held = ctx.store.release(release_id)
    if held.state is State.WITHDRAWN:
        raise Gone(f"release {held.id} was withdrawn: {held.state_reason or 'no reason is given'}")
    if held.state is State.HIDDEN:
        abort(404, f"release {held.id} is not public")
    return held


def _page(held: StoredRelease, ctx: AppContext) -> dict[str, object]:
    found = held.release if ctx.config.show_contacts else redact(held.release)
    related = related_of(held, ctx)
    query, notes = _query()
    language = language_of(found.language)
    marks = spans(find_marks(query.tree, found.text, language, "body", text_gaps(found)))
    title_marks = spans(find_marks(query.tree, found.title, language, "title"))
    return {
        "held": held,
        "release": found,
        "notes": (*notes, *(["Its page no longer carries this release."] * held.left_page)),
        "canonical": ctx.address(release_path(held.id, found.title)),
        "when": views.when_issued(found.issued),
        "offices": [p.label for p in found.access_points if p.relation == "issuing"],
        "title_pieces": cut(found.title, title_marks),
        "blocks": list(_blocks(found, marks)),
        "headings": list(_headings(found)),
        "quotes": [
            views.quote_view(n, quote, found.text) for n, quote in enumerate(found.quotes, 1)
        ],
        "people_contacts": [_contact(c.name, c.office) for c in found.contacts],
        "source_url": held.capture.url or found.canonical,
        "found_in": views.found_in(held.capture.locator),
        "captured": moment_of(held.capture),
        "versions": _versions(held, ctx),
        "copies": related["copies"],
        "languages": related["translations"],
        "evidence": _evidence(found),
        "taken": {(one.field, one.value) for one in found.evidence if one.chosen},
        "original_url": f"/releases/{held.id}/capture/{held.capture.digest}",
        "api_url": f"/api/releases/{held.id}",
    }


def _query() -> tuple[Query, list[str]]:
    """The words to mark; a query that cannot be read marks nothing and says so."""
    try:
        return read_query(request.args.get("q", "")), []
    except QueryError as error:
        return EVERYTHING, [f"Nothing is marked: {error}"]


def _blocks(found: Release, marks: tuple[Span, ...]) -> Iterator[BlockView]:
    parts = [QuotePart(n, span) for n, quote in enumerate(found.quotes, 1) for span in quote.parts]
    start = 0
    for block in found.blocks:
        end = start + len(block.text)
        inside = within(marks, start, end)
        spoken = [
            QuotePart(part.number, span)
            for part in parts
            for span in within([part.span], start, end)
        ]
        pieces = cut(block.text, inside, spoken)
        yield BlockView(
            str(block.kind),
            block.gap,
            pieces,
            list(_lines(pieces)) if block.kind is BlockKind.LIST else [],
            _rows(block.text) if block.kind is BlockKind.TABLE else [],
            worded(block.text),
        )
        start = end + len(GAP)


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        line.append(Piece(first, piece.marked, piece.quote))
        for text in rest:
            yield line
            line = [Piece(text, piece.marked, piece.quote)]
    yield line


def _rows(text: str) -> list[list[str]]:
    return [line.split(" | ") for line in text.split("\n")]


def _headings(found: Release) -> Iterator[PointGroup]:
    for facet in FACETS:
        base = f"/{facet.kind}/" if _has_page(facet.kind) else ""
        points = {
            point.id: views.HeadingView(point.label, base and base + point.id, 0)
            for point in found.access_points
            if facet.counts(point)
        }
        if points:
            yield PointGroup(facet.label, list(points.values()))


def _has_page(name: str) -> bool:
    return any(facet.name == name for facet in paged())


def _contact(name: str | None, office: str | None) -> str:
    return ", ".join(part for part in (name, office) if part)


def moment_of(found: StoredCapture) -> str:
    """When a capture was made, in words."""
    return f"{found.moment:%Y-%m-%d %H:%M} UTC" if found.moment else "at an unknown moment"


@dataclass(frozen=True, slots=True)
class VersionView:
    path: str
    when: str


def _versions(held: StoredRelease, ctx: AppContext) -> list[VersionView]:
    return [
        VersionView(f"/releases/{held.id}/capture/{one.digest}", moment_of(one))
        for one in ctx.store.captures_of(held.id)
    ]


def _evidence(found: Release) -> list[Evidence]:
    """The evidence for every field, the values that were taken first; nothing of the contacts."""
    shown = (one for one in found.evidence if not one.field.startswith("contact"))
    return sorted(shown, key=lambda one: (one.field, not one.chosen))


def _content_type(found: StoredCapture) -> str:
    printed = next((value for name, value in found.headers if name.lower() == "content-type"), "")
    # An old server folds long headers over lines, which no header of ours may hold.
    plain = " ".join(printed.split())
    if plain.lower().startswith("multipart/"):
        return "text/plain; charset=utf-8"
    return plain if plain.lower().startswith(("text/html", "text/plain")) else "text/html"
