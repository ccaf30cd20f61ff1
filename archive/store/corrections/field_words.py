"""What people read of the fields that they correct: names, how a value is written, the way out."""

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from archive.config import data_folder
from archive.decisions import CorrectionTarget
from archive.shapes import read_value
from archive.yaml_values import yaml_values


class FieldWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """labels, hints: by field. uncorrectable: by target and several names, what to do instead."""

    labels: Mapping[str, str]
    hints: Mapping[str, str]
    uncorrectable: Mapping[str, Mapping[str, str]]

    def label(self, field: str) -> str:
        """What a field is called; its own name where that says it."""
        return self.labels.get(field) or field.replace("_", " ").capitalize()

    def way_out(self, target: CorrectionTarget, field: str) -> str:
        """What to do where such a field cannot be corrected; '' where nothing is known of it."""
        ways = self.uncorrectable.get(target, {})
        return next((way for names, way in ways.items() if field in names.split()), "")


@lru_cache(maxsize=1)
def field_words() -> FieldWords:
    """The words of data/corrections.yaml."""
    text = (data_folder() / "corrections.yaml").read_text("utf-8")
    return read_value(yaml_values(text), FieldWords)
