"""The archivist's page as a WSGI application of its own."""

from flask import Flask
from werkzeug.exceptions import HTTPException

from web.curate import addresses, marking_pages, pages, record_pages
from web.curate.desk import Desk
from web.curate.guard import Guard, protect


def create_curate_app(desk: Desk, guard: Guard) -> Flask:
    """The page of one desk, behind one guard."""
    app = Flask(__name__, static_url_path=addresses.FILES_ROOT)
    app.config["MAX_CONTENT_LENGTH"] = 100_000
    app.extensions["desk"] = desk
    app.extensions["guard"] = guard
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.register_error_handler(HTTPException, _told)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(record_pages.blueprint)
    app.register_blueprint(marking_pages.blueprint)
    protect(app, guard)
    return app


def _told(error: HTTPException) -> tuple[str, int, dict[str, str]]:
    """What was refused, in a line: who is not let in sees no page of ours."""
    return f"{error.description}\n", error.code or 500, {"Content-Type": "text/plain"}
