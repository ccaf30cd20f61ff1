"""What curating costs: starting, an answer, the next question, by the processor and on the clock.

Run from the project's root: `.venv/bin/python -m benchmarks.curating [FOLDER]`. Four archives: 100
releases of an attorney general, 200 of senators, 110 and 1,400 invented ones, of which some are
corrected and described otherwise since. In each twenty questions are answered by our own requests
(CPU seconds of this process), then as many by keys in a headless Chromium, where one is installed:
milliseconds from the key until the page of the next question is there, redirect included, as the
browser counts them.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import replace
from itertools import islice
from pathlib import Path

import waitress
from flask.testing import FlaskClient

from archive.__main__ import run
from archive.config import Config, collection_folder
from archive.decisions import Correction, CorrectionTarget
from archive.knowledge.snapshot import load_knowledge
from archive.models import Description
from archive.store import Store, create_store, open_store
from benchmarks.corpus import corpus, page_of
from benchmarks.figures import print_figures
from benchmarks.made_archive import add_releases
from tests.web.chromium import Chromium, chromium
from tests.web.in_thread import running
from web.curate import addresses
from web.curate.app import create_curate_app
from web.curate.desk import Desk
from web.curate.guard import CSRF, Guard
from web.curate.serving import listen

ATTORNEY = Path(__file__).parents[2] / "shared/data/releases/mn-ag/html"
ANSWERS = 20
_MADE = {"few": (110, 110, 97), "many": (1_400, 300, 100)}
"""Of an archive of invented releases: how many, how many corrected, how many of these conflict."""
_COLLECTION = "generic"
_PATIENCE = 60


def main(folder: Path) -> None:
    """Print one line of JSON for each archive and way of measuring."""
    attorney, senators = folder / "attorney", folder / "senators"
    if not attorney.exists():
        copied(sorted(ATTORNEY.glob("*.asp"))[:100], folder / "pages-attorney")
        taken(folder / "pages-attorney", attorney)
    if not senators.exists():
        write_senators(folder / "pages-senators")
        taken(folder / "pages-senators", senators)
    for name, sizes in _MADE.items():
        if not (folder / name).exists():
            make(folder / name, *sizes)
    for home in (attorney, senators, *(folder / name for name in _MADE)):
        measure(home)


def copied(pages: list[Path], folder: Path) -> None:
    folder.mkdir()
    for page in pages:
        shutil.copy(page, folder)


def write_senators(folder: Path) -> None:
    folder.mkdir()
    for number, entry in enumerate(islice(corpus("senate-sample.jsonl.gz"), 200)):
        (folder / f"{number:03}.html").write_text(page_of(entry), encoding="utf-8")


def taken(pages: Path, home: Path) -> None:
    with redirect_stdout(sys.stderr):
        run(["--home", str(home), "ingest", "--collection", _COLLECTION, str(pages)])


def make(home: Path, releases: int, corrected: int, conflicts: int) -> None:
    """Invented releases; of some a value is corrected, of some of these it is described anew."""
    with create_store(Config(home=home, collection=_COLLECTION)) as store:
        add_releases(store, range(releases))
        stored = list(islice(store.releases(), corrected))
        store.correct(
            Correction(CorrectionTarget.RELEASE, each.id, "place", "By hand", "who measures")
            for each in stored
        )
        again = (
            (each.capture, Description((replace(each.release, place="Otherwise", quotes=quotes),)))
            for each in stored[:conflicts]
            for quotes in [tuple(replace(quote, id="") for quote in each.release.quotes)]
        )
        store.put(again, "anew")


def measure(home: Path) -> None:
    with open_store(Config(home=home, collection=_COLLECTION)) as store:
        knowledge = load_knowledge(collection_folder(_COLLECTION))
        begun = time.process_time()
        desk = Desk(store, knowledge, "who measures")
        start = time.process_time() - begun
        name = f"{home.name}, {desk.waiting} questions"
        print_figures(f"{name}: start", cpu=start, load=os.getloadavg()[0])
        by_requests(name, desk)
        if program := shutil.which("chromium"):
            by_keys(name, desk, program)
        desk.close()


def by_requests(name: str, desk: Desk) -> None:
    """The CPU seconds of answers, of the pages behind them, and of all that followed."""
    guard = Guard(0)
    client = create_curate_app(desk, guard).test_client()
    client.get(addresses.enter(guard.token), headers={"Host": guard.host})
    client.get(addresses.NEXT, headers={"Host": guard.host})  # templates are compiled once
    costs = [answered(desk, guard, client) for _ in range(ANSWERS)]
    for number, what in enumerate(("answer", "page", "both and what follows")):
        several = sorted(cost[number] for cost in costs)
        print_figures(
            f"{name}: {what}, CPU ms", median=several[len(several) // 2], worst=several[-1]
        )


def answered(desk: Desk, guard: Guard, client: FlaskClient) -> tuple[float, float, float]:
    item = desk.next()
    assert item is not None
    verdict = {"Pair": "two", "Disagreement": "correction"}.get(type(item).__name__, "value")
    form = {CSRF: guard.csrf, "question": item.id, "verdict": verdict, "value": ""}
    if item.id.endswith((".title", ".office")):
        form["value"] = "As it should be"
    headers = {"Host": guard.host, "Origin": guard.origin}
    all_begun, begun = time.process_time(), time.thread_time()
    response = client.post(addresses.DECIDE, data=form, headers=headers)
    answer = time.thread_time() - begun
    assert response.status_code == 303, response.text
    begun = time.thread_time()
    client.get(addresses.NEXT, headers=headers)
    page = time.thread_time() - begun
    desk.settle()
    return answer * 1000, page * 1000, (time.process_time() - all_begun) * 1000


def by_keys(name: str, desk: Desk, program: str) -> None:
    """The milliseconds from a key to the next question, and whether undoing restores all."""
    before, waiting = picture(desk.store), desk.waiting
    with (
        tempfile.TemporaryDirectory() as folder,
        served(desk) as guard,
        chromium(program, Path(folder)) as browser,
    ):
        browser.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        browser.open(f"{guard.origin}{addresses.enter(guard.token)}", 1280)
        times = sorted(pressed(browser, key_for(browser)) for _ in range(ANSWERS))
        for _ in range(ANSWERS):
            pressed(browser, "u")
    desk.settle()
    restored = picture(desk.store) == before and desk.waiting == waiting
    print_figures(
        f"{name}: a key to the next question, ms on the clock",
        median=times[len(times) // 2],
        nine_tenths=times[len(times) * 9 // 10],
        worst=times[-1],
        undone=restored,
        load=os.getloadavg()[0],
    )


def picture(store: Store) -> list[object]:
    return [(each.id, each.release) for each in store.releases()]


@contextmanager
def served(desk: Desk) -> Iterator[Guard]:
    """The page of a desk, on a port of this machine."""
    listening = listen(0)
    guard = Guard(listening.getsockname()[1])
    server = waitress.create_server(create_curate_app(desk, guard), sockets=[listening], threads=4)
    with running(server):
        yield guard


def key_for(browser: Chromium) -> str:
    """A key that answers the question at hand."""
    keys = "[...document.querySelectorAll('.choices [data-key]')].map(one => one.dataset.key)"
    offered = browser.value(f"{keys}.join('')")
    return next(key for key in str(offered) if key in "109x")


def pressed(browser: Chromium, key: str) -> float:
    """Press a key; the milliseconds until the page behind it was complete."""
    browser.value("window.old = true")
    for kind in ("keyDown", "keyUp"):
        text = key if kind == "keyDown" else ""
        browser.ask("Input.dispatchKeyEvent", type=kind, key=key, text=text)
    begun = time.perf_counter()
    while browser.value("window.old || document.readyState !== 'complete'"):
        assert time.perf_counter() - begun < _PATIENCE, f"nothing came after {key!r}"
        time.sleep(0.01)
    loaded = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    return float(str(browser.value(loaded)))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(exist_ok=True)
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary))
