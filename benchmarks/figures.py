"""How benchmarks say what they measured: a line of JSON each."""

import json


def print_figures(measure: str, **figures: float) -> None:
    """figures: by their names; printed with two decimals, so that lines can be compared."""
    rounded = {name: round(value, 2) for name, value in figures.items()}
    print(json.dumps({"what": measure, **rounded}), flush=True)
