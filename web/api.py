"""The JSON for programs: the same search, the same releases. No key, read by anyone."""

from collections.abc import Sequence

import msgspec
from flask import Blueprint, Response, request

from archive.exports.release_json import RelatedJson, RelatedOneJson, release_as_json
from archive.records import Related
from web import addresses
from web.budgets import within_bytes
from web.context import current_context
from web.params import parse_strict
from web.results_json import results_as_json
from web.views import found_in

blueprint = Blueprint("api", __name__)


@blueprint.get(addresses.API_SEARCH)
def search() -> Response:
    """What `dateline search --json` prints. Unknown parameters are an error."""
    ctx, asked = current_context(), parse_strict(request.args)
    return within_bytes(_answer(results_as_json(asked, ctx.search(asked))))


@blueprint.get(addresses.API_RELEASE)
def release(release_id: str) -> Response:
    """What `dateline export jsonl` writes of a release, without the folders of this machine."""
    publication = current_context().publication
    public = publication.release(release_id)
    related = publication.related(public)
    found = msgspec.structs.replace(
        release_as_json(public.record),
        source=found_in(public.capture.locator),
        related=RelatedJson(_related(related.copies), _related(related.translations)),
    )
    return _answer(found)


def _related(some: Sequence[Related]) -> list[RelatedOneJson]:
    return [RelatedOneJson(each.id, each.language, each.ground) for each in some]


def _answer(shape: msgspec.Struct) -> Response:
    return Response(msgspec.json.encode(shape), content_type="application/json")


@blueprint.after_request
def allow_everyone(response: Response) -> Response:
    """Any page may read the API: it holds nothing that is not public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
