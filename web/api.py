"""The JSON for programs: the same search, the same releases. No key, read by anyone."""

from collections.abc import Sequence

from flask import Blueprint, Response, jsonify, request

from archive.exports.jsonl import as_json
from archive.records import Related
from indexer.serialize import results_as_json
from web.context import current_context
from web.params import parse_strict
from web.views import found_in

blueprint = Blueprint("api", __name__, url_prefix="/api")


@blueprint.get("/search")
def search() -> Response:
    """What `dateline search --json` prints. Unknown parameters are an error."""
    ctx, asked = current_context(), parse_strict(request.args)
    return jsonify(results_as_json(asked, ctx.index.search(asked)))


@blueprint.get("/releases/<release_id>")
def release(release_id: str) -> Response:
    """What `dateline export jsonl` writes of a release, without the folders of this machine."""
    publication = current_context().publication
    public = publication.release(release_id)
    related = publication.related(public)
    found = as_json(public.record) | {
        "source": found_in(public.capture.locator),
        "related": {
            "copies": _related(related.copies),
            "translations": _related(related.translations),
        },
    }
    return jsonify(found)


def _related(some: Sequence[Related]) -> list[dict[str, object]]:
    return [{"id": one.id, "language": one.language, "ground": one.ground} for one in some]


@blueprint.after_request
def allow_everyone(response: Response) -> Response:
    """Any page may read the API: it holds nothing that is not public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
