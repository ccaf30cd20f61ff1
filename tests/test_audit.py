"""The audit of packages sees a licence that is not listed, and does not take silence for health."""

import json

import pytest

from archive.errors import DataError
from tests.audit.advisories import answers_of
from tests.audit.licences import read_rules, unlisted


@pytest.mark.parametrize(
    ("expression", "refused"),
    [
        ("MIT", []),
        ("BSD-3-Clause AND 0BSD AND Zlib", []),
        ("Apache-2.0 OR GPL-2.0-only", []),
        ("MIT AND (ISC OR GPL-2.0-only)", []),
        ("License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)", []),
        ("GPL-3.0-or-later", ["GPL-3.0-or-later"]),
        ("MIT AND AGPL-3.0-only", ["AGPL-3.0-only"]),
    ],
)
def test_a_licence_is_listed_or_refused(expression: str, refused: list[str]) -> None:
    component = {"name": "some-package", "licenses": [{"expression": expression}]}
    assert unlisted(component, read_rules()) == refused


def test_a_package_that_states_no_licence_is_refused() -> None:
    assert unlisted({"name": "some-package"}, read_rules()) == ["no licence stated"]


def test_a_package_that_the_service_does_not_know_is_not_called_checked() -> None:
    output = {
        "dependencies": [
            {"name": "flask", "version": "3.1", "vulns": [{"id": "PYSEC-1"}]},
            {"name": "click", "skip_reason": "not found"},
        ]
    }
    assert answers_of(json.dumps(output)) == (1, 2, ["flask 3.1: PYSEC-1"])
    with pytest.raises(DataError, match="no answer"):
        answers_of("")
