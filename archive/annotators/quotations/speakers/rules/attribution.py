"""Who says a marked span: the rules, in the order in which they are tried.

The order is that of measured work on news texts: dash, cue to the right, cue to the left, the
quotation before in the same paragraph, cue to the right behind a full stop, what the paragraph
names before. Each rule has a name; data/cues/attribution.yaml says what each has earned.
"""

from collections.abc import Sequence
from dataclasses import replace

from archive.annotators.quotations.items import Item, ItemKind, number_of
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.noun_phrases.clauses import SubjectReader
from archive.annotators.quotations.speakers.noun_phrases.said_clauses import (
    in_parenthesis,
    past_as_said,
)
from archive.annotators.quotations.speakers.noun_phrases.unsaid import UnsaidReader
from archive.annotators.quotations.speakers.noun_phrases.voices import VoiceReader
from archive.annotators.quotations.speakers.place import Attribution, Place
from archive.annotators.quotations.speakers.rules.holders import HolderReader
from archive.annotators.quotations.speakers.rules.labels import LabelReader
from archive.annotators.quotations.speakers.rules.sentences import SentenceReader
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject, pronoun

_MOST_BETWEEN, _FEW_BETWEEN = 16, 9
_MOST_ADDRESSEE = 7
_DASHES = ("—", "–", "-", "--", "―", "−")


