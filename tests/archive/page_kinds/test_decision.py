"""What a page is, by its own signs. Pages written for these tests; none is anybody's."""

from datetime import date

import pytest

from archive.describe.describer import describer_of
from archive.knowledge.cues import PageKinds, PagePlace, PageRows, PageSign
from archive.models import Capture, Description
from archive.profiles.profile import Match, SiteProfile
from tests.archive.knowledge import GENERIC

DESCRIBER = describer_of(GENERIC, date(2026, 1, 1))
MENU = (
    "<ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li>"
    "<li><a href='/about'>About us</a></li></ul>"
)
PROSE = (
    "<p>The harbour authority will dredge the northern channel this spring, after two winters of"
    " silt brought the depth below four metres and kept the larger ferries out of the old port.</p>"
)
RELEASE = f"""<html><head><title>Channel to be dredged | Harbour Authority</title></head>
<body>{MENU}<h1>Channel to be dredged</h1><p>12 March 2004</p>{PROSE * 3}
<p>“We have waited long enough,” said Ana Reis, the harbour master.</p>
<p>Media contact: press office, telephone 555 0100</p></body></html>"""


def described(page: str, url: str | None = None, media_type: str = "text/html") -> Description:
    return DESCRIBER.describe(Capture("page", page.encode(), url=url, media_type=media_type))


def told(page: str, url: str | None = None) -> str:
    description = described(page, url)
    if not description.releases:
        return description.reason or ""
    (release,) = description.releases
    return next(piece.value for piece in release.evidence if piece.field == "page-kind")


def cards(number: int) -> str:
    return "".join(
        f"<article><h3><a href='/news/{n}'>Ferry number {n} is back in service</a></h3>"
        f"<time datetime='2004-03-{n:02}'>{n} March 2004</time></article>"
        for n in range(1, number + 1)
    )


def test_a_release_is_told_with_the_reasons() -> None:
    assert told(RELEASE) == "release"
    (release,) = described(RELEASE).releases
    evidence = next(piece for piece in release.evidence if piece.field == "page-kind")
    assert "words-of-release" in evidence.snippet
    assert evidence.confidence > 0.9


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Statement on the dredging", "statement"), ("Speech at the old port", "speech")],
)
def test_what_its_title_calls_it_is_told_finer(title: str, kind: str) -> None:
    assert told(RELEASE.replace("Channel to be dredged", title)) == kind


def test_a_list_of_releases_is_held_with_the_reasons() -> None:
    page = f"<html><body>{MENU}<h1>Press releases</h1>{cards(20)}</body></html>"
    description = described(page, "http://harbour.example/press-releases/")
    assert (description.releases, description.reason) == ((), "listing")
    assert "dated-rows" in description.detail
    assert "address-of-list" in description.detail


@pytest.mark.parametrize(
    "words",
    [
        "Page not found",
        "Error 404",
        "Página no encontrada",
        "Seite nicht gefunden",
        "Die gewünschte Seite ist leider nicht mehr vorhanden",
        "L'article demandé n'est pas disponible",
        "We could not find that page",
        "Страница не найдена",
        "La page que vous cherchez est introuvable",
    ],
)
def test_an_error_that_was_sent_as_a_page_is_none(words: str) -> None:
    head = f"<html><head><title>{words}</title></head>"
    page = f"{head}<body>{MENU}<h1>{words}</h1><p>Try again.</p></body></html>"
    assert told(page) == "soft-error"


def test_a_release_about_something_that_was_not_found_is_one() -> None:
    page = RELEASE.replace("Channel to be dredged", "Not found: the anchor of the Santa Rita")
    assert told(page) == "release"


def test_the_page_of_a_class_is_a_document() -> None:
    rows = "".join(
        f"<tr><td><code>get{n}()</code></td><td>Returns the value {n}.</td></tr>" for n in range(30)
    )
    page = f"""<html><head><meta name='generator' content='Doxygen 1.8'>
    <title>Class Anchor</title></head><body>
    <a href='tree.html'>Tree</a> <a href='index.html'>Index</a> <a href='all.html'>All classes</a>
    <h2>Class Anchor</h2><pre>public class Anchor extends Object {{ }}</pre>
    <table>{rows}</table></body></html>"""
    assert told(page) == "document"


