"""The laws of ARCHITECTURE.md asked of this project; tests/laws holds them."""

from pathlib import Path

from archive.commands import COMMANDS
from tests.laws import documents, imports, names, purity, references, style, words
from tests.laws.tree import Tree, read_tree

ROOT = Path(__file__).parents[1]
TREE: Tree = read_tree(ROOT)


def test_a_library_is_imported_in_its_own_room_only() -> None:
    assert imports.strangers(TREE) == []


def test_there_is_no_import_cycle() -> None:
    assert imports.cycles(TREE) == []


def test_no_import_hides_inside_a_function() -> None:
    assert imports.hidden(TREE) == []


def test_nothing_imports_a_command_line() -> None:
    assert len(imports.command_lines(TREE)) > len(COMMANDS)
    assert imports.users_of_command_lines(TREE) == []


def test_only_config_reads_the_environment() -> None:
    assert style.environment_readers(TREE) == ["archive/config.py"]


def test_describing_asks_no_clock_file_network_or_chance() -> None:
    assert purity.impure_describers(TREE) == []


def test_no_exception_is_swallowed_whole() -> None:
    assert style.swallowed_errors(TREE) == []


def test_json_is_read_as_a_class_in_one_place() -> None:
    assert style.readers_of_shapes(TREE) == []


def test_files_and_functions_stay_small() -> None:
    assert style.long_files(TREE) == []
    assert style.long_functions(TREE) == []


def test_no_two_files_of_tests_have_one_name() -> None:
    assert style.tests_of_one_name(TREE) == []


def test_engines_and_pages_build_no_html_in_python() -> None:
    assert style.html_in_python(TREE) == []


def test_no_facet_is_named_outside_its_table() -> None:
    assert names.facets_named(TREE) == []
    assert names.needless_exemptions(TREE) == []


def test_no_list_of_words_of_a_language_stands_in_python() -> None:
    assert words.word_lists(TREE) == []
    assert words.needless_word_exemptions(TREE) == []


def test_no_address_is_spelt_outside_its_file() -> None:
    assert names.paths_spelt(TREE) == []


def test_every_command_is_in_the_readme() -> None:
    assert documents.commands_missing(TREE) == []


def test_every_setting_parameter_facet_and_address_is_documented() -> None:
    assert documents.settings_missing(TREE) == []
    assert documents.parameters_missing(TREE) == []
    assert documents.addresses_missing(TREE) == []


def test_every_representation_is_documented() -> None:
    assert documents.representations_missing(TREE) == []


def test_every_room_is_described() -> None:
    assert documents.rooms_undescribed(TREE) == []


def test_whatever_a_document_points_at_is_there() -> None:
    assert references.paths_gone(TREE) == []
    assert references.commands_gone(TREE) == []
    assert references.targets_gone(TREE) == []


def test_every_change_stands_under_a_version_and_its_kind() -> None:
    assert documents.changes_without_version(TREE) == []


def test_every_invariant_names_a_test_that_exists() -> None:
    assert documents.invariants_without_test(TREE) == []
