"""Posts are found where one long pattern of them would find them."""

from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.posts.post_finder import PostFinder
from archive.annotators.quotations.posts.post_patterns import PostPatterns
from archive.config import data_folder
from tests.archive.annotators.test_speech_posts import POSTS
from tests.archive.knowledge import DEMO

FINDER = PostFinder(["chief", "chief of staff", "u.s. attorney", "chargé d'affaires"], ["minister"])
TEXTS = [
    "The Chief of Staff, the co-chief and CHIEF Chief of staff officer, chiefs, Chief-of",
    "U.S. attorney and u.s. Attorneys, Chargé d’affaires, chargé d'affaires ad interim",
    "Verkehrsminister, Minister, Ministern, der Verkehrsminister-Chief",
    "",
]


def test_the_finds_are_those_of_the_pattern() -> None:
    languages = DEMO.languages
    posts = PostPatterns(languages, Lexicon(languages, languages)).post
    written = [text.read_text(encoding="utf-8") for text in (data_folder() / "gold").rglob("*.txt")]
    for finder, texts in ((FINDER, TEXTS), (posts, [*TEXTS, *written, *(row[0] for row in POSTS)])):
        for text in texts:
            spans = [post.span() for post in finder.finditer(text)]
            assert spans == [post.span() for post in finder.pattern.finditer(text)]
            first = finder.search(text)
            assert (first.span() if first else None) == (spans[0] if spans else None)


def test_a_part_of_a_text_is_read_as_the_pattern_reads_it() -> None:
    text = TEXTS[0]
    for begin in range(0, len(text), 3):
        spans = [post.span() for post in FINDER.finditer(text, begin, len(text) - 4)]
        pattern = FINDER.pattern.finditer(text, begin, len(text) - 4)
        assert spans == [post.span() for post in pattern]
