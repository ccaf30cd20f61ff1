"""Settings: their order, their errors, their documentation."""

from pathlib import Path

import pytest

from archive.config import collection_folder, data_folder, load_config
from archive.errors import ConfigError

ROOT = Path(__file__).parents[2]


def test_a_later_place_wins_over_an_earlier_one(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text('port = 1\nhost = "a"\nengine = "memory"\n')
    environment = {"DATELINE_HOME": str(tmp_path), "DATELINE_PORT": "2", "DATELINE_HOST": "b"}
    config = load_config({"port": "3", "host": None}, environment)
    assert (config.port, config.host, config.engine, config.home) == (3, "b", "memory", tmp_path)


def test_an_unknown_setting_names_itself_and_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text("prot = 1\n")
    with pytest.raises(
        ConfigError, match=r"unknown setting 'prot' in .*dateline.toml; known: home"
    ):
        load_config({"home": str(tmp_path)}, {})


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [("port", "many", "a whole number"), ("show_contacts", "perhaps", "true or false")],
)
def test_a_value_of_the_wrong_kind_says_what_is_wanted(name: str, value: str, wanted: str) -> None:
    with pytest.raises(ConfigError, match=wanted):
        load_config({name: value}, {})


def test_a_broken_settings_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text("port = [")
    with pytest.raises(ConfigError, match=r"cannot read settings in .*dateline.toml"):
        load_config({"home": str(tmp_path)}, {})


def test_an_unknown_collection_lists_the_known_ones() -> None:
    with pytest.raises(ConfigError, match=r"unknown collection 'nobody'; known: .*generic"):
        collection_folder("nobody")


def test_a_collection_can_be_given_by_its_path() -> None:
    folder = data_folder() / "collections" / "demo"
    assert collection_folder(str(folder)) == folder
