"""The JSON for programs: the same search, the same releases. No key, read by anyone."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
from flask import Blueprint, Response, request

from archive.exports.release_json import PartJson, RelatedJson, RelatedOneJson, release_as_json
from archive.records import Related
from indexer.search import SearchRequest
from web import addresses
from web.budgets import within_bytes
from web.context import current_context
from web.paging import page_asked
from web.releases.release_parts import Part, Parts
from web.search.advice import advice
from web.search.former_ids import with_present_ids
from web.search.params import parse_strict
from web.search.results_json import results_as_json
from web.views import found_in

blueprint = Blueprint("api", __name__)


@blueprint.get(addresses.API_SEARCH)
def search() -> Response:
    """What `dateline search --json` prints. Unknown parameters are an error."""
    ctx = current_context()
    search_request = with_present_ids(parse_strict(request.args), ctx.publication)
    usage, whole = ctx.usage(search_request), ctx.usage(SearchRequest(type=search_request.type))
    results = ctx.search(search_request)
    given_advice = advice(search_request, results, ctx.index)
    return within_bytes(
        _answer(results_as_json(search_request, results, given_advice, usage, whole))
    )


@blueprint.get(addresses.API_RELEASE)
def release(release_id: str) -> Response:
    """What `dateline export jsonl` writes of a release, without the folders of this machine."""
    publication = current_context().publication
    public = publication.release(release_id)
    related = publication.related(public)
    part = Parts(public.release).part(page_asked(request.args))
    answer = msgspec.structs.replace(
        release_as_json(replace(public.record, release=part.release)),
        source=found_in(public.capture.locator),
        related=RelatedJson(_related(related.copies), _related(related.translations)),
        part=_part(part) if part.of > 1 else msgspec.UNSET,
    )
    return _answer(answer)


def _part(part: Part) -> PartJson:
    return PartJson(part.number, part.of, part.span.start, part.span.end)


def _related(some: Sequence[Related]) -> list[RelatedOneJson]:
    return [RelatedOneJson(each.id, each.language, each.ground) for each in some]


def _answer(shape: msgspec.Struct) -> Response:
    return Response(msgspec.json.encode(shape), content_type="application/json")


@blueprint.after_request
def allow_everyone(response: Response) -> Response:
    """Any page may read the API: it holds nothing that is not public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
