"""Errors as pages and as problem+json (RFC 9457): the one place where they are translated."""

from typing import cast

from flask import Flask, Response, current_app, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from archive.errors import (
    Covered,
    DatelineError,
    NotFound,
    QueryError,
    SearchError,
    StoreError,
    UsageError,
    Withdrawn,
)
from web.addresses import is_api
from web.client import ClientGone
from web.context import current_context

_CLIENT_GONE = 499
_HEADINGS = {
    400: "This cannot be read as a question",
    403: "Kept, not shown",
    404: "There is nothing at this address",
    405: "This address cannot be used in that way",
    410: "Withdrawn",
    503: "This cannot be answered just now",
}


def register(app: Flask) -> None:
    """Answer every error of ours, and every HTTP error, in the manner of the address asked."""
    app.register_error_handler(NotFound, lambda error: _answer(404, str(error)))
    app.register_error_handler(Withdrawn, lambda error: _answer(410, str(error)))
    app.register_error_handler(Covered, lambda error: _answer(403, str(error)))
    app.register_error_handler(QueryError, lambda error: _answer(400, str(error)))
    app.register_error_handler(UsageError, lambda error: _answer(400, str(error)))
    for cause in (SearchError, StoreError):
        app.register_error_handler(cause, _not_now)
    app.register_error_handler(HTTPException, _http_error)
    # Nobody reads it: nothing is rendered. The number is the one that nginx writes in its log.
    app.register_error_handler(ClientGone, lambda _error: Response(status=_CLIENT_GONE))


def _not_now(error: DatelineError) -> Response:
    """The cause names files and processes: it is for the log, not for the public."""
    current_app.logger.error("%s", error)
    response = _answer(503, "The archive is being built or mended. Please come back in a minute.")
    response.headers["Retry-After"] = "60"
    return response


def _http_error(error: HTTPException) -> Response:
    if error.code is not None and 300 <= error.code < 400:
        return cast(Response, error.get_response())
    return _answer(error.code or 500, error.description or error.name)


def _answer(status: int, message: str) -> Response:
    heading = _HEADINGS.get(status, "Something went wrong here")
    if is_api(request.path):
        response = jsonify(type="about:blank", title=heading, status=status, detail=message)
        response.headers["Content-Type"] = "application/problem+json"
    else:
        page = render_template(
            "error.html", ctx=current_context(), heading=heading, message=message
        )
        response = Response(page)
    response.status_code = status
    return response
