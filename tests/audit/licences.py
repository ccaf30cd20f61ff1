"""`python -m tests.audit.licences SBOM`: every package of a CycloneDX file with its licence.

Ends with 1 where a package has a licence that is not listed in licences.yaml.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

Rules = Mapping[str, Sequence[str] | Mapping[str, str]]


def read_rules() -> Rules:
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    rules: Rules = yaml.safe_load(text)
    return rules


def licences_of(component: Mapping[str, object]) -> list[str]:
    """The licences as a package states them; of an expression the parts that all hold."""
    stated = component.get("licenses", [])
    assert isinstance(stated, list), component
    parts: list[str] = []
    for entry in stated:
        licence = entry.get("license", {})
        text = entry.get("expression") or licence.get("id") or licence.get("name")
        parts += re.split(r"\s+AND\s+", text)
    return parts


def unlisted(component: Mapping[str, object], rules: Rules) -> list[str]:
    """What of its licences is in no list; of a choice ('A OR B') one that is listed will do."""
    if str(component["name"]).lower() in rules["exceptions"]:
        return []
    allowed = {*rules["permissive"], *rules["weak_copyleft"]}
    stated = licences_of(component) or ["no licence stated"]
    return [distribution for distribution in stated if allowed.isdisjoint(_choices(distribution))]


def _choices(stated: str) -> list[str]:
    whole = stated[1:-1] if stated.startswith("(") else stated
    return re.split(r"\s+OR\s+", whole)


def main(place: str) -> int:
    rules = read_rules()
    components = json.loads(Path(place).read_text(encoding="utf-8"))["components"]
    refused = {each["name"]: bad for each in components if (bad := unlisted(each, rules))}
    excepted = [c["name"] for c in components if c["name"].lower() in rules["exceptions"]]
    print(f"{len(components)} packages in {place}; by exception: {', '.join(excepted) or 'none'}")
    for name, licences in refused.items():
        print(f"  {name}: {'; '.join(licences)} is not in tests/audit/licences.yaml")
    return int(bool(refused))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
