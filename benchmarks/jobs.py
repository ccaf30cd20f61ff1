"""How much sooner two processes are done than one, and whether memory grows with the archive.

Run from the project's root: `.venv/bin/python -m benchmarks.jobs [--memory]`. Needs the corpora
beside the project. The critical path is the CPU time of the busiest process: the one writer, or a
describer. Five runs each; the figure is the median of the ratios. With --memory 1,200 and 12,000
pages are taken in, and the peaks of the writer and of the greatest describer are compared.
"""

import argparse
import json
import os
import resource
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from archive.config import Config, collection_folder
from archive.describe.describer import make_describer
from archive.describe.pool import Pool
from archive.ingest.jobs import Describing, ingest
from archive.knowledge.snapshot import load_knowledge
from archive.sources import Limits, open_source
from archive.store import create_store
from benchmarks.corpus import write_pages
from benchmarks.faults import no_faults

PAGES, RUNS = 400, 5
SMALL, GREAT = 1_200, 12_000


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--memory", action="store_true")
    with tempfile.TemporaryDirectory() as temporary:
        if arguments.parse_args().memory:
            memory(Path(temporary))
        else:
            speed(Path(temporary))


def speed(folder: Path) -> None:
    write_pages(folder / "pages", PAGES)
    single, double = [], []
    for number in range(RUNS):
        single.append(alone(folder / "pages", folder / f"one-{number}"))
        double.append(critical_path(folder / "pages", folder / f"two-{number}", 2))
    ratios = [after / before for before, after in zip(single, double, strict=True)]
    figures = {
        "pages": PAGES,
        "one process, CPU s": round(statistics.median(single), 2),
        "two describers, CPU s": round(statistics.median(double), 2),
        "ratio": round(statistics.median(ratios), 3),
    }
    print(json.dumps(figures), flush=True)


def alone(pages: Path, home: Path) -> float:
    """CPU seconds of an ingest that describes in the process that writes."""
    describer = make_describer(collection_folder("generic"), datetime.now(UTC).date())
    begun = time.process_time()
    take_in(pages, home, describer)
    return time.process_time() - begun


def critical_path(pages: Path, home: Path, jobs: int) -> float:
    """CPU seconds of the busiest process of an ingest."""
    begun = time.process_time()
    with Pool(load_knowledge(collection_folder("generic")), datetime.now(UTC).date(), jobs) as pool:
        take_in(pages, home, pool)
        busiest = max(map(cpu_of, describers()))
    return max(time.process_time() - begun, busiest)


def take_in(pages: Path, home: Path, describer: Describing) -> None:
    with create_store(Config(home=home, collection="generic")) as store:
        source = open_source(str(pages), Limits())
        ingest(source, store, describer, lambda _verb, _number: None)


def describers() -> list[int]:
    """The processes that the fork server of this one has made."""
    return [process for server in children(os.getpid()) for process in children(server)]


def children(process: int) -> list[int]:
    """Of all its threads: each process that describes is begun by a thread of its own."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(number) for file in lists for number in file.read_text(encoding="ascii").split()]


def cpu_of(process: int) -> float:
    """User and system seconds of a process that still runs (proc(5))."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(folder: Path) -> None:
    """The peaks of this process, which writes, and of the greatest describer, in MB."""
    peaks = {}
    for number in (SMALL, GREAT):
        pages = folder / str(number)
        write_pages(pages, number)
        with Pool(
            load_knowledge(collection_folder("generic")), datetime.now(UTC).date(), 2
        ) as pool:
            take_in(pages, folder / f"home-{number}", pool)
            greatest = max(map(peak_of, describers()))
        writer = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        peaks[number] = {"writer": round(writer), "describer": round(greatest)}
    ratios = {
        process: round(peaks[GREAT][process] / peaks[SMALL][process], 3) for process in peaks[GREAT]
    }
    print(json.dumps({"peak MB": peaks, "ratio": ratios}), flush=True)


def peak_of(process: int) -> float:
    """Megabytes that a process has had at most (VmHWM of proc(5))."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if "VmHWM" in line)


if __name__ == "__main__":
    with no_faults():
        main()
