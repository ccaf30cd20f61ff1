"""The captures behind a release: the original bytes, or the reading copy that stands for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from archive.errors import Covered, UsageError, Withdrawn
from archive.models import Release
from archive.publication import PublicCapture, PublicRelease
from archive.records import StoredCapture
from web import addresses, views
from web.client import pieces_while_there
from web.context import current_context
from web.paging import page_asked, paging
from web.releases.release_parts import LONGEST_TEXT, Part, Parts
from web.security import ORIGINAL
from web.text.text_blocks import BlockView, block_views

blueprint = Blueprint("captures", __name__)

_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class CaptureView:
    """A capture of a release. path: of its bytes, or of the reading copy where they are withheld.

    reason: why they are, as far as a reader may know.
    """

    path: str
    when: str
    digest: str
    size: int
    withheld: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One release of a reading copy."""

    title: str
    subtitle: str | None
    when: str
    language: str | None
    blocks: list[BlockView]


@blueprint.get(addresses.CAPTURE)
def original(release_id: str, digest: str) -> ResponseReturnValue:
    """The original bytes of one capture of a release, shut into a sandbox."""
    publication = current_context().publication
    public = publication.release(release_id)
    try:
        content = publication.content(public, digest)
    except Withdrawn as reason:
        return _withheld(public, digest, reason, "Withdrawn"), 410
    except Covered as reason:
        return _withheld(public, digest, reason, "Kept, not shown"), 403
    response = make_response(pieces_while_there(_in_pieces(content)))
    response.content_length = len(content)
    response.headers["Content-Type"] = _content_type(publication.capture(public, digest).capture)
    response.headers["Content-Security-Policy"] = ORIGINAL
    response.headers["X-Robots-Tag"] = "noindex"
    # It can be withdrawn at any moment: whoever keeps a copy asks again before showing it.
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(digest)
    return response.make_conditional(request)


@blueprint.get(addresses.READING_COPY)
def reading_copy(release_id: str, digest: str) -> ResponseReturnValue:
    """What may be read of a capture: the text and structure of the public releases it carries."""
    ctx = current_context()
    public = ctx.publication.release(release_id)
    copy = ctx.publication.reading_copy(public, digest)
    pages = list(_pages(copy.releases))
    number = page_asked(request.args)
    if number > len(pages):
        raise UsageError(f"page is {number}; this copy has {len(pages)}")
    shown = pages[number - 1]
    page = render_template(
        "reading_copy.html",
        ctx=ctx,
        title=public.release.title,
        path=addresses.release(public.id, public.release.title),
        capture=capture_view(public, copy.capture),
        releases=[_reading(part.release) for part in shown],
        paging=paging(number, len(pages), addresses.reading_copy(public.id, digest)),
    )
    response = make_response(page)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _pages(releases: Sequence[Release]) -> Iterator[list[Part]]:
    """The parts of all releases, as many short ones on a page as it holds."""
    page: list[Part] = []
    for parts in map(Parts, releases):
        for part in map(parts.part, range(1, parts.number + 1)):
            if page and sum(_length(each) for each in [*page, part]) > LONGEST_TEXT:
                yield page
                page = []
            page.append(part)
    yield page


def _length(part: Part) -> int:
    """What it costs to show; the head of a release counts too."""
    return part.span.end - part.span.start + 1_000


def capture_view(public: PublicRelease, public_capture: PublicCapture) -> CaptureView:
    """A capture with the address where it can be seen."""
    capture = public_capture.capture
    address = addresses.reading_copy if public_capture.withheld else addresses.capture
    return CaptureView(
        path=address(public.id, capture.digest),
        when=moment_of(capture),
        digest=capture.digest,
        size=capture.size,
        withheld=public_capture.withheld is not None,
        reason=public_capture.reason,
    )


def moment_of(capture: StoredCapture) -> str:
    """When a capture was made, in words."""
    return f"{capture.moment:%Y-%m-%d %H:%M} UTC" if capture.moment else "at an unknown moment"


def _in_pieces(content: bytes) -> Iterator[bytes]:
    return (content[at : at + _PIECE] for at in range(0, len(content), _PIECE))


def _withheld(public: PublicRelease, digest: str, reason: Exception, heading: str) -> str:
    return render_template(
        "withheld.html",
        ctx=current_context(),
        heading=heading,
        message=str(reason),
        title=public.release.title,
        path=addresses.release(public.id, public.release.title),
        reading_copy=addresses.reading_copy(public.id, digest),
    )


def _reading(release: Release) -> ReadingView:
    return ReadingView(
        release.title,
        release.subtitle,
        views.when_issued(release.issued),
        release.language,
        list(block_views(release)),
    )


def _content_type(capture: StoredCapture) -> str:
    # An old server folds long headers over lines, which no header of ours may hold.
    plain = " ".join(capture.declared_type.split())
    if plain.lower().startswith("multipart/"):
        return "text/plain; charset=utf-8"
    return (
        plain
        if plain.lower().startswith(("text/html", "text/plain", "application/pdf"))
        else "text/html"
    )
