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


def cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_list_of_commands_loads_none_of_them_and_takes_little_time() -> None:
    before = cpu_of_children()
    done = subprocess.run([sys.executable, "-c", _TOLD], capture_output=True, check=True, text=True)
    told = json.loads(done.stdout)
    # CPU seconds, not those of a clock: another process may have the machine.
    assert cpu_of_children() - before <= 0.4
    assert told["status"] == 0
    assert HEAVY.isdisjoint(told["modules"])
    assert [name for name in COMMANDS if f"\n  {name} " not in told["text"]] == []
