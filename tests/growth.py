"""How the cost of work grows with its size: by the size, or by the square of it."""

import gc
from collections.abc import Callable
from time import process_time

_TRIES = 6
_BETWEEN = 1.5
"""Half way between a cost by the size (1) and one by its square (2), as powers of it."""

Work = Callable[[], object]


def cpu_seconds(work: Work) -> float:
    """What it takes without the collector, which costs as all that the process holds."""
    gc.disable()
    try:
        start = process_time()
        work()
        return process_time() - start
    finally:
        gc.enable()


def costs_as_its_size(work_of: Callable[[int], Work], few: int, many: int) -> bool:
    """Whether the work of so many costs nearer to their number than to its square.

    work_of: makes the work of a number, which is timed apart from the making. Other work on the
    machine only adds, and never to each of several tries alike: the least of them counts.
    """
    least_of_few = least_of_many = float("inf")
    for _ in range(_TRIES):
        least_of_few = min(least_of_few, cpu_seconds(work_of(few)))
        least_of_many = min(least_of_many, cpu_seconds(work_of(many)))
        if least_of_many < least_of_few * (many / few) ** _BETWEEN:
            return True
    return False
