"""First names of languages, in the cases that they print them in."""

from collections.abc import Iterator

from archive.knowledge.languages import Language

_DOUBLE = 2
_LAST_VOWELS = "аяйьa"


class FirstNames(frozenset[str]):
    """First names in small letters; 'eva-marie' is one too, where both its parts are."""

    def __contains__(self, word: object) -> bool:
        if super().__contains__(word):
            return True
        parts = word.split("-") if isinstance(word, str) and "-" in word else []
        return len(parts) == _DOUBLE and self.issuperset(parts)


def given_forms(language: Language) -> Iterator[str]:
    """The first names of a language, in every case that it prints them in."""
    yield from language.names.given
    for name in language.names.given if language.names.endings else ():
        stem = name[:-1] if name[-1:] in _LAST_VOWELS else name
        yield from (stem + ending for ending in language.names.endings)
