"""The contracts of layers in pyproject.toml see an import upwards, and a module that is not listed.

`make layers` asks them of this tree.
"""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from tests.laws.tree import PACKAGES

ROOT = Path(__file__).parents[1]
SETTINGS = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads(SETTINGS)["tool"]["importlinter"]["contracts"]
INSIDE = [contract for contract in CONTRACTS if "containers" in contract]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in PACKAGES:
        copytree(ROOT / name, tmp_path / name, ignore=ignore_patterns("__pycache__", "static"))
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def broken(root: Path) -> set[str]:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [command, "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )
    ends = (line.rstrip() for line in done.stdout.splitlines())
    return {line.removesuffix(" BROKEN") for line in ends if line.endswith(" BROKEN")}


def edges(contract: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """The modules at the bottom and at the top, in each container."""
    top, bottom = (contract["layers"][end].split(" | ")[0] for end in (0, -1))
    for container in contract.get("containers", [""]):
        yield ".".join(filter(None, (container, bottom))), ".".join(filter(None, (container, top)))


def file_of(module: str, root: Path) -> Path:
    path = root.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def test_every_package_has_a_contract_for_its_rooms_that_knows_all_of_them() -> None:
    assert {name for contract in INSIDE for name in contract["containers"]} >= set(PACKAGES)
    assert all(contract["exhaustive"] for contract in INSIDE)


def test_an_import_upwards_breaks_every_contract(copied: Path) -> None:
    for contract in CONTRACTS:
        for bottom, top in edges(contract):
            with file_of(bottom, copied).open("a", encoding="utf-8") as file:
                file.write(f"\nimport {top}\n")
    assert broken(copied) == {contract["name"] for contract in CONTRACTS}


def test_a_module_that_no_layer_names_breaks_its_contract(copied: Path) -> None:
    for contract in INSIDE:
        for container in contract["containers"]:
            file_of(f"{container}.planted", copied).write_text('"""Planted."""\n')
    assert broken(copied) == {contract["name"] for contract in INSIDE}
