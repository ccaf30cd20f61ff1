"""What holds for every test: no item may meet a fault of ours that the test did not plant."""

import os
from collections.abc import Iterator

import pytest

from archive import boundary

PLANTED = "plants_faults"


@pytest.fixture(autouse=True, scope="session")
def _no_wait_for_the_disk() -> Iterator[None]:
    """What a power cut would lose no test can see; programs that tests start and kill do sync."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        yield


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
