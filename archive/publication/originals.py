"""Whether the bytes of a page show phones or mail addresses, in whatever way it writes them."""

import re
from collections.abc import Sequence
from html import unescape
from urllib.parse import unquote

from archive.config import data_folder
from archive.decoding.decode import decode
from archive.decoding.mhtml import is_saved_mail
from archive.errors import DescribeError
from archive.knowledge.common_words import charset_words
from archive.records import StoredCapture
from archive.redaction import Reach

_TAG = re.compile(r"<[^<>]*>")


def shows_contacts(capture: StoredCapture, content: bytes, reaches: Sequence[Reach]) -> bool:
    """Whether a reader of the bytes, or of their source, finds a phone or a mail address. What
    cannot be read, or is packed in a mail message, is not cleared: True.

    reaches: of the releases that the bytes carry.
    """
    if is_saved_mail(content):
        return True
    try:
        words = charset_words(data_folder() / "languages")
        source = decode(content, capture.declared_type or None, words).text
    except DescribeError:
        return True
    plain = unquote(unescape(source))
    # Letters split over tags join; words on both sides of one must not.
    forms = (plain, _TAG.sub("", plain), _TAG.sub(" ", plain))
    return any(reach.stands_in(form) for reach in reaches for form in forms)
