"""Hits as a page shows them, each rendered inside the boundary: one that cannot be costs no other.

Its place in the page says so, and the log of the server has it with its traceback.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from flask import get_template_attribute
from markupsafe import Markup

from archive.boundary import attempt
from archive.publication import PublicRelease
from indexer.search import Hit, by_work
from web import addresses, views
from web.client import while_there

Made = Callable[[], Markup]
_PARTS = "_parts.html"


def hits(shown: Iterable[Hit], query: str = "") -> list[Markup]:
    """Entries of a result, one for each work. query: marked where they lead to."""
    return [_work(copies, query) for copies in while_there(by_work(shown))]


def lines(shown: Iterable[Hit]) -> list[Markup]:
    """Entries of a short list: titles and what stands below them."""
    return [_entry("hit_in_short", hit) for hit in while_there(shown)]


def added(releases: Iterable[PublicRelease]) -> list[Markup]:
    """What was added last."""

    def entry_of(release: PublicRelease) -> Markup:
        return _made("added", views.added_view(release))

    return [_bounded(partial(entry_of, release), release.id) for release in while_there(releases)]


def _work(hits: Sequence[Hit], query: str) -> Markup:
    """The first of some copies with the others below it."""
    copies = [_entry("copied", hit, query) for hit in hits[1:]]
    return _entry("hit", hits[0], query, copies)


def _entry(macro: str, hit: Hit, *more: object) -> Markup:
    if hit.failure:  # it is in the log already
        return _unshown(hit.release_id)
    return _bounded(lambda: _made(macro, views.hit_view(hit), *more), hit.release_id)


def _bounded(work: Made, release_id: str) -> Markup:
    return attempt(work, lambda _failure: _unshown(release_id))


def _unshown(release_id: str) -> Markup:
    return _made("unshown", addresses.release(release_id) if release_id else "")


def _made(macro: str, *values: object) -> Markup:
    entry: Markup = get_template_attribute(_PARTS, macro)(*values)
    entry.encode("utf-8")  # a lone surrogate would stop the whole page
    return entry
