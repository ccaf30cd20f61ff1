"""The wheel carries its data: installed in a clean place outside the checkout, the demo runs.

Slow (it installs every dependency), so `make audit` runs it and `make test` does not.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        check=True,
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environment,
    )
    return done.stdout


def test_a_wheel_in_a_clean_place_runs_the_demo(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, ROOT, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "clean", with_pip=True)
    python = tmp_path / "clean" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-compile", wheel, cwd=tmp_path)
    dateline = tmp_path / "clean" / "bin" / "dateline"
    home = ("--home", tmp_path / "home")
    assert "79 sample releases" in run(dateline, *home, "demo", "--no-serve", cwd=tmp_path)
    results = run(dateline, *home, "search", '"water is a weapon"', cwd=tmp_path)
    assert results.startswith("1 found")
