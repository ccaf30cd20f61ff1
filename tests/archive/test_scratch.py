"""What a killed process left among temporary files goes with the next one; what lives stays."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = "import os, sys; from archive.scratch import scratch; print(scratch()); {}"


def run(folder: Path, ending: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM.format(ending)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"TMPDIR": str(folder), "PYTHONPATH": str(ROOT)},
        check=False,
    )


def test_a_folder_goes_with_its_process(tmp_path: Path) -> None:
    assert run(tmp_path, "pass").stdout.startswith(str(tmp_path / "dateline-scratch-"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "ending",
    [
        "sys.stdout.flush(); os.kill(os.getpid(), 9)",
        "os.mkdir(os.environ['TMPDIR'] + f'/making-dateline-scratch-{os.getpid()}-x')",
    ],
    ids=["killed", "killed-while-making"],
)
def test_what_a_killed_process_left_goes_with_the_next(tmp_path: Path, ending: str) -> None:
    run(tmp_path, ending)
    assert len(list(tmp_path.iterdir())) == 1
    run(tmp_path, "pass")
    assert list(tmp_path.iterdir()) == []


def test_what_lives_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "dateline-scratch-of-a-person").mkdir()
    program = PROGRAM.format("sys.stdout.flush(); sys.stdin.read()")
    living = subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)},
    )
    assert living.stdout is not None
    folder = Path(living.stdout.readline().strip())
    run(tmp_path, "pass")
    assert folder.is_dir()
    living.communicate("")
    assert [path.name for path in tmp_path.iterdir()] == ["dateline-scratch-of-a-person"]
