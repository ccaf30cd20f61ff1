"""Whose words are told without a verb of speech: 'NAME’s famous words, “…”', 'For NAME, “…”'."""

from collections.abc import Sequence

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.noun_phrases.clauses import SubjectReader
from archive.annotators.quotations.speakers.place import Attribution, Place
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject, speaking


class HolderReader:
    """Reads the words before a marked span."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._subjects = SubjectReader(lexicon)

    def words_of(self, items: Sequence[Item], place: Place) -> Attribution | None:
        """'NAME’s famous words, “…”'."""
        at = place.first
        while at > place.left and items[at - 1].plain in (",", ":"):
            at -= 1
        noun = items[at - 1] if at > place.left and at < place.first else None
        if noun is None or noun.plain not in self._lexicon.wordings:
            return None
        for number in range(max(place.left, at - 4), at - 1):
            item = items[number]
            if any(sign.kind is ItemKind.SIGN for sign in items[number + 1 : at - 1]):
                continue  # 'NAME’s position, saying: “…”'
            if item.kind is ItemKind.PERSON and item.possessive:
                return Attribution("quoting", speaking(SpeakerKind.HUMAN, (item,)))
            if item.possessive and items[number - 1].plain in self._lexicon.determiners:
                owner = (items[number - 1], item)  # 'his grandmother’s words'
                return Attribution("quoting", speaking(SpeakerKind.ROLE, owner))
        return None

    def opinion(self, items: Sequence[Item], place: Place) -> Attribution | None:
        """'For NAME, “…”', 'Für NAME ist der Damm „…“': who holds it."""
        if place.few or items[place.left].plain not in self._lexicon.opinion:
            return None
        subject = self._subjects.behind(items, place.left + 1, place.first)
        if subject is None or not (subject.kind is SpeakerKind.HUMAN or self._is_role(subject)):
            return None
        between = [item for item in items[place.left : place.first] if item.start >= subject.end]
        others = any(item.kind in (ItemKind.PERSON, ItemKind.VERB) for item in between)
        plain = subject.kind is SpeakerKind.HUMAN or items[place.first - 1].plain == ","
        return Attribution("opinion", subject) if plain and not others else None

    def _is_role(self, subject: Subject) -> bool:
        """'Pour la toxicologue, «…»'; not 'For the long run, “…”'."""
        definite = subject.mentions[0].plain in self._lexicon.articles
        return definite and any(item.kind is ItemKind.ROLE for item in subject.mentions)
