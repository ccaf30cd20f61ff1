"""TARGETS: what is attacked, a file each."""

from pathlib import Path
from typing import cast

from archive.registry import resolve
from tests.fuzz.target import Target

TARGETS = {
    "decoding": "tests.fuzz.decoding:TARGET",
    "pages": "tests.fuzz.pages:TARGET",
    "texts": "tests.fuzz.texts:TARGET",
    "saved-mail": "tests.fuzz.saved_mail:TARGET",
    "dates": "tests.fuzz.dates:TARGET",
    "web-archives": "tests.fuzz.web_archives:TARGET",
    "zip": "tests.fuzz.zip_files:TARGET",
    "tar": "tests.fuzz.tar_files:TARGET",
    "knowledge": "tests.fuzz.knowledge:TARGET",
    "queries": "tests.fuzz.queries:TARGET",
    "parameters": "tests.fuzz.parameters:TARGET",
}
"""Name -> 'module:attribute'; cases that once failed are in the folder of the name."""

CASES = Path(__file__).parent / "cases"


def target_of(name: str) -> Target:
    return cast(Target, resolve(TARGETS[name]))


def kept_cases(name: str) -> list[Path]:
    """What once failed, or is worth trying at every change; `make check` does."""
    return sorted((CASES / name).glob("*.case"))
