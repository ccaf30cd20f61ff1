"""What nobody corrects, and what to do instead."""

from functools import lru_cache

import yaml

from archive.config import data_folder
from archive.decisions import CorrectionTarget


def way_out(target: CorrectionTarget, field: str) -> str:
    """What to do where such a field cannot be corrected; '' where nothing is known of it."""
    ways = _ways().get(target, {})
    return next((way for names, way in ways.items() if field in names.split()), "")


@lru_cache(maxsize=1)
def _ways() -> dict[str, dict[str, str]]:
    text = (data_folder() / "uncorrectable.yaml").read_text("utf-8")
    ways: dict[str, dict[str, str]] = yaml.safe_load(text)
    return ways
