"""Fill the disk at many points of a run, make room, hold what is there against undisturbed runs.

`python -m benchmarks.full_disk [POINTS] [COMMAND...]`; docs/robustness.md has the figures. The disk
is mounted where this user may mount one; else no file may grow over a size.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.attacks.commands import ATTACKED, Attacked, Ground, make_ground
from benchmarks.attacks.outcome import Outcome, amiss, outcome_of

ROOT = Path(__file__).parents[1]
_DISK = 40_000_000
_PAGE = 4096


def main(points: int, names: Sequence[str]) -> int:
    """So many points, spread over the commands; the exit status says whether anything was amiss."""
    rows = [row for row in ATTACKED if not names or row.name in names]
    with tempfile.TemporaryDirectory(prefix="full-") as folder, _disk(Path(folder)) as disk:
        ground = make_ground(Path(folder) / "ground")
        each = -(-points // len(rows))
        faults = [fault for row in rows for fault in _attack(row, ground, disk, each)]
    for fault in faults:
        print(f"    {fault}")
    return 1 if faults else 0


def _attack(attacked: Attacked, ground: Ground, disk: Path, points: int) -> list[str]:
    place = disk / "run"
    home = ground.copy(attacked.ground, place)
    before = _used(place)
    status, output = _run(attacked, ground, home, None)
    assert status == 0, output
    needed = max(_used(place) - before, 20 * _PAGE)
    undisturbed = outcome_of(home)
    shutil.rmtree(place)
    faults, refused = [], 0
    for number in range(points):
        home = ground.copy(attacked.ground, place)
        room = needed * number // points
        status, full_output = _run(attacked, ground, home, room)
        refused += bool(status)
        attack_faults = _faults(attacked, ground, home, undisturbed, status, full_output)
        faults += [f"{attacked.name}, {room} bytes of room: {fault}" for fault in attack_faults]
        shutil.rmtree(place)
    print(f"| {attacked.name} | {points} | {refused} | {len(faults)} |", flush=True)
    return faults


def _faults(
    attacked: Attacked, ground: Ground, home: Path, undisturbed: Outcome, status: int, output: str
) -> Iterator[str]:
    if status and not (status == 1 and output.count("\n") == 1 and "make room" in output):
        yield f"{status} {output!r}"
    status, output = _run(attacked, ground, home, None)
    if status:
        yield f"run again: {output!r}"
    elif attacked.name != "backup":
        yield from amiss(outcome_of(home), undisturbed, None)


def _run(attacked: Attacked, ground: Ground, home: Path, room: int | None) -> tuple[int, str]:
    """Exit status and what was said, with so much room on the disk, None for enough."""
    filling = home.parent.parent / "filling"
    limit = None
    if room is not None and filling.parent.is_mount():
        _fill(filling, room)
    elif room is not None:
        largest = max([path.stat().st_size for path in home.rglob("*")], default=0)
        limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (largest + room, -1))
    process = subprocess.run(
        [sys.executable, "-m", "archive", *attacked.arguments(ground, home)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        preexec_fn=limit,
        check=False,
    )
    filling.unlink(missing_ok=True)
    return process.returncode, process.stderr


def _fill(filling: Path, room: int) -> None:
    free = shutil.disk_usage(filling.parent).free
    with filling.open("wb") as file:
        file.write(bytes(max(free - room, 0)))


def _used(place: Path) -> int:
    return sum(path.stat().st_blocks * 512 for path in place.rglob("*"))


@contextmanager
def _disk(folder: Path) -> Iterator[Path]:
    disk = folder / "disk"
    disk.mkdir()
    is_mounted = not _quiet("mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", str(disk))
    try:
        yield disk
    finally:
        if is_mounted:
            _quiet("umount", "-l", str(disk))


def _quiet(*command: str) -> int:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode
    except FileNotFoundError:
        return 1


if __name__ == "__main__":
    print("| command | points | refused | amiss |\n|---|---|---|---|")
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10, sys.argv[2:]))
