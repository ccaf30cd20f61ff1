"""Limits of what this process may use, within those that it was started with."""

import resource


def limit(kind: int, most: int) -> None:
    """Set the soft limit of a kind (resource.RLIMIT_CPU and others), which is never raised over the
    hard one: who started the program with a lower one (`ulimit`) meant it."""
    hard = resource.getrlimit(kind)[1]
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (soft, hard))
