"""The measure of growth tells a cost by the size from one by its square."""

from collections.abc import Callable

import pytest

from tests.growth import costs_as_its_size


def by_the_size(number: int) -> Callable[[], object]:
    return lambda: sum(range(number * 500))


def by_the_square(number: int) -> Callable[[], object]:
    return lambda: [sum(range(number)) for _ in range(number)]


@pytest.mark.parametrize(("work_of", "linear"), [(by_the_size, True), (by_the_square, False)])
def test_growth_is_told(work_of: Callable[[int], Callable[[], object]], linear: bool) -> None:
    assert costs_as_its_size(work_of, 200, 1600) is linear
