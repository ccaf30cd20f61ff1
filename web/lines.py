"""Keyword in context: the lines of a search, sorted, and as a table for a spreadsheet."""

from collections.abc import Iterator

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from archive.errors import UsageError
from archive.text.spreadsheet import csv_line
from indexer.concordance import Concordance, Order
from web import addresses
from web.budgets import within_bytes
from web.context import current_context
from web.params import parse_strict
from web.views import number_of

blueprint = Blueprint("lines", __name__)

MOST_RELEASES = 200
_COLUMNS = ("before", "keyword", "after", "issued", "issued by", "title", "link")


@blueprint.get(addresses.LINES)
def lines() -> ResponseReturnValue:
    """Every place in the releases of a search, one line each; `format=csv` for a spreadsheet."""
    ctx, arguments = current_context(), MultiDict(request.args)
    order = _order(arguments.pop("order", "") or Order.DATE)
    form = arguments.pop("format", "")
    if form not in ("", "csv"):
        raise UsageError(f"format is {form!r}; it can be csv, or left out")
    asked = parse_strict(arguments)
    found = ctx.concordance(asked, MOST_RELEASES, order)
    if form == "csv":
        text = "".join(_table(found, ctx.address))
        return Response(text, content_type="text/csv; charset=utf-8")
    page = render_template(
        "lines.html",
        ctx=ctx,
        asked=asked,
        found=found,
        counted=number_of(len(found.lines), "line"),
        orders=[(str(each), addresses.lines(asked, str(each)), each is order) for each in Order],
        csv=addresses.lines(asked, str(order), "csv"),
        back=addresses.search(asked),
    )
    return within_bytes(make_response(page))


def _order(value: str) -> Order:
    if value not in list(Order):
        raise UsageError(f"order is {value!r}; it can be {', '.join(Order)}")
    return Order(value)


def _table(found: Concordance, address: addresses.Absolute) -> Iterator[str]:
    yield csv_line(_COLUMNS)
    for line in found.lines:
        yield csv_line(
            [
                line.before,
                line.keyword,
                line.after,
                line.issued or "",
                line.office,
                line.title,
                address(addresses.release(line.release_id, line.title)),
            ]
        )
