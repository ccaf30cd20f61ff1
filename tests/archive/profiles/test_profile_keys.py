"""Every key of a site profile has an effect: what a page gives with it, and without it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import msgspec
import pytest

from archive.describe.describer import describer_of
from archive.describe.pages import signature_of
from archive.models import Capture, Description, Release
from archive.profiles.matching import PageSignature, choose
from archive.profiles.profile import Fingerprint, Items, Match, Rule, SiteProfile
from tests.archive.knowledge import DEMO, GENERIC

URL = "http://boats.example/news/2004-05-06/own.html"
PAGE = """<html><head><title>Title of the tag</title><meta name="generator" content="Quill 2">
<meta name="lede" content="A lede"><meta name="stamp" content="2001-05-06"></head>
<body class="site"><div id="head">
<h1>Title of the page</h1>
<p class="day">Posted 3 April 2003</p><p class="day">5 April 2003</p><p class="no">PR 7</p>
<p class="number">03/04/2003</p>
<p class="kick">Statement</p><p class="theme">Floods</p><p class="scope">Global</p>
<a class="fr" hreflang="fr" href="/fr/1">fr</a></div>
<div class="text"><p>Riverton – The river rose [print] in a night, and the boats went out.</p>
<p class="ad">Boats for sale</p><p>Advert begins</p><p>Cheap boats</p><p>Advert ends</p>
<p>Buy our calendar now</p><p>From the desk: Ana Reis, tel. 555 0000</p>
<p>A long paragraph whose last words were lost on the way to us, so that it</p>
<p>THE END</p><p>Behind the end.</p></div>
<div class="item"><h3>Ferry</h3><a class="own" href="/own/1">own</a><p>A ferry came.</p></div>
</body></html>"""
BASE = SiteProfile(
    name="quill",
    about="a page of everything",
    evidence="seen",
    match=Match(hosts=("boats.example",)),
    container=("div.text",),
    title=(Rule(css="h1"),),
)
PRE = """<body class='site'><pre>
          Ferry Sails Again

The river rose in the middle of the night, and the
boats went out.
"""
SHORT = "<body class='site'><h1>A</h1><div class='text'><p>Ok.</p></div>"


def described(profile: SiteProfile, page: str = PAGE) -> Description:
    known = DEMO.with_profiles((profile,))
    return describer_of(known, date(2026, 1, 1)).describe(Capture("a", page.encode(), URL))


def first(profile: SiteProfile, page: str = PAGE) -> Release:
    return described(profile, page).releases[0]


def points(release: Release, facet: str) -> list[str]:
    return [point.id for point in release.access_points if point.facet == facet]


def kicker(release: Release) -> list[str]:
    return [entry.value for entry in release.evidence if entry.field == "kicker"]


def by_profile(release: Release) -> list[str]:
    """The days that the profile's rules found."""
    entries = (entry for entry in release.evidence if entry.field == "issued")
    return [entry.value for entry in entries if entry.method == "profile"]


Case = tuple[object, Callable[[Release], object], object]
DAY = (Rule(css=".day"),)
KEYS: dict[str, Case] = {
    "container": (("div.item",), lambda release: release.text.endswith("A ferry came."), True),
    "drop": ((".ad",), lambda release: "for sale" in release.text, False),
    "drop_text": (("^Buy our",), lambda release: "calendar" in release.text, False),
    "strip": ((r" \[print\]",), lambda release: "rose in a night" in release.text, True),
    "drop_between": ((("^Advert b", "^Advert e"),), lambda release: "Cheap" in release.text, False),
    "end": ("^THE END", lambda release: "Behind" in release.text, False),
    "title": ((Rule(head_title=True),), lambda release: release.title, "Title of the tag"),
    "subtitle": ((Rule(meta="lede"),), lambda release: release.subtitle, "A lede"),
    "date": (DAY, by_profile, ["2003-04-03", "2003-04-05"]),
    "symbol": ((Rule(css=".no"),), lambda release: release.symbol, "PR 7"),
    "kicker": ((Rule(css=".kick"),), kicker, ["Statement"]),
    "tags": ((Rule(css=".theme"),), lambda release: "FLOOD" in points(release, "topic"), True),
    "scope": (
        (Rule(css=".scope"),),
        lambda release: points(release, "office"),
        ["irco-hq-ljubljana"],
    ),
    "translations": (
        (Rule(css="a.fr", attribute="href"),),
        lambda release: [(link.text, link.target) for link in release.translations],
        [("fr", "/fr/1")],
    ),
    "line_mode": ("hard-wrapped", lambda release: "unfinished-sentence" in release.flags, True),
    "contact": ("^From the desk", lambda release: len(release.contacts), 1),
    "dateline": (False, lambda release: release.place, None),
    "office": ("irco-niger", lambda release: points(release, "office")[:1], ["irco-niger"]),
    "kind": ("digest", lambda release: release.kind, "digest"),
}
RULES: dict[str, tuple[Rule, str | None]] = {
    "css": (Rule(css=".day"), "2003-04-03"),
    "attribute": (
        Rule(css="a.own", attribute="href", pattern=r"\d", prefix="2001-01-0"),
        "2001-01-01",
    ),
    "meta": (Rule(meta="stamp"), "2001-05-06"),
    "url": (Rule(url=r"\d{4}-\d\d-\d\d"), "2004-05-06"),
    "line": (Rule(line="^Posted (.*)"), "2003-04-03"),
    "head_title": (Rule(head_title=True, pattern="^T", prefix="2001-05-07 "), "2001-05-07"),
    "pattern": (Rule(css=".day", pattern="^5.*"), "2003-04-05"),
    "prefix": (Rule(css=".no", pattern=r"\d", prefix="2002-01-0"), "2002-01-07"),
    "order": (Rule(css=".number", order="mdy"), "2003-03-04"),
    "kind": (Rule(css=".day", kind="event"), None),
    "last": (Rule(css=".day", last=True), "2003-04-05"),
}
ELSEWHERE = {
    "name": "the name under which it is shown",
    "about": "shown by `dateline profile list`",
    "evidence": "shown by `dateline profile list`",
    "match": "test_every_condition_chooses",
    "items": "test_items_are_releases_of_their_own",
    "own_link": "test_items_are_releases_of_their_own",
    "no_release": "test_a_profile_may_say_that_no_release_stands_here",
    "language": "test_the_language_of_a_profile_holds_where_the_words_leave_it_open",
}


