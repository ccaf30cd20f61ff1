"""First, last, how often: what the page of a search says of the use of what is asked for."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from indexer.search import Hit, SearchRequest, Sort
from web import addresses, views
from web.context import AppContext


@dataclass(frozen=True, slots=True)
class UseView:
    """One dated use."""

    when: str
    title: str
    path: str
    language: str | None


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year: how many works match, of how many in all, and the share in per cent."""

    year: int
    count: int
    of: int
    path: str

    @property
    def share(self) -> str:
        return f"{100 * self.count / self.of:.1f} %" if self.of else ""


@dataclass(frozen=True, slots=True)
class UsageView:
    """undated: in words, how many of these have no date and may be earlier; or ''."""

    first: UseView
    last: UseView
    undated: str
    rows: list[YearRow]

    @property
    def of(self) -> dict[int, int]:
        """How many works the archive has of each of these years."""
        return {row.year: row.of for row in self.rows}


def usage(
    search_request: SearchRequest,
    ctx: AppContext,
    year_path: Callable[[int], str],
) -> UsageView | None:
    """The first and the latest dated use; None where nothing that matches has a date. Years are
    measured by all works that the archive has of them."""
    uses = ctx.usage(search_request)
    if not uses.years:
        return None
    single = replace(search_request, page=1, per_page=1)
    oldest = ctx.search(replace(single, sort=Sort.OLDEST)).hits
    newest = ctx.search(replace(single, sort=Sort.NEWEST)).hits
    if not oldest or not newest:  # they left the archive just now
        return None
    unknown = uses.undated
    noun = "one more is undated and" if unknown == 1 else f"{unknown:,} more are undated and"
    whole = ctx.usage(SearchRequest(type=search_request.type))
    return UsageView(
        first=_use(oldest[0], search_request),
        last=_use(newest[0], search_request),
        undated=f"{noun} may be earlier" if unknown else "",
        rows=[
            YearRow(bar.year, bar.count, whole.works_of(bar.year), year_path(bar.year))
            for bar in uses.years
        ],
    )


def _use(hit: Hit, search_request: SearchRequest) -> UseView:
    view = views.hit_view(hit)
    path = addresses.with_query(view.path, search_request.query.text)
    return UseView(view.when, view.title, path, view.language)
