"""Nothing gets past the door: a crawl of a served archive after 30 releases were taken away.

Run from the project's root: `.venv/bin/python -m benchmarks.door [FOLDER]`. Takes in the sample
pages and, where they are beside the project, real pages (a folder of an earlier run is used again);
serves them by two processes on this machine and asks these by turns. Exit status 1 where anything
was found that should not be.
"""

import http.client
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

from archive.config import Config
from archive.records import State
from archive.store import Store, open_store
from benchmarks.crawl import Answer, Fetch, Finder, crawl, facet_addresses, searches
from benchmarks.door_archive import drawn, make_archive, own_sentences
from benchmarks.figures import print_figures

WITHHELD, WITH_CONTACTS = 30, 53
AT_ONCE, PURGED, STARTED = 2.0, 120.0, 60.0
_KEPT = ("store.sqlite", "blobs.sqlite")


def main(folder: Path) -> int:
    """Print a line of JSON for each figure; how many faults were found."""
    config = Config(home=folder / "home", collection="demo")
    if not config.home.exists():
        make_archive(folder, config)
    with open_store(config) as store:
        with served(config) as fetch:
            faults = withdraw(store, config, fetch)
        with served(config, "--show-contacts", "false") as fetch:
            faults += cover(store, fetch)
    print_figures("faults", number=faults)
    return faults


def withdraw(store: Store, config: Config, fetch: Fetch) -> int:
    """Take releases away, look for their words everywhere, bring them back."""
    chosen = drawn(store, WITHHELD)
    ids = frozenset(each.id for each in chosen)
    own = own_sentences(store, ids)
    finder = Finder(own)
    answers = [fetch(path) for path in _addresses(store, ids)]
    before = {answer.path: answer.status for answer in answers}
    print_figures("at first", told_by=sum(bool(finder.found_at(answer)) for answer in answers))
    for number, each in enumerate(chosen):
        store.set_state(each.id, (State.WITHDRAWN, State.HIDDEN)[number % 2], "tried")
    time.sleep(AT_ONCE)
    print_figures("taken away", releases=len(ids), sentences=len(own))
    leaks = looked_for(finder, fetch, [*_addresses(store, ids), *searches(sorted(own))])
    still_open = sum(fetch(path).status == 200 for path in before)
    left = purged(finder, config)
    for each in chosen:
        store.set_state(each.id, State.PUBLIC, "tried")
    time.sleep(AT_ONCE)
    lost = sum(fetch(path).status != status for path, status in before.items())
    print_figures("brought back", addresses=len(before), lost=lost, still_open=still_open)
    return leaks + left + lost


def looked_for(finder: Finder, fetch: Fetch, further: Sequence[str]) -> int:
    """Every answer of the room, by its links and by these addresses, that holds a sentence."""
    begun, leaks, requests, failed = time.monotonic(), dict[str, set[str]](), 0, 0
    for answer in crawl(fetch, ["/", "/robots.txt", *facet_addresses(fetch), *further]):
        requests, failed = requests + 1, failed + (answer.status >= 500)
        if words := finder.found_at(answer):
            leaks[answer.path] = words
    print_figures(
        "crawl", asked=requests, failed=failed, leaks=len(leaks), seconds=time.monotonic() - begun
    )
    for path, words in list(leaks.items())[:10]:
        print(f"  {path}: {min(words)}", flush=True)
    return len(leaks) + failed


def purged(finder: Finder, config: Config) -> int:
    """How many files of the home still hold a sentence when the index has followed."""
    begun = time.monotonic()
    while (left := _files_with(finder, config.home)) and time.monotonic() - begun < PURGED:
        time.sleep(1)
    print_figures("purge", seconds=time.monotonic() - begun, files_left=len(left))
    return len(left)


def _files_with(finder: Finder, home: Path) -> list[Path]:
    files = [p for p in home.rglob("*") if p.is_file() and not p.name.startswith(_KEPT)]
    return [path for path in files if finder.found_in(_read(path))]


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:  # of a generation that was removed meanwhile
        return ""


def _addresses(store: Store, ids: frozenset[str]) -> list[str]:
    """Every address of these releases, of their captures and versions."""
    paths = []
    for each in sorted(ids):
        paths += [f"/releases/{each}", f"/api/releases/{each}"]
        paths += [f"/releases/{each}/versions/compared"]
        for capture in store.captures_of(each):
            original = f"/releases/{each}/capture/{capture.digest}"
            paths += [original, f"{original}/reading-copy"]
    return paths


def cover(store: Store, fetch: Fetch) -> int:
    """How many answers show a phone or an address of releases that have some."""
    secrets = set[str]()
    releases = [each for each in store.releases() if each.release.contacts]
    for each in releases[:WITH_CONTACTS]:
        for contact in each.release.contacts:
            secrets |= {*contact.phones, *contact.emails}
    begun, requests, shown = time.monotonic(), 0, list[str]()
    further = _addresses(store, frozenset(each.id for each in releases[:WITH_CONTACTS]))
    typed = [f"/api/search?q={secret.replace(' ', '+')}" for secret in sorted(secrets)]
    for answer in crawl(fetch, ["/", *facet_addresses(fetch), *further, *typed]):
        requests += 1
        if any(secret in answer.text for secret in secrets) and answer.path not in typed:
            shown.append(answer.path)
    print_figures(
        "covered", releases=len(releases[:WITH_CONTACTS]), secrets=len(secrets), asked=requests
    )
    print_figures("shown all the same", answers=len(shown), seconds=time.monotonic() - begun)
    for path in shown[:10]:
        print(f"  {path}", flush=True)
    return len(shown)


@contextmanager
def served(config: Config, *options: str) -> Iterator[Fetch]:
    """Two processes that serve the archive, asked by turns; ended afterwards."""
    with ExitStack() as running:
        ports = [running.enter_context(_server(config, options)) for _ in range(2)]
        turns = cycle(ports)
        yield lambda path: _fetch(next(turns), path)


@contextmanager
def _server(config: Config, options: Sequence[str]) -> Iterator[int]:
    port = _free_port()
    command = [sys.executable, "-m", "archive", "--home", str(config.home), *options]
    process = subprocess.Popen([*command, "serve", "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(port: int) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < STARTED:
        try:
            _fetch(port, "/robots.txt")
        except OSError:
            time.sleep(0.2)
            continue
        return
    raise TimeoutError(f"nothing answers on port {port}")


def _fetch(port: int, path: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", quote(path, safe="/?&=%+:;,@!$'()*~"))
        response = connection.getresponse()
        kind, location = response.getheader("Content-Type", ""), response.getheader("Location", "")
        return Answer(path, response.status, kind or "", response.read(), location or "")
    finally:
        connection.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(min(main(Path(sys.argv[1])), 1))
    with tempfile.TemporaryDirectory() as temporary:
        sys.exit(min(main(Path(temporary)), 1))