@pytest.mark.parametrize("key", KEYS)
def test_a_key_has_its_effect(key: str) -> None:
    value, effect, expected = KEYS[key]
    profile = msgspec.structs.replace(BASE, **{key: value})
    assert effect(first(profile)) == expected
    assert effect(first(BASE)) != expected


@pytest.mark.parametrize("key", RULES)
def test_a_key_of_a_rule_has_its_effect(key: str) -> None:
    rule, day = RULES[key]
    release = first(msgspec.structs.replace(BASE, date=(rule,), dateline=False))
    assert by_profile(release)[:1] == ([day] if day else [])


def test_typed_pages_are_read_by_their_lines() -> None:
    typed = first(msgspec.structs.replace(BASE, line_mode="pre", container=(), title=()), PRE)
    assert (typed.title, typed.text) == (
        "Ferry Sails Again",
        "The river rose in the middle of the night, and the boats went out.",
    )


def test_items_are_releases_of_their_own() -> None:
    rules = {
        "container": (),
        "title": (Rule(css="h3"),),
        "own_link": (Rule(css="a.own", attribute="href"),),
    }
    items = Items(css="div.item", kind="story")
    (item,) = described(msgspec.structs.replace(BASE, **rules, items=items)).releases
    assert (item.title, item.kind, item.own_link) == ("Ferry", "story", "/own/1")
    heading = Items(heading=r"^(?P<title>Advert \w+)$")
    releases = described(msgspec.structs.replace(BASE, items=heading)).releases
    assert [release.title for release in releases] == ["Advert begins", "Advert ends"]


def test_a_profile_may_say_that_no_release_stands_here() -> None:
    profile = msgspec.structs.replace(BASE, no_release="list-page")
    assert described(profile).reason == "list-page"


def test_the_language_of_a_profile_holds_where_the_words_leave_it_open() -> None:
    profile = msgspec.structs.replace(BASE, language="fr")
    assert first(profile, SHORT).language == "fr"
    assert first(BASE, SHORT).language is None
    assert first(profile).language == "en"


FITTING = {
    "hosts": (Match(hosts=("*.example",)), Match(hosts=("*.other",))),
    "path": (Match(path="/news/"), Match(path="/press/")),
    "years": (Match(years=(2003, 2005)), Match(years=(1990, 1999))),
    "source": (Fingerprint(source=("rose [PRINT]",)), Fingerprint(source=("sank",))),
    "css": (Fingerprint(css=("body.site",)), Fingerprint(css=("body.other",))),
    "generator": (Fingerprint(generator="quill"), Fingerprint(generator="Pen")),
    "leading": (Fingerprint(leading="^Title of"), Fingerprint(leading="^Ferry")),
}


@pytest.mark.parametrize("key", FITTING)
def test_every_condition_chooses(key: str) -> None:
    def chosen(profile: Match | Fingerprint) -> bool:
        match = profile if isinstance(profile, Match) else Match(fingerprint=profile)
        tree = signature()
        return choose((msgspec.structs.replace(BASE, match=match),), tree) is not None

    fits, fits_not = FITTING[key]
    assert (chosen(fits), chosen(fits_not)) == (True, False)


def signature() -> PageSignature:
    capture = Capture("a", PAGE.encode(), URL, datetime(2004, 5, 6, tzinfo=UTC))
    return signature_of(capture, GENERIC)


def keys_of(*shapes: type[msgspec.Struct]) -> Iterator[str]:
    for shape in shapes:
        yield from (field.name for field in msgspec.structs.fields(shape))


def test_no_key_is_without_a_test() -> None:
    assert set(keys_of(SiteProfile)) == {*KEYS, *ELSEWHERE}
    assert set(keys_of(Rule)) == set(RULES)
    assert set(keys_of(Match, Fingerprint)) == {*FITTING, "fingerprint"}
    assert set(keys_of(Items)) == {"css", "heading", "kind"}
