"""Whom the sentence of a quotation makes speak where no verb of speech stands beside the marks."""

from collections.abc import Sequence

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.noun_phrases.clauses import SubjectReader
from archive.annotators.quotations.speakers.place import Attribution, Place
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject

_LONGEST_APPOSITION = 16
_FEWEST_BEHIND, _MOST_BEHIND = 2, 8


class SentenceReader:
    """Reads the rest of the sentence, and the one behind it."""

    def __init__(self, lexicon: Lexicon, subjects: SubjectReader) -> None:
        self._lexicon = lexicon
        self._subjects = subjects

    def of(self, items: Sequence[Item], place: Place) -> Attribution | None:
        """The first rule that fires."""
        if place.ended:
            return self.comma(items, place)
        return self.end(items, place) or self.fragment(items, place)

    def comma(self, items: Sequence[Item], place: Place) -> Attribution | None:
        """'NAME underscored the need for boats, “We …”': the sentence goes on with his words."""
        before = items[place.left : place.first]
        if place.few or not before or before[-1].plain != ",":
            return None
        subject = self._subjects.first_of(items, place.left, place.first)
        others = {person for item in before for person in item.people if not item.possessive}
        return Attribution("comma", subject) if _is_named(subject) and len(others) == 1 else None

    def fragment(self, items: Sequence[Item], place: Place) -> Attribution | None:
        """Words of somebody inside a sentence about them: whom it makes its subject."""
        subject = self._subjects.first_of(items, place.left, place.first)
        if subject is None or not _is_named(subject) or place.few:
            return None
        before = [item for item in items[place.left : place.first] if item.end <= subject.start]
        # 'added that NAME had gained “…”': who adds it speaks.
        is_added = any(item.kind is ItemKind.VERB for item in before)
        return None if is_added else Attribution("fragment", subject)

    def end(self, items: Sequence[Item], place: Place) -> Attribution | None:
        """'“…” for all of Tete, NAME said.', '“…,” but not for long, says the mayor, NAME, …'."""
        end = place.right
        if end < len(items) and items[end - 1].plain != ".":
            return None  # other marks stand before the end
        end -= end > place.behind and items[end - 1].plain == "."
        for at in range(place.behind + 1, end - 1):
            if items[at].plain == ",":
                attribution = self._inverted(items, at + 1, end) or self._last(items, at + 1, end)
                if attribution is not None:
                    return attribution
        return None

    def afterwards(self, items: Sequence[Item], at: int) -> Attribution | None:
        """'That was how NAME put it': the sentence behind the quotation begins here."""
        plains = [word for item in items[at : at + 6] for word in item.plain.split()]
        words = self._lexicon.afterwards.length_at(plains, 0) if plains else 0
        size = 0
        while words > 0:  # 'ha detto' is one item
            words -= len(items[at + size].plain.split())
            size += 1
        subject = self._subjects.behind(items, at + size, len(items)) if size else None
        subject = subject or self._remarking(items, at)
        return Attribution("afterwards", subject) if _is_named(subject) else None

    def _remarking(self, items: Sequence[Item], begin: int) -> Subject | None:
        """'NAME made these remarks at the gate', 'NAME, the mayor, said this in Tete'."""
        end = min(len(items), begin + _LONGEST_APPOSITION)
        plains = [item.plain for item in items[begin:end]]
        for at in range(1, len(plains)):
            size = self._lexicon.remarked.length_at(plains, at)
            behind = items[begin + at + size : begin + at + size + 1]
            # 'NAME said this was unfair'
            whole = all(item.kind is ItemKind.SIGN or self._places(item) for item in behind)
            if size and whole:
                return self._subjects.before(items, begin, begin + at)
        return None

    def _places(self, item: Item) -> bool:
        """Whether a word begins to tell when or where."""
        lexicon = self._lexicon
        joins = lexicon.prepositions | lexicon.conjunctions | lexicon.weekdays
        return item.plain in joins - lexicon.joins

    def _inverted(self, items: Sequence[Item], verb: int, end: int) -> Attribution | None:
        """'says the mayor, NAME'."""
        if items[verb].kind is not ItemKind.VERB:
            return None
        subject = self._subjects.behind(items, verb + 1, end)
        return Attribution("end-of-sentence", subject, items[verb]) if _is_named(subject) else None

    def _last(self, items: Sequence[Item], begin: int, end: int) -> Attribution | None:
        """'NAME said', 'he said in a statement', 'NAME told the radio', and nothing behind it."""
        subject = self._subjects.behind(items, begin, end)
        verbs = (at for at in range(begin + 1, end) if items[at].kind is ItemKind.VERB)
        verb = next(verbs, -1)
        if subject is None or verb < 0 or items[verb].start < subject.end:
            return None
        if not self._reaches(items[begin:verb], subject) or not self._ends(items[verb:end]):
            return None
        return Attribution("end-of-sentence", subject, items[verb])

    def _ends(self, behind: Sequence[Item]) -> bool:
        """Whether behind a verb stands when, where or to whom something was said, not what."""
        if len(behind) < _FEWEST_BEHIND:
            return True
        addresses = self._lexicon.addressing.length_at([behind[0].plain], 0) > 0
        beside = behind[1].plain in self._lexicon.prepositions | self._lexicon.auxiliaries
        return len(behind) < _MOST_BEHIND and (addresses or beside)

    def _reaches(self, items: Sequence[Item], subject: Subject) -> bool:
        """Whether only what belongs to the subject stands between it and the verb."""
        between = [item for item in items if item.start >= subject.end]
        words = [item for item in between if item.plain not in self._lexicon.auxiliaries]
        apposed = bool(words) and words[0].plain == "," == words[-1].plain
        return not words or (apposed and len(words) < _LONGEST_APPOSITION)


def _is_named(subject: Subject | None) -> bool:
    return subject is not None and subject.kind is SpeakerKind.HUMAN
