"""Kill commands at any moment, run them again, and hold what is there against undisturbed runs.

`python -m benchmarks.kills [KILLS] [COMMAND...] [--seed N]`; docs/robustness.md has the figures.
Every second kill comes at a random time, the others before a step drawn at random (attacks/hook);
another seed draws others.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.attacks.commands import ATTACKED, Attacked, Ground, make_ground
from benchmarks.attacks.outcome import Outcome, amiss, left_behind, outcome_of, shapes

HOOK = Path(__file__).parent / "attacks" / "hook"
ROOT = Path(__file__).parents[1]
_KILLED = -signal.SIGKILL
_PATIENCE = 60.0
"""Seconds, on a machine that is busy: what all processes need is compiled before any can end."""


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A run that nobody killed. before: what its home held already."""

    seconds: float
    steps: int
    outcome: Outcome
    files: frozenset[str]
    before: Outcome | None


@dataclass(slots=True)
class Tally:
    """What came of the kills of one command. late: it was done before the kill came."""

    kills: int = 0
    late: int = 0
    amiss: list[str] | None = None


def main(kills: int, names: Sequence[str], seed: int) -> int:
    """Attack every command so often; the exit status says whether anything was amiss."""
    spoilt = 0
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        ground = make_ground(Path(folder) / "ground")
        print("| command | kills | done before | steps | s | amiss |\n|---|---|---|---|---|---|")
        for attacked in ATTACKED:
            if names and attacked.name not in names:
                continue
            whole = _undisturbed(attacked, ground, Path(folder))
            draw = random.Random(f"{attacked.name} {seed}")
            tally = _attack(attacked, ground, Path(folder), whole, kills, draw)
            faults = tally.amiss or []
            spoilt += len(faults)
            figures = (tally.kills, tally.late, whole.steps, f"{whole.seconds:.1f}", len(faults))
            print(f"| {attacked.name} | {' | '.join(map(str, figures))} |", flush=True)
            for line in faults:
                print(f"    {line}", flush=True)
    return 1 if spoilt else 0


def _undisturbed(attacked: Attacked, ground: Ground, folder: Path) -> Undisturbed:
    before = None if attacked.ground == "empty" else _before(attacked, ground, folder)
    place = folder / "undisturbed"
    home = ground.copy(attacked.ground, place)
    steps = folder / "steps"
    begun = time.monotonic()
    process = _start(attacked, ground, home, {"DIE_AT": "0", "STEPS_TO": str(steps)})
    assert process.wait() == 0, _said(home)
    seconds = time.monotonic() - begun
    outcome = _outcome(attacked, home)
    whole = Undisturbed(seconds, int(steps.read_text()), outcome, shapes(place), before)
    shutil.rmtree(place)
    return whole


def _before(attacked: Attacked, ground: Ground, folder: Path) -> Outcome:
    outcome = outcome_of(ground.copy(attacked.ground, folder / "before"))
    shutil.rmtree(folder / "before")
    return outcome


def _attack(
    attacked: Attacked,
    ground: Ground,
    folder: Path,
    whole: Undisturbed,
    kills: int,
    draw: random.Random,
) -> Tally:
    tally = Tally(amiss=[])
    while tally.kills < kills and tally.late < kills:
        place = folder / "attacked"
        home = ground.copy(attacked.ground, place)
        if tally.kills % 2:
            moment = f"step {draw.randint(1, whole.steps)}"
            process = _start(attacked, ground, home, {"DIE_AT": moment.split()[1]})
            process.wait()
        else:
            seconds = draw.uniform(0.05, whole.seconds)
            moment, process = f"{seconds:.2f} s", _killed(attacked, ground, home, seconds)
        if process.returncode == _KILLED:
            tally.kills += 1
            assert tally.amiss is not None
            tally.amiss += [
                f"{moment}: {line}" for line in _faults(attacked, ground, place, whole, process.pid)
            ]
        else:
            tally.late += 1
        shutil.rmtree(place)
    return tally


def _killed(
    attacked: Attacked, ground: Ground, home: Path, seconds: float
) -> subprocess.Popen[bytes]:
    process = _start(attacked, ground, home, {})
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return process


def _faults(
    attacked: Attacked, ground: Ground, place: Path, whole: Undisturbed, group: int
) -> list[str]:
    """What is amiss once the same command was run again."""
    faults = ["its children live on"] if _lives_on(group) else []
    if _start(attacked, ground, place / "home", {}).wait():
        return [*faults, f"run again it says {_said(place / 'home')!r}"]
    try:
        outcome = _outcome(attacked, place / "home")
    except AssertionError as error:
        return [*faults, str(error)]
    faults += amiss(outcome, whole.outcome, whole.before)
    return [*faults, *(f"left behind: {name}" for name in left_behind(place, whole.files))]


def _outcome(attacked: Attacked, home: Path) -> Outcome:
    """Of the home; of a backup, that of the home which is restored from it."""
    if attacked.name != "backup":
        return outcome_of(home)
    outcome_of(home)
    restored = home.parent / "restored"
    command = [sys.executable, "-m", "archive", "--home", str(restored), "restore"]
    subprocess.run([*command, str(home.parent / "copy")], check=True, capture_output=True, cwd=ROOT)
    return outcome_of(restored)


def _said(home: Path) -> str:
    return (home.parent / "said").read_text()


def _start(
    attacked: Attacked, ground: Ground, home: Path, hook: dict[str, str]
) -> subprocess.Popen[bytes]:
    """The command, in a group of processes and with a temporary folder of its own."""
    temporary = home.parent / "tmp"
    temporary.mkdir(exist_ok=True)
    path = os.pathsep.join((str(HOOK), str(ROOT))) if hook else str(ROOT)
    # A file of bytecode is a step of the first run alone, and what is drawn are those of every run.
    own = {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(temporary), **hook}
    with (home.parent / "said").open("wb") as output:  # no pipe: an orphan would hold it open
        return subprocess.Popen(
            [sys.executable, "-m", "archive", *attacked.arguments(ground, home)],
            stdout=subprocess.DEVNULL,
            stderr=output,
            cwd=ROOT,
            env={**os.environ, **own},
            start_new_session=True,
        )


def _lives_on(group: int) -> bool:
    """Whether a process of the group is there after a while. What is left is ended."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    return True


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=2)
    parser.add_argument("names", nargs="*", metavar="COMMAND")
    parser.add_argument("--seed", type=int, default=1, help="another one draws other kills")
    return parser.parse_args()


if __name__ == "__main__":
    arguments = _arguments()
    sys.exit(main(arguments.kills, arguments.names, arguments.seed))
