"""The signs by which bytes show that they are no page of text."""

import re

_OPENING = 1024
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|table|p|div)[\s>/]", re.I)


def is_pdf(content: bytes) -> bool:
    """Whether bytes are a PDF file, which may stand behind up to a kilobyte of others (ISO 32000);
    a page that speaks of one is none."""
    head = content[:_OPENING]
    return b"%PDF-" in head and not _PAGE.search(head)
