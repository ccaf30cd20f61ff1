"""Facets and years counted over some documents, against counting them one by one."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.facets import FACETS, LABELS, UNKNOWN
from indexer.embedded.columns import code_columns, counting, facet_lists
from indexer.embedded.columns.counting import FacetCounter, Tally
from indexer.embedded.columns.facet_column import FacetColumn
from indexer.embedded.columns.value_lists import ValueLists
from indexer.facet_values import FacetValue, FacetValues

VALUES = 5
DOCUMENTS = st.lists(
    st.tuples(
        st.integers(0, VALUES - 1),
        st.integers(0, VALUES - 1),
        st.lists(st.integers(0, VALUES - 1), min_size=1, max_size=7, unique=True),
        st.sampled_from([0, 1951, 2003]),
    ),
    min_size=1,
    max_size=40,
)


def column(values: list[list[int]]) -> FacetColumn:
    ids = tuple(map(str, range(VALUES)))
    known = tuple(FacetValue(each, each) for each in ids)
    sizes = [len(each) for each in values]
    return FacetColumn(
        known,
        ids,
        ids,
        {each: number for number, each in enumerate(ids)},
        np.concatenate(([0], np.cumsum(sizes))).astype(np.int32),
        np.array([number for each in values for number in each], np.int32),
        np.zeros(VALUES, np.bool_),
    )


def counted(tally: Tally) -> dict[int, int]:
    pairs = tally.items() if isinstance(tally, dict) else enumerate(tally.tolist())
    return {number: count for number, count in pairs if count}


@settings(max_examples=80, deadline=None)
@given(
    documents=DOCUMENTS,
    few=st.sampled_from([0, 32]),
    most=st.sampled_from([2, 6, 1024]),
    sparse=st.sampled_from([1, 4, 1000]),
    data=st.data(),
)
def test_every_value_and_year_is_counted_as_often_as_it_is_met(
    documents: list[tuple[int, int, list[int], int]],
    few: int,
    most: int,
    sparse: int,
    data: st.DataObject,
) -> None:
    of_facets = {
        "kind": [[kind] for kind, _, _, _ in documents],
        "person": [people for _, _, people, _ in documents],
        "office": [[office] for _, office, _, _ in documents],
    }
    years = [year for _, _, _, year in documents]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "FEW", few)
        patch.setattr(code_columns, "MOST_CODES", most)
        patch.setattr(code_columns, "_SPARSE", sparse)
        facets = {name: column(values) for name, values in of_facets.items()}
        counter = FacetCounter(facets, np.array(years))
        chosen = sorted(data.draw(st.sets(st.integers(0, len(documents) - 1), min_size=1)))
        counts = counter.counts(np.array(chosen))
    assert counts.years == sorted(Counter(years[number] for number in chosen).items())
    for name, values in of_facets.items():
        met = Counter(value for number in chosen for value in values[number])
        assert counted(counts.facets[name]) == met
        assert counted(counter.counts_of(name, np.array(chosen))) == met
    for number, (kind, office, people, _) in enumerate(documents):
        shown = [[int(v.id) for v in each.values] for each in counter.values(number)]
        assert shown == [[kind], people, [office]]


@settings(max_examples=60, deadline=None)
@given(
    documents=st.lists(
        st.lists(st.integers(0, VALUES - 1), min_size=1, max_size=4, unique=True), max_size=20
    ),
    ids=st.lists(st.sampled_from(["0", "1", "2", "3", "4", "no value"]), max_size=4),
)
def test_what_counts_under_any_of_some_values_is_listed_once_and_in_order(
    documents: list[list[int]], ids: list[str]
) -> None:
    facet = column(documents)
    listed = ValueLists(facet).of(facet.numbers_of(ids)).tolist()
    wanted = {int(each) for each in ids if each.isdigit()}
    assert listed == [n for n, values in enumerate(documents) if wanted.intersection(values)]


@settings(max_examples=60, deadline=None)
@given(
    numbers=st.lists(st.integers(0, VALUES - 1), min_size=1, unique=True),
    last=st.sampled_from([UNKNOWN, "9"]),
    most=st.sampled_from([2, 200]),
)
def test_the_lists_of_one_document_are_those_of_a_count_of_one_each(
    numbers: list[int], last: str, most: int
) -> None:
    facet = FACETS[0]
    ids = (*map(str, range(VALUES - 1)), last)
    known = tuple(FacetValue(each, each) for each in ids)
    behind = np.array([id in LABELS for id in ids])
    places = {each: number for number, each in enumerate(ids)}
    values = replace(column([numbers]), by_number=known, ids=ids, labels=ids, numbers=places)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(facet_lists, "MOST_VALUES", most)
        counted_whole = facet_lists.facet_list(
            facet, (), dict.fromkeys(numbers, 1), replace(values, no_headings=behind)
        )
        shown = FacetValues(facet.name, tuple(known[number] for number in numbers))
        assert facet_lists.ListsOfOne([facet]).beside([shown]) == (counted_whole,)
