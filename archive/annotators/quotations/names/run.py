"""Words in capitals that stand side by side."""

from dataclasses import dataclass, field

from archive.annotators.quotations.words import Word


@dataclass(slots=True)
class Run:
    """Words in capitals side by side, as the title before a name, the name, what belongs to it.

    first, last: numbers of the words in the block, the last excluded; with suffix and party.
    title: words of a post or of courtesy; lead: words between that and the name that are neither
    ('State' in 'Secretary of State NAME'). name: empty in a post without a name.
    body: it holds a word of bodies, places or acts, so that it names no person.
    """

    first: int
    last: int
    title: tuple[Word, ...]
    lead: tuple[Word, ...]
    name: tuple[Word, ...]
    courtesy: bool = False
    post: bool = False
    body: bool = False
    suffixed: bool = False
    possessive: bool = False
    the_before: bool = False
    headline: bool = False
    start: int = 0
    end: int = 0
    person: "object" = field(default=None)
    _named: tuple[Word, ...] | None = field(default=None, init=False, repr=False, compare=False)
    _words: tuple[str, ...] = field(default=(), init=False, repr=False, compare=False)

    @property
    def runs_on(self) -> bool:
        """Whether words of what stands before are run into it: 'State NAME', 'Health H.E. NAME'."""
        return bool(self.lead) or (self.courtesy and not self.post and len(self.title) > 1)

    @property
    def words(self) -> tuple[str, ...]:
        if self._named is not self.name:  # asked for often, and the name may be taken away
            self._named, self._words = self.name, tuple(word.plain for word in self.name)
        return self._words
