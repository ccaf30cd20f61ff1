"""One person of a release, with every place where the text prints a form of the name."""

from dataclasses import dataclass, field

from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.names.whole_names import significant
from archive.models import Span


@dataclass(slots=True, eq=False)
class NamedPerson:
    """One person of a release. name: the fullest form printed, without title, party and middle
    initials; a title and a surname where the text prints no more. words: as they are looked up.
    position: where the post is printed. cut: a surname alone, where the text prints more that could
    not be read, as a scanner's 'ANDREW R OBB'. initials, generations: what the first `noted` of its
    runs print between and behind the names, by which a namesake is told.
    """

    name: str
    words: tuple[str, ...]
    runs: list[Run] = field(default_factory=list)
    position: Span | None = None
    genders: set[str] = field(default_factory=set)
    cut: bool = False
    has_namesake: bool = False
    initials: set[str] = field(default_factory=set)
    generations: set[str] = field(default_factory=set)
    noted: int = 0

    def is_whole(self, run: Run) -> bool:
        """Whether a run prints first name and surname: 'Di NAME' is a surname of two words."""
        return len(run.name) > 1 and (
            run.words[0] == self.words[0] or len(significant(run)) == len(self.words)
        )

    @property
    def titles(self) -> set[str]:
        """Every plain word that stands as a title before a form of the name."""
        return {word.plain for run in self.runs for word in run.title}
