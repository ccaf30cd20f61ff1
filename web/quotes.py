"""The addresses of quotations: of all, and the lasting one of each."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from web import addresses
from web.context import current_context
from web.releases.release_parts import Parts

blueprint = Blueprint("quotes", __name__)


@blueprint.get(addresses.QUOTES)
def quotations() -> ResponseReturnValue:
    """All quotations, by words, speaker, position, office, topic and day, as a search."""
    return redirect(addresses.quotations(request.args.items(multi=True)), 302)


@blueprint.get(addresses.FORMER_QUOTE)
def former(release_id: str, place: str) -> ResponseReturnValue:
    """What a former address leads to."""
    return quote(f"{release_id}/{place}")


@blueprint.get(addresses.QUOTE)
def quote(quote_id: str) -> ResponseReturnValue:
    """The place of a quote; a page of its own where its release has it no more."""
    ctx = current_context()
    public_quote = ctx.publication.quote(quote_id)
    path = addresses.release(public_quote.release.id, public_quote.release.release.title)
    if public_quote.gone:
        title = public_quote.release.release.title
        return render_template("quote_gone.html", ctx=ctx, title=title, path=path), 410
    parts, query = Parts(public_quote.release.release), request.args.get("q", "")
    if parts.number > 1:
        path = addresses.page_of(path, parts.of_quote(public_quote.id), query)
    else:
        path = addresses.with_query(path, query)
    # Not for good: the title is part of where it leads, and a title may be corrected.
    return redirect(addresses.quote_place(path, public_quote.id), 302)
