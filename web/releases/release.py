"""The page of one release: text, facts, quotations, evidence, and the original bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from archive.decisions import BY_HAND, CORRECTED
from archive.errors import QueryError
from archive.facets import FACETS, paged
from archive.models import AccessPoint, Contact, Evidence, Release, Span
from archive.publication import PublicRelease
from archive.quotes import BY_ARCHIVIST
from indexer.analysis import language_of
from indexer.documents import printed_text
from indexer.highlight import find_marks, spans
from indexer.query.parser import EVERYTHING, Query, read_query
from web import addresses, views
from web.citation import Source
from web.client import while_there
from web.context import AppContext, current_context
from web.listing import LONGEST_TITLE, shortened
from web.paging import page_asked, paging
from web.releases.captures import capture_view, moment_of
from web.releases.release_parts import Part, Parts
from web.text.text_blocks import block_views
from web.text.text_segments import cut

blueprint = Blueprint("release", __name__)

_LONGEST_TITLE = 2_000
_MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class PointGroup:
    label: str
    points: list[views.HeadingView]


@blueprint.get(addresses.RELEASE)
@blueprint.get(addresses.RELEASE_SLASHED)
@blueprint.get(addresses.RELEASE_NAMED)
def release(release_id: str, slug: str = "") -> ResponseReturnValue:
    """One release; another slug than its own, or an alias, leads to its own address."""
    ctx = current_context()
    public = ctx.publication.release(release_id)
    path = addresses.release(public.id, public.release.title)
    if request.path != path:
        # As it came, but for signs that no address may have.
        query = quote(request.query_string, safe="%&=+:;,/?@!$'()*~")
        return redirect(f"{path}?{query}" if query else path, 301)
    return render_template("release.html", ctx=ctx, **_page(public, ctx))


def _page(public: PublicRelease, ctx: AppContext) -> dict[str, object]:
    """What the template shows: of a very long release the part that was asked for."""
    whole, related = public.release, ctx.publication.related(public)
    query, notes = _query()
    language = language_of(whole.language)
    title = shortened(whole.title, _LONGEST_TITLE)
    title_marks = spans(find_marks(query.tree, title, language, "title"))
    parts = Parts(whole)
    marked = _with_words(parts, query, language) if parts.number > 1 else ()
    part = parts.part(page_asked(request.args, min(marked, default=1)))
    shown = part.release
    marks = _marks(query, shown, language)
    path = addresses.release(public.id, whole.title)
    return {
        "held": public,
        "release": shown,
        "title": shortened(title, LONGEST_TITLE),
        "paging": paging(part.number, part.of, path, query.text, marked),
        "notes": (*notes, *(["Its page no longer carries this release."] * public.left_page)),
        "canonical": ctx.address(addresses.page_of(path, part.number) if part.of > 1 else path),
        "when": views.when_issued(shown.issued),
        "offices": [p.label for p in shown.access_points if p.relation == "issuing"],
        "title_pieces": cut(title, title_marks),
        "blocks": list(block_views(shown, marks, part.first_quote)),
        "headings": list(_headings(shown)),
        **_said(part, ctx),
        "people_contacts": list(filter(None, map(_contact, shown.contacts))),
        **_source(public, ctx),
        "copies": related.copies[:_MOST_LISTED],
        "languages": related.translations[:_MOST_LISTED],
        "evidence": _evidence(shown),
        "taken": {(piece.field, piece.value) for piece in shown.evidence if piece.chosen},
        "api_url": _api_url(public.id, part),
    }


def _source(public: PublicRelease, ctx: AppContext) -> dict[str, object]:
    """Where it comes from: its captures, the one that is shown, and whether that may be seen."""
    captures = [
        capture_view(public, each) for each in while_there(ctx.publication.captures(public))
    ]
    return {
        "source_url": public.capture.url or public.release.canonical,
        "found_in": views.found_in(public.capture.locator),
        "captured": moment_of(public.capture),
        "versions": captures[:_MOST_LISTED],
        "more_versions": len(captures[_MOST_LISTED:]),
        "original": next(each for each in captures if each.digest == public.capture.digest),
    }


def _marks(query: Query, shown: Release, language: str) -> tuple[Span, ...]:
    text = printed_text(shown)
    marks = find_marks(query.tree, text.text, language, "body", text.gaps, standing=text.standing)
    return spans(marks)


def _said(part: Part, ctx: AppContext) -> dict[str, object]:
    """The quotations, what is marked and is none, and what an archivist says."""
    shown = part.release
    title = shortened(shown.title, LONGEST_TITLE)
    source = Source(title, ctx.title, views.when_issued(shown.issued), ctx.address)
    numbered = enumerate(shown.quotes, part.first_quote + 1)
    return {
        "quotes": [views.quote_view(quote, n, shown, source) for n, quote in numbered],
        "unquoted": views.unquoted(shown),
        "corrected": ", ".join(_corrected(shown)),
    }


def _with_words(parts: Parts, query: Query, language: str) -> tuple[int, ...]:
    """The parts that hold anything that is looked for."""
    return tuple(
        number
        for number, text in while_there(parts.texts())
        if find_marks(query.tree, text, language, "body", most=1)
    )


def _api_url(release_id: str, part: Part) -> str:
    path = addresses.api_release(release_id)
    return addresses.page_of(path, part.number) if part.of > 1 else path


def _query() -> tuple[Query, list[str]]:
    """The words to mark; a query that cannot be read marks nothing and says so."""
    try:
        return read_query(request.args.get("q", "")), []
    except QueryError as error:
        return EVERYTHING, [f"Nothing is marked: {error}"]


def _headings(shown: Release) -> Iterator[PointGroup]:
    """What it is found under by its own right; of two rows with one source the first."""
    rows = {facet.source: facet for facet in reversed(FACETS)}
    for facet in (facet for facet in FACETS if rows[facet.source] is facet):
        points = {
            point.id: views.HeadingView(point.label, _page_of(point), 0)
            for point in shown.access_points
            if facet.holds(point)
        }
        if points:
            yield PointGroup(facet.label, list(points.values()))


def _page_of(point: AccessPoint) -> str:
    has_page = any(facet.name == point.facet for facet in paged())
    return addresses.heading(point.facet, point.id) if has_page else ""


def _corrected(shown: Release) -> Iterator[str]:
    """What of a release is as an archivist says, each once."""
    fields = [each.field for each in shown.evidence if each.method == BY_HAND]
    texts = ["text" for each in shown.repairs if each.rule == BY_HAND]
    labels = [
        facet.label.lower()
        for facet in FACETS
        for point in shown.access_points
        if facet.holds(point) and point.evidence == CORRECTED
    ]
    quotes = ["quotations" for quote in shown.quotes if BY_ARCHIVIST in quote.rule]
    return iter(dict.fromkeys((*fields, *texts, *labels, *quotes)))


def _contact(contact: Contact) -> str:
    """Who is to be asked; '' of a line that has a telephone alone, which stands in the text."""
    return ", ".join(filter(None, (contact.name, contact.office)))


def _evidence(shown: Release) -> list[Evidence]:
    """The evidence for every field, the values that were taken first."""
    return sorted(shown.evidence, key=lambda each: (each.field, not each.chosen))
