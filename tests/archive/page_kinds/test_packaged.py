"""Labels of pages in packages: each names a listed package, and holds no word of a page."""

import re
from dataclasses import replace
from pathlib import Path

import yaml

from archive.models import digest_of
from benchmarks.packaged import GOLD, Label, counted, labels_of, pages_in
from tests.archive.page_kinds.test_decision import DESCRIBER, RELEASE


def test_a_label_is_a_digest_and_a_kind_of_a_listed_package() -> None:
    packages = yaml.safe_load((GOLD / "packages.yaml").read_text(encoding="utf-8"))
    names = {package["name"] for package in packages}
    labels = list(labels_of())
    assert {label.package for label in labels} == names
    assert {label.kind for label in labels} == {"release", "other"}
    assert all(re.fullmatch("[0-9a-f]{64}", label.digest) for label in labels)


def test_pages_are_found_by_their_bytes_wherever_they_stand(tmp_path: Path) -> None:
    page = tmp_path / "package" / "tests" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text(RELEASE)
    label = Label("package", digest_of(page.read_bytes()), "release")
    counts = counted(replace(DESCRIBER, annotators=()), [label], pages_in([tmp_path]))
    assert counts == {("release", True): 1}
