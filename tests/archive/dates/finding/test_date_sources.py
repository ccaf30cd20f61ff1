"""Where candidates for the day of issue are found, and which of them is chosen."""

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from archive.dates.candidates import DAY_OR_MONTH, DateCandidate, DayLine
from archive.dates.choosing.choice import Choice, issue_date
from archive.dates.choosing.choice import choose_issued as choose
from archive.dates.choosing.widening import by_clocks
from archive.dates.finding.address_dates import url_date
from archive.dates.finding.datelines import dateline
from archive.dates.finding.header_dates import header_dates as every_date
from archive.dates.finding.header_dates import title_date
from archive.dates.finding.metadata import metadata_dates
from archive.decoding.decode import decode
from archive.models import Evidence, IssueDate
from tests.archive.knowledge import GENERIC

LATEST = date(2026, 6, 30)
AT_MOST = 2.0
"""Seconds; what reads a title in all ways takes more than anybody waits for."""

TITLE = "Ferry service opens on the upper river"


def candidate(value: str, method: str, *, confidence: float = 0.8, others: tuple[str, ...] = ()):
    precision = ("year", "month", "day")[value.count("-")]
    doubts = (DAY_OR_MONTH,) if others else ()
    return DateCandidate(
        value, precision, method, "place", value, confidence, others, doubts=doubts
    )


def choice_of(given: Sequence[DateCandidate], latest: date) -> Choice:
    return choose(given, latest, GENERIC.first_year)


def choose_issued(
    given: Sequence[DateCandidate], latest: date
) -> tuple[IssueDate, tuple[Evidence, ...]]:
    choice = choice_of(given, latest)
    return choice.issued, choice.evidence


def header_dates(*candidates) -> tuple[DateCandidate, ...]:
    """Those that may be the day of issue."""
    return tuple(
        candidate for candidate in every_date(*candidates) if candidate.method == "header-line"
    )


def of_page(head: str, body: str = "") -> list[tuple[str, str]]:
    tree = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return [
        (candidate.method, candidate.value) for candidate in metadata_dates(GENERIC, tree, LATEST)
    ]


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("http://irco.example/2003/02/07/ferry", "2003-02-07"),
        ("http://irco.example/2003/2/7/ferry", "2003-02-07"),
        ("http://irco.example/press/2003-02-07-ferry.html", "2003-02-07"),
        ("http://irco.example/press/2018_10_16_ferry.asp", "2018-10-16"),
        ("http://irco.example/docs/1997/19971023.rc6370.html", "1997-10-23"),
        ("http://irco.example/1997/09/1997-09-03-ferry", "1997-09-03"),
        ("http://irco.example/2003/02/ferry", "2003-02"),
        ("http://irco.example/2003/02/07-ferry", "2003-02-07"),
        ("http://irco.example/2003/02/10-ferries-to-see", "2003-02"),
        ("http://irco.example/2003/02/3-ferries", "2003-02"),
        ("http://irco.example/2003/WORLD/02/07/ferry", "2003-02-07"),
        ("http://irco.example/2003/far_east/2/7/ferry", "2003-02-07"),
        ("http://irco.example/shows/2003/feb/7/", "2003-02-07"),
        ("http://irco.example/2003/fevereiro/7", "2003-02-07"),
        ("http://irco.example/2003/ferry/7/", "2003"),
        ("http://irco.example/news/2003/ferry", "2003"),
        ("https://archive.example/web/20150101120000/http://irco.example/ferry", None),
        ("https://archive.example/web/20150101120000id_/http://irco.example/2003/02/a", "2003-02"),
        ("http://irco.example/node/20031545", None),
        ("http://irco.example/ferry?date=2003-02-07", None),
        ("http://irco.example/2003-45.htm", None),
        ("http://irco.example/1891/history", None),
        ("http://irco.example/1951/history", "1951"),
        (None, None),
    ],
)
def test_an_address_gives_the_finest_plausible_date(url, value):
    candidate = url_date(GENERIC, url)
    assert (candidate.value if candidate else None) == value


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("For Immediate Release    September 3, 1997", "1997-09-03"),
        ("Published on Oct 21, 2025 Updated on Mar 9, 2026", "2025-10-21"),
        ("THURSDAY, FEBRUARY 6,1997", "1997-02-06"),
        ("FEBRUARY 2, 1995                   (202) 555-0171", "1995-02-02"),
        ("Posted: 06/20/17", "2017-06-20"),
        ("Posted on Friday, 13-04-2007", "2007-04-13"),
        ("Posted: Tuesday, April 4, 2017 - 16:33", "2017-04-04"),
        ("Mon 04/04/2017 - 11:24", "2017-04-04"),
        ("April 15, 2019 (SAINT PAUL)", "2019-04-15"),
        ("Brussels, 9 February 2000", "2000-02-09"),
        ("Press Release RC/45 7 May 1999", "1999-05-07"),
        ("Publié le 7 février 2003 à 10h30", "2003-02-07"),
        ("Publicado el 7 de febrero de 2003", "2003-02-07"),
        ("Опубликовано 7 февраля 2003 г.", "2003-02-07"),
        ("February 2003", "2003-02"),
    ],
)
def test_a_header_line_holds_a_date_and_little_else(line, value):
    candidate = next(iter(header_dates(GENERIC, ["IRCO", line, TITLE], TITLE, LATEST)), None)
    assert candidate is not None
    assert (candidate.value, candidate.method, candidate.snippet) == (value, "header-line", line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Friday, 7 February 2003", DayLine.BARE),
        ("1/2/2003", DayLine.BARE),  # in doubt which of day and month comes first
        ("February 2003", DayLine.BARE),
        ("7 February 2003 EST", DayLine.WORDED),
        ("Posted: 7 February 2003", DayLine.LABELLED),
        ("Brussels, 7 February 2003", DayLine.PLACED),
        ("Ana Lind | 7 February 2003 | 3 comments", DayLine.PART),
        ("On 7 February 2003 the river rose and took the bridge", None),
    ],
)
def test_a_line_is_of_one_kind_however_sure_its_day_is(line: str, kind: DayLine | None) -> None:
    candidate = next(iter(every_date(GENERIC, [TITLE, line], TITLE, LATEST)))
    assert candidate.line is kind


