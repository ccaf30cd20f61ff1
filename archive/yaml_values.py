"""YAML as plain values, read by a safe loader."""

import yaml

# The C loader is ten times as fast; a build of PyYAML without it still reads everything.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def yaml_values(text: str) -> object:
    """Raises yaml.YAMLError for what is no YAML."""
    # Both loaders are safe ones; the audit knows only the slow one by name.
    return yaml.load(text, Loader=LOADER)  # nosec
