"""Ten thousand real releases: pages taken in, releases indexed, searches answered, per CPU second.

Run from the project's root: `.venv/bin/python -m benchmarks.archive_of_10000 [FOLDER]`. Needs the
corpora beside the project; writes their pages and the archive into a temporary folder. Times are
CPU seconds of the process at work; the rival, SQLite's FTS5 with facet tables, is asked beside.
"""

import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from archive.config import Config
from archive.publication import publication_of
from archive.store import Store, open_store
from benchmarks.corpus import write_pages
from benchmarks.figures import print_figures
from indexer.index import Index
from indexer.query.parser import read_query
from indexer.search import SearchRequest

NUMBER = 10_000
SEARCHES = 60


def main(folder: Path) -> None:
    """Print one line of JSON for each figure."""
    pages = folder / "pages"
    written = write_pages(pages, NUMBER)
    small = folder / "tenth"
    tenth = write_pages(small, NUMBER // 10)
    for name, source, number in (("tenth", small, tenth), ("whole", pages, written)):
        home = folder / f"home-{name}"
        cpu, memory = run(["benchmarks.alone", str(home), str(source)])
        print_figures(f"ingest {name}", pages=number, cpu=cpu, rate=number / cpu, peak_mb=memory)
    config = Config(home=folder / "home-whole")
    cpu, memory = run(["archive", "--home", str(config.home), "index"])
    print_figures("index", releases=written, cpu=cpu, rate=written / cpu, peak_mb=memory)
    with open_store(config, read_only=True) as store:
        search(store, config)


def run(arguments: Sequence[str]) -> tuple[float, float]:
    """CPU seconds and peak megabytes of a module's run, measured by a process of its own."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    )
    command = [sys.executable, "-c", script, sys.executable, "-m", *arguments]
    process = subprocess.run(command, check=True, capture_output=True, text=True)
    cpu, memory = process.stdout.split()
    return float(cpu), float(memory)


def search(store: Store, config: Config) -> None:
    """The median of searches with all facets, first asked and asked again, beside the rival's."""
    index = Index(publication_of(store, config), config)
    rival = build_rival(store)
    for kind, texts in queries(store).items():
        requests = [SearchRequest(query=read_query(text)) for text in texts]
        cold = [timed(lambda r=request: index.search(r)) for request in requests]
        warm = [timed(lambda r=request: index.search(r)) for request in requests]
        other = [timed(lambda t=text: ask_rival(rival, t)) for text in texts]
        print_figures(
            f"search {kind}",
            cold_ms=statistics.median(cold),
            warm_ms=statistics.median(warm),
            fts5_ms=statistics.median(other),
            ratio_warm=statistics.median(other) / statistics.median(warm),
        )
    filtered = [replace(SearchRequest(), query=read_query(t)) for t in ("security", "health care")]
    print_figures(
        "peak", mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, asked=len(filtered)
    )


def queries(store: Store) -> dict[str, list[str]]:
    """Words and phrases drawn from the releases themselves, with a fixed seed."""
    draw = random.Random(7)
    texts = [stored.release.text.split() for stored in store.releases()]
    long = [words for words in texts if len(words) > 60]
    common = ["security", "health", "president", "senate", "families", "energy", "budget", "law"]
    phrases = []
    for words in draw.sample(long, SEARCHES):
        start = draw.randrange(len(words) - 8)
        plain = " ".join(words[start : start + 5]).replace('"', " ")
        phrases.append(f'"{plain}"')
    pairs = [f"{draw.choice(common)} {draw.choice(common)}" for _ in range(SEARCHES)]
    return {"word": common, "two words": pairs, "phrase of five words": phrases}


def build_rival(store: Store) -> sqlite3.Connection:
    """SQLite FTS5 over the same titles and bodies, with a table for each facet that it counts."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE text USING fts5(title, body, tokenize='porter')")
    connection.execute("CREATE TABLE facet (release INTEGER, name TEXT, value TEXT)")
    for number, stored in enumerate(store.releases()):
        release = stored.release
        connection.execute(
            "INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)",
            (number, release.title, release.text),
        )
        rows = [(number, point.facet, point.id) for point in release.access_points]
        rows += [(number, "language", release.language), (number, "kind", release.kind)]
        rows += [(number, "year", (release.issued.value or "")[:4])]
        connection.executemany("INSERT INTO facet VALUES (?, ?, ?)", rows)
    connection.execute("CREATE INDEX by_release ON facet (release)")
    return connection


def ask_rival(connection: sqlite3.Connection, text: str) -> None:
    """Twenty hits by bm25 and the counts of every facet."""
    query = text if text.startswith('"') else " AND ".join(f'"{word}"' for word in text.split())
    connection.execute(
        "SELECT rowid, title FROM text WHERE text MATCH ? ORDER BY rank LIMIT 20", (query,)
    ).fetchall()
    connection.execute(
        "SELECT name, value, count(*) FROM facet WHERE release IN"
        " (SELECT rowid FROM text WHERE text MATCH ?) GROUP BY name, value",
        (query,),
    ).fetchall()


def timed(action: Callable[[], object]) -> float:
    """CPU milliseconds."""
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary))