@pytest.mark.parametrize(
    "line",
    [
        "Last modified June 13, 2005",
        "Last updated: 13 June 2005",
        "Today: July 24, 2008",
        "1 June 2015 expires 30 June 2015",
        "12 May 1990 - established 3 May 1991",
        "Updated: 1 hour 46 min ago",
        "Dernière mise à jour : 3 mars 2012",
        "Última actualización: 3 de marzo de 2012",
        "© 2003 IRCO, 3 March 2003",
        "Copyright March 2003",
        "You see a snapshot taken on April 21, 2008",
        "Established in July 2003",
        "On 14 June 2019 the river rose and took the bridge",
        "12-14 May 2003",
        "(29/11)",
        "Deadline: 3 March 2012",
        "3 March 2012 and 4 April 2012",
        "31/02/2003",
        "1 July 2099",
    ],
)
def test_other_lines_give_no_date(line):
    assert header_dates(GENERIC, [line, TITLE], TITLE, LATEST) == ()


def test_the_line_near_the_title_goes_before_a_far_one():
    lines = ["Published 1 May 2001", *["menu"] * 20, TITLE, "2 May 2001"]
    assert [candidate.value for candidate in header_dates(GENERIC, lines, TITLE, LATEST)] == [
        "2001-05-02",
        "2001-05-01",
    ]


def test_a_mere_day_far_over_the_title_is_only_mentioned():
    lines = ["1 May 2001", *["menu"] * 20, TITLE]
    assert [candidate.method for candidate in every_date(GENERIC, lines, TITLE, LATEST)] == [
        "mention"
    ]


def test_a_table_of_dates_is_no_header():
    table = [f"{day} March 2003" for day in range(1, 13)]
    far = ["x"] * 20
    assert header_dates(GENERIC, table, "", LATEST) == ()
    candidates = header_dates(GENERIC, ["7 May 2004", TITLE, *far, *table], TITLE, LATEST)
    assert [candidate.value for candidate in candidates] == ["2004-05-07"]


