"""What a request works with: what is public, the index, the settings."""

from dataclasses import dataclass, field
from typing import cast

from flask import Flask, current_app

from archive.config import Config
from archive.publication import Publication, PublicRelease, publication_of
from archive.store import open_store
from indexer.concordance import Concordance, Order, concordance
from indexer.index import Index
from indexer.likeness import more_like
from indexer.quotecheck.checker import Checker
from indexer.quotecheck.values import Check
from indexer.search import Hit, SearchRequest, SearchResults, Usage
from web.client import require_client
from web.listing import bounded, bounded_hits

_PATIENCE = 2.0
"""Seconds for which a request waits where the index can answer nothing: a reader is told soon."""


@dataclass(frozen=True, slots=True)
class AppContext:
    """The reading room of one archive. All of it may be used by several threads at once."""

    config: Config
    publication: Publication = field(repr=False)
    index: Index = field(repr=False)
    checker: Checker = field(repr=False)

    @property
    def title(self) -> str:
        """Whose releases these are."""
        return self.publication.authorities.title

    def search(self, request: SearchRequest) -> SearchResults:
        """Answer a request, with texts that a list can hold. Raises QueryError, or ClientGone."""
        require_client()
        results = self.index.search(request)
        require_client()
        return bounded(results)

    def usage(self, request: SearchRequest) -> Usage:
        """When and how often what a request asks for is used. Raises QueryError, or ClientGone."""
        require_client()
        return self.index.usage(request)

    def check(self, text: str) -> Check:
        """Check a pasted text. Raises QueryError for one beyond the limits, or ClientGone."""
        require_client()
        return self.checker.check(text)

    def more_like(self, public: PublicRelease, most: int) -> tuple[Hit, ...]:
        """Other releases like one, with texts that a list can hold. Raises ClientGone."""
        require_client()
        return bounded_hits(more_like(public, self.index, most))

    def concordance(
        self, request: SearchRequest, order: Order, first: int, most: int
    ) -> Concordance:
        """Lines of a search. Raises QueryError, or ClientGone."""
        require_client()
        return concordance(request, self.index, order, first, most)

    def address(self, path: str) -> str:
        """The address of a path of ours as seen from outside."""
        return self.config.base_url.rstrip("/") + path


def open_context(config: Config) -> AppContext:
    """Open the archive for reading; the index is built first where it is missing or damaged."""
    store = open_store(config, read_only=True)
    publication = publication_of(store, config)
    index = Index(publication, config, _PATIENCE)
    return AppContext(
        config=config,
        publication=publication,
        index=index,
        checker=Checker(index, publication),
    )


def current_context() -> AppContext:
    """The room of the request at hand."""
    return room_of(current_app)


def room_of(app: Flask) -> AppContext:
    """The room that an application serves."""
    return cast(AppContext, app.extensions["room"])
