"""What a web archive put into a page is found and taken out; what the page has itself stays."""

from datetime import UTC, datetime

from archive.decoding.wayback import (
    UNCLOSED,
    inner_address,
    moment_of_digits,
    replayed,
    strip_replay_rewriting,
)

STAMP = "/web/20060314101112/"
INSERT = "<!-- BEGIN WAYBACK TOOLBAR INSERT --><b>Bar</b><!-- END WAYBACK TOOLBAR INSERT -->"


def test_toolbar_scripts_and_links_are_undone() -> None:
    page = (
        '<head><script src="https://web.archive.org/_static/js/wombat.js"></script></head>'
        f"<body>{INSERT}<p>Text</p>"
        f'<a href="https://web.archive.org{STAMP}http://irco.example/a">a</a>'
        f'<img src="{STAMP[:-1]}im_/http:/irco.example/b.gif"></body>'
    )
    plain, notes = strip_replay_rewriting(page)
    assert plain == (
        '<head></head><body><p>Text</p><a href="http://irco.example/a">a</a>'
        '<img src="http://irco.example/b.gif"></body>'
    )
    assert set(notes) == {"web-archive-toolbar", "rewritten-links"}


def test_a_page_that_itself_points_to_a_web_archive_keeps_the_link() -> None:
    page = (
        f'<p><a href="https://web.archive.org{STAMP}http://irco.example/a">then</a> '
        '<a href="/b">b</a> <a href="/c">c</a></p>'
    )
    assert strip_replay_rewriting(page) == (page, ())


def test_nothing_is_cut_where_the_end_of_the_toolbar_is_lost() -> None:
    page = "<body><!-- BEGIN WAYBACK TOOLBAR INSERT --><p>The release.</p></body>"
    plain, notes = strip_replay_rewriting(page)
    assert "The release." in plain
    assert UNCLOSED in notes


def test_a_page_of_no_archive_is_left_as_it_is() -> None:
    page = "<html><script>var a = 1</script><a href='http://irco.example/'>x</a></html>"
    assert strip_replay_rewriting(page) == (page, ())
    assert replayed(page).url is None


def test_an_address_in_an_address() -> None:
    inner = inner_address("https://web.archive.org/web/20060314101112id_/http:/irco.example/a?b=1")
    assert inner.url == "http://irco.example/a?b=1"
    assert inner.moment == datetime(2006, 3, 14, 10, 11, 12, tzinfo=UTC)
    assert inner_address("http://irco.example/20060314101112/").url is None


def test_digits_that_name_no_day_are_no_moment() -> None:
    assert moment_of_digits("20060314") == datetime(2006, 3, 14, tzinfo=UTC)
    for digits in ("2006", "20060230", "20061314101112", "200603141011123"):
        assert moment_of_digits(digits) is None
