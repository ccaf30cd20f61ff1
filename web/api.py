"""The JSON for programs: the same search, the same releases. No key, read by anyone."""

from dataclasses import replace

from flask import Blueprint, Response, jsonify, request

from archive.exports.jsonl import as_json
from archive.redaction import redact
from indexer.serialize import results_as_json
from web.context import current_context
from web.params import parse_strict
from web.release import public, related_of
from web.views import found_in

blueprint = Blueprint("api", __name__, url_prefix="/api")


@blueprint.get("/search")
def search() -> Response:
    """What `dateline search --json` prints. Unknown parameters are an error."""
    ctx, asked = current_context(), parse_strict(request.args)
    return jsonify(results_as_json(asked, ctx.index.search(asked)))


@blueprint.get("/releases/<release_id>")
def release(release_id: str) -> Response:
    """What `dateline export jsonl` writes of a release, without phones, mail addresses and
    the folders of this machine.
    """
    ctx = current_context()
    held = public(release_id, ctx)
    related = {
        name: [{"id": one.id, "language": one.language, "ground": one.ground} for one in some]
        for name, some in related_of(held, ctx).items()
    }
    if not ctx.config.show_contacts:
        held = replace(held, release=redact(held.release))
    found = as_json(held) | {"source": found_in(held.capture.locator), "related": related}
    return jsonify(found)


@blueprint.after_request
def allow_everyone(response: Response) -> Response:
    """Any page may read the API: it holds nothing that is not public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
