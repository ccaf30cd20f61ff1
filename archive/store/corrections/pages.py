"""What people say that pages are: read for the describer, and the captures that it is about."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Engine, or_, select

from archive.decisions import CorrectionTarget, PageRuling
from archive.sites import Listed, SiteFacts, SitePlace
from archive.store import listings, sites
from archive.store.database.connection import reading
from archive.store.database.tables import captures, corrections
from archive.store.holdings.captures import forget
from archive.store.identity.addresses import link_key, page_key
from archive.store.works import joined_works

_ANY = "*"


class Pages:
    """What is said of the pages of a store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def learn(self) -> tuple[str, ...]:
        """Learn of sites what their pages share, and of pages what listings say; returns those of
        which something changed."""
        return (*sites.learn(self._engine), *listings.learn(self._engine))

    def listed(self, page: str) -> tuple[Listed, ...]:
        """What listings say of the page of a key or an address, but what a person refused."""
        with reading(self._engine) as connection:
            return listings.listed(connection, page_key(page))

    def entries_of(self, listing: str) -> tuple[Listed, ...]:
        """What the page of an address, or of a key, says of others as a listing."""
        return listings.entries_of_listing(self._engine, page_key(listing))

    def lists(self, listing: str, page: str) -> bool:
        """Whether a listing ever said something of a page, or with '' of any, believed or not."""
        targets = listings.targets_of_listing(self._engine, link_key(page_key(listing)))
        return link_key(page_key(page)) in targets if page else bool(targets)

    def facts(self) -> tuple[SiteFacts, ...]:
        """What is known of each site, but what a person refused."""
        return sites.facts(self._engine)

    def places(self, site: str) -> tuple[SitePlace, ...]:
        """Where a site has its titles and its days, with what was counted for it."""
        return sites.places(self._engine, site)

    def order_proofs(self, site: str) -> tuple[str, ...]:
        """The pages that prove the order of a site's numeric days, by their keys."""
        return sites.order_proofs(self._engine, site)

    def releases_at(self, address: str) -> tuple[str, ...]:
        """The ids of the releases found at an address, old or new, in whatever state; the oldest
        first."""
        with reading(self._engine) as connection:
            return joined_works.releases_at(connection, link_key(page_key(address)))

    def rulings(self) -> tuple[PageRuling, ...]:
        """All that is in force, the oldest first: of several on one page the last counts."""
        mine = corrections.c.target_kind == CorrectionTarget.PAGE, corrections.c.withdrawn == ""
        order = (corrections.c.moment, corrections.c.id)
        with reading(self._engine) as connection:
            rows = connection.execute(select(corrections).where(*mine).order_by(*order)).all()
        return tuple(PageRuling(row.target_id, row.value) for row in rows)


def forget_pages(connection: Connection, patterns: Iterable[str]) -> None:
    """Make the captures pending again that these are about."""
    for pattern in patterns:
        forget(connection, _fits(pattern))


def _fits(pattern: str) -> ColumnElement[bool]:
    """At least the captures that the describer will find to fit: a database may fold case."""
    like = pattern.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace(_ANY, "%")
    addresses = (captures.c.url.like(like, escape="\\"), captures.c.locator.like(like, escape="\\"))
    return or_(captures.c.digest == pattern, *addresses)
