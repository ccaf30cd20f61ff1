"""A drafted profile: where the pages of a site have title, day and text, and what was not found."""

import random
from pathlib import Path

import pytest

from archive.__main__ import run
from archive.drafting.profile_draft import profile_draft, text_of, trial_of
from archive.drafting.profile_places import KnownPage
from archive.html.page import parse_page
from archive.models import Block, BlockKind, IssueDate, Release
from archive.profiles.profile import load_profile, profile_of
from archive.sites import SiteFacts
from tests.archive.knowledge import GENERIC


def page(number: int) -> str:
    return (
        f"<html><head><title>Channel {number} is dredged again | Harbour Office</title></head>"
        "<body><div class=top>Harbour Office</div><div id=story>"
        f"<h2 class=head>Channel {number} is dredged again</h2>"
        f"<p class=stamp>{number} February 2004</p>"
        "<div class=share>Send this page to a friend or neighbour</div>"
        f"<p>Two hundred barges of silt were taken out of channel {number} since the winter, the"
        f" harbour master said on Monday.</p><p>Ferry number {number} goes back to its berth, and"
        " the pilots of the bay have new charts of it since last week.</p></div>"
        "<div class=foot>Quay 1, the old harbour</div></body></html>"
    )


def known(number: int) -> KnownPage:
    blocks = [
        Block(BlockKind.PARAGRAPH, " ".join(node.text_content().split()))
        for node in parse_page(page(number)).tree.iter("p")
        if node.get("class") is None
    ]
    issued = IssueDate(f"2004-02-0{number}", "day")
    release = Release(f"Channel {number} is dredged again", tuple(blocks), issued=issued)
    return KnownPage(f"{number}.html", parse_page(page(number)), release)


def nested(number: int) -> str:
    """The same page with its text in an element of its own inside that of the story."""
    opened = page(number).replace("<div class=share>", "<div class=text><div class=share>")
    return opened.replace("</div><div class=foot>", "</div></div><div class=foot>")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nothing is changed in it."""
    place = tmp_path_factory.mktemp("harbour")
    folder = place / "pages" / "www.harbour.example" / "news"
    folder.mkdir(parents=True)
    for number in range(1, 10):
        (folder / f"{number}.html").write_text(page(number), encoding="utf-8")
    assert run(["--home", str(place / "home"), "ingest", str(place / "pages")]) == 0
    return place / "home"


def test_a_draft_names_the_places_with_their_counts_and_reads_the_pages(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "harbour.yaml"
    assert (
        run(["--home", str(home), "profile", "suggest", "harbour.example", "--to", str(target)])
        == 0
    )
    profile = load_profile(target)
    assert profile.container == ("div#story",)
    assert [rule.css for rule in profile.title][:1] == ["div#story > h2.head"]
    assert [rule.css for rule in profile.date] == ["div#story > p.stamp"]
    assert "div#story > div.share" in profile.drop
    assert profile.match.hosts == ("harbour.example", "www.harbour.example")
    text = target.read_text(encoding="utf-8")
    assert "right on 9 of the 9 pages that have it" in text
    assert "the same title on 9, the same day on 9" in text
    capsys.readouterr()
    sample = home.parent / "pages" / "www.harbour.example" / "news" / "3.html"
    assert str(sample) in text
    assert run(["--home", str(home), "profile", "test", str(target), str(sample)]) == 0
    shown = capsys.readouterr().out
    assert "Channel 3 is dredged again · 2004-02-03" in shown
    assert "friend or neighbour" not in shown


def test_a_draft_says_what_was_not_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pages" / "harbour.example"
    folder.mkdir(parents=True)
    for number in range(1, 6):
        undated = page(number).replace(f"{number} February 2004", "in winter")
        (folder / f"{number}.html").write_text(undated, encoding="utf-8")
    home = str(tmp_path / "home")
    assert run(["--home", home, "ingest", str(tmp_path / "pages")]) == 0
    capsys.readouterr()
    assert run(["--home", home, "profile", "suggest", "harbour.example"]) == 0
    assert "# date: no place was found" in capsys.readouterr().out


def test_the_same_pages_give_the_same_draft_in_any_order() -> None:
    knowledge = GENERIC
    pages = [known(number) for number in range(1, 10)]
    first = text_of(profile_draft(knowledge, "harbour.example", pages, SiteFacts("harbour")))
    for seed in range(3):
        random.Random(seed).shuffle(pages)
        again = profile_draft(knowledge, "harbour.example", pages, SiteFacts("harbour"))
        assert text_of(again) == first
    profile = profile_of("draft", first)
    assert profile.container == ("div#story",)
    assert profile.drop == ("div#story > div.share",)
    assert [rule.css for rule in profile.title][:1] == ["div#story > h2.head"]
    assert [rule.css for rule in profile.date] == ["div#story > p.stamp"]
    assert "right on 9 of the 9 pages that have it" in first


def test_a_host_of_which_little_is_held_is_an_error(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["--home", str(home), "profile", "suggest", "nowhere.example"]) == 1
    message = capsys.readouterr().err
    assert "0 pages with one release are held of 'nowhere.example'" in message
    assert "Give the host alone" in message


def test_the_element_around_the_text_is_never_dropped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, home = tmp_path / "a.yaml", ["--home", str(tmp_path / "home")]
    folder = tmp_path / "pages" / "www.harbour.example" / "news"
    folder.mkdir(parents=True)
    for number in range(1, 10):
        (folder / f"{number}.html").write_text(nested(number), encoding="utf-8")
    assert run([*home, "ingest", str(tmp_path / "pages")]) == 0
    assert run([*home, "profile", "suggest", "harbour.example", "--to", str(target)]) == 0
    profile = load_profile(target)
    assert profile.container == ("div#story > div.text",)
    assert profile.drop == ("div.text > div.share",)
    assert "the same title on 9, the same day on 9" in target.read_text(encoding="utf-8")
    capsys.readouterr()
    assert run([*home, "profile", "test", str(target), str(folder / "3.html")]) == 0
    shown = capsys.readouterr().out
    assert "barges of silt" in shown
    assert "friend or neighbour" not in shown


def test_a_demoted_page_is_no_page_of_a_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(tmp_path / "home")]
    folder = tmp_path / "pages" / "www.harbour.example" / "news"
    folder.mkdir(parents=True)
    for number in range(1, 7):
        (folder / f"{number}.html").write_text(page(number), encoding="utf-8")
    assert run([*home, "ingest", str(tmp_path / "pages")]) == 0
    place = "http://www.harbour.example/news/1.html"
    assert run([*home, "page", "demote", place, "--kind", "document"]) == 0
    capsys.readouterr()
    assert run([*home, "profile", "suggest", "harbour.example"]) == 0
    draft = capsys.readouterr().out
    assert "made of 5 pages" in draft
    assert "/1.html" not in draft


def test_a_page_of_which_a_draft_reads_nothing_is_one_that_it_reads_wrongly() -> None:
    release = known(1).release
    trial = trial_of([(release, release)], 4)
    assert (trial.pages, trial.titles, trial.likeness) == (4, 1, 0.25)