def test_the_title_itself_is_no_header_line():
    title = "12 May 2014"
    assert header_dates(GENERIC, [title], title, LATEST) == ()


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("April 15, 2019 Press Release", "2019-04-15"),
        ("2004-02-17 Press Release: ferry opens", "2004-02-17"),
        ("Situation on the river: 01 Feb 2000", "2000-02-01"),
        ("Ferry (2014/9/9)", "2014-09-09"),
        ("Ferry opens - 9.9.2014 - RIVER OFFICE", "2014-09-09"),
        ("Statement on the 14 June 2019 flood", None),
        ("Flood of 12 May 2014", None),
        ("The 7 May 2003 flood", None),
        ("Ferry opens in May 2003", None),
    ],
)
def test_a_title_gives_a_date_only_at_its_edge(title, value):
    candidate = title_date(GENERIC, title, LATEST)
    assert (candidate.value if candidate else None) == value


@pytest.mark.parametrize("words", ["date posted ", "news release date ", "1 May 2000: "])
@pytest.mark.parametrize("times", [50, 5_000])
def test_a_long_title_costs_as_its_length(words: str, times: int) -> None:
    begun = time.process_time()
    assert title_date(GENERIC, f"1 May 2000 {words * times}and ferries", LATEST) is None
    assert time.process_time() - begun < AT_MOST


def test_metadata_give_publication_and_change_apart():
    head = (
        '<meta name="DC.date.issued" content="2003-02-07">'
        '<meta property="article:published_time" content="2003-02-07T23:30:00-05:00">'
        '<meta property="article:modified_time" content="2019-06-29">'
        '<meta name="description" content="2001-01-01">'
    )
    assert of_page(head) == [
        ("meta", "2003-02-07"),
        ("meta", "2003-02-07"),
        ("modified", "2019-06-29"),
    ]


def test_json_ld_is_read_in_graphs_and_lists():
    script = '<script type="application/ld+json">%s</script>'
    graph = '{"@graph":[{"@type":"NewsArticle","datePublished":"2019-05-29T10:00:00Z"}]}'
    assert of_page(script % graph) == [("json-ld", "2019-05-29")]
    assert of_page(script % f"[[{graph}]]") == [("json-ld", "2019-05-29")]


@pytest.mark.parametrize(
    "broken",
    [
        '{"name": "a "river"", "datePublished": "2019-05-29"',
        '/*<![CDATA[*/ {"datePublished": "2019-05-29"} /*]]>*/',
        '<!-- {"datePublished": "2019-05-29"} -->',
        '{"text": "line\nbreak", "datePublished": "2019-05-29"};',
    ],
)
def test_broken_json_ld_is_tolerated(broken):
    head = f'<script type="application/ld+json">{broken}</script>'
    assert of_page(head) == [("json-ld", "2019-05-29")]


def test_json_ld_without_a_date_gives_nothing():
    assert of_page('<script type="application/ld+json">["x", 5, null]</script>') == []
    assert of_page('<script type="application/ld+json"></script>') == []


def test_properties_and_time_elements_are_read():
    body = (
        '<span property="dc:date dc:created" content="2016-02-03T00:00:00+01:00">Wed</span>'
        '<p itemprop="datePublished">3 February 2016</p>'
        '<time datetime="2016-02-03" pubdate>x</time><time>4 March 2016</time>'
        '<aside><time datetime="2013-01-01"></time></aside>'
    )
    assert of_page("", body) == [
        ("meta", "2016-02-03"),
        ("meta", "2016-02-03"),
        ("meta", "2016-02-03"),
        ("other-time", "2016-03-04"),
    ]


def test_properties_of_many_stories_never_win():
    story = '<span itemprop="datePublished" content="2026-03-{day}">a story</span>'
    stories = "".join(story.format(day=day) for day in range(10, 15))
    assert {method for method, _ in of_page("", stories)} == {"other-property"}
    assert of_page("", story.format(day=10)) == [("meta", "2026-03-10")]
    forms = ("2026-03-10", "2026-03-10T09:00", "10 March 2026", "March 10, 2026", "10.3.2026")
    same = "".join(f'<b itemprop="datePublished" content="{form}">a</b>' for form in forms)
    assert {method for method, _ in of_page("", same)} == {"meta"}


def test_of_many_stories_the_one_around_the_title_keeps_its_day():
    story = '<div><span itemprop="datePublished" content="2023-01-{day}">a story</span></div>'
    others = "".join(story.format(day=day) for day in range(10, 15))
    own = '<article><h1>T</h1><time itemprop="datePublished" content="2024-03-10"></time></article>'
    candidates = of_page("", own + others)
    assert ("meta", "2024-03-10") in candidates
    assert {method for method, value in candidates if value.startswith("2023")} == {
        "other-property"
    }


