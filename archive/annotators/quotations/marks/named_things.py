"""Whether what stands between marks is the name of something: a title, a term, a slogan."""

import re
from collections.abc import Sequence
from enum import StrEnum

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.speakers.place import Attribution, Place
from archive.annotators.quotations.speakers.subject import SpeakerKind

_NUMBERED = 3
"""Items of 'Step 2:'; so many digits are a year or an amount."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d[a-d]?")


class NotSpeech(StrEnum):
    """Why a marked passage is no quotation; shown beside the count of such passages."""

    NAMED_THING = "the name of something"
    TITLE = "a title"
    TERM = "a word or two, not said by anybody"
    PHRASE = "part of a sentence, not said by anybody named"
    STATUTE = "words of a rule"


class ThingReader:
    """Reads the words beside the marks that name what stands between them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def of(
        self,
        marked: str,
        items: Sequence[Item],
        place: Place,
        attribution: Attribution | None,
        is_speech: bool,
    ) -> NotSpeech | None:
        """What it is that is named. is_speech: a verb of speech says that it is none."""
        if self._is_wording(items, place) or (not is_speech and self._named_before(items, place)):
            return NotSpeech.NAMED_THING
        if place.few and self._addressed(marked, items, place):
            return NotSpeech.NAMED_THING
        if not is_speech and self._has_author(marked, items, place):
            return NotSpeech.TITLE
        if self._made_up(items, place) and not (attribution and attribution.rule == "cue-right"):
            return NotSpeech.TERM
        unsaid = attribution is None or attribution.rule == "colon"
        if self._listed(attribution, items, place) or (unsaid and _is_numbered(items, place)):
            return NotSpeech.TITLE
        if place.few and self._is_subject(marked, items, place):
            return NotSpeech.TERM
        if place.few and self._acts(marked, items, place, attribution):
            return NotSpeech.TERM
        return None

    def of_few(
        self, marked: str, words: Sequence[str], items: Sequence[Item], place: Place, direct: bool
    ) -> NotSpeech | None:
        """The same by its capitals. direct: a verb of speech stands right beside the marks."""
        if not direct and self._named_behind(marked, items, place):
            return NotSpeech.NAMED_THING
        if place.few and self._is_owned_name(words, items, place):
            return NotSpeech.TITLE
        if not direct and in_title_case(words, self._lexicon.small_words):
            return NotSpeech.TITLE
        return None

    def _has_author(self, marked: str, items: Sequence[Item], place: Place) -> bool:
        """'an article in the Times, “…,” by NAME'."""
        behind = items[place.behind : place.behind + 2]
        by = len(behind) > 1 and behind[0].plain in self._lexicon.agents
        inside = marked.rstrip()[-1:] not in ".!?" and place.first > place.left
        return by and inside and behind[1].kind in (ItemKind.PERSON, ItemKind.BODY)

    def _is_wording(self, items: Sequence[Item], place: Place) -> bool:
        """'on the theme: “Wells for all”, said the mayor'."""
        at = self._before_signs(items, place)
        words = [item.plain for item in items[max(place.left, at - 2) : at + 1]]
        return self._lexicon.mottoes.ends_before(words, len(words))

    def _before_signs(self, items: Sequence[Item], place: Place) -> int:
        at = place.first - 1
        while at >= place.left and items[at].plain in ",:(":
            at -= 1
        return at

    def _named_before(self, items: Sequence[Item], place: Place) -> bool:
        at = self._before_signs(items, place)
        if at < place.left:
            return False
        # 'the motto of “…”', 'referred to as the “…”'
        small = self._lexicon.named_of | self._lexicon.articles
        if at > place.left and items[at].plain in small and at == place.first - 1:
            named = self._lexicon.named_as if items[at].plain in self._lexicon.articles else None
            above = [item.plain for item in items[max(place.left, at - 4) : at]]
            phrases = named or self._lexicon.things
            noun = items[at - 1].kind is not ItemKind.VERB
            return noun and phrases.ends_before(above, len(above))
        words = [
            plain(word)
            for item in items[max(place.left, at - 3) : at + 1]
            for word in item.plain.split()
        ]
        lexicon = self._lexicon
        return bool(words) and (
            lexicon.things.ends_before(words, len(words))
            or lexicon.according.ends_before(words, len(words))
        )

    def _addressed(self, marked: str, items: Sequence[Item], place: Place) -> bool:
        """'NAME told “Any Programme” that …': to whom, not what."""
        before = items[place.first - 1].plain if place.first > place.left else ""
        addresses = bool(before) and self._lexicon.addressing.length_at([before], 0) > 0
        return addresses and marked.rstrip()[-1:] not in (",", ".", "!", "?")

    def _made_up(self, items: Sequence[Item], place: Place) -> bool:
        """'a tutor asks a question, for example “…”'."""
        before = [item.plain for item in items[max(0, place.first - 4) : place.first]]
        while before and before[-1] in (",", ":"):
            before.pop()
        return self._lexicon.examples.ends_before(before, len(before))

    def _listed(self, attribution: Attribution | None, items: Sequence[Item], place: Place) -> bool:
        """'Author, N. 1986, “…”', 'Author (2002) “…”': in a list of works."""
        if attribution is not None and attribution.rule != "fragment":
            return False
        at = place.first - 1
        while at >= 0 and items[at].plain in (",", ")", ".", ":"):
            at -= 1
        return (
            0 < at < place.first - 1
            and bool(_YEAR.fullmatch(items[at].plain))
            and (items[at - 1].plain in ("(", ",", ".") or items[at - 1].run is not None)
        )

    def _is_subject(self, marked: str, items: Sequence[Item], place: Place) -> bool:
        """'NAME suggested that “outsourcing” of jobs would …': the clause is about a term."""
        if place.first <= place.left or marked.rstrip()[-1:] in ",.!?…":
            return False
        clause = items[place.first - 1].plain in self._lexicon.that
        behind = items[place.behind] if place.behind < len(items) else None
        return clause and behind is not None and behind.kind is not ItemKind.SIGN

    def _acts(
        self, marked: str, items: Sequence[Item], place: Place, attribution: Attribution | None
    ) -> bool:
        """'“Init” provides a command': what stands between marks is the subject of the verb."""
        subject = attribution.subject if attribution else None
        if attribution is None or subject is None or not attribution.rule.startswith("cue-right"):
            return False
        beside = attribution.cue in items[place.behind : place.behind + 1]
        person = subject.kind in (SpeakerKind.HUMAN, SpeakerKind.PRONOUN)
        return beside and not person and marked.rstrip()[-1:].isalnum()

    def _named_behind(self, marked: str, items: Sequence[Item], place: Place) -> bool:
        """'the “Clean Rivers” campaign', '“Any Title” (Act of 2004)'."""
        if marked.rstrip()[-1:] in ",.!?" or place.behind >= len(items):
            return False
        word = items[place.behind]
        if word.kind is ItemKind.SIGN:
            return False
        return self._lexicon.things.length_at([word.plain.split()[0]], 0) > 0 and word.plain != "as"

    def _is_owned_name(self, words: Sequence[str], items: Sequence[Item], place: Place) -> bool:
        """'Under its “Fair Deal,” the bank said': a name of two words behind an article."""
        before = items[place.first - 1].plain if place.first > place.left else ""
        return before in self._lexicon.determiners and in_title_case(
            words, self._lexicon.small_words
        )


def in_title_case(words: Sequence[str], small: frozenset[str]) -> bool:
    """Nearly all words but small ones in capitals, and more than one of them."""
    bare = [word.strip("“”‘’\"'()[],.;:!?") for word in words]
    longer = [
        word
        for word in bare
        if len(word) > 2 and word.lower() not in small and not word[0].isdigit()
    ]
    capitals = [word for word in longer if word[:1].isupper()]
    return len(longer) > 1 and len(capitals) >= 0.8 * len(longer)


def _is_numbered(items: Sequence[Item], place: Place) -> bool:
    """'Step #2: “…”', 'Chapter 4: “…”': the heading of a part, by its number."""
    before = items[max(place.left, place.first - _NUMBERED) : place.first]
    colon = len(before) == _NUMBERED and before[-1].plain == ":"
    noun = before[0].kind is ItemKind.WORD or before[0].plain == "#" if colon else False
    return noun and before[1].plain.isdigit() and len(before[1].plain) < _NUMBERED
