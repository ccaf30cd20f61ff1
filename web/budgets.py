"""What one request may ask for: so many parameters, so many values, so many bytes.

An answer costs in proportion to what was asked, so that what is asked has a bound.
"""

from flask import Flask, Response, request

from archive.errors import UsageError
from archive.facets import FACETS
from web.client import require_client

MOST_PARAMETERS = 64
MOST_CHOSEN = 50
"""Values of one facet."""

LONGEST_QUERY_STRING = 8_000
"""Bytes. It holds a query of 512 characters of any script, with the filters that people choose."""

MOST_BYTES = 2_000_000
"""Of an answer that lists."""


def register(app: Flask) -> None:
    """Look at every request before anything else is done for it."""
    app.before_request(_refuse_too_much)
    app.before_request(require_client)


def within_bytes(response: Response) -> Response:
    """An answer that lists, measured. Raises UsageError where it is too large."""
    size = len(response.get_data())
    if size > MOST_BYTES:
        raise UsageError(
            f"this answer would have {size:,} bytes; it may have {MOST_BYTES:,}."
            " Ask for fewer with per_page, or choose fewer values"
        )
    return response


def _refuse_too_much() -> None:
    """Counted in the bytes as they came, before they are taken apart."""
    query_string = request.query_string
    if len(query_string) > LONGEST_QUERY_STRING:
        raise UsageError(
            f"the address has {len(query_string):,} bytes behind its question mark; it may have"
            f" {LONGEST_QUERY_STRING:,}. Choose fewer values, or a shorter part of the text"
        )
    parameters = query_string.count(b"&") + 1
    if parameters > MOST_PARAMETERS:
        raise UsageError(
            f"the address has {parameters:,} parameters; it may have {MOST_PARAMETERS}."
            " Choose fewer values"
        )
    for facet in FACETS:
        chosen = len(request.args.getlist(facet.name))
        if chosen > MOST_CHOSEN:
            raise UsageError(
                f"{facet.name} has {chosen} values; it may have {MOST_CHOSEN}. Choose fewer of"
                " them, or leave it out and narrow the search in another way"
            )
