"""Who a line before a colon says that words are of: 'NAME: “…”', 'From NAME, Director: “…”'."""

from collections.abc import Sequence

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.noun_phrases.clauses import SubjectReader
from archive.annotators.quotations.speakers.place import Attribution, Place
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject

_BULLETS = ("-", "–", "—", "•", "*")


class LabelReader:
    """Reads what stands between the beginning of a sentence and its colon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._subjects = SubjectReader(lexicon)

    def of(self, items: Sequence[Item], place: Place) -> Attribution | None:
        """None where no colon stands before the span."""
        if place.first == place.left or items[place.first - 1].plain != ":":
            return None
        announced = self._announced(items, place)
        if announced is not None:
            return announced
        at = place.left
        lexicon = self._lexicon
        # 'Dazu NAME: „…“'
        signs = lexicon.statements | lexicon.prepositions | lexicon.conjunctions
        while at < place.first and (items[at].plain in signs or items[at].plain in _BULLETS):
            at += 1
        subject = self._subjects.behind(items, at, place.first - 1)
        if subject is None or place.first - at > 24:
            return None
        numbered = any(
            item.plain.isdigit() or item.plain == "#" for item in items[at : place.first]
        )
        alone = subject.end >= items[place.first - 2].end and not numbered  # 'Step 4: “…”'
        alone = alone and self._is_named(subject)
        return Attribution(
            "label" if alone or self._apposed(items, at, place) else "colon", subject
        )

    def _is_named(self, subject: Subject) -> bool:
        """'The court: “…”', 'Guinness Books: “…”'; not 'The prompt was simple: “…”'."""
        if subject.kind is SpeakerKind.HUMAN:
            return True
        lexicon = self._lexicon
        known = lexicon.determiners | lexicon.documents | lexicon.prepositions | lexicon.joins
        plain = [item for item in subject.mentions if item.kind is ItemKind.WORD]
        return all(item.plain in known for item in plain)

    def _apposed(self, items: Sequence[Item], at: int, place: Place) -> bool:
        """'NAME, Mayor of Tete: “…”': a name, a comma, a post, and nothing that somebody does."""
        label = items[at : place.first - 1]
        named = label[0].kind is ItemKind.PERSON and not label[0].possessive
        post = any(item.kind is ItemKind.ROLE for item in label[1:])
        acts = (ItemKind.VERB, ItemKind.PARTICIPLE, ItemKind.PRONOUN)
        is_told_of = any(
            item.kind in acts
            or item.plain in self._lexicon.auxiliaries
            or item.plain in self._lexicon.relatives
            for item in label
        )
        if not named or is_told_of or len(label) <= 2:
            return False
        return (label[1].plain in (",", "(") and post) or self._placed(label)

    def _placed(self, label: Sequence[Item]) -> bool:
        """'Governor NAME of Tete: “…”'."""
        capitals = all(item.kind in (ItemKind.BODY, ItemKind.PERSON) for item in label[2:])
        return label[1].plain in self._lexicon.prepositions and capitals

    def _announced(self, items: Sequence[Item], place: Place) -> Attribution | None:
        """'NAME issued the following statement on …: “…”'."""
        sentence = range(place.first - 1, place.left - 1, -1)
        noun = next((at for at in sentence if items[at].plain in self._lexicon.statements), -1)
        verb = next((at for at in range(noun - 1, place.left, -1) if self._issues(items, at)), -1)
        if noun < 0 or verb < 0:
            return None
        subject = self._subjects.before(items, place.left, verb)
        return Attribution("statement", subject, items[verb]) if subject else None

    def _issues(self, items: Sequence[Item], at: int) -> bool:
        return items[at].plain in self._lexicon.issues
