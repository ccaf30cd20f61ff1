"""An archive as a command finds it: one sample page, taken in once and copied for each test."""

from pathlib import Path
from shutil import copytree

import pytest

from archive.__main__ import run
from archive.config import data_folder

SAMPLE = data_folder() / "samples" / "drupal9"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nothing is changed in it."""
    place = tmp_path_factory.mktemp("filled") / "home"
    assert run(["--home", str(place), "ingest", "--collection", "demo", str(SAMPLE)]) == 0
    return place


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Path:
    return copytree(filled, tmp_path / "home")