def test_goods_are_none() -> None:
    page = f"""<html><head><title>Brass anchor</title>
    <meta property='og:type' content='product'><script type='application/ld+json'>
    {{"@type": "Product", "offers": {{"@type": "Offer"}}}}</script></head><body>{MENU}
    <h1>Brass anchor</h1><p>$ 49.00</p><p>$ 59.00</p><p>$ 69.00</p>{PROSE}</body></html>"""
    assert told(page, "http://chandler.example/products/brass-anchor") == "document"


def silent(head: str = "", classes: str = "", more: str = "") -> str:
    """A page of prose that does not say when it was written, or by whom."""
    return f"""<html><head><title>The northern channel</title>{head}</head><body class='{classes}'>
    {MENU}<h1>The northern channel</h1>{PROSE * 2}{more}</body></html>"""


def reasons(page: str, url: str | None = None) -> str:
    """What it was told by, whatever it was taken for; of a release the weightiest alone."""
    description = described(page, url)
    if not description.releases:
        return description.detail
    evidence = description.releases[0].evidence
    return next(piece.snippet for piece in evidence if piece.field == "page-kind")


def weight(page: str, url: str) -> float:
    """How far it is from a document to a release."""
    return float(reasons(page, url).partition(":")[0])


PAGE, STORY = "http://x.example/channel", "http://x.example/northern-channel-to-be-dredged-by-may"


@pytest.mark.parametrize(
    "more",
    [
        silent(head="<meta name='twitter:label1' content='Written by'>"),
        silent(more="<a href='http://social.example/sharer.php?u=x'>Share</a>"),
        silent(more="<p>Filed under <a rel='tag' href='/tag/port'>port</a></p>"),
    ],
)
def test_what_stories_have_speaks_for_a_release(more: str) -> None:
    assert weight(more, PAGE) > weight(silent(), PAGE)


def test_an_address_that_is_a_headline_speaks_for_a_release() -> None:
    assert weight(silent(), STORY) > weight(silent(), PAGE)


@pytest.mark.parametrize(
    ("page", "url"),
    [
        (silent(classes="archive category"), PAGE),
        (silent(), "http://docs.x.example/channel"),
        (silent(), "http://community.x.example/channel"),
        (silent(), "http://store.x.example/channel"),
        (silent(more="<p>Book your berth today: you will love your stay, and you save.</p>"), PAGE),
        (
            silent(head='<script type=\'application/ld+json\'>{"@type": "WebPage"}</script>'),
            PAGE,
        ),
    ],
)
def test_what_other_pages_have_speaks_against_one(page: str, url: str) -> None:
    assert weight(page, url) < weight(silent(), PAGE)


def test_a_page_that_stands_in_the_menu_of_its_site_is_rather_none() -> None:
    page = silent().replace("</ul>", "<li><a href='/channel'>The channel</a></li></ul>")
    assert "item-of-menu" in reasons(page, PAGE)
    assert weight(page, PAGE) < weight(silent(), PAGE)


@pytest.mark.parametrize(
    ("place", "is_item"),
    [("site.zip!port/channel.html", True), ("channel.html", True), ("site.zip!old.html", False)],
)
def test_files_without_addresses_stand_in_menus_by_their_places(place: str, is_item: bool) -> None:
    page = silent().replace("</ul>", "<li><a href='./channel.html'>The channel</a></li></ul>")
    told_by = DESCRIBER.describe(Capture(place, page.encode())).detail
    assert ("item-of-menu" in told_by) == is_item


def test_a_release_that_a_menu_names_is_still_one() -> None:
    page = RELEASE.replace(
        "</ul>", "<li><a href='/news/channel'>Channel to be dredged</a></li></ul>"
    )
    assert told(page, "http://harbour.example/news/channel") == "release"


