"""The headings above those of a release."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive.annotators.broader import annotate
from archive.annotators.page_context import PageContext
from archive.authorities.collection import Collection, load_collection
from archive.errors import DataError
from archive.models import AccessPoint, IssueDate, Relation, Release
from tests.archive.knowledge import GENERIC

OFFICES = """offices:
  - {id: hq, name: Headquarters, kind: headquarters}
  - {id: dakar, name: Dakar, kind: regional, parents: [{id: hq}]}
  - {id: lagos, name: Lagos, kind: regional, parents: [{id: hq}]}
  - id: mali
    name: Mali
    kind: country
    parents: [{id: lagos, to: 2004}, {id: dakar, from: 2005}]
"""
TOPICS = """facet: topic
terms:
  - {id: WATER, names: {en: Water}}
  - {id: FLOOD, names: {en: Floods}, broader: [WATER]}
"""


@pytest.fixture
def rivers(tmp_path: Path) -> Collection:
    (tmp_path / "collection.yaml").write_text("title: Rivers")
    for name, text in (("authorities/offices", OFFICES), ("taxonomies/topics", TOPICS)):
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir()
        path.write_text(text)
    return load_collection(tmp_path)


def above(collection: Collection, year: int | None, *points: AccessPoint) -> list[str]:
    issued = IssueDate()
    if year:
        issued = IssueDate(str(year), "year", date(year, 1, 1), date(year, 12, 31))
    release = Release("Title", (), issued=issued, access_points=points)
    found = annotate(release, PageContext(), replace(GENERIC, collection=collection)).access_points[
        len(points) :
    ]
    assert {point.relation for point in found} <= {Relation.BROADER}
    return [point.id for point in found]


def test_the_offices_above_are_those_of_the_day_of_issue(rivers: Collection) -> None:
    mali = AccessPoint("office", "mali", "Mali", Relation.ISSUING)
    assert above(rivers, 2003, mali) == ["lagos", "hq"]
    assert above(rivers, 2010, mali) == ["dakar", "hq"]
    assert above(rivers, None, mali) == ["lagos", "dakar", "hq"]


def test_a_broader_term_stands_above_its_narrower_one(rivers: Collection) -> None:
    flood = AccessPoint("topic", "FLOOD", "Floods", Relation.SUBJECT)
    water = AccessPoint("topic", "WATER", "Water", Relation.SUBJECT)
    assert above(rivers, 2003, flood) == ["WATER"]
    assert above(rivers, 2003, flood, water) == []


def test_what_a_release_is_only_about_has_nothing_above_it(rivers: Collection) -> None:
    assert above(rivers, 2010, AccessPoint("office", "mali", "Mali", Relation.ABOUT)) == []


def test_an_unknown_broader_term_is_refused(tmp_path: Path) -> None:
    (tmp_path / "collection.yaml").write_text("title: Rivers")
    (tmp_path / "taxonomies").mkdir()
    text = TOPICS.replace("[WATER]", "[WATR]")
    (tmp_path / "taxonomies" / "topics.yaml").write_text(text)
    with pytest.raises(DataError, match=r"term FLOOD has the unknown broader .*WATR"):
        load_collection(tmp_path)
