"""Sixteen clients read for minutes while the index is built and swapped again and again.

Run from the project's root: `.venv/bin/python -m benchmarks.load [--minutes 5] [--clients 16]
[--releases 3000]`. Makes an archive, serves it by a process of its own, asks every address once for
the answer key, then compares every later answer with it, byte by byte. Exit status 1 where anything
was answered with 5xx, failed or was wrong.
"""

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from archive.config import Config
from archive.publication import publication_of
from archive.store import open_store
from benchmarks.made_archive import made, make_archive
from indexer.indexing import build

_SAMPLE = 12
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Question:
    """An address, and which kind of page it is."""

    kind: str
    path: str


@dataclass(slots=True)
class Record:
    """What the clients met: seconds by kind, answers by status, what was wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def main(folder: Path, minutes: float, clients: int, releases: int) -> int:
    """Print a line of JSON a kind, then the whole; 1 where anything was not as it should be."""
    config = Config(home=folder / "home", collection="generic")
    make_archive(config, releases)
    with open_store(config) as store:
        build(publication_of(store, config), config)
        questions = list(_questions(config))
    with _served(config) as port:
        key = {question.path: _answer(port, question.path) for question in questions}
        odd = [path for path, (status, _) in key.items() if status != 200]
        if odd:
            raise SystemExit(f"not answered at first: {odd}")
        record, swaps = _under_load(config, port, key, questions, minutes, clients)
    for kind, seconds in sorted(record.seconds.items()):
        _told(kind, seconds)
    _told("all", [second for seconds in record.seconds.values() for second in seconds])
    errors = sum(n for status, n in record.statuses.items() if status >= 500)
    totals = {"builds": swaps, "5xx": errors, "failed": len(record.failed)}
    loads = [round(load, 1) for load in os.getloadavg()]
    print(json.dumps({**totals, "wrong": len(record.wrong), "load of the machine": loads}))
    for fault in (record.wrong + record.failed)[:10]:
        print(f"  {fault}")
    return min(1, errors + len(record.failed) + len(record.wrong))


def _questions(config: Config) -> Iterator[Question]:
    """Words from rare to common, phrases, filters, pages of releases, headings and bytes."""
    yield Question("home", "/")
    with open_store(config, read_only=True) as store:
        stored = list(islice(store.releases(), _SAMPLE))
    for number, release in made(range(_SAMPLE)):
        words = re.findall(r"\w+", release.text)
        yield Question("search, one word", f"/api/search?q={words[number]}")
        yield Question("search, two words", f"/search?q={words[number]}+{words[number + 3]}")
        phrase = "+".join(words[10:14])
        yield Question("search, phrase", f"/api/search?q=%22{phrase}%22")
        office = next(p for p in release.access_points if p.relation == "issuing")
        yield Question("search, filtered", f"/search?{office.facet}={office.id}&sort=newest")
        yield Question("heading", f"/{office.facet}/{office.id}")
    for each in stored:
        yield Question("release", f"/api/releases/{each.id}")
        yield Question("bytes", f"/releases/{each.id}/capture/{each.capture.digest}")


def _under_load(
    config: Config,
    port: int,
    key: Mapping[str, tuple[int, bytes]],
    questions: Sequence[Question],
    minutes: float,
    clients: int,
) -> tuple[Record, int]:
    record, end = Record(), time.monotonic() + 60 * minutes
    # Each begins elsewhere, so that not all ask the same at once.
    turns = [[*questions[n:], *questions[:n]] for n in range(0, 3 * clients, 3)]
    threads = [
        threading.Thread(target=_client, args=(port, key, turn, end, record)) for turn in turns
    ]
    for thread in threads:
        thread.start()
    swaps = 0
    while time.monotonic() < end:
        command = [sys.executable, "-m", "archive", "--home", str(config.home), "index"]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        swaps += 1
    for thread in threads:
        thread.join()
    return record, swaps


def _client(
    port: int,
    key: Mapping[str, tuple[int, bytes]],
    questions: Sequence[Question],
    end: float,
    record: Record,
) -> None:
    while time.monotonic() < end:
        for question in questions:
            begun = time.perf_counter()
            try:
                status, body = _answer(port, question.path)
            except OSError as error:
                record.failed.append(f"{question.path}: {error}")
                continue
            record.seconds[question.kind].append(time.perf_counter() - begun)
            record.statuses[status] += 1
            if (status, body) != key[question.path]:
                record.wrong.append(f"{question.path}: {status}, {len(body)} bytes")


def _answer(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


@contextmanager
def _served(config: Config) -> Iterator[int]:
    command = [sys.executable, "-m", "archive", "--home", str(config.home), "--port", "0", "serve"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = re.search(r"http://[^ ]+:(\d+)", process.stdout.readline())
        if address is None:
            raise SystemExit("the reading room did not open")
        yield int(address[1])
    finally:
        process.terminate()
        process.wait(30)


def _told(kind: str, seconds: Sequence[float]) -> None:
    median, slow, slowest = np.percentile(np.array(seconds), [50, 99, 100])
    figures = {"p50": median, "p99": slow, "max": slowest}
    printed = {name: f"{1000 * value:.0f} ms" for name, value in figures.items()}
    print(json.dumps({"kind": kind, "answers": len(seconds), **printed}), flush=True)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=5)
    options.add_argument("--clients", type=int, default=16)
    options.add_argument("--releases", type=int, default=3_000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        sys.exit(main(Path(temporary), chosen.minutes, chosen.clients, chosen.releases))
