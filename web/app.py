"""The reading room as a WSGI application: wiring, and nothing else."""

from flask import Flask

from archive.config import Config
from archive.printable import printable
from web import addresses, api, budgets, errors, home, quotes
from web.checking import check
from web.client import RoomRequest
from web.context import open_context
from web.headings import heading
from web.releases import captures, release, versions
from web.search import likes, lines, search_page
from web.security import add_headers


def create_app(config: Config) -> Flask:
    """The reading room of an archive.

    The store is opened for reading only; the index is rebuilt first where it is missing or damaged.
    Raises ConfigError where the home holds no archive.
    """
    app = Flask(__name__, static_url_path=addresses.STATIC_ROOT)
    app.request_class = RoomRequest
    # Nothing is sent here but the text of a check: 100,000 characters, in a form nine bytes each.
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = 1_000_000
    app.extensions["room"] = open_context(config)
    app.jinja_env.globals["addresses"] = addresses
    app.jinja_env.filters["printable"] = printable
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    budgets.register(app)
    app.register_blueprint(home.blueprint)
    app.register_blueprint(search_page.blueprint)
    app.register_blueprint(heading.blueprint)
    app.register_blueprint(release.blueprint)
    app.register_blueprint(captures.blueprint)
    app.register_blueprint(quotes.blueprint)
    app.register_blueprint(versions.blueprint)
    app.register_blueprint(api.blueprint)
    app.register_blueprint(check.blueprint)
    app.register_blueprint(likes.blueprint)
    app.register_blueprint(lines.blueprint)
    errors.register(app)
    add_headers(app)
    return app
