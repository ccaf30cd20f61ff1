"""Limits of a process: they hold where they were set, and within those that it was started with."""

import resource

from archive.process_limits import cpu_seconds, used_seconds


def test_seconds_of_a_page_end_with_it() -> None:
    before = resource.getrlimit(resource.RLIMIT_CPU)
    with cpu_seconds(7):
        soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    assert used_seconds() + 7 <= soft <= used_seconds() + 9
    assert resource.getrlimit(resource.RLIMIT_CPU) == (hard, hard)
    assert hard == before[1]
