"""What a release and its quotes count under."""

from datetime import date

from archive.facets import FACETS, UNKNOWN, UNLISTED, Scope, facets_of
from archive.models import AccessPoint, IssueDate, Quote, Relation, Release
from indexer.facet_values import of_quote, of_release

DAY = date(2003, 3, 7)


def quote(
    speaker: str | None = None, speaker_id: str | None = None, position: str | None = None
) -> Quote:
    return Quote("water", (), speaker=speaker, speaker_id=speaker_id, position=position)


def release(*quotes: Quote, points: tuple[AccessPoint, ...] = ()) -> Release:
    issued = IssueDate("2003-03-07", "day", DAY, DAY)
    return Release("Title", (), issued=issued, access_points=points, quotes=quotes)


def ids(name: str, shown: Release) -> list[str]:
    (entry,) = (entry for entry in of_release(shown) if entry.facet == name)
    return [value.id for value in entry.values]


def spoken(name: str, shown: Release, number: int = 0) -> tuple[str, str]:
    values = of_quote(shown.quotes[number], shown, of_release(shown))
    ((value,),) = (entry.values for entry in values if entry.facet == name)
    return value.id, value.label


def test_every_row_has_values_even_where_nothing_is_known() -> None:
    assert [(entry.facet, bool(entry.values)) for entry in of_release(release())] == [
        (row.name, True) for row in FACETS
    ]


def test_a_quote_counts_under_its_own_speaker_by_the_name_that_heads_the_releases() -> None:
    points = (
        AccessPoint("person", "ana", "Ana Kolar", Relation.SPEAKER),
        AccessPoint("person", "bo", "Bo Li", Relation.NAMED),
    )
    shown = release(quote("Ms Kolar", "ana"), quote("Bo Li", "bo"), points=points)
    assert [spoken("person", shown), spoken("speaker", shown)] == [("ana", "Ana Kolar")] * 2
    assert ids("person", shown) == ids("speaker", shown) == ["ana", "bo"]


def test_a_speaker_without_a_heading_is_not_listed_by_name_and_an_unnamed_one_unknown() -> None:
    shown = release(quote("Awa, a trader"), quote())
    assert spoken("speaker", shown, 0) == (UNLISTED, "not listed by name")
    assert spoken("person", shown, 0)[0] == UNLISTED
    assert spoken("speaker", shown, 1)[0] == spoken("person", shown, 1)[0] == UNKNOWN
    assert ids("speaker", shown) == [UNLISTED]


def test_positions_are_facets_of_quotes_whatever_their_capitals() -> None:
    shown = release(quote("A", "a", "Mayor of Konna"), quote("B", "b", "mayor of Konna"), quote())
    assert spoken("position", shown, 1)[0] == spoken("position", shown, 0)[0] == "mayor-of-konna"
    assert ids("position", shown) == ["mayor-of-konna"]
    assert spoken("position", shown, 2) == (UNKNOWN, UNKNOWN)


def test_releases_with_and_without_quotes_are_told_apart() -> None:
    assert (ids("quoted", release(quote())), ids("quoted", release())) == (["yes"], ["no"])


def test_a_facet_with_a_hierarchy_counts_what_stands_above_and_the_plain_one_does_not() -> None:
    points = (
        AccessPoint("office", "mali", "Mali", Relation.ISSUING),
        AccessPoint("office", "dakar", "Dakar", Relation.BROADER),
        AccessPoint("office", "niger", "Niger", Relation.ABOUT),
    )
    shown = release(points=points)
    assert (ids("office", shown), ids("within", shown)) == (["mali"], ["mali", "dakar"])
    assert ids("about", shown) == ["niger"]


def test_a_search_lists_the_facets_of_what_it_finds() -> None:
    of_quotes = {row.name for row in facets_of(Scope.QUOTE)}
    of_releases = {row.name for row in facets_of(Scope.RELEASE)}
    assert of_quotes - of_releases == {"speaker", "position"}
    assert of_releases - of_quotes == {"quoted"}
