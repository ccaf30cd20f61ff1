"""What changed in the words of a release from each capture to the next."""

from itertools import pairwise

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from archive.models import Release
from archive.redaction import worded
from archive.text.word_diff import Change, ChangeKind, word_changes
from web import addresses
from web.captures import moment_of
from web.context import current_context

blueprint = Blueprint("compared", __name__)


@blueprint.get(addresses.COMPARED)
def compared(release_id: str) -> ResponseReturnValue:
    """Each version beside the one before, word by word."""
    ctx = current_context()
    public = ctx.publication.release(release_id)
    versions = ctx.publication.versions(public)
    steps = [
        (moment_of(one.capture), moment_of(other.capture), _changes(one.release, other.release))
        for one, other in pairwise(versions)
    ]
    title = public.release.title
    path = addresses.release(public.id, public.release.title)
    return render_template("compared.html", ctx=ctx, title=title, steps=steps, path=path)


def _changes(before: Release, after: Release) -> list[Change]:
    """Nothing where the words are the same."""
    texts = (f"{one.title}\n\n{worded(one.text)}" for one in (before, after))
    changes = word_changes(*texts)
    return [] if all(change.kind is ChangeKind.SAME for change in changes) else list(changes)