@pytest.mark.parametrize(
    ("address", "is_talk"),
    [
        ("http://x.example/t/northern-channel/118", True),
        ("http://x.example/r/ferries/comments/4f2a/northern_channel", True),
        ("http://m.x.example/t/2004/northern-channel", False),
    ],
)
def test_short_parts_of_an_address_are_those_of_forums_in_their_shape_only(
    address: str, is_talk: bool
) -> None:
    assert ("address-of-talk" in reasons(silent(), address)) == is_talk


@pytest.mark.parametrize(
    ("address", "is_form"),
    [
        ("http://x.example/account/password-reset.php?step=2", True),
        ("http://x.example/de/kontakt/", True),
        ("http://x.example/2004/register-of-ferries", False),
        ("http://x.example/news/contact", False),
    ],
)
def test_the_last_part_of_an_address_names_a_form(address: str, is_form: bool) -> None:
    assert ("address-ends-in-form" in reasons(silent(), address)) == is_form


@pytest.mark.parametrize("title", ["Older Harbour News", "Latest press releases"])
def test_news_that_are_called_recent_or_old_are_a_list(title: str) -> None:
    assert "title-of-list" in reasons(RELEASE.replace("Channel to be dredged", title))


def test_the_record_of_a_case_is_no_release() -> None:
    fields = ("Plaintiff", "Oren Estates Ltd", "Defendant", "Ana Reis and others", "File date")
    steps = ("Complaint", "Summons", "Order of service", "Notice of hearing", "Consent judgment")
    rows = "".join(
        f"<div>03/{day}/2004</div><div>{step}</div>" for day, step in enumerate(steps, 11)
    )
    record = "".join(f"<div>{field}</div>" for field in fields)
    title = "<h1>04-2-00017-31 | Oren Estates Ltd against Ana Reis and all other occupants</h1>"
    page = f"<html><body>{MENU}{title}{record}{rows}</body></html>"
    assert "pieces" in described(page).detail
    assert told(page) in ("document", "listing")


def test_a_page_of_two_words_is_no_release() -> None:
    assert told("<a href='#'>Drag me</a>") == "document"


def test_a_page_of_a_heading_and_a_paragraph_is_a_release_though_unsure() -> None:
    assert told("<h1>Ferry back</h1><p>It left at noon.</p>") in ("release", "unsure")


def test_a_profile_that_names_the_kind_of_its_pages_is_believed() -> None:
    links = "<ul><li><a href='/a'>One</a><li><a href='/b'>Two</a><li><a href='/c'>Three</a></ul>"
    page = f"<html><body><div id='list'>{links}</div></body></html>"
    assert not described(page).releases
    profile = SiteProfile(
        name="x",
        about="",
        evidence="seen",
        container=("#list",),
        kind="digest",
        match=Match(path=""),
    )
    knowledge = DESCRIBER.knowledge.with_profiles((profile,))
    describer = describer_of(knowledge, date(2026, 1, 1))
    assert len(describer.describe(Capture("page", page.encode())).releases) == 1


@pytest.mark.parametrize(
    ("text", "releases"),
    [
        ("MEDIA RELEASE\n\nThe channel will be dredged.\n\n12 March 2004\n", 1),
        ("#include <anchor.h>\n\nint main() {\n  drop(anchor);\n  return(0);\n}\n", 0),
    ],
)
def test_a_text_file_is_a_release_unless_it_is_a_program(text: str, releases: int) -> None:
    assert len(described(text, media_type="text/plain").releases) == releases


def test_a_day_for_machines_says_nothing_of_a_page_that_is_goods() -> None:
    """Content systems give a day to whatever they make."""
    head = (
        "<meta property='article:published_time' content='2004-03-12'>"
        '<script type="application/ld+json">{"@type": "%s"}</script>'
    )
    body = f"<body>{MENU}<h1>Channel pilots</h1>{PROSE}</body></html>"
    details = {
        kind: described(f"<html><head>{head % kind}</head>{body}").detail
        for kind in ("Service", "Person")
    }
    assert "published-time" not in (details["Service"] or "")
    assert "silence" in (details["Service"] or "")


CALLED_AN_ARTICLE = (
    "<meta property='og:type' content='article'>"
    "<meta property='article:published_time' content='2004-03-12T08:00:00Z'>"
    "<meta property='article:author' content='webmaster'>"
)


