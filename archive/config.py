"""Where things are and how the archive is set: the only reader of the environment.

Order, the later wins: defaults, `dateline.toml` in the home, DATELINE_* variables, options.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from archive.errors import ConfigError

DEFAULT_HOME = "dateline-home"
SETTINGS_FILE = "dateline.toml"
_PREFIX = "DATELINE_"


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. docs/settings.md describes each (a test compares the two).

    home: folder of all state. collection: name of a folder under data/collections, or a path.
    base_url: where the reading room is reached from outside, without a trailing slash.
    wait: seconds for which what another process holds is waited for; 0: not at all.
    """

    home: Path = Path(DEFAULT_HOME)
    collection: str = ""
    database_url: str = ""
    base_url: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 4
    engine: str = "whoosh"
    show_contacts: bool = True
    max_page_bytes: int = 10_000_000
    jobs: int = 0
    wait: int = 30

    @property
    def processes(self) -> int:
        """How many processes describe: `jobs`, or one for each processor."""
        return self.jobs if self.jobs > 0 else os.cpu_count() or 1

    @property
    def blobs_path(self) -> Path:
        return self.home / "blobs.sqlite"

    @property
    def index_path(self) -> Path:
        return self.home / "index"


def load_config(
    options: Mapping[str, object], environment: Mapping[str, str] | None = None
) -> Config:
    """The settings in force. `options`: what the command line gave; None is 'not given'.

    Raises ConfigError for an unknown setting or a value of the wrong kind, naming both.
    """
    variables = os.environ if environment is None else environment
    from_environment = {
        name.removeprefix(_PREFIX).lower(): value
        for name, value in variables.items()
        if name.startswith(_PREFIX)
    }
    chosen = {name: value for name, value in options.items() if value is not None}
    home = Path(str(chosen.get("home") or from_environment.get("home") or DEFAULT_HOME))
    config = Config(home=home)
    for origin, values in (
        (str(home / SETTINGS_FILE), _read_file(home / SETTINGS_FILE)),
        ("the environment", from_environment),
        ("the options", chosen),
    ):
        config = _apply(config, values, origin)
    return config


def data_folder() -> Path:
    """The folder `data` of the tree, or its copy inside an installed wheel."""
    package = Path(__file__).parent
    inside = package / "_data"
    return inside if inside.is_dir() else package.parent / "data"


def collection_folder(name: str) -> Path:
    """The folder of a collection, by its name under data/collections or by its path.

    Raises ConfigError that lists the known collections.
    """
    known = data_folder() / "collections"
    for candidate in (known / name, Path(name)):
        if name and (candidate / "collection.yaml").is_file():
            return candidate
    names = ", ".join(sorted(folder.name for folder in known.iterdir() if folder.is_dir()))
    raise ConfigError(f"unknown collection {name!r}; known: {names}, or the path of a folder")


def _read_file(path: Path) -> dict[str, object]:
    if not path.exists():
        return {}
    if path.is_dir():
        raise ConfigError(f"{path} is a folder, no file of settings; remove it")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read settings in {path}: {error}") from error


def _apply(config: Config, values: Mapping[str, object], origin: str) -> Config:
    known = {entry.name: entry for entry in fields(Config)}
    changes: dict[str, object] = {}
    for name, value in values.items():
        if name not in known:
            raise ConfigError(f"unknown setting {name!r} in {origin}; known: {', '.join(known)}")
        changes[name] = _convert(name, value, getattr(config, name), origin)
    return replace(config, **changes)  # type: ignore[arg-type] # names and types checked above


def _convert(name: str, value: object, present: object, origin: str) -> object:
    try:
        if isinstance(present, bool):
            return _truth(value)
        if isinstance(present, int):
            return int(str(value))
        return Path(str(value)) if isinstance(present, Path) else str(value)
    except ValueError as error:
        kind = "true or false" if isinstance(present, bool) else "a whole number"
        raise ConfigError(f"setting {name} in {origin} is {value!r}; it takes {kind}") from error


def _truth(value: object) -> bool:
    words = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    return words[word] if (word := str(value).lower()) in words else _refuse(word)


def _refuse(word: str) -> bool:
    raise ValueError(word)
