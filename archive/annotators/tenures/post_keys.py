"""Posts as they are printed: which two are one, and which is the beginning of which."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.folding import fold

_BEHIND_A_SPACE = "!"
"""The sign that follows the space."""


def post_key(post: str, small: AbstractSet[str]) -> str:
    """By which a post is known however it is printed: its telling words, folded, in the order of
    letters."""
    return " ".join(sorted(word for word in fold(post).split() if word not in small))


def small_words(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    """The words that tell nothing in any language."""
    return frozenset(joined(knowledge.languages, lambda language: language.small_words))


class PostKeys:
    """The keys of some posts, given each with a printing."""

    def __init__(self, printed: Mapping[str, str]) -> None:
        self._printed = sorted((fold(post), key) for key, post in printed.items() if key)
        self._keys = dict(self._printed)

    def longer(self, post: str) -> Iterator[str]:
        """Of those that begin with the words of a folded post and have more."""
        start = bisect_left(self._printed, (f"{post} ", ""))
        end = bisect_left(self._printed, (f"{post}{_BEHIND_A_SPACE}", ""))
        return (key for _, key in self._printed[start:end])

    def shorter(self, post: str) -> Iterator[str]:
        """Of those with whose words a folded post begins."""
        words = post.split()
        beginnings: Iterable[str] = (" ".join(words[:number]) for number in range(1, len(words)))
        return (self._keys[each] for each in beginnings if each in self._keys)
