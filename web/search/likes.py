"""More like this: the releases that share the words by which one stands out."""

from flask import Blueprint, make_response, render_template
from flask.typing import ResponseReturnValue

from web import addresses
from web.budgets import within_bytes
from web.context import current_context
from web.listing import LONGEST_TITLE, shortened
from web.search import hits

blueprint = Blueprint("likes", __name__)

_MOST = 20


@blueprint.get(addresses.LIKE)
def like(release_id: str) -> ResponseReturnValue:
    """Releases like one, best first."""
    ctx = current_context()
    public = ctx.publication.release(release_id)
    title = public.release.title
    page = render_template(
        "like.html",
        ctx=ctx,
        title=shortened(title, LONGEST_TITLE),
        path=addresses.release(public.id, title),
        language=public.release.language,
        found=hits.hits(ctx.more_like(public, _MOST)),
    )
    return within_bytes(make_response(page))
