"""Language knowledge from data/cues: read once, as plain values."""

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from archive.config import data_folder
from archive.errors import DataError

Shape = TypeVar("Shape")


def load_cues(name: str, shape: type[Shape]) -> Shape:
    """The file data/cues/<name>.yaml as `shape`, to be kept by the caller.

    Raises DataError naming the file and the key.
    """
    path = data_folder() / "cues" / f"{name}.yaml"
    try:
        return msgspec.convert(_read(path), shape)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(f"cue file {path.name}: {error}") from error


@cache
def _read(path: Path) -> object:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
