"""The process from which those that read sources and describe pages are forked."""

import multiprocessing
from multiprocessing.context import ForkServerContext

from archive.scratch import scratch


def fork_server() -> ForkServerContext:
    """It has no thread and no open store, and is started with the first process that anybody asks
    for; what describing compiles is made in it once, so whoever comes first has to say so."""
    scratch()  # its socket stands there
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["archive.describe.warm"])
    return context
