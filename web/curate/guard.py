"""Who may ask: one browser, which had the token, under our own name, from our own pages.

A cookie of 127.0.0.1 goes to every port of it, and any page of the web can send a form to it. So
the cookie alone is never enough to change anything: the host that was asked, the origin that asks
and a word that only our pages hold are looked at too (OWASP on cross-site request forgery).
"""

import secrets
from threading import Lock

from flask import Flask, Response, abort, request

from web.curate import addresses

HOST = "127.0.0.1"
CSRF = "csrf"
"""The name of the field that holds the word of our pages."""

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ORIGINAL_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
)
"""For captured bytes: no script, no form, no origin of ours, nothing from elsewhere."""

_SPENT = (
    "this address is not valid, or another browser used it; end `dateline curate` with Ctrl-C and"
    " start it again: it prints a new one"
)
_FORBIDDEN = 403
_BAD_METHOD = 405


class Guard:
    """What one run of the page lets in. token: to be shown to the person who started it; it works
    once."""

    def __init__(self, port: int) -> None:
        self.host = f"{HOST}:{port}"
        self.origin = f"http://{self.host}"
        self.token = secrets.token_urlsafe(32)
        self.csrf = secrets.token_urlsafe(32)
        self._cookie = f"dateline-curate-{port}"
        self._session = ""
        self._used = False
        self._lock = Lock()

    def enter(self, token: str, response: Response) -> Response:
        """Put the cookie on a response in exchange for the token. Refuses any other, and the same
        twice but from the browser that has the cookie."""
        if _same(token, self.token) and self._has_cookie():
            return response
        with self._lock:
            if self._used or not _same(token, self.token):
                abort(_FORBIDDEN, _SPENT)
            self._used = True
            self._session = secrets.token_urlsafe(32)
        response.set_cookie(
            self._cookie, self._session, httponly=True, samesite="Strict", path=addresses.NEXT
        )
        return response

    def check(self) -> None:
        """Refuse a request that is not ours."""
        if request.headers.get("Host") != self.host:
            abort(_FORBIDDEN, f"only {self.origin} is answered")
        if request.method not in ("GET", "HEAD", "POST"):
            abort(_BAD_METHOD)
        if request.method == "POST":
            self._check_change()
        elif request.path.startswith(addresses.enter("")) and request.method == "GET":
            return
        if not self._has_cookie():
            abort(_FORBIDDEN, "open the address that `dateline curate` printed")

    def _has_cookie(self) -> bool:
        cookie = request.cookies.get(self._cookie, "")
        return bool(self._session) and _same(cookie, self._session)

    def _check_change(self) -> None:
        if request.headers.get("Origin") != self.origin:
            abort(_FORBIDDEN, "the request comes from another page")
        if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            abort(_FORBIDDEN, "the request comes from another page")
        if not _same(request.form.get(CSRF, ""), self.csrf):
            abort(_FORBIDDEN, "the page is of an earlier run; open it again")


def protect(app: Flask, guard: Guard) -> None:
    """Let nothing past the guard, and nothing be kept or framed elsewhere."""
    app.before_request(guard.check)

    @app.after_request
    def _headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        # Not 'no-referrer': browsers would then send forms with the origin 'null'.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-store"
        return response


def _same(typed: str, secret: str) -> bool:
    return secrets.compare_digest(typed.encode("utf-8", "replace"), secret.encode())
