"""What holds for every test: no item may meet a fault of ours that the test did not plant."""

from collections.abc import Iterator

import pytest

from archive import boundary

PLANTED = "plants_faults"


@pytest.fixture(autouse=True)
def _no_fault_of_ours(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """The boundary lets a run go on; a test must not go on with it."""
    yield
    met = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.name == boundary.__name__
    ]
    if request.node.get_closest_marker(PLANTED) is None:
        assert met == [], "an item met a fault of ours"
    else:
        assert met, "the fault that this test plants was not met"
