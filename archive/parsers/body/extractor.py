"""What trafilatura takes for the main text of a page, whole or not at all.

It goes on without an extraction of its own that raises, and logs what was raised. Where that is a
lack of memory the text would hang on what else the process holds: a page described twice might come
out in two ways. So the warning is raised again, and the page is told to be too costly.
"""

import logging

import trafilatura
from lxml.html import HtmlElement

_LOGGERS = ("trafilatura.core", "trafilatura.external", "trafilatura.utils")


class _NoMemoryMissing(logging.Filter):
    """Raises the MemoryError that a record tells of."""

    def filter(self, record: logging.LogRecord) -> bool:
        arguments = record.args if isinstance(record.args, tuple) else ()
        for argument in arguments:
            if isinstance(argument, MemoryError):
                raise argument
        return True


for _name in _LOGGERS:
    logging.getLogger(_name).addFilter(_NoMemoryMissing())


def extract_of(tree: HtmlElement) -> str:
    """The main text, a line a block; "" where there is none. The tree stays as it is.

    Raises MemoryError where there is too little for any of the extractions that are compared.
    """
    # It copies a tree that it is handed, and works on that copy.
    return trafilatura.extract(tree, include_comments=False) or ""
