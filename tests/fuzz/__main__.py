"""`python -m tests.fuzz [--seconds N] [--seed N] [NAME ...]`: attack each target so long."""

import argparse
import os
import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.fuzz.campaign import Campaign, attack, write_cases
from tests.fuzz.table import TARGETS, target_of

BUILD = Path("build") / "fuzz"
_MEMORY = 4 << 30


def main() -> int:
    arguments = _arguments()
    BUILD.mkdir(parents=True, exist_ok=True)
    names = arguments.names or list(TARGETS)
    if len(names) == 1:
        return _attack(names[0], arguments.seconds, arguments.seed)
    with ThreadPoolExecutor(os.cpu_count()) as side_by_side:
        ends = [
            side_by_side.submit(_apart, name, arguments.seconds, arguments.seed) for name in names
        ]
    return max(end.result() for end in ends)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=30, help="for each target")
    parser.add_argument("--seed", type=int, default=0, help="another gives other cases")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(TARGETS))
    return parser.parse_args()


def _apart(name: str, seconds: float, seed: int) -> int:
    """In a process of its own: a parser in C may end all of it."""
    command = [sys.executable, "-m", "tests.fuzz", "--seconds", str(seconds), "--seed", str(seed)]
    status = subprocess.run([*command, name], check=False).returncode
    if status < 0:
        print(f"{name}: ended by signal {-status}; the case is {_running(name)}", flush=True)
    return int(status != 0)


def _attack(name: str, seconds: float, seed: int) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    campaign = attack(name, target_of(name), seconds, _running(name), seed)
    print(f"{name}: {campaign.tried} cases, {len(campaign.breaches)} breaches", flush=True)
    _tell(campaign, name)
    return int(bool(campaign.breaches))


def _tell(campaign: Campaign, name: str) -> None:
    paths = write_cases(campaign, BUILD / name) if campaign.breaches else []
    for path, (place, (breach, case)) in zip(paths, campaign.breaches.items(), strict=True):
        print(f"  {place}: {len(case)} bytes, kept as {path}")
        print(f"    {breach.trace.strip().splitlines()[-1][:300]}", flush=True)


def _running(name: str) -> Path:
    return BUILD / f"{name}.running"


if __name__ == "__main__":
    sys.exit(main())
