"""The page of a release on which every field of it is corrected: what answers requests."""

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from archive.decisions import Correction, CorrectionTarget
from archive.errors import NotFound, UsageError
from archive.store import Store
from archive.store.overlay.text import TEXT
from web.curate import addresses
from web.curate.pages import desk, page
from web.curate.record import record_of
from web.curate.stretch import stretch

blueprint = Blueprint("record", __name__)

_SEE_OTHER, _UNPROCESSABLE = 303, 422


@blueprint.get(addresses.FIND)
def find() -> ResponseReturnValue:
    """From an id, or an address of a page, to the release. Raises NotFound."""
    store, query = desk().store, request.args.get("q", "").strip()
    return redirect(addresses.record(_release_at(query, store)), _SEE_OTHER)


@blueprint.get(addresses.RECORD)
def record(release_id: str) -> ResponseReturnValue:
    """A release with all that can be corrected of it."""
    return _record(release_id)


@blueprint.post(addresses.CORRECT)
def correct() -> ResponseReturnValue:
    """Put one value in force; an error is told on the same page."""
    form = request.form
    value = "" if "remove" in form else form.get("value", "").strip()
    correction = Correction(
        _target(form.get("target", "")),
        form.get("id", ""),
        form.get("field", ""),
        value,
        "",
        form.get("seen"),
        why=form.get("why", "").strip(),
    )
    return _said(correction, form.get("release", ""), form.get("part", ""))


@blueprint.post(addresses.CORRECT_TEXT)
def correct_text() -> ResponseReturnValue:
    """Put the changed words of a paragraph in force."""
    form = request.form
    release_id, number = form.get("release", ""), form.get("block", -1, type=int)
    release = desk().store.release(release_id).release
    written = "" if "remove" in form else form.get("value", "")
    try:
        seen, value = stretch(number, form.get("seen", ""), written, release)
    except UsageError as error:
        return _record(release_id, str(error)), _UNPROCESSABLE
    correction = Correction(CorrectionTarget.RELEASE, release_id, TEXT, value, "", seen)
    return _said(correction, release_id, "text")


def _said(correction: Correction, release_id: str, part: str) -> ResponseReturnValue:
    try:
        desk().correct(correction)
    except UsageError as error:
        return _record(release_id, str(error)), _UNPROCESSABLE
    return redirect(addresses.record(release_id, part), _SEE_OTHER)


def _record(release_id: str, message: str = "") -> str:
    store = desk().store
    stored = store.release(release_id)
    original = addresses.original(stored.id, stored.capture.digest)
    return page("record.html", record=record_of(stored, store), original=original, message=message)


def _target(name: str) -> CorrectionTarget:
    if name not in tuple(CorrectionTarget):
        raise UsageError(f"nothing of {name!r} is corrected; known: {', '.join(CorrectionTarget)}")
    return CorrectionTarget(name)


def _release_at(query: str, store: Store) -> str:
    """The id of a release of an id, of an address, or that a quotation of an id stands in."""
    if "://" in query:
        ids = store.pages.releases_at(query)
        if len(ids) != 1:
            several = ", ".join(ids)
            raise NotFound(f"{len(ids)} releases are held of {query!r}{': ' * bool(ids)}{several}")
        return ids[0]
    try:
        return store.release(query).id
    except NotFound:
        return store.quote(query).release_id
