"""The body whose short form stands in brackets before a post: 'River Union (RU) Director NAME'."""

import re

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.posts.post_spans import before as _before
from archive.annotators.quotations.words import SHORT_FORM

_AT_END = re.compile(rf"\(({SHORT_FORM})\)\s+$")
_MOST_WORDS = 10
_NEAR = 160


def body_before(post: int, text: str, lexicon: Lexicon) -> int:
    """Where the body's name begins: at the first word that begins with the letter of its short
    form; where the post does if there is none."""
    near = _before(text, post, _NEAR)
    short = _AT_END.search(near)
    words = near[: short.start()].split() if short else []
    # 'They passed the River Act (RA) Sen. NAME announced'
    if short is None or not words or plain(words[-1]) in lexicon.laws:
        return post
    begin = post
    small = lexicon.place_after | lexicon.joins | lexicon.articles
    for word in reversed(list(re.finditer(r"\S+\s+", near[: short.start()]))[-_MOST_WORDS:]):
        bare = word[0].strip()
        if not bare[0].isupper() and plain(bare) not in small:
            break
        if bare[-1] in ",.;:":
            break
        if bare[0] == short[1][0] and plain(bare) not in lexicon.openers:
            begin = post - len(near) + word.start()
    return begin
