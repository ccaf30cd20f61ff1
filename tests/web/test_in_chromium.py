"""Every kind of page in a real browser, on a wide screen and on a phone."""

import shutil
from collections.abc import Iterator

import pytest
import waitress
from chromium import Chromium, chromium
from web_builders import Archive, make_app, value_of

from archive.facets import FACETS
from tests.web.in_thread import running

PROGRAM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="chromium is not installed")


@pytest.fixture(scope="module")
def address(archive: Archive) -> Iterator[str]:
    server = waitress.create_server(make_app(archive), host="127.0.0.1", port=0, threads=4)
    with running(server):
        yield f"http://127.0.0.1:{server.effective_port}"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with chromium(str(PROGRAM), tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


def paths(archive: Archive) -> list[str]:
    headings = [f"/{facet.name}/{value_of(facet.name)}" for facet in FACETS if facet.page]
    plain = ["/", "/search?q=ferry", "/search?q=zeppelin", "/nothing", "/search?bad=1"]
    states = [f"/releases/{id}" for id in (archive.open, archive.undated, archive.withdrawn)]
    return [*plain, *headings, *states]


@pytest.mark.parametrize("width", [1280, 375])
def test_no_page_is_wider_than_the_screen(
    browser: Chromium, address: str, archive: Archive, width: int
) -> None:
    wide = {}
    for path in paths(archive):
        browser.open(address + path, width)
        width_of_page = browser.value("document.documentElement.scrollWidth")
        if not isinstance(width_of_page, int) or width_of_page > width:
            wide[path] = width_of_page
    assert wide == {}


def test_the_original_shows_in_its_frame_and_runs_nothing(
    browser: Chromium, address: str, archive: Archive
) -> None:
    browser.open(f"{address}/releases/{archive.open}/capture/{archive.digest}", 1280)
    assert browser.value("document.body.innerText") == "The ferry"
    assert browser.value("self.origin") == "null"


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_follows_light_and_dark(browser: Chromium, address: str, dark: bool) -> None:
    browser.open(f"{address}/", 1280, dark)
    colour = browser.value("getComputedStyle(document.body).backgroundColor")
    assert isinstance(colour, str)
    levels = [int(level) for level in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    assert (max(levels) < 64) is dark


def test_paper_is_white_for_readers_in_the_dark_too(
    browser: Chromium, address: str, archive: Archive
) -> None:
    browser.open(f"{address}/releases/{archive.open}", 1280, dark=True)
    dark = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.ask("Emulation.setEmulatedMedia", media="print", features=dark)
    quiet = browser.value("getComputedStyle(document.querySelector('.line')).color")
    shown = browser.value("getComputedStyle(document.querySelector('.original')).display")
    browser.ask("Emulation.setEmulatedMedia", media="")
    assert quiet == "rgb(92, 98, 106)"
    assert shown == "none"


def test_the_filters_work_without_script(browser: Chromium, address: str) -> None:
    browser.open(f"{address}/search?q=ferry", 375)
    assert browser.value("document.scripts.length") == 0
    assert browser.value("document.querySelectorAll('form input[type=checkbox]').length") != 0
