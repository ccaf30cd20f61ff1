"""From the bytes of a capture to its page: decoded, parsed, with what a profile is chosen by."""

from collections.abc import Callable
from typing import cast

from archive.decoding.decode import Decoded, decode
from archive.decoding.likeness import CharsetWords
from archive.decoding.mhtml import is_saved_mail, read_saved_mail
from archive.decoding.signs import is_pdf
from archive.decoding.wayback import strip_replay_rewriting
from archive.html.page import Page, parse_page
from archive.knowledge.common_words import telling_words
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import BROKEN_OFF, MAY_BE_GARBLED, Capture
from archive.parsers.plain import page_of_plain_text
from archive.profiles.matching import PageSignature
from archive.registry import resolve

_PDF_TEXT = "archive.decoding.pdf:text_of"
"""Loaded where a PDF file is met: few archives hold any."""


def signature_of(capture: Capture, knowledge: KnowledgeSnapshot) -> PageSignature:
    """What a profile is chosen by. Raises DescribeError where the page cannot be parsed."""
    decoded = decoded_of(capture, knowledge)
    source, _ = strip_replay_rewriting(decoded.text)
    return page_signature(page_of(capture, source))


def decoded_of(capture: Capture, knowledge: KnowledgeSnapshot) -> Decoded:
    if is_pdf(capture.content):
        text_of = cast(Callable[[bytes], str], resolve(_PDF_TEXT))
        return Decoded(text_of(capture.content), "pdf", "text-layer")
    return decode(*_page_bytes(capture), knowledge.derived(_charset_words))


def _charset_words(knowledge: KnowledgeSnapshot) -> CharsetWords:
    return telling_words(knowledge.languages)


def page_of(capture: Capture, source: str) -> Page:
    if is_plain(capture):
        return page_of_plain_text(source, capture.url, capture.moment)
    return parse_page(source, capture.url, capture.moment)


def is_plain(capture: Capture) -> bool:
    """Whether it is a text without markup: a text file, the text layer of a PDF file."""
    plain = (capture.declared_type or "").startswith("text/plain")
    return plain or is_pdf(capture.content)


def doubts_of_source(capture: Capture) -> list[str]:
    """What the source says against the bytes themselves."""
    known = (BROKEN_OFF, MAY_BE_GARBLED)
    return [doubt for doubt in known if any(note.startswith(doubt) for note in capture.notes)]


def _page_bytes(capture: Capture) -> tuple[bytes, str | None]:
    """The bytes of the page itself and its declared type: out of a saved mail, its page."""
    if is_saved_mail(capture.content) and (mail := read_saved_mail(capture.content)):
        return mail.content, mail.content_type
    return capture.content, capture.declared_type


def page_signature(page: Page) -> PageSignature:
    year = page.moment.year if page.moment else None
    return PageSignature(page.host, page.path, year, page.source, page.tree)
