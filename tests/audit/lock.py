"""The lock files held against pyproject.toml, without any network."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"
_PINNED = re.compile(r"^([\w.\-\[\]]+)==([^\s;\\]+)", re.MULTILINE)
_HASHED = re.compile(r"^[\w.\-\[\]]+==.*?(?=^[\w.\-\[\]]+==|\Z)", re.MULTILINE | re.DOTALL)
_PLACE = re.compile(r"https?://|file:|--(?:extra-)?index-url|--find-links|^\s*/", re.MULTILINE)


def pinned(lock: str) -> dict[str, set[str]]:
    """The versions of each package; more than one where Pythons differ."""
    versions: dict[str, set[str]] = {}
    for name, version in _PINNED.findall(lock):
        versions.setdefault(canonicalize_name(name.partition("[")[0]), set()).add(version)
    return versions


def out_of_step(project: str, lock: str, extras: tuple[str, ...] = ()) -> list[str]:
    """Requirements of pyproject.toml that the lock does not meet."""
    stated = tomllib.loads(project)["project"]
    wanted = [*stated["dependencies"]]
    wanted += [each for extra in extras for each in stated["optional-dependencies"][extra]]
    pins = pinned(lock)
    return [
        str(each)
        for each in map(Requirement, wanted)
        if not any(each.specifier.contains(v) for v in pins.get(canonicalize_name(each.name), ()))
    ]


def without_hash(lock: str) -> list[str]:
    return [entry.split()[0] for entry in _HASHED.findall(lock) if "--hash=sha256:" not in entry]


def places(lock: str) -> list[str]:
    """Addresses and paths: a lock names packages, not where one machine got them."""
    return _PLACE.findall(lock)
