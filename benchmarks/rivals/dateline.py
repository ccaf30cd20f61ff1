"""Dateline's own engine, given documents without a store."""

from datetime import date
from pathlib import Path

from archive.config import Config
from benchmarks.rivals.engine import Answer
from benchmarks.rivals.questions import How, Question
from indexer.engines import open_engine
from indexer.query.parser import read_query
from indexer.search import Filter, SearchRequest, Sort


class Dateline:
    """Opened; `benchmarks.rivals.building` builds it, in one pass with the others."""

    name = "Dateline"

    def __init__(self, folder: Path) -> None:
        self.engine = open_engine(Config(home=folder / "dateline", collection="generic"))

    def ask(self, question: Question) -> Answer:
        results = self.engine.search(_request(question))
        values = sum(len(facet.counts) for facet in results.facets)
        return Answer(results.total, len(results.hits), values)


def _request(question: Question) -> SearchRequest:
    words = " ".join(question.words)
    texts = {How.ALL: words, How.ANY: " OR ".join(question.words), How.PHRASE: f'"{words}"'}
    days = question.days
    return SearchRequest(
        query=read_query(texts[question.how]),
        filters=(Filter("office", (question.office,)),) if question.office else (),
        earliest=date.fromordinal(days[0]) if days else None,
        latest=date.fromordinal(days[1]) if days else None,
        sort=Sort.RELEVANCE if question.words else Sort.NEWEST,
    )
