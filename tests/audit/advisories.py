"""`python -m tests.audit.advisories PIP_AUDIT LOCK`: known weaknesses of the locked versions.

pip-audit ends well, too, where its service knows no package at all; so what it answered is counted,
and where it cannot be asked that is said. Ends with 1 for a known weakness only.
"""

import json
import subprocess
import sys

from archive.errors import DataError

_SECONDS = 240


def answers_of(output: str) -> tuple[int, int, list[str]]:
    """Packages answered for, packages asked for, and each weakness as 'name version: id'."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"no answer: {output.strip()[-200:] or error}") from error
    answered = [each for each in packages if "skip_reason" not in each]
    weak = [
        f"{each['name']} {each['version']}: {weakness['id']}"
        for each in answered
        for weakness in each["vulns"]
    ]
    return len(answered), len(packages), weak


def main(command: str, lock: str) -> int:
    asked = [
        command,
        "--requirement",
        lock,
        "--require-hashes",
        "--disable-pip",
        "--format",
        "json",
    ]
    try:
        run = subprocess.run(
            [*asked, "--progress-spinner", "off"],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        answered, wanted, weak = answers_of(run.stdout)
    except (DataError, OSError, subprocess.TimeoutExpired) as error:
        print(f"advisories NOT checked, the service cannot be reached: {str(error)[:200]}")
        return 0
    print(f"advisories checked for {answered} of {wanted} packages in {lock}: {len(weak)} known")
    if not answered:
        print("NOTHING was checked: the service knows none of these packages from this machine")
    print(*(f"  {each}" for each in weak), sep="\n")
    return int(bool(weak))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