def test_a_profile_goes_before_all_and_the_rest_stays_as_evidence():
    candidates = [
        candidate("2003-02-09", "url"),
        candidate("2003-02-08", "json-ld"),
        candidate("2003-02-07", "profile"),
    ]
    issued, evidence = choose_issued(candidates, LATEST)
    assert issued == issue_date("2003-02-07")
    assert [(piece.value, piece.chosen) for piece in evidence] == [
        ("2003-02-07", True),
        ("2003-02-09", False),
        ("2003-02-08", False),
    ]
    assert {piece.field for piece in evidence} == {"issued"}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("json-ld", "header-line"),
        ("meta", "header-line"),
        ("header-line", "dateline"),
        ("listing", "url"),
    ],
)
def test_methods_are_trusted_in_order(better, worse):
    issued, _ = choose_issued(
        [candidate("2003-02-08", worse, confidence=0.99), candidate("2003-02-07", better)], LATEST
    )
    assert issued.value == "2003-02-07"


@pytest.mark.parametrize("method", ["modified", "event", "copyright"])
def test_changes_and_events_never_win(method):
    issued, evidence = choose_issued([candidate("2003-02-08", method)], LATEST)
    assert issued.value is None
    assert [(piece.value, piece.chosen) for piece in evidence] == [("2003-02-08", False)]


def test_a_date_after_the_latest_possible_day_never_wins():
    issued, _ = choose_issued(
        [candidate("2027-01-01", "profile"), candidate("2003-02-07", "url")], LATEST
    )
    assert issued.value == "2003-02-07"


def test_conflict_lowers_and_agreement_raises_the_confidence():
    def sure(*values: str) -> float:
        methods = ("header-line", "dateline")
        candidates = [
            candidate(value, method) for value, method in zip(values, methods, strict=False)
        ]
        return choose_issued(candidates, LATEST)[1][0].confidence

    alone = sure("2003-02-07")
    assert sure("2003-02-07", "2003-02-07") > alone
    assert sure("2003-02-07", "2003-05-01") < sure("2003-02-07", "2003-02-06") < alone


def test_a_day_refines_the_month_that_was_chosen():
    issued, _ = choose_issued(
        [candidate("2003-02", "profile"), candidate("2003-02-07", "dateline")], LATEST
    )
    assert (issued.value, issued.precision) == ("2003-02-07", "day")


def test_metadata_of_a_moved_site_give_way_to_two_printed_dates():
    candidates = [
        candidate("2019-05-29", "meta"),
        candidate("2003-02-07", "header-line"),
        candidate("2003-02-07", "dateline"),
    ]
    assert choose_issued(candidates, LATEST)[0].value == "2003-02-07"
    one_against_one = choose_issued(candidates[:2], LATEST)[0]
    assert one_against_one.value is None
    assert one_against_one.earliest < date(2003, 2, 7) < date(2019, 5, 29) < one_against_one.latest


def test_a_day_of_building_gives_way_to_one_printed_date():
    built, printed = candidate("2025-06-24", "json-ld"), candidate("2024-08-25", "header-line")
    never_changed = candidate("2025-06-24", "modified")
    changed_later = candidate("2025-07-01", "modified")
    assert choose_issued([built, printed, never_changed], LATEST)[0].value == "2024-08-25"
    assert choose_issued([built, printed, changed_later], LATEST)[0].value is None
    stamped = candidate("2025-06-24", "time")
    assert choose_issued([built, printed, changed_later, stamped], LATEST)[0].value == "2025-06-24"
    assert choose_issued([built, printed], LATEST)[0].value is None
    in_address = candidate("2024", "url")
    assert choose_issued([built, in_address, never_changed], LATEST)[0].value == "2025-06-24"
    impossible = candidate("1970-01-01", "modified")
    assert choose_issued([built, printed, impossible], LATEST)[0].value is None


def test_an_ambiguous_date_is_turned_where_another_place_says_so():
    candidates = [
        candidate("2017-03-04", "header-line", others=("2017-04-03",)),
        candidate("2017-04-03", "url"),
    ]
    assert choose_issued(candidates, LATEST)[0].value == "2017-04-03"


