"""Languages by their English names."""

import pytest

from archive.language_names import language_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("fr", "French"),
        ("zh-Hant", "Traditional Chinese"),
        ("pt-BR", "Brazilian Portuguese"),
        ("sr-Latn", "Serbian (Latn)"),
        ("prs", "prs"),
        ("", ""),
    ],
)
def test_a_language_is_told_by_its_name(code: str, name: str) -> None:
    assert language_name(code) == name
