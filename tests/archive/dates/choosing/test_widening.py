"""Candidates as sets of days: what widens them, what narrows them, what is shown of them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates.candidates import DAY_OR_MONTH, WEEKDAY_DIFFERS, DateCandidate
from archive.dates.choosing.choice import choose_issued
from archive.dates.choosing.signs import hours_of, order_of
from archive.dates.choosing.widening import (
    CHANGE_IN_SIGHT,
    DAY_OF_CHANGE,
    DAYS_DIFFER,
    UTC_EDGE,
    by_changes,
    by_clocks,
)
from archive.dates.finding.far_dates import far_dates
from archive.describe.describer import describer_of
from archive.html.page import parse_page
from archive.kinds import PageKind
from archive.knowledge.snapshot import KnownKind
from archive.models import Capture, Release
from tests.archive.knowledge import GENERIC

TODAY = date(2026, 1, 1)
# What the pages are is no question here: each is told to be a release.
TOLD = replace(GENERIC, known_kinds=(KnownKind("*", PageKind.RELEASE),))
DESCRIBER = describer_of(TOLD, TODAY)
PROSE = f"<p>{'The ferry left the harbour before noon with two hundred people. ' * 6}</p>"

MANY = "".join(
    f"<p>Boat {number} left at noon with {number} people and came back.</p>" for number in range(60)
)


def described(
    body: str, head: str = "", lang: str = "", url: str | None = None, title: str = "Ferries return"
) -> Release:
    page = (
        f"<html{f' lang={lang}' if lang else ''}><head>{head}<title>{title}</title></head>"
        f"<body><h1>{title}</h1>{body}{PROSE}</body></html>"
    )
    return DESCRIBER.describe(Capture("page.html", page.encode(), url=url)).releases[0]


@pytest.mark.parametrize(
    ("lang", "url", "day"),
    [
        ("en-US", "https://www.irco.us/news/1", "2003-03-04"),
        ("en_US", "https://www.irco.gov/news/1", "2003-03-04"),
        ("es-PR", None, "2003-03-04"),
        ("en-GB", None, "2003-04-03"),
        ("fr", None, "2003-04-03"),
        ("en", "https://www.irco.us/news/1", "2003-03-04"),
        ("en", "https://www.irco.org.au/news/1", "2003-04-03"),
    ],
)
def test_language_and_region_tell_which_of_day_and_month_is_first(lang, url, day):
    release = described("<p>03/04/2003</p>", lang=lang, url=url)
    assert release.issued.value == day
    assert release.flags == ()


@pytest.mark.parametrize(
    ("lang", "url"),
    [
        ("", None),
        ("en", None),
        ("en-CA", None),
        ("en-US", "https://www.irco.org.uk/1"),
        # What content systems write unasked decides nothing alone.
        ("en-US", None),
        ("en-US", "https://www.irco.int/1"),
    ],
)
def test_where_nothing_tells_or_signs_differ_both_days_stay(lang, url):
    issued = described("<p>03/04/2003</p>", lang=lang, url=url).issued
    assert (issued.value, issued.precision) == ("2003", "year")
    assert (issued.earliest, issued.latest) == (date(2003, 3, 4), date(2003, 4, 3))


def test_an_open_number_raises_a_flag_and_both_readings_are_evidence():
    release = described("<p>03/04/2003</p>")
    assert release.flags == (DAY_OR_MONTH,)
    days = [(piece.value, piece.chosen) for piece in release.evidence if piece.field == "issued"]
    assert days == [
        ("2003-03-04/2003-04-03", True),
        ("2003-04-03", False),
        ("2003-03-04", False),
    ]


def test_another_number_of_the_page_proves_its_order():
    other = "<ul><li><a href='/2'>A boat of stone</a> 01/13/2003</li></ul>"
    assert described(f"<p>03/04/2003</p>{PROSE}{other}").issued.value == "2003-03-04"
    both = f"{other}<p>Seen 14/02/2003</p>"
    assert described(f"<p>03/04/2003</p>{PROSE}{both}").issued.precision == "year"


def test_other_evidence_that_agrees_leaves_one_day():
    release = described("<p>03/04/2003</p>", url="https://irco.example/2003/03/04/ferry")
    assert (release.issued.value, release.flags) == ("2003-03-04", ())


def test_an_address_with_the_year_last_may_be_read_two_ways():
    issued = described("", url="https://irco.example/news/05-10-2021").issued
    assert (issued.precision, issued.earliest) == ("year", date(2021, 5, 10))
    assert described("", url="https://irco.example/news/29-10-2021").issued.value == "2021-10-29"


def stamp(moment: str, method: str = "meta") -> DateCandidate:
    return DateCandidate(moment[:10], "day", method, "place", moment, 0.9)


@pytest.mark.parametrize(
    ("moment", "hours", "days"),
    [
        ("2023-11-09T04:35:29Z", (-8, -4), {"2023-11-09", "2023-11-08"}),
        ("2023-11-09T15:35:29Z", (-8, -4), {"2023-11-09"}),
        ("2023-11-09T22:35:29+00:00", (-8, -4), {"2023-11-09"}),
        ("2023-11-09T22:35:29+00:00", (1, 2), {"2023-11-09", "2023-11-10"}),
        ("2023-11-09T04:35:29.123Z", (1, 2), {"2023-11-09"}),
        # A field without a clock is a midnight: of UTC, of Berlin, of New York.
        ("2023-11-09T00:00:00Z", (-8, -4), {"2023-11-09"}),
        ("2021-11-04T23:00Z", (1, 2), {"2021-11-05"}),
        # Where the page may be of many zones, it is a midnight of one of them, or eleven at night.
        ("2021-11-04T23:00:00Z", (-6, 3), {"2021-11-04", "2021-11-05"}),
        ("2021-11-04T05:00:00Z", (-8, -4), {"2021-11-04"}),
        # Another zone than UTC is that of the page's own clocks.
        ("2023-11-09T23:35:29+02:00", (1, 2), {"2023-11-09"}),
    ],
)
def test_a_stamp_in_utc_at_the_edge_of_a_day_may_be_the_next_or_the_last(moment, hours, days):
    found = by_clocks(stamp(moment), lambda: hours)
    assert set(found.readings) == days
    assert found.doubts == ((UTC_EDGE,) if len(days) > 1 else ())


def test_a_stamp_may_say_in_letters_that_it_is_of_utc():
    moment = "Thu, 09 Nov 2023 03:35:29 GMT"
    head = f"<meta property='article:published_time' content='{moment}'>"
    assert described("", head, lang="en-US").flags == (UTC_EDGE,)


def test_what_the_page_prints_settles_a_stamp_at_the_edge():
    head = "<meta property='article:published_time' content='2023-11-09T03:35:29+00:00'>"
    unsettled = described("", head, lang="en-US")
    assert unsettled.flags == (UTC_EDGE,)
    assert (unsettled.issued.value, unsettled.issued.precision) == ("2023-11", "month")
    assert unsettled.issued.earliest == date(2023, 11, 8)
    assert described("<p>November 8, 2023</p>", head, lang="en-US").issued.value == "2023-11-08"
    assert described("", head, lang="de").issued.value == "2023-11-09"


def test_of_two_fields_the_one_that_is_no_change_gives_the_day():
    head = (
        "<meta property='article:published_time' content='2017-04-12T18:33:59+02:00'>"
        "<meta itemprop='datePublished' content='2020-02-19'>"
        "<meta itemprop='dateModified' content='2020-02-19'>"
        "<meta property='article:modified_time' content='2020-02-19T15:24:33+01:00'>"
    )
    assert described("", head).issued.value == "2017-04-12"


def test_a_day_that_is_that_of_the_change_too_is_an_upper_bound():
    head = (
        "<meta property='article:published_time' content='2019-06-24T10:11:12+02:00'>"
        "<meta property='article:modified_time' content='2019-06-24T{clock}+02:00'>"
    )
    same = described("", head.format(clock="10:11:12"))
    assert (same.issued.value, same.flags) == (None, (DAY_OF_CHANGE,))
    assert (same.issued.earliest, same.issued.latest) == (None, date(2019, 6, 25))
    assert described("", head.format(clock="17:00:00")).issued.value == "2019-06-24"


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ("<p>24 June 2019</p>", None),
        ("<p>By Ana Lind, 24 June 2019, 3 comments</p>", None),
        ("", "https://irco.example/2019/06/ferries"),
    ],
)
def test_the_page_itself_confirms_a_day_of_change(body, url):
    head = "<meta name='pubdate' content='2019-06-24'><meta name='lastmod' content='2019-06-24'>"
    assert described("", head).issued.value is None
    assert described(body, head, url=url).issued.value == "2019-06-24"


CHANGED = (
    "<meta property='article:published_time' content='2019-06-24'>"
    "<meta property='article:modified_time' content='2020-02-03'>"
)


@pytest.mark.parametrize("line", ["<p>3 February 2020</p>", "<p>Last updated: 3 February 2020</p>"])
def test_a_page_that_prints_the_day_of_its_change_alone_shows_no_day(line):
    changed = described(line, CHANGED)
    assert (changed.issued.value, changed.flags) == (None, (CHANGE_IN_SIGHT,))
    assert (changed.issued.earliest, changed.issued.latest) == (
        date(2019, 6, 23),
        date(2020, 2, 4),
    )


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ("", None),
        ("<p>Published 24 June 2019, updated 3 February 2020</p>", None),
        ("<p>24 June 2019</p><p>Last updated: 3 February 2020</p>", None),
        ("<p>Last updated: 3 February 2020</p>", "https://irco.example/2019/06/24/ferries"),
    ],
)
def test_a_page_that_prints_both_or_neither_shows_the_day_of_issue(body, url):
    assert described(body, CHANGED, url=url).issued.value == "2019-06-24"


def test_a_field_that_may_say_anything_gives_no_day_behind_the_last_change():
    head = "<meta name='date' content='2020-04-29'>"
    assert described("", head).issued.value == "2020-04-29"
    assert described("<p>Last updated: 28 April 2020</p>", head).issued.value is None


def test_two_places_that_print_two_days_are_no_day():
    found = [
        DateCandidate("2021-10-18", "day", "dateline", "first paragraph", "18 October 2021", 0.8),
        DateCandidate("2021-10-19", "day", "url", "address", "/2021/10/19", 0.7),
    ]
    choice = choose_issued(found, TODAY, GENERIC.first_year)
    assert (choice.issued.value, choice.doubts) == ("2021-10", (DAYS_DIFFER,))
    title = DateCandidate("2021-10-19", "day", "title", "title", "19 October 2021", 0.7)
    assert choose_issued([*found, title], TODAY, GENERIC.first_year).issued.value == "2021-10-19"


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("18 October 2021, 20:17 EDT", "2021-10-18"),  # 00:17 of the 19th in UTC
        ("20 October 2021", "2021-10"),
    ],
)
def test_an_address_with_the_next_day_disputes_no_line(number: str, value: str) -> None:
    url = "https://irco.example/2021/10/19/ferry"
    assert described(f"<p>{number}</p>", url=url).issued.value == value


@pytest.mark.parametrize(
    ("lang", "url", "day"),
    [
        ("", None, "2013"),
        ("de", None, "2013-05-06"),
        ("", "https://irco.example/2013/06/ferry", "2013-06-05"),
    ],
)
def test_a_year_of_two_digits_behind_dots_leaves_open_what_is_first(
    lang: str, url: str | None, day: str
) -> None:
    assert described("<p>06.05.13</p>", lang=lang, url=url).issued.value == day


def test_a_place_far_from_the_title_gives_no_day_behind_the_last_change() -> None:
    menu = "".join(f"<p>Department {number}</p>" for number in range(20))
    clock = f"<div>Friday Jul 19, 2013 3:07 AM PT</div>{menu}"
    assert described(PROSE + clock).issued.value == "2013-07-19"
    change = "<p>Updated 10:36 am, Thursday, July 18, 2013</p>"
    assert described(change + PROSE + clock).issued.value is None


DRAFTED = '<meta property="article:published_time" content="2020-06-17T18:28:00+02:00">'
LINKED_DATA = (
    '<script type="application/ld+json">'
    '{"@type": "NewsArticle", "datePublished": "2020-06-17T18:28:00+02:00"}</script>'
)


@pytest.mark.parametrize(
    ("body", "head", "url", "value"),
    [
        ("<p>Published on 3 June 2020</p>", DRAFTED, None, "2020"),  # one voice against one
        ("<p>3 June 2020</p>", DRAFTED, None, "2020-06-17"),
        ("<p>3 June 2020</p>", DRAFTED + LINKED_DATA, None, "2020-06-17"),
        ("<p>18 June 2020</p>", DRAFTED, None, "2020-06-17"),  # another clock
        ("<p>Posted 18 June 2020</p>", DRAFTED, None, "2020-06"),
        ("<p>Posted 18 June 2020</p>", DRAFTED, "https://irco.example/2020/6/17/ferry", "2020-06"),
        ("", DRAFTED + LINKED_DATA, "https://irco.example/2017/7/12/ferry", None),  # moved
        (
            "<time>17 June 2020</time>",
            DRAFTED,
            "https://irco.example/2017/7/12/ferry",
            "2020-06-17",
        ),
    ],
)
def test_a_day_that_nothing_in_sight_shows_is_disputed_by_what_is_printed(body, head, url, value):
    assert described(body, head, url=url).issued.value == value


@pytest.mark.parametrize(
    ("later", "value"),
    [
        ("2021-11-01T12:34:23+01:00", "2021-11-01"),
        ("2021-11-01T10:52:50+0100", None),
        ("2021-11-01T10:00:00+0100", None),
        ("২০২১-১১-০১T১২:৩৪:২৩+০১০০", None),
        ("2021-13-41T10:60:00+0100", None),
    ],
)
def test_before_a_later_change_a_moment_is_not_that_of_the_last(later, value):
    moment = '"2021-11-01T10:52:50+0100"'
    head = (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": {moment}, '
        f'"dateModified": {moment}}}</script>'
        f'<meta property="article:modified_time" content="{later}">'
    )
    assert described("", head).issued.value == value


def test_at_the_edge_of_utc_what_is_in_sight_goes_before_another_field() -> None:
    head = (
        '<meta property="article:published_time" content="2015-04-07T03:42:00Z">'
        '<meta name="sailthru.date" content="2015-04-07">'
    )
    assert described("<p>on April 6, 2015 11:42 pm</p>", head).issued.value == "2015-04-06"


def test_what_may_be_the_day_of_a_change_has_no_vote() -> None:
    head = (
        '<meta property="article:published_time" content="2017-04-12T18:33:59+02:00">'
        '<meta property="article:modified_time" content="2020-02-19T15:24:33+01:00">'
        '<meta itemprop="dateModified" content="2020-02-19">'
        '<meta itemprop="datePublished" content="2020-02-19">'
    )
    release = described("<p>19 February 2020</p>", head)
    assert (release.issued.value, release.flags) == (None, (CHANGE_IN_SIGHT,))


@given(
    st.lists(
        st.builds(
            lambda day, method, back: DateCandidate(
                day.isoformat(),
                "day",
                method,
                "p",
                day.isoformat(),
                0.8,
                ((day - timedelta(days=back)).isoformat(),) if back else (),
            ),
            st.dates(date(2003, 1, 1), date(2003, 3, 1)),
            st.sampled_from(["json-ld", "header-line", "dateline", "url", "modified"]),
            st.integers(0, 2),
        ),
        max_size=5,
    )
)
def test_a_day_is_shown_only_where_one_remains(found):
    choice = choose_issued(found, TODAY, GENERIC.first_year)
    issued = choice.issued
    if issued.precision == "day":
        assert issued.earliest == issued.latest == date.fromisoformat(issued.value)
        assert choice.doubts == ()
    elif issued.latest:
        assert issued.earliest is None or issued.earliest < issued.latest
    assert sum(piece.chosen for piece in choice.evidence) <= 1


def test_changes_widen_only_what_a_system_wrote():
    printed = DateCandidate("2019-06-24", "day", "header-line", "line 1", "24 June 2019", 0.9)
    change = stamp("2019-06-24", "modified")
    assert by_changes(printed, [change]) is printed
    assert by_changes(stamp("2019-06-24"), [change]).or_earlier


def test_signs_of_a_page():
    page = parse_page("<html lang='de-CH'><body><p>x</p></body></html>", "https://irco.example/")
    assert (order_of(GENERIC, page), hours_of(GENERIC, page)) == ("dmy", (1, 2))
    unsaid = parse_page("<html><body><p>x</p></body></html>")
    assert order_of(GENERIC, unsaid) is None
    assert hours_of(GENERIC, unsaid) == GENERIC.cues.calendar.hours_anywhere


@pytest.mark.parametrize(
    "body",
    [
        "<p>Published: 23 July 2017 | Comments closed</p>",
        "<p>By Ana | Published: 23 July 2017 | 3 comments</p>",
        "<p>23 July 2017, by Ana Lind</p>",
        "<p>Ana · July 23, 2017 · Boats · 7 comments</p>",
        "<p>⋅ July 23, 2017 ⋅ Print ⋅ 7 comments</p>",
        "<p>On 7/23/2017 by @ana</p>",
        "<p>Ana Lind Sunday, July 23, 2017 @ 11:10 PM UTC</p>",
        "<p>Written: 2017-07-23 15:03:30 / Updated: 2017-07-24 15:30:46</p>",
        "<abbr class='published' title='2017-07-23T17:06:45+0000'>23rd</abbr>",
        '<script>var page = {"publishedFirst": "23.07.2017 15:28"};</script>',
        f"{PROSE}<p>Published on 23 July 2017</p>",
        f"{PROSE}<div class='entry-date'>23 July 2017</div>",
    ],
)
def test_days_of_other_shapes_are_found(body):
    assert described(body).issued.value == "2017-07-23"


@pytest.mark.parametrize(
    "body",
    [
        '<script>var all = [{"publishedAt": "2017-07-23"}, {"publishedAt": "2017-07-24"}]</script>',
        f"{MANY}<div class='date'>23 July 2017</div><div class='date'>24 July 2017</div>",
        "<p>11 rivers – 23 July 2017 – day of boats</p>",
        "<p><span class='bday dtstart published updated'>2017-07-23</span> 23 years ago</p>",
        "<p>ana23.07.2017:44</p>",
    ],
)
def test_days_of_other_stories_are_none(body):
    assert described(body).issued.value is None


@pytest.mark.parametrize("line", ["Seen on 2017-07-23 by all, said Ana.", "2017-07-23"])
def test_a_guess_of_another_reader_is_evidence_and_no_day(line):
    release = described(f"{MANY}<p>{line}</p>")
    assert release.issued.value is None
    assert all(not piece.chosen for piece in release.evidence if piece.method == "guess")


def test_an_undated_release_has_always_an_upper_bound():
    assert described("").issued.latest == TODAY
    banner = "<p>You see a snapshot taken on April 21, 2008.</p>"
    release = described(banner)
    assert (release.issued.value, release.issued.latest) == (None, date(2008, 4, 21))
    assert "banner" in {piece.method for piece in release.evidence if piece.chosen}


def test_bounds_of_a_set_are_narrowed_by_the_text():
    ambiguous = "<p>03/04/2003</p>"
    assert described(ambiguous).issued.earliest == date(2003, 3, 4)


def test_a_typed_text_of_before_the_web_is_dated():
    text = (
        b"FOR THE PRESS\n\n11th June, 1959\n\nWORLD RIVER YEAR\n\n"
        + b"The river rises slowly. " * 20
    )
    typed = Capture("x.txt", text, headers=(("content-type", "text/plain"),))
    assert DESCRIBER.describe(typed).releases[0].issued.value == "1959-06-11"


def test_the_time_of_a_line_that_tells_a_change_is_no_day_of_issue() -> None:
    line = "<p>Updated <time datetime='2014-05-03T06:00'>3 May 2014</time></p>"
    changed = described(line)
    assert (changed.issued.value, changed.issued.latest) == (None, date(2014, 5, 4))
    issued = "<p>Published 2 May 2014</p>"
    assert described(f"{issued}{line}").issued.value == "2014-05-02"


def test_a_change_that_a_system_stamped_is_an_upper_bound_with_a_month_of_room() -> None:
    head = "<meta property='article:modified_time' content='2014-05-03T10:11:12+02:00'>"
    assert described("", head).issued.latest == date(2014, 6, 3)
    typed = "<meta name='last-modified' content='2014-05-03'>"
    assert described("", typed).issued.latest == TODAY
    assert described("<p>Last updated: 3 May 2014, 10:11</p>").issued.latest == TODAY


def test_two_places_that_differ_leave_a_week_on_either_side() -> None:
    candidates = [
        DateCandidate("2014-05-04", "day", "dateline", "first paragraph", "4 May 2014", 0.8),
        DateCandidate("2014-05-03", "day", "url", "address", "/2014/05/03", 0.7),
    ]
    differing = choose_issued(candidates, TODAY, GENERIC.first_year)
    assert (differing.issued.value, differing.doubts) == ("2014", (DAYS_DIFFER,))
    assert (differing.issued.earliest, differing.issued.latest) == (
        date(2014, 4, 26),
        date(2014, 5, 11),
    )


def test_what_an_address_says_beside_the_time_of_a_system_disputes_nothing() -> None:
    time = "<p><time datetime='2014-05-04T11:45:59'>Sunday</time></p>"
    shown = described(time, url="https://irco.example/2014/05/03/ferries")
    assert (shown.issued.value, shown.flags) == ("2014-05-04", ())


def test_an_element_that_nobody_sees_tells_no_day() -> None:
    def methods(named: str) -> set[str]:
        page = parse_page(f"<html><body><p><b class='{named}'>2014-05-03</b></p></body></html>")
        return {candidate.method for candidate in far_dates(GENERIC, page, TODAY)}

    assert methods("updated rich-snippet-hidden") == {"mention"}
    assert methods("entry-date updated") == {"mention", "named-element"}
    assert methods("updated") == {"mention", "named-element"}


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Shadow Minister for Rivers, 5/6/87", "dmy"),
        ("THE HON ANA KOREN MP, PARLIAMENT HOUSE, 5/6/87", "dmy"),
        ("Minister for Rivers, Ottawa, 5/6/87", None),  # Canada writes both
        ("The Minister for Rivers met members of Congress and the White House, 5/6/87", None),
        ("Department of Rivers, 5/6/87", None),
    ],
)
def test_institutions_tell_the_order_of_a_text_without_a_tag_or_a_host(
    text: str, order: str | None
) -> None:
    page = parse_page(f"<html><body><pre>{text}</pre></body></html>", None, None)
    assert order_of(GENERIC, page) == order


@pytest.mark.parametrize(
    ("line", "value", "bounds"),
    [
        ("Monday, 3 May 2004", "2004-05-03", (date(2004, 5, 3), date(2004, 5, 3))),
        # It was a Monday.
        ("Tuesday, 3 May 2004", "2004", (date(2004, 4, 20), date(2004, 5, 11))),
        # Last year's number: in 2005 it was one.
        ("Monday, 3 January 2004", None, (date(2003, 12, 22), date(2005, 1, 10))),
        ("Tuesday 20/05/2004", "2004", (date(2004, 5, 11), date(2004, 6, 1))),
    ],
)
def test_a_day_beside_another_weekday_is_none(line, value, bounds):
    release = described(f"<p>{line}</p>")
    assert (release.issued.value, (release.issued.earliest, release.issued.latest)) == (
        value,
        bounds,
    )
    assert release.flags == (() if release.issued.precision == "day" else (WEEKDAY_DIFFERS,))


def test_what_agrees_settles_a_day_beside_another_weekday() -> None:
    line = "<p>Tuesday, 3 May 2004</p>"
    assert described(line, url="https://irco.example/2004/05/03/1").issued.value == "2004-05-03"
    assert described(line, url="https://irco.example/2004/05/04/1").issued.value == "2004-05-04"


def test_a_stamp_without_a_zone_gives_way_to_the_day_that_the_page_prints() -> None:
    stamp = '<script type="application/ld+json">{"datePublished": "2026-02-15 03:05:48"}</script>'
    assert described("", stamp).issued.value is None
    assert described(
        "<p>Feb 14, 2025 | 9:05 pm</p>", stamp.replace("2026", "2025")
    ).issued.value == ("2025-02-14")


def test_a_moment_is_the_same_however_its_zone_is_written() -> None:
    issued = "<meta property='article:published_time' content='2019-06-24T10:11:12-0500'>"
    change = "<meta property='article:modified_time' content='2019-06-24 10:11:12-05:00'>"
    assert described("", issued + change).flags == (DAY_OF_CHANGE,)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Lima, 12 May 2004. The organisation said so. 5/6/2004", "dmy"),
        ("Call +41 22 555 01 01. It cost £5 million. 5/6/2004", "dmy"),
        ("May 12, 2004. Call (202) 555-0101. 5/6/2004", "mdy"),
        ("River Street 4, Salem, OR 97301. Press call at 10 a.m. EST. 5/6/2004", "mdy"),
        # One sign, signs that differ, and countries that write both.
        ("May 12, 2004. 5/6/2004", None),
        ("12 May 2004. The organisation said so. Call (202) 555-0101. 5/6/2004", None),
        ("May 12, 2004. Call (613) 555-0101, River Office, Canada. 5/6/2004", None),
    ],
)
@pytest.mark.parametrize("lang", ["", "en", "en-US"])
def test_weaker_signs_tell_the_order_where_none_contradicts(
    text: str, order: str | None, lang: str
) -> None:
    page = parse_page(f"<html lang='{lang}'><body><p>{text}</p></body></html>", None, None)
    assert order_of(GENERIC, page) == order