@pytest.mark.parametrize(
    ("title", "begin", "is_release"),
    [
        ("Channel to be dredged", "", True),
        ("Northern channel is born again", "", True),
        ("About us", "", False),
        ("Terms of reference", "", False),
        ("Biography", "", False),
        ("Contact us", "", False),
        ("Nuestra historia", "", False),
        (
            "Ana Reis",
            "<p>Ana Reis was born in Port Varn, where her father kept the light.</p>",
            False,
        ),
    ],
)
def test_a_system_that_calls_every_page_an_article_says_nothing_of_a_standing_one(
    title: str, begin: str, is_release: bool
) -> None:
    head = f"<head><title>{title} | Harbour</title>{CALLED_AN_ARTICLE}</head>"
    page = f"<html>{head}<body>{MENU}<h1>{title}</h1>{begin}{PROSE * 3}</body></html>"
    assert bool(described(page).releases) is is_release


@pytest.mark.parametrize("unless", [["no-such-sign"], ["bare"]])
def test_a_sign_that_gives_way_to_none_is_named(unless: list[str]) -> None:
    sign = PageSign(name="a-sign", place=PagePlace.BODY, weight=1.0, unless=frozenset(unless))
    with pytest.raises(ValueError, match=f"a-sign: 'unless' names no sign: {unless[0]}"):
        PageKinds(
            bias=0,
            sure_from=1,
            silence=0,
            code_from=1,
            rows=PageRows(1, 1, 0),
            measures={},
            signs=(sign,),
        )


def test_an_index_is_told_by_its_rows_with_days_wherever_it_stands() -> None:
    rows = "".join(
        f"<tr><td>{n} March</td><td>PR/{n}</td><td><a href='pr{n}.htm'>The harbour office has"
        f" berth {n} dredged</a></td></tr>"
        for n in range(1, 9)
    )
    page = f"<html><body>{MENU}<h2>Press Releases 2004</h2><table>{rows}</table></body></html>"
    description = described(page, "http://harbour.example/press/2004/pr-all.htm")
    assert description.reason == "listing"
    assert "dated-rows" in description.detail
    assert description.entries[2].days == ("2004-03-03",)


def test_a_release_beside_a_box_of_latest_news_stays_one() -> None:
    box = f"<div class=latest><h4>Latest news</h4>{cards(3)}</div>"
    assert described(RELEASE.replace("</body>", f"{box}</body>")).releases


def test_what_calls_itself_a_community_in_its_headline_is_no_forum() -> None:
    spoken = "Fishing community to be heard by the forum of ports"
    page = RELEASE.replace("Channel to be dredged", spoken)
    assert "tag-of-talk" not in described(page).releases[0].evidence[-1].snippet
    forum = RELEASE.replace("| Harbour Authority", "| Harbour Forum")
    assert weight(forum, PAGE) < weight(RELEASE, PAGE)


@pytest.mark.parametrize(
    "title", ["Sign in", "Contact us", "Passwort vergessen", "Créer un compte"]
)
def test_a_title_of_a_form_speaks_against_a_release(title: str) -> None:
    page = silent().replace("The northern channel", title)
    other = silent().replace("The northern channel", "The northern pier")
    assert weight(page, PAGE) < weight(other, PAGE)


CHINESE = """<html><head><title>北航道今春疏浚 - 港务局</title></head><body>
<ul><li><a href='/'>首页</a></li><li><a href='/a'>关于</a></li></ul>
<h2><a href='/b'>相关</a></h2><h1>港务局今春疏浚北航道 大型渡轮将重返旧港</h1>%s</body></html>"""
PARAGRAPH = (
    "<p>港务局今年春天将疏浚北航道，两个冬天的淤泥使水深不足四米，大型渡轮无法进入旧港口。</p>"
)


def test_a_story_without_a_day_is_as_likely_a_release_in_a_script_without_blanks() -> None:
    assert told(CHINESE % (PARAGRAPH * 6)) in ("release", "unsure")
    assert told(CHINESE % "<p>联系</p>") not in ("release", "unsure")
