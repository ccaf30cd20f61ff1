"""The first dated use, and how many releases without a date may be earlier."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive.config import Config
from archive.models import Block, BlockKind, IssueDate, Release
from benchmarks.rivals.building import public
from indexer.documents import Changed, documents
from indexer.engines import open_engine
from indexer.query.parser import read_query
from indexer.search import SearchRequest

FIRST = IssueDate("2003-05-01", "day", date(2003, 5, 1), date(2003, 5, 1))
LATER = IssueDate("2004", "year", date(2004, 1, 1), date(2004, 12, 31))


@pytest.mark.parametrize("name", ["whoosh", "memory"])
@pytest.mark.parametrize(
    ("dates", "undated"),
    [
        ([FIRST, LATER, IssueDate()], 1),
        ([FIRST, IssueDate(earliest=date(2003, 4, 30))], 1),
        ([FIRST, IssueDate(earliest=date(2003, 5, 1))], 0),
        ([LATER, IssueDate(earliest=date(2004, 6, 1), latest=date(2009, 1, 1))], 1),
        ([IssueDate(earliest=date(2003, 5, 1)), IssueDate()], 2),
    ],
)
def test_who_cannot_be_earlier_by_its_bounds_is_not_told_as_such(
    tmp_path: Path, name: str, dates: list[IssueDate], undated: int
) -> None:
    engine = open_engine(Config(home=tmp_path, collection="generic", engine=name))
    engine.build(map(_changed, range(len(dates)), dates), "test", 1)
    query = read_query("river")
    assert engine.usage(SearchRequest(query=query)).undated == undated
    assert engine.holding(query.tree, frozenset(), 1).undated == undated


def _changed(number: int, issued: IssueDate) -> Changed:
    release = Release(f"Title {number}", (Block(BlockKind.PARAGRAPH, "The river rose."),))
    dated = public(number, replace(release, issued=issued, language="en"))
    return Changed(dated.id, tuple(documents(dated)))
