"""What an organisation's site holds beside its releases, told in the templates of several years.
Pages written for these tests; none is anybody's."""

from collections.abc import Callable

import pytest

from tests.archive.page_kinds.test_decision import PAGE, described, silent, told, weight

LINKS = "".join(
    f"<li><a href='/{name}'>{name}</a></li>" for name in ("about", "news", "jobs", "contact")
)
SITE = "http://www.irco.example"


def of_1996(title: str, body: str) -> str:
    return f"""<HTML><TITLE>{title}</TITLE><BODY><IMG SRC=logo.gif><A HREF=/>Home</A><HR>
    <H1>{title}</H1>{body}<HR><ADDRESS>IRCO, Geneva</ADDRESS></BODY></HTML>"""


def of_2004(title: str, body: str) -> str:
    return f"""<html><head><title>{title} | IRCO</title></head><body><ul id=nav>{LINKS}</ul>
    <div id=content><h1>{title}</h1>{body}</div><div id=footer>Terms of use</div></body></html>"""


def of_2021(title: str, body: str) -> str:
    return f"""<html><head><title>{title} | IRCO</title><meta name=viewport content=x></head><body>
    <header><nav><ul>{LINKS}</ul></nav></header><main><h1>{title}</h1>{body}</main>
    <footer><form><input type=email><button>Subscribe</button></form></footer></body></html>"""


POSTS = (
    "<p>Duty station: Oren. Closing date: 15 March 2001.</p><ul><li>Prepare reports for donors;"
    "<li>Supervise national staff.</ul><p>Applications go to the staff division.</p>"
)
BIDS = (
    "<p>IRCO invites suppliers to submit sealed quotations for 5,000 blankets. Late quotations are"
    " rejected.</p><ul><li><a href=a.pdf>Specifications</a></ul>"
)
LIFE = (
    "<p>Helen Varga was elected in 2003. Before joining IRCO she was Minister of Social Affairs and"
    " taught law at the University of Haldern.</p>"
)
ABOUT = (
    "<p>IRCO was born in 1951. In the decades that followed it grew from a small agency into an"
    " organization with offices in a hundred countries.</p>"
)
ASKED = "<h3>What is IRCO?</h3><p>An organization of 93 states.</p>" * 3
MEETING = "<p>Venue: Palais, room XII.</p><table><tr><td>09.00<td>Registration</table>"
GONE = "<p>The document you requested has been moved. Please start from our home page.</p>"


@pytest.mark.parametrize("layout", [of_1996, of_2004, of_2021])
@pytest.mark.parametrize(
    ("title", "body", "path"),
    [
        ("Vacancy notice 2001/34: Programme Officer", POSTS, "/jobs/34.html"),
        ("Request for quotations 2004/18", BIDS, "/procurement/18.html"),
        ("Biography", LIFE, "/about/director.html"),
        ("Our history", ABOUT, "/who-we-are/history"),
        ("Qui sommes-nous", ABOUT, "/fr/qui-sommes-nous"),
        ("Frequently asked questions", ASKED, "/faq.html"),
        ("Seminar on return", MEETING, "/events/seminar.html"),
        ("Sorry", GONE, "/press/old.htm"),
    ],
)
def test_what_a_site_holds_beside_its_releases_is_held(
    layout: Callable[[str, str], str], title: str, body: str, path: str
) -> None:
    assert not described(layout(title, body), SITE + path).releases


@pytest.mark.parametrize("layout", [of_1996, of_2004, of_2021])
@pytest.mark.parametrize(
    ("title", "body", "path"),
    [
        (
            "First convoy reaches Oren",
            "<p>12 June 1996</p><p>Geneva - The first convoy of returnees reached Oren today after"
            " a journey of three days, IRCO announced.</p>",
            "/press/612.htm",
        ),
        (
            "IRCO mourns a colleague",
            "<p>With great sadness IRCO announces the death of Ilya Brandt, who served it for 22"
            " years, eleven of them in the camps on the northern border.</p><p>“He was the kindest"
            " of us,” the Director General said. A book of condolence lies open in Geneva.</p>",
            "/irco-mourns-colleague",
        ),
        (
            "نزوح الآلاف بسبب الفيضانات",
            "<p>نزح أكثر من ثلاثين ألف شخص من منازلهم هذا الأسبوع بعد فيضان النهر.</p><p>قال"
            " عمدة المدينة: لم نر المياه ترتفع بهذه السرعة من قبل.</p>",
            "/ar/news/floods",
        ),
    ],
)
def test_its_releases_are_kept_in_the_same_templates(
    layout: Callable[[str, str], str], title: str, body: str, path: str
) -> None:
    assert told(layout(title, body), SITE + path) in ("release", "statement", "unsure")


@pytest.mark.parametrize("part", ["wordpress", "multimedia", "history", "postgraduate"])
def test_a_part_of_an_address_that_holds_a_word_of_news_is_no_news(part: str) -> None:
    assert weight(silent(), f"{SITE}/{part}/channel") <= weight(silent(), f"{SITE}/sea/channel")
    assert weight(silent(), f"{SITE}/news/channel") > weight(silent(), f"{SITE}/sea/channel")


def test_the_moment_that_a_web_archive_puts_before_an_address_is_no_day_of_the_page() -> None:
    replayed = f"http://web.archive.example/web/20160401095740/{PAGE}"
    assert weight(silent(), replayed) == weight(silent(), PAGE)


def test_a_day_of_something_is_no_list_of_a_tag() -> None:
    day, tag = ("Tag des offenen Hafens im Mai", "Tag: offener Hafen im Mai")
    page = "The northern channel"
    assert weight(silent().replace(page, tag), PAGE) < weight(silent().replace(page, day), PAGE)


def test_a_menu_that_says_contact_us_makes_no_offer_of_a_short_release() -> None:
    page = silent(more="<ul><li><a href='/contact'>Contact us</a></li></ul>")
    assert weight(page, PAGE) > weight(silent(), PAGE) - 0.5


def teasers(number: int) -> str:
    return "".join(
        f"<h3><a href='/news/2004/{n}.html'>Ferry number {n} returns to the old port</a></h3>"
        f"<p>The harbour authority said that ferry number {n} had been repaired, and that it would"
        " carry passengers again before the end of the month.</p>"
        for n in range(number)
    )


@pytest.mark.parametrize("layout", [of_1996, of_2004, of_2021])
def test_a_page_of_teasers_is_a_list_wherever_it_stands(
    layout: Callable[[str, str], str],
) -> None:
    page = layout("Highlights of the year", teasers(8))
    assert described(page, f"{SITE}/news/2004/highlights.html").reason == "listing"


@pytest.mark.parametrize("layout", [of_1996, of_2004, of_2021])
def test_a_release_that_goes_on_with_teasers_of_others_stays_one(
    layout: Callable[[str, str], str],
) -> None:
    text = teasers(1).partition("<p>")[2]
    page = layout("Ferries return to the old port", f"<p>{text * 6}{teasers(3)}")
    assert described(page, f"{SITE}/news/2004/ferries.html").releases


def test_a_year_in_an_address_is_no_day() -> None:
    of_year, of_day = f"{SITE}/files/2004/x.html", f"{SITE}/files/2004/03/12/x.html"
    assert weight(silent(), of_year) == weight(silent(), f"{SITE}/files/old/x.html")
    assert weight(silent(), of_day) > weight(silent(), of_year)
