"""Keyword in context: the lines of a search, sorted, and as a table for a spreadsheet."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from archive.errors import UsageError
from archive.text.spreadsheet import csv_line
from indexer.concordance import MOST_LINES, Concordance, Line, Order
from indexer.documents import DocumentType
from indexer.search import SearchRequest
from web import addresses
from web.budgets import within_bytes
from web.context import current_context
from web.listing import LONGEST_TITLE, shortened
from web.search.former_ids import with_present_ids
from web.search.params import parse_strict
from web.views import number_of

blueprint = Blueprint("lines", __name__)

_ON_A_PAGE = 200
_COLUMNS = ("before", "keyword", "after", "issued", "issued by", "title", "link")
_RIGHT_TO_LEFT = ("R", "AL")
"""Classes of Unicode Standard Annex 9: letters of Hebrew, of Arabic and scripts like them."""
_PAGED = (Order.AFTER, Order.BEFORE)
_SORTED_BY = {
    Order.DATE: "date",
    Order.NEWEST: "date, newest first",
    Order.AFTER: "the words and what follows",
    Order.BEFORE: "what stands before",
}


@blueprint.get(addresses.LINES)
def lines() -> ResponseReturnValue:
    """Every place in the releases of a search, one line each; `format=csv` for a spreadsheet."""
    ctx, arguments = current_context(), MultiDict(request.args)
    order = _order(arguments.pop("order", "") or Order.DATE)
    form, first = arguments.pop("format", ""), _start(arguments.pop("start", "") or "0")
    if form not in ("", "csv"):
        raise UsageError(f"format is {form!r}; it can be csv, or left out")
    search_request = with_present_ids(parse_strict(arguments), ctx.publication)
    if search_request.type is not DocumentType.RELEASE:
        raise UsageError(
            "lines are of releases; leave out type, and write quote:word for quotations"
        )
    most = MOST_LINES if form == "csv" or order in _PAGED else _ON_A_PAGE
    concordance = ctx.concordance(search_request, order, first, most)
    return (
        _table_of(concordance, search_request, order)
        if form == "csv"
        else _page(concordance, search_request, order)
    )


def _page(concordance: Concordance, search_request: SearchRequest, order: Order) -> Response:
    """Lines by date go on with the next releases; others have pages of their own."""
    whole, shown = replace(search_request, page=1), concordance.lines
    if order in _PAGED:
        shown = shown[_ON_A_PAGE * (search_request.page - 1) :][:_ON_A_PAGE]
    page = render_template(
        "lines.html",
        ctx=current_context(),
        asked=search_request,
        found=concordance,
        direction="rtl" if all(map(_runs_leftwards, shown)) else "ltr",
        lines=[(line, shortened(line.title, LONGEST_TITLE)) for line in shown],
        counted=number_of(len(concordance.lines), "line"),
        releases=_stretch(concordance),
        orders=[
            (_SORTED_BY[each], addresses.lines(whole, str(each)), each is order) for each in Order
        ],
        steps=list(_steps(concordance, search_request, order)),
        csv=addresses.lines(whole, str(order), concordance.first, "csv"),
        back=addresses.search(whole),
    )
    return within_bytes(make_response(page))


def _runs_leftwards(line: Line) -> bool:
    """Whether its words are written from right to left: then what stands before is on the right."""
    return any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in line.keyword)


def _stretch(concordance: Concordance) -> str:
    """Which of the releases that match these lines are of."""
    first, end, total = concordance.first + 1, concordance.end, concordance.total
    every = number_of(total, "release")
    return every if (first, end) == (1, total) else f"the releases {first:,} to {end:,} of {every}"


def _steps(
    concordance: Concordance, search_request: SearchRequest, order: Order
) -> Iterator[tuple[str, str]]:
    """Where the lines go on."""
    whole, number = replace(search_request, page=1), search_request.page
    if concordance.first or number > 1:
        yield "To the first lines", addresses.lines(whole, str(order))
    if order in _PAGED and number * _ON_A_PAGE < len(concordance.lines):
        following = replace(search_request, page=number + 1)
        yield "More of these lines", addresses.lines(following, str(order), concordance.first)
    if concordance.end < concordance.total:
        yield "Lines of the next releases", addresses.lines(whole, str(order), concordance.end)


def _table_of(concordance: Concordance, search_request: SearchRequest, order: Order) -> Response:
    """The table; where it is not all, the address of the rest (RFC 8288)."""
    text = "".join(_table(concordance, current_context().address))
    answer = Response(text, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="lines.csv"'
    if concordance.end < concordance.total:
        next_page = addresses.lines(
            replace(search_request, page=1), str(order), concordance.end, "csv"
        )
        answer.headers["Link"] = f'<{next_page}>; rel="next"'
    return answer


def _order(value: str) -> Order:
    if value not in list(Order):
        raise UsageError(f"order is {value!r}; it can be {', '.join(Order)}")
    return Order(value)


def _start(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise UsageError(f"start is {value!r}; it takes how many releases stand before, from 0")
    return int(value)


def _table(concordance: Concordance, address: addresses.Absolute) -> Iterator[str]:
    yield csv_line(_COLUMNS)
    for line in concordance.lines:
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
