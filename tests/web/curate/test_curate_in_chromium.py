"""A session of an archivist in a real browser: one key a decision, the next question at once."""

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from statistics import median
from typing import TYPE_CHECKING

import pytest
import waitress
from curate_builders import Room, make_room
from test_answers import picture

from tests.web.chromium import Chromium, chromium
from tests.web.in_thread import running
from web.curate.app import create_curate_app
from web.curate.guard import Guard
from web.curate.serving import listen

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PROGRAM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="chromium is not installed")

USUAL = 0.08
"""CPU seconds that most answers take at most, from a key to the next question. A clock, and the
longest of a few, would count what else the machine does: docs/performance.md has what they said."""

PATIENCE = 120

_KEYS = {
    "Are these one person?": "1",
    "Does the place still hold?": "2",
    "On which day was it issued?": "0",
}


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that a browser can reach. work: CPU seconds of each answer, as they came."""

    room: Room
    guard: Guard
    work: list[float]


@pytest.fixture
def served(filled: Path, tmp_path: Path) -> Iterator[Served]:
    copytree(filled, tmp_path / "home")
    with make_room(tmp_path / "home") as room, _listening(room) as address:
        yield address


@contextmanager
def _listening(room: Room) -> Iterator[Served]:
    listening = listen(0)
    served = Served(room, Guard(listening.getsockname()[1]), [])
    app = create_curate_app(room.desk, served.guard)
    app.wsgi_app = _weighed(app.wsgi_app, served.work)  # type: ignore[method-assign] # as Flask says
    server = waitress.create_server(app, sockets=[listening], threads=4)
    with running(server):
        yield served


def _weighed(answering: "WSGIApplication", work: list[float]) -> "WSGIApplication":
    """The same answers; what the thread that makes one has worked goes on the list."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> "Iterable[bytes]":
        begun = time.thread_time()
        try:
            return answering(environ, start_response)
        finally:
            work.append(time.thread_time() - begun)

    return answer


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with chromium(str(PROGRAM), tmp_path_factory.mktemp("chromium")) as opened:
        opened.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        yield opened


def enter(browser: Chromium, guard: Guard, width: int = 1280) -> None:
    browser.open(f"{guard.origin}/enter/{guard.token}", width)


def question_id(browser: Chromium) -> str:
    """The id of the question at hand; '' where none is."""
    return str(browser.value("document.querySelector('[name=question]')?.value ?? ''"))


def press(browser: Chromium, key: str) -> None:
    """Press a key and wait until another question is there."""
    before, begun = question_id(browser), time.perf_counter()
    strike(browser, key)
    while question_id(browser) == before or browser.value("document.readyState") == "loading":
        assert time.perf_counter() - begun < PATIENCE, (
            f"nothing came after {key!r}: {browser.value('document.body.innerText')}"
        )
        time.sleep(0.01)


def test_one_key_a_decision_the_next_at_once_and_undo_restores_all(
    browser: Chromium, served: Served
) -> None:
    room = served.room
    before, waiting = picture(room), room.desk.waiting
    enter(browser, served.guard)
    keys, work = [], []
    while question_id(browser):
        answered = len(served.work)
        heading = str(browser.value("document.querySelector('h1').innerText"))
        keys.append(_KEYS.get(heading, "1"))
        press(browser, keys[-1])
        work.append(sum(served.work[answered:]))
    assert len(keys) == waiting
    assert "Nothing waits" in str(browser.value("document.body.innerText"))
    assert min(work) > 0
    assert median(work) <= USUAL, work
    assert picture(room) != before
    for _ in keys:
        press(browser, "u")
    assert picture(room) == before


_SELECT = """(() => {
  const walk = document.createTreeWalker(document.querySelector(".excerpt"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, start = node.data.indexOf("Notice of the town");
    if (start >= 0) getSelection().setBaseAndExtent(node, start, node, start + 18);
  }
})()"""


