"""The check of a quote: a page to paste into, and the same for programs. What is pasted is neither
kept nor logged; both addresses only read."""

import msgspec
from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from archive.errors import QueryError, UsageError
from indexer.quotecheck.reading import MOST_CHARACTERS
from indexer.quotecheck.values import Check
from web import addresses
from web.budgets import within_bytes
from web.checking.check_json import check_as_json
from web.checking.check_views import coverage_in_words, finding_view
from web.context import AppContext, current_context

blueprint = Blueprint("check", __name__)

_SHOWN_QUERY = 8_000


@blueprint.get(addresses.CHECK)
def form() -> ResponseReturnValue:
    """The empty form, or with what a search was too short for."""
    return _page(current_context(), request.args.get("text", "")[:_SHOWN_QUERY])


@blueprint.post(addresses.CHECK)
def check() -> ResponseReturnValue:
    """The verdicts on a pasted text."""
    ctx, text = current_context(), request.form.get("text", "")
    try:
        result = ctx.check(_some(text))
    except (QueryError, UsageError) as error:
        return _page(ctx, text[:MOST_CHARACTERS], refusal=str(error)), 400
    return _page(ctx, text, result)


@blueprint.post(addresses.API_CHECK)
def api_check() -> Response:
    """What `dateline check --json` prints. The body: JSON with `text`, a form, or plain text."""
    result = current_context().check(_some(_pasted()))
    answer = Response(
        msgspec.json.encode(check_as_json(result)), content_type="application/json; charset=utf-8"
    )
    answer.headers["Cache-Control"] = "no-store"
    return within_bytes(answer)


def _pasted() -> str:
    if request.mimetype == "application/json":
        try:
            parsed_json = request.get_json(silent=True)
        except RecursionError:  # brackets in brackets by the thousand: no text is in them
            return ""
        text = parsed_json.get("text") if isinstance(parsed_json, dict) else None
        return text if isinstance(text, str) else ""
    if request.mimetype == "text/plain":
        return request.get_data(as_text=True)
    return request.form.get("text", "")


def _some(text: str) -> str:
    if not text.strip():
        raise UsageError(
            "there is no text to check; send it as `text`, in JSON or as a form, or as text/plain"
        )
    return text


def _page(ctx: AppContext, text: str, result: Check | None = None, refusal: str = "") -> Response:
    page = render_template(
        "check.html",
        ctx=ctx,
        text=text,
        refusal=refusal,
        result=result,
        findings=[finding_view(each) for each in result.findings] if result else [],
        coverage=coverage_in_words(result.coverage) if result else "",
        most=f"{MOST_CHARACTERS:,}",
    )
    response = Response(page)
    response.headers["Cache-Control"] = "no-store"
    return response
