"""The JSON for programs: the same search, the same releases. No key, read by anyone."""

import re

from flask import Blueprint, Response, jsonify, request

from archive.exports.jsonl import as_json
from indexer.serialize import results_as_json
from web.context import room
from web.params import read_strictly
from web.release import HIDDEN_REACH, public

blueprint = Blueprint("api", __name__, url_prefix="/api")

_REACH = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+\d[\d\s().\-/]{5,}\d")


@blueprint.get("/search")
def search() -> Response:
    """What `dateline search --json` prints. Unknown parameters are an error."""
    asked = read_strictly(request.args)
    return jsonify(results_as_json(asked, room().index.search(asked)))


@blueprint.get("/releases/<release_id>")
def release(release_id: str) -> Response:
    """What `dateline export jsonl` writes of a release, without phones and mail addresses."""
    here = room()
    found = as_json(public(release_id, here))
    return jsonify(found if here.config.show_contacts else _without_reach(found))


@blueprint.after_request
def allow_everyone(response: Response) -> Response:
    """Any page may read the API: it holds nothing that is not public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _without_reach(value: object) -> object:
    """The value with phones and mail addresses taken out, wherever they stand."""
    if isinstance(value, dict):
        return {
            name: [] if name in ("phones", "emails") else _without_reach(inner)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_without_reach(inner) for inner in value]
    return _REACH.sub(HIDDEN_REACH, value) if isinstance(value, str) else value
