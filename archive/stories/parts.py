"""A part of a page, with what shows that it is a release of its own."""

from dataclasses import dataclass

from archive.stories.bounds import Story
from archive.stories.signs import Sign


@dataclass(frozen=True, slots=True)
class Part:
    """A story, with the signs that it is one of its own. full: rather than a teaser."""

    story: Story
    signs: frozenset[Sign]
    full: bool

    @property
    def is_strong(self) -> bool:
        """Whether it has what posts and comments have not."""
        return self.full and bool(self.signs - {Sign.DAY})
