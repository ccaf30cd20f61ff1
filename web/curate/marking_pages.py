"""Marking a quotation that the rules missed: what answers requests."""

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from archive.errors import UsageError
from web.curate import addresses
from web.curate.marking import BOUNDS, NEW, bounds_of, marking_of, marking_view, post_of
from web.curate.pages import desk, page

blueprint = Blueprint("marking", __name__)

_SEE_OTHER, _UNPROCESSABLE = 303, 422


@blueprint.get(addresses.MARK)
def look() -> ResponseReturnValue:
    """Words of a release, where they stand, and who may say them. Raises NotFound."""
    parameters = request.args
    return _look(
        parameters.get("release", ""), parameters.get("words", ""), parameters.get("around", "")
    )


@blueprint.post(addresses.MARK)
def mark() -> ResponseReturnValue:
    """Put the quotation in force, or the bounds of one that is known."""
    form = request.form
    release_id, words, way = form.get("release", ""), form.get("words", ""), form.get("way", NEW)
    stored = desk().store.release(release_id)
    named, written = form.get("says"), form.get("written", "").strip()
    speaker = written or named or ""
    post = form.get("post", "").strip()
    if not written:  # a button names somebody, and the text has the post
        post = post or post_of(stored, speaker)
    try:
        if way == BOUNDS:
            desk().correct(*bounds_of(stored, words))
        elif named is None and not written:
            raise UsageError("say who speaks, or that the text does not tell")
        else:
            desk().mark(marking_of(stored, words, way, speaker, post))
    except UsageError as error:
        return _look(release_id, words, "", str(error)), _UNPROCESSABLE
    if form.get("after") == addresses.RECORD_AFTER:
        return redirect(addresses.record(release_id, "quotes"), _SEE_OTHER)
    return redirect(addresses.NEXT, _SEE_OTHER)


def _look(release_id: str, words: str, around: str, message: str = "") -> str:
    view = marking_view(desk().store.release(release_id), words, around, message)
    after = request.values.get("after", "")
    return page("marking.html", marking=view, after=after, message=view.message)
