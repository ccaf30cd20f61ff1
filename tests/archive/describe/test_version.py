"""What makes descriptions pending, and what does not."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import msgspec
import pytest

from archive.describe.describer import describer_of
from archive.describe.version import LIBRARIES, ROOMS, installed_libraries, version_of
from archive.facets import FACETS
from archive.knowledge.snapshot import TaughtVariant
from tests.archive.knowledge import DEMO

TODAY = date(2026, 1, 1)
PACKAGE = Path(__file__).parents[3] / "archive"
NOT_DIGESTED = {
    "archive.boundary": "makes a finding of what a bug of ours raises; no release comes of it",
    "archive.config": "says where the files of knowledge lie; what they say is digested",
    "archive.errors": "the words of errors are in no description",
    "archive.facets": "its rows are digested as values: a label of a filter describes nothing",
    "archive.fork_server": "where describing processes come from; nothing of it is described",
    "archive.language_names": "names the values of a facet; a description holds codes",
    "archive.process_limits": "ends what takes too much; nothing of it is described",
    "archive.registry": "finds annotators by name",
    "archive.scratch": "a folder for what is unpacked; nothing of it is described",
    "archive.shapes": "reads knowledge, whose values are digested",
    "archive.yaml_values": "reads knowledge, whose values are digested",
}
"""What the describer imports outside the digested rooms, and why that is no matter."""
NOT_COUNTED = {
    "babel": "names languages for readers; a description holds codes",
    "yaml": "reads knowledge, whose values are digested",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree") / "archive"
    shutil.copytree(PACKAGE, folder, ignore=shutil.ignore_patterns("__pycache__", "_data"))
    return folder


def version_with(copy: Path, changed: str) -> str:
    """The version of the tree with a line more in one file."""
    path = copy / changed
    text = path.read_bytes()
    path.write_bytes(text + b"\n# changed\n")
    try:
        return version_of(copy, DEMO, installed_libraries())
    finally:
        path.write_bytes(text)


@pytest.mark.parametrize(
    "changed",
    [
        "decoding/charsets.py",
        "html/lines.py",
        "profiles/matching.py",
        "parsers/titles/choice.py",
        "dates/choosing/choice.py",
        "annotators/quotations/speakers/subject.py",
        "text/folding.py",
        "knowledge/languages.py",
        "gate.py",
        "models.py",
    ],
)
def test_changed_rules_make_descriptions_pending(copy: Path, changed: str) -> None:
    assert version_with(copy, changed) != version_of(copy, DEMO, installed_libraries())


@pytest.mark.parametrize("changed", ["cli/ingest.py", "store/store.py", "exports/jsonl.py"])
def test_a_changed_help_text_makes_nothing_pending(copy: Path, changed: str) -> None:
    assert version_with(copy, changed) == version_of(copy, DEMO, installed_libraries())


@pytest.mark.parametrize("library", ["trafilatura", "lxml", "libxml2", "unicode"])
def test_a_library_that_reads_pages_counts_with_its_version(library: str) -> None:
    present = installed_libraries()
    upgraded = {**present, library: f"{present[library]}.1"}
    assert version_of(PACKAGE, DEMO, upgraded) != version_of(PACKAGE, DEMO, present)


def test_knowledge_counts_by_what_it_says_not_by_its_comments() -> None:
    english = next(language for language in DEMO.languages if language.code == "en")
    speech = msgspec.structs.replace(english.speech, verbs=(*english.speech.verbs, "quoth"))
    taught = tuple(
        msgspec.structs.replace(language, speech=speech) if language is english else language
        for language in DEMO.languages
    )
    version = describer_of(DEMO, TODAY).version
    assert describer_of(replace(DEMO), TODAY).version == version
    assert describer_of(replace(DEMO, languages=taught), TODAY).version != version
    assert describer_of(DEMO.with_profiles(DEMO.profiles[1:]), TODAY).version != version


def test_a_taught_variant_makes_not_everything_pending() -> None:
    taught = replace(DEMO, taught=(TaughtVariant("lovro-petek", "L. Petek"),))
    assert describer_of(taught, TODAY).version == describer_of(DEMO, TODAY).version


def read_by_describing(external: bool) -> Iterable[str]:
    """Every module that describing imports, by whatever way; annotators are called by name."""
    graph = grimp.build_graph("archive", include_external_packages=external, cache_dir=None)
    starts = {"archive.describe.describer", "archive.describe.pool"}
    starts |= {facet.annotator.partition(":")[0] for facet in FACETS if facet.annotator}
    starts |= {name for name in graph.modules if name.startswith("archive.annotators")}
    reached = set(starts)
    for start in starts:
        reached |= graph.find_upstream_modules(start)
    return sorted(reached)


def outside(modules: Iterable[str], rooms: Iterable[str]) -> list[str]:
    """Those that lie neither in a room nor are excepted; the packages themselves hold nothing."""
    prefixes = tuple(f"archive.{room.removesuffix('.py')}" for room in rooms)
    return [
        module
        for module in modules
        if module.startswith("archive.")
        and module not in NOT_DIGESTED
        and not any(module == prefix or module.startswith(f"{prefix}.") for prefix in prefixes)
    ]


def test_all_that_describing_imports_is_digested() -> None:
    modules = list(read_by_describing(external=False))
    assert outside(modules, ROOMS) == []
    assert set(NOT_DIGESTED) <= set(modules), "an exception that nothing needs any more"
    # A room less, and the law must see it.
    assert outside(modules, set(ROOMS) - {"dates"})


def test_every_library_that_describing_imports_counts() -> None:
    libraries = {library for library in read_by_describing(external=True) if "." not in library} - {
        "archive"
    }
    known = packages_distributions()
    distributions = {
        library: {name.lower().replace("_", "-") for name in known[library]}
        for library in libraries
        if library in known
    }
    missing = {library for library, names in distributions.items() if not names & set(LIBRARIES)}
    assert missing == set(NOT_COUNTED)