def test_what_was_missed_is_selected_and_kept_with_two_keys(
    browser: Chromium, served: Served
) -> None:
    room = served.room
    before = picture(room)
    enter(browser, served.guard)
    browser.value(_SELECT)
    strike(browser, "q")
    reach(browser, "document.querySelector('.excerpt mark')?.innerText == 'Notice of the town'")
    strike(browser, "1")
    reach(browser, "location.pathname == '/'")
    quotes = [quote for each in room.store.releases() for quote in each.release.quotes]
    assert [q.speaker for q in quotes if q.text == "Notice of the town"] == ["Ana Kolar"]
    strike(browser, "u")
    reach(browser, "!document.querySelector('[data-key=u]')")
    assert picture(room) == before


def test_it_works_without_script(browser: Chromium, served: Served) -> None:
    room, guard = served.room, served.guard
    browser.ask("Emulation.setScriptExecutionDisabled", value=True)
    try:
        enter(browser, guard)
        before = question_id(browser)
        box = "document.querySelector('.choice').getBoundingClientRect()"
        x, y = (browser.value(f"{box}.{side} + 9") for side in "xy")
        for kind in ("mousePressed", "mouseReleased"):
            browser.ask(
                "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1
            )
        begun = time.perf_counter()
        while question_id(browser) in ("", before) and time.perf_counter() - begun < PATIENCE:
            time.sleep(0.01)
        assert question_id(browser) != before
        assert room.desk.last is not None
    finally:
        browser.ask("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("width", [1280, 375])
def test_no_question_is_wider_than_the_screen(
    browser: Chromium, served: Served, width: int
) -> None:
    room, guard = served.room, served.guard
    enter(browser, guard, width)
    record_paths = [f"/record/{each.id}" for each in room.store.releases()]
    paths = [
        "/audit",
        record_paths[0],
        record_paths[-1],
        *(
            f"/quotation?release={next(room.store.releases()).id}&words={w}"
            for w in ("", "the", "of")
        ),
        *(f"/questions/{item.id}" for item in room.desk._queue.items),
    ]
    wide = {}
    for path in paths:
        browser.open(guard.origin + path, width)
        wide[path] = browser.value("document.documentElement.scrollWidth")
    assert {path for path, measured in wide.items() if int(str(measured)) > width} == set()


def test_the_captured_page_runs_nothing_and_leads_nowhere(
    browser: Chromium, served: Served
) -> None:
    guard = served.guard
    enter(browser, guard)
    frame = str(browser.value("document.querySelector('iframe').src"))
    assert browser.value("location.origin") == guard.origin
    browser.open(frame, 1280)
    assert browser.value("location.href") == frame
    assert browser.value("self.origin") == "null"
    assert "The page" in str(browser.value("document.body.innerText"))


def test_any_field_of_a_release_is_corrected_from_a_question_and_undone(
    browser: Chromium, served: Served
) -> None:
    room = served.room
    before = picture(room)
    enter(browser, served.guard, 375)
    strike(browser, "e")
    reach(browser, "location.pathname.startsWith('/record/')")
    form = "document.querySelector('[name=field][value=title]').form"
    browser.value(f"{form}.elements.value.value = 'By hand'")
    browser.value(f"{form}.querySelector('button').click()")
    reach(browser, "document.querySelector('h1').innerText === 'By hand'")
    assert picture(room) != before
    strike(browser, "u")
    reach(browser, "location.pathname === '/'")
    assert picture(room) == before


def strike(browser: Chromium, letter: str) -> None:
    for kind in ("keyDown", "keyUp"):
        text = letter if kind == "keyDown" else ""
        browser.ask("Input.dispatchKeyEvent", type=kind, key=letter, text=text)


def reach(browser: Chromium, condition: str) -> None:
    """Wait until something is so in the page."""
    begun = time.perf_counter()
    while not browser.value(f"document.readyState !== 'loading' && Boolean({condition})"):
        assert time.perf_counter() - begun < PATIENCE, browser.value("document.body?.innerText")
        time.sleep(0.01)