class AttributionReader:
    """Tries the rules on one block's items."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._subjects = SubjectReader(lexicon)
        self._labels = LabelReader(lexicon)
        self._holders = HolderReader(lexicon)
        self._voices = VoiceReader(lexicon)
        self._sentences = SentenceReader(lexicon, self._subjects)
        self._unsaid = UnsaidReader(lexicon)

    def of(self, items: Sequence[Item], place: Place) -> Attribution | None:
        """The first rule that fires; None where nothing in the sentence says who speaks."""
        rules = (
            (self.dash, self.cue_left, self.cue_right)
            if place.ended
            else (self.dash, self.cue_right, self.cue_left)
        )
        for rule in rules:
            attribution = rule(items, place)
            if attribution is not None:
                called = self._called_before(attribution, items, place) or attribution
                return self._voices.spoken_for(called, items)
        return self._holders.opinion(items, place) or self._sentences.of(items, place)

    def afterwards(self, items: Sequence[Item], at: int) -> Attribution | None:
        """'That was how NAME put it': the sentence behind the quotation begins here."""
        return self._sentences.afterwards(items, at)

    def _called_before(
        self, right: Attribution, items: Sequence[Item], place: Place
    ) -> Attribution | None:
        """'Quoting NAME, who called the dam “…”, OTHER promised changes': that verb says more."""
        if right.rule != "cue-right" or right.cue is None:
            return None
        verb = number_of(right.cue, items)
        if self._says_no_more(items, verb, place.right):
            return None
        left = self._verb_left(items, place)
        named = left is not None and left.subject is not None
        return left if named and left and left.rule in ("cue-left", "cue-left-apart") else None

    def dash(self, items: Sequence[Item], place: Place) -> Attribution | None:
        """'“…” — NAME'."""
        at = place.behind
        if at + 1 >= len(items) or items[at].plain not in _DASHES:
            return None
        while at < len(items) and items[at].plain in _DASHES:
            at += 1
        if at >= len(items) or items[at].kind is not ItemKind.PERSON or items[at].possessive:
            return None
        after = items[at + 1].plain if at + 1 < len(items) else "."
        # '“…” — NAME in answer to a caller'
        placed = place.ended and after in self._lexicon.prepositions
        if after not in (",", ".", "(", ";", "“", '"') and not placed:
            return None
        return Attribution("dash", self._subjects.behind(items, at, at + 1))

    def cue_right(self, items: Sequence[Item], place: Place) -> Attribution | None:
        """'“…,” said NAME', '“…,” NAME said', '“…,” NAME, the mayor of Tete, said'."""
        at = place.behind + place.stopped
        while at < place.right and (
            items[at].plain in (",", *_DASHES) or items[at].plain in self._lexicon.auxiliaries
        ):
            at += 1
        at = past_as_said(items, at, place.right, self._lexicon)
        if at >= place.right:
            return None
        name = "cue-right-after-stop" if place.ended else "cue-right"
        according = self._according(items, at, place.right)
        if according:
            return Attribution(
                "according-to", self._subjects.behind(items, according, place.right), items[at]
            )
        if items[at].kind is ItemKind.INVERTED:
            return Attribution(name, pronoun(items[at]), items[at])
        if items[at].kind is ItemKind.VERB:
            return self._inverted(items, at, place, name)
        if self._is_name_alone(items, at, place):
            return Attribution("name-right", self._subjects.behind(items, at, place.right), None)
        return self._subject_verb(items, at, place, name)

    def cue_left(self, items: Sequence[Item], place: Place) -> Attribution | None:
        """'NAME said: “…”', 'NAME told reporters that … “…”', 'according to NAME, “…”'."""
        quoting = self._quoting(items, place)
        if quoting is None:
            return self._holders.words_of(items, place) or self._verb_left(items, place)
        attribution = self._verb_left(items, replace(place, first=quoting))
        return replace(attribution, rule="quoting") if attribution else None

    def _quoting(self, items: Sequence[Item], place: Place) -> int | None:
        """Where the words stand that are said for a mark: 'NAME said, quote, “…”'."""
        at = place.first
        while at > place.left and items[at - 1].plain in (",", ":", *_DASHES):
            at -= 1
        words = [item.plain for item in items[max(place.left, at - 3) : at]]
        for begin in range(len(words)):
            if self._lexicon.quoting.length_at(words, begin) == len(words) - begin:
                first = at - len(words) + begin
                while first > place.left and items[first - 1].plain == ",":
                    first -= 1
                return first if first > place.left else None
        return None

    def _verb_left(self, items: Sequence[Item], place: Place) -> Attribution | None:
        for at in range(place.first - 1, place.left - 1, -1):
            if self._according(items, at, place.first) and place.first - at < _MOST_BETWEEN:
                subject = self._subjects.behind(
                    items, at + self._according_size(items, at), place.first
                )
                if subject is not None:
                    return Attribution("according-to", subject, items[at])
            if items[at].kind is ItemKind.VERB:
                return self._verb_before(items, at, place)
            if items[at].kind is ItemKind.PARTICIPLE and place.first - at < _MOST_BETWEEN:
                subject = self._voices.cited(items, at) or self._subjects.first_of(
                    items, self._clause_start(items, place.left, at), at
                )
                return Attribution("participle", subject, items[at]) if subject else None
        return self._labels.of(items, place)

    def _inverted(
        self, items: Sequence[Item], verb: int, place: Place, name: str
    ) -> Attribution | None:
        subject = self._subjects.behind(items, verb + 1, place.right)
        subject = subject or self._unsaid.behind_adjunct(items, verb + 1, place.right)
        bare = self._ends_clause(items, verb + 1, place.right) or self._unsaid.behind(items, verb)
        if subject is None and not bare:
            return None
        return Attribution(name + ("-inverted" if subject else "-bare"), subject, items[verb])

    def _subject_verb(
        self, items: Sequence[Item], at: int, place: Place, name: str
    ) -> Attribution | None:
        subject = self._subjects.behind(items, at, place.right)
        if subject is None or self._is_term(items, at, place, subject):
            return None
        for number in range(at, min(place.right, at + 40)):
            item = items[number]
            of_another = items[number - 1].plain in self._lexicon.relatives
            if item.start < subject.end or of_another:  # 'the groups who claimed to know, said'
                continue
            if item.kind is ItemKind.VERB and self._voices.cited(items, number):
                return Attribution(name, self._voices.cited(items, number), item)
            if item.kind is ItemKind.VERB and self._turned(items, at, number):
                return Attribution("cue-right-nobody", self._agent(items, number, place), item)
            if item.kind is ItemKind.VERB and self._verb_follows(items[at:number], subject):
                tells = place.ended and not self._says_no_more(items, number, place.right)
                return None if tells else Attribution(name, subject, item)
            if item.plain in ";:":
                return None
        return None

    def _is_term(self, items: Sequence[Item], at: int, place: Place, subject: Subject) -> bool:
        """'With the “newly dug” Well of Tete, NAME said': words that go on are of a term."""
        goes_on = items[place.behind - 2].plain not in ",.!?…" and at == place.behind
        return place.few and goes_on and subject.start > items[at].start

    def _turned(self, items: Sequence[Item], begin: int, verb: int) -> bool:
        """Whether the subject of the verb did not say what stands beside it."""
        voices = self._voices
        return voices.is_denied(items, begin, verb) or voices.is_passive(items, begin, verb)

    def _agent(self, items: Sequence[Item], verb: int, place: Place) -> Subject | None:
        return self._voices.agent(items, verb, max(place.right, place.first))

    def _says_no_more(self, items: Sequence[Item], verb: int, end: int) -> bool:
        """Behind a full stop, 'NAME said the gate was shut' says something else; 'NAME said on
        Monday', 'NAME told reporters' do not."""
        behind = items[verb + 1 : end]
        if not behind or behind[0].kind is ItemKind.SIGN:
            return True
        lexicon = self._lexicon
        if lexicon.addressing.length_at([items[verb].plain], 0):
            return len(behind) < _MOST_ADDRESSEE
        return behind[0].plain in lexicon.prepositions or behind[0].plain in lexicon.auxiliaries

    def _verb_follows(self, items: Sequence[Item], subject: Subject) -> bool:
        """Whether between subject and verb stands only what belongs to the subject."""
        between = [item for item in items if item.start >= subject.end]
        words = [item for item in between if item.plain not in self._lexicon.auxiliaries]
        if not words:
            return True
        first = words[0]
        if first.plain in (",", "(", *_DASHES):
            return words[-1].plain in (",", ")", *_DASHES) or len(words) < 14
        return (
            first.plain in self._lexicon.prepositions
            or first.plain in self._lexicon.relatives
            or (first.plain in self._lexicon.joins)
        )

    def _verb_before(self, items: Sequence[Item], verb: int, place: Place) -> Attribution | None:
        between = [item for item in items[verb + 1 : place.first] if item.kind is not ItemKind.SIGN]
        last = items[place.first - 1].plain
        direct = all(item.plain in self._lexicon.that for item in between) or last == ":"
        if not direct and len(between) > _MOST_BETWEEN:
            return None
        begin = self._clause_start(items, place.left, verb)
        if self._turned(items, begin, verb):
            agent = self._agent(items, verb, place)
            return Attribution("cue-left" if agent else "cue-left-nobody", agent, items[verb])
        subject = self._subjects.before(items, begin, verb)
        if subject is None or subject.kind not in (SpeakerKind.HUMAN, SpeakerKind.PRONOUN):
            inverted = self._between(items, verb, place)
            # 'Gates are now the pride of Tete, says NAME, the mayor: “…”'
            behind = subject is None or items[verb - 1].plain == ","
            subject = inverted if inverted is not None and behind else subject
            direct = direct or (subject is inverted and inverted is not None)
        if subject is None and verb == begin and items[verb].plain in self._lexicon.calling:
            return None  # 'Called the “fourth arm”, …'
        if subject is None and (verb == begin or self._unsaid.before(items, begin, verb)):
            bids = items[verb].plain in self._lexicon.imperatives  # 'Say, “…”'
            return Attribution("cue-left-nobody" if bids else "cue-left-bare", None, items[verb])
        if subject is None:
            joined = direct or between[-1].plain in self._lexicon.that
            return Attribution("cue-left-nobody", None, items[verb]) if joined else None
        # 'NAME told the board about the gate that “…”': what is said begins behind 'that'.
        clauses = [at for at, item in enumerate(between) if item.plain in self._lexicon.that]
        near = len(between) - max(clauses, default=0) <= _FEW_BETWEEN
        apart = "cue-left-apart" if near else "cue-left-far"
        return Attribution("cue-left" if direct else apart, subject, items[verb])

    def _between(self, items: Sequence[Item], verb: int, place: Place) -> Subject | None:
        """'Said NAME: “…”', 'As NAME said' in other languages: between the verb and the words."""
        subject = self._subjects.behind(items, verb + 1, place.first)
        if subject is not None and in_parenthesis(items, verb, subject, place.first):
            return subject
        if subject is None or subject.kind not in (SpeakerKind.HUMAN, SpeakerKind.ROLE):
            return None
        # 'Ainsi, rappelle la ministre, «…»'
        post = any(item.kind is ItemKind.ROLE for item in subject.mentions)
        definite = post and subject.mentions[0].plain in self._lexicon.articles
        if subject.kind is SpeakerKind.ROLE and not definite:
            return None
        behind = [item for item in items[verb + 1 : place.first] if item.start >= subject.end]
        closed = not behind or behind[-1].plain in (",", ":")
        return subject if closed else None

    def _clause_start(self, items: Sequence[Item], left: int, verb: int) -> int:
        for number in range(verb - 1, left - 1, -1):
            if items[number].plain in (";", "“", "”", '"') and items[number].kind is ItemKind.SIGN:
                return number + 1
        return left

    def _according(self, items: Sequence[Item], at: int, end: int) -> int:
        size = self._according_size(items, at)
        return at + size if size and at + size < end else 0

    def _according_size(self, items: Sequence[Item], at: int) -> int:
        plains = [item.plain for item in items[at : at + 5]]
        return self._lexicon.according.length_at(plains, 0) if plains else 0

    def _is_name_alone(self, items: Sequence[Item], at: int, place: Place) -> bool:
        """'“…,” NAME.': the verb was forgotten."""
        item = items[at]
        comma = items[place.behind - 2].plain == "," if place.behind - 2 > place.first else False
        return (
            comma
            and item.kind is ItemKind.PERSON
            and not item.possessive
            and at + 1 < len(items)
            and items[at + 1].plain == "."
        )

    def _ends_clause(self, items: Sequence[Item], at: int, end: int) -> bool:
        return at >= end or items[at].plain in ".,;!?"
