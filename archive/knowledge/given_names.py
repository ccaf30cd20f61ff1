"""First names that one person may go by, and titles that stand before a name, of all languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.knowledge.languages import Language, joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.folding import fold


@dataclass(frozen=True, slots=True)
class GivenNames:
    """forms: of a first name those that stand for it, itself left out. titles: folded words."""

    forms: Mapping[str, frozenset[str]]
    titles: frozenset[str]

    def of(self, name: str) -> frozenset[str]:
        """What two first names share where one person may go by both."""
        return self.forms.get(name, frozenset()) | {name}

    def without_titles(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a name behind its titles; its last word stays whatever it is."""
        while len(words) > 1 and words[0] in self.titles:
            words = words[1:]
        return words


def given_names(knowledge: KnowledgeSnapshot) -> GivenNames:
    """What the languages know."""
    forms: dict[str, set[str]] = {}
    for language in knowledge.languages:
        for name, form in _forms(language):
            forms.setdefault(fold(name), set()).add(fold(form))
    titles = {
        word for title in joined(knowledge.languages, _titles) for word in fold(title).split()
    }
    first_names = {fold(name) for name in joined(knowledge.languages, _given)}
    return GivenNames(
        {name: frozenset(several) for name, several in forms.items()},
        frozenset(titles - first_names),
    )


def _forms(language: Language) -> Iterator[tuple[str, str]]:
    yield from language.names.short_forms.items()
    for group in language.names.nicknames:
        yield from ((name, group[0]) for name in group)


def _given(language: Language) -> Iterator[str]:
    yield from language.names.given


def _titles(language: Language) -> Iterator[str]:
    yield from language.names.courtesy
    yield from language.names.abbreviations
    yield from language.posts.words
    yield from language.offices.senders.members_before
