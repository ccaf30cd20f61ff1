"""The archivist's page: what answers requests."""

from pathlib import Path
from typing import cast

from flask import (
    Blueprint,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    send_from_directory,
)
from flask.typing import ResponseReturnValue

from archive.errors import DatelineError, NotFound, UsageError
from archive.records import StoredCapture
from web.curate import addresses, audit
from web.curate.decisions import Answer
from web.curate.desk import Desk
from web.curate.guard import CSRF, ORIGINAL_POLICY, Guard
from web.curate.views import question_view

blueprint = Blueprint("curate", __name__)

_SEE_OTHER, _UNPROCESSABLE, _NOT_FOUND = 303, 422, 404
_ENTRIES = 200
_SHEETS = Path(__file__).parents[1] / "static"


def desk() -> Desk:
    """The desk of the run."""
    return cast(Desk, current_app.extensions["desk"])


def guard() -> Guard:
    """What lets in."""
    return cast(Guard, current_app.extensions["guard"])


@blueprint.get(addresses.ENTER)
def enter(token: str) -> ResponseReturnValue:
    """Exchange the token for a cookie, once."""
    return guard().enter(token, make_response(redirect(addresses.NEXT, _SEE_OTHER)))


@blueprint.get(addresses.NEXT)
def next_question() -> ResponseReturnValue:
    """The question at hand."""
    item = desk().next()
    if item is None:
        return page("nothing.html")
    return page("question.html", question=question_view(item, desk()))


@blueprint.get(addresses.QUESTION)
def question(question_id: str) -> ResponseReturnValue:
    """A question by its id."""
    return page("question.html", question=question_view(desk().question(question_id), desk()))


@blueprint.post(addresses.DECIDE)
def decide() -> ResponseReturnValue:
    """Put an answer in force, or put the question off; then the next."""
    form = request.form
    id, verdict = form.get("question", ""), form.get("verdict", "")
    if verdict == "later":
        desk().put_off(id)
    else:
        answer = Answer(verdict, form.get("value", "").strip(), form.get("post", "").strip())
        try:
            desk().answer(id, answer, form.get("why", "").strip())
        except UsageError as error:
            view = question_view(desk().question(id), desk())
            return page("question.html", question=view, message=str(error)), 422
    return redirect(addresses.NEXT, _SEE_OTHER)


@blueprint.post(addresses.UNDO)
def undo() -> ResponseReturnValue:
    """Take the last answer back; its question is asked again."""
    desk().undo()
    return redirect(addresses.NEXT, _SEE_OTHER)


@blueprint.get(addresses.AUDIT)
def audit_list() -> ResponseReturnValue:
    """What was said and decided, by whom and when."""
    store = desk().store
    entries = audit.entries(store)
    shown = [(entry, audit.called(entry, store)) for entry in entries[:_ENTRIES]]
    return page("audit.html", entries=shown, total=len(entries))


@blueprint.post(addresses.TAKE_BACK)
def take_back() -> ResponseReturnValue:
    """Take back what the audit lists."""
    if decision := request.form.get("decision", type=int):
        desk().undo_decision(decision)
    desk().withdraw(request.form.getlist("correction", type=int))
    return redirect(addresses.AUDIT, _SEE_OTHER)


@blueprint.get(addresses.ORIGINAL)
def original(release_id: str, digest: str) -> ResponseReturnValue:
    """The bytes of a capture, with no script and no origin."""
    store = desk().store
    captures = {each.digest: each for each in store.captures_of(release_id)}
    if digest not in captures:
        raise NotFound(f"release {release_id} was not found in bytes {digest}")
    response = make_response(store.content(digest))
    response.headers["Content-Type"] = _content_type(captures[digest])
    response.headers["Content-Security-Policy"] = ORIGINAL_POLICY
    return response


@blueprint.get(addresses.SHEET)
def sheet() -> ResponseReturnValue:
    """The sheet of the reading room."""
    return send_from_directory(_SHEETS, "dateline.css")


@blueprint.app_errorhandler(NotFound)
def not_found(error: NotFound) -> ResponseReturnValue:
    return page("message.html", message=str(error)), _NOT_FOUND


@blueprint.app_errorhandler(DatelineError)
def failed(error: DatelineError) -> ResponseReturnValue:
    return page("message.html", message=str(error)), _UNPROCESSABLE


def page(template: str, **values: object) -> str:
    """A page of this run."""
    return render_template(
        template, addresses=addresses, desk=desk(), csrf=guard().csrf, csrf_name=CSRF, **values
    )


def _content_type(capture: StoredCapture) -> str:
    plain = " ".join(capture.declared_type.split())
    return plain if plain.lower().startswith(("text/html", "text/plain")) else "text/html"