def test_a_month_or_year_bounds_the_day():
    assert issue_date("2003-02").earliest == date(2003, 2, 1)
    assert issue_date("2003-02").latest == date(2003, 2, 28)
    assert (issue_date("2003").precision, issue_date("2003").latest) == ("year", date(2003, 12, 31))


def test_printed_days_of_old_press_pages_are_found_without_their_file_names():
    folder = Path(__file__).parents[4] / ".." / "shared" / "data" / "releases" / "mozilla"
    if not folder.is_dir():
        pytest.skip("shared/data/releases/mozilla not found")
    assert sum(1 for _ in (folder / "press").glob("*.html")) == 21
    from_text = [_issued_of(path) for path in sorted((folder / "press").glob("mozilla-20*.html"))]
    right = [day for day, truth in from_text if day == truth]
    assert len(right) >= 15


def _issued_of(path: Path) -> tuple[str | None, str]:

    tree = html.document_fromstring(decode(path.read_bytes(), None).text)
    lines = [" ".join(node.text_content().split()) for node in tree.iter("p", "h1", "h2", "div")]
    candidates = list(header_dates(GENERIC, lines, "", LATEST))
    found = (dateline(GENERIC, line, LATEST) for line in lines)
    candidates += [candidate(one.date.value, "dateline") for one in found if one and one.date][:1]
    year, month, day = path.stem.split("-")[1:4]
    truth = f"{year}-{month}-{day.zfill(2)}"
    return choose_issued(candidates, LATEST)[0].value, truth


UTC_EVENING = "2023-11-09T06:35:29+00:00"


def raw(value: str, method: str, snippet: str = "") -> DateCandidate:
    return DateCandidate(value, "day", method, "somewhere", snippet or value, 0.8)


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        # Local day printed, UTC in the metadata.
        (
            [
                raw("2023-11-09", "json-ld", UTC_EVENING),
                raw("2023-11-08", "header-line"),
            ],
            "2023-11-08",
        ),
        # In the afternoon of UTC there is no such reason.
        (
            [
                raw("2023-11-02", "json-ld", "2023-11-02T15:27:17+00:00"),
                raw("2023-11-03", "header-line"),
            ],
            "2023-11-02",
        ),
        # A field without a clock in Central Europe, or eleven at night elsewhere.
        ([raw("2021-11-04", "meta", "2021-11-04T23:00Z")], "2021-11"),
        # One field against two kinds of evidence.
        (
            [
                raw("2021-10-27", "meta"),
                raw("2021-10-28", "meta-date"),
                raw("2021-10-28", "dateline"),
            ],
            "2021-10-28",
        ),
        # 'DC.date' does not say which date it is; a header line does.
        ([raw("2022-01-21", "meta-date"), raw("2022-01-25", "time")], "2022-01-25"),
        ([raw("2022-01-21", "other-time")], None),
    ],
)
def test_the_page_itself_is_believed_before_its_machinery(
    found: list[DateCandidate], chosen: str | None
) -> None:
    sets = [by_clocks(one, lambda: (-8, 2)) for one in found]
    assert choose_issued(sets, date(2024, 1, 1))[0].value == chosen


def test_of_several_times_the_one_beside_the_title_counts() -> None:
    body = (
        '<div><h1>Title</h1><p><time datetime="2019-06-28">28 June</time></p></div>'
        '<ul><li><time datetime="2019-09-22">x</time></li><li><time datetime="2019-09-20">y</time>'
    )
    assert of_page("", body)[0] == ("time", "2019-06-28")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("02.02.2022 10:16 Uhr - 1. Bundesliga - PM Vereine", "2022-02-02"),
        ("February 24, 2020 | 9:25pm", "2020-02-24"),
        ("02.02.2022 was the day on which the river rose - again", None),
    ],
)
def test_a_stamp_opens_a_line(line: str, value: str | None) -> None:
    candidate = next(iter(header_dates(GENERIC, [line], "", date(2024, 1, 1))), None)
    assert (candidate.value if candidate else None) == value


def test_an_address_may_give_the_day_first() -> None:
    candidate = url_date(GENERIC, "https://irco.example/news/29-10-2021")
    assert candidate is not None
    assert candidate.value == "2021-10-29"
