"""`dateline --help`: quick, and nothing is loaded for it that it does not show."""

import json
import resource
import subprocess
import sys

from archive.commands import COMMANDS

HEAVY = {"flask", "numpy", "whoosh", "lxml", "sqlalchemy", "rich", "jinja2", "trafilatura"}
_TOLD = """
import contextlib, io, json, sys
from archive.__main__ import run
text = io.StringIO()
with contextlib.redirect_stdout(text):
    status = run(["--help"])
print(json.dumps({"status": status, "text": text.getvalue(), "modules": sorted(sys.modules)}))
"""


_LOADED = """
import json, sys
from archive.registry import resolve
for target in sys.argv[1:]:
    resolve(target)
print(json.dumps(sorted(sys.modules)))
"""


def cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_list_of_commands_loads_none_of_them_and_takes_little_time() -> None:
    before = cpu_of_children()
    done = subprocess.run([sys.executable, "-c", _TOLD], capture_output=True, check=True, text=True)
    measured = json.loads(done.stdout)
    # CPU seconds, not those of a clock: another process may have the machine.
    assert cpu_of_children() - before <= 0.4
    assert measured["status"] == 0
    assert HEAVY.isdisjoint(measured["modules"])
    assert [name for name in COMMANDS if f"\n  {name} " not in measured["text"]] == []


def loaded_by(*targets: str) -> set[str]:
    command = [sys.executable, "-c", _LOADED, *targets]
    return set(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))


def test_commands_of_the_archive_load_no_search_and_those_that_serve_nothing_no_server() -> None:
    targets = {name: command.target for name, command in COMMANDS.items()}
    archive = [target for target in targets.values() if target.startswith("archive.")]
    others = [target for name, target in targets.items() if name not in ("serve", "demo", "curate")]
    assert {"flask", "whoosh", "indexer", "web"}.isdisjoint(loaded_by(*archive))
    assert {"flask", "waitress"}.isdisjoint(loaded_by(*others))
