"""Whether what stands between marks is speech, or the name of something, a term, a slogan."""

from collections.abc import Sequence
from itertools import pairwise

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.marks.code_marks import is_code
from archive.annotators.quotations.marks.named_things import NotSpeech, ThingReader, in_title_case
from archive.annotators.quotations.speakers.place import Attribution, Place
from archive.annotators.quotations.speakers.subject import SpeakerKind

_FRAGMENT = 8
"""Words inside a sentence without a verb of speech are speech from so many on."""
_LONG = 9
"""Words in small letters: so many are no term, whoever says them."""
_FEW_BETWEEN = 5
_FRAGMENT_OF_A_FEW = 3
"""Of two words inside a sentence most are a term or a distance."""
_SENTENCE = 4
_APART = ("cue-left-apart", "cue-left-far")
_NEVER_DIRECT = frozenset(
    {"dash", "fragment", "colon", *_APART, "participle", "cue-right-after-stop"}
)


class Judge:
    """Judges marked spans by the words around them and by their capitals."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._things = ThingReader(lexicon)

    def why_not(
        self, marked: str, items: Sequence[Item], place: Place, attribution: Attribution | None
    ) -> NotSpeech | None:
        """The reason against; None where it is speech."""
        words = [word for word in marked.split() if any(map(str.isalnum, word))]
        direct = attribution is not None and self._is_direct(marked, items, place, attribution)
        called = attribution is not None and self._is_calling(attribution, items, place)
        judged = self._is_judged(marked, words, items, place)
        is_speech = direct or called or judged
        thing = self._things.of(marked, items, place, attribution, is_speech)
        thing = thing or self._things.of_few(marked, words, items, place, direct)
        if thing is not None:
            return thing
        short = self._short_speech(attribution, items, place) or self._is_fragment(
            marked, attribution, items, place
        )
        if place.few and not direct and not short:
            return NotSpeech.TERM
        apart = words[0][:1].islower() and not judged and len(words) < _LONG
        governed = self._is_governed(items, place)
        planned = self._is_planned(marked, items, place)
        # 'for the protection “against fraud …”': words of a text, where nobody says them.
        hangs = marked[:1].islower() and words[0] in self._lexicon.prepositions
        inside = apart or governed or planned or hangs or self._within(marked, items, place)
        if (attribution is None and inside) or is_code(marked, items, place):
            return NotSpeech.PHRASE
        if attribution is not None and attribution.rule == "fragment" and len(words) < _FRAGMENT:
            return NotSpeech.PHRASE
        if self._is_of_a_rule(marked, items, place, attribution):
            return NotSpeech.STATUTE
        return None

    def _is_of_a_rule(
        self, marked: str, items: Sequence[Item], place: Place, attribution: Attribution | None
    ) -> bool:
        """'the act bars “…”', 'as required by law, “…”': nobody speaks, and a rule is named."""
        subject = attribution.subject if attribution else None
        if marked[:1].islower() and self._is_ruled(items, place, attribution):
            return True
        if subject is not None and subject.kind is not SpeakerKind.DOCUMENT:
            return False
        if " shall " in marked or marked[:1] in "[…":
            return True
        if subject is not None:
            words = (word for item in subject.mentions for word in item.plain.split())
            return not self._lexicon.laws.isdisjoint(words)
        before = items[place.left : place.first]
        clause = bool(before) and before[-1].plain in self._lexicon.that
        says = any(item.kind is ItemKind.VERB for item in before)
        ruled = any(
            item.plain in self._lexicon.ruling or (self._is_law(item) and not says)
            for item in before
        )
        return marked[:1].islower() and ruled and not clause

    def _is_law(self, item: Item) -> bool:
        """'the River Act', by its name."""
        named = item.kind is ItemKind.BODY and item.run is not None
        return named and item.plain.split()[-1] in self._lexicon.laws

    def _is_ruled(
        self, items: Sequence[Item], place: Place, attribution: Attribution | None
    ) -> bool:
        """'alleges that it broke the act, which prohibits sales that “…”': what rules stands nearer
        than the verb of speech; 'under section 8.31 … “…”': a rule by its number."""
        rule, cue = (attribution.rule, attribution.cue) if attribution else ("", None)
        if attribution is not None and rule not in _APART:
            return False
        begin = cue.end if cue else 0
        near = [item for item in items[place.left : place.first] if item.start >= begin]
        lexicon = self._lexicon
        numbered = any(
            lexicon.laws.intersection(item.plain.split()[-1:]) and behind.plain[:1].isdigit()
            for item, behind in pairwise(near)
        )
        subject = attribution.subject if attribution else None
        person = subject is None or subject.kind in (SpeakerKind.HUMAN, SpeakerKind.PRONOUN)
        ruled = any(item.plain in lexicon.ruling for item in near)
        return numbered or (ruled and not person)

    def _within(self, marked: str, items: Sequence[Item], place: Place) -> bool:
        """'our “How to mend a gate” page': no stop of its own inside a sentence that goes on."""
        if (
            marked[:1].islower()
            or marked.rstrip()[-1:] in ",.!?…—–-;:"
            or place.first <= place.left
        ):
            return False
        before = items[place.first - 1]
        behind = items[place.behind] if place.behind < len(items) else None
        goes_on = behind is not None and (behind.kind is not ItemKind.SIGN or behind.plain in ",.")
        return before.kind is not ItemKind.SIGN and goes_on

    def _is_planned(self, marked: str, items: Sequence[Item], place: Place) -> bool:
        """'The order will “include records of …”': words of a plan, in small letters."""
        before = items[place.first - 1].plain if place.first > place.left else ""
        first = marked.split()[0] if marked[:1].islower() else ""
        opens = first in self._lexicon.infinitives and place.first > place.left
        return bool(first) and (before in self._lexicon.infinitives or opens)

    def _is_governed(self, items: Sequence[Item], place: Place) -> bool:
        """'went from “…” to “…”': what hangs on a preposition is a thing, if nobody says it."""
        before = items[place.first - 1].plain if place.first > place.left else ""
        return not place.ended and before in self._lexicon.prepositions - self._lexicon.agents

    def _is_judged(
        self, marked: str, words: Sequence[str], items: Sequence[Item], place: Place
    ) -> bool:
        """'has been called “the largest ring of its kind”': words in small letters, no name."""
        before = items[place.first - 1].plain if place.first > place.left else ""
        at = place.first - 2
        at -= at > place.left and items[at].plain == ","  # 'fees, called “…”'
        noun = items[at] if at >= place.left else None
        known = self._lexicon.auxiliaries | self._lexicon.passives | self._lexicon.small_words
        named = noun is not None and noun.kind is ItemKind.WORD and noun.plain not in known
        called = before in self._lexicon.calling and not named  # not 'a plan called “…”'
        return called and marked[:1].islower() and not place.few

    def _is_calling(self, attribution: Attribution, items: Sequence[Item], place: Place) -> bool:
        """'NAME described it as “…”', whose 'as' names nothing."""
        cue = attribution.cue
        calls = cue is not None and cue.plain in self._lexicon.calling
        return calls and items[place.first - 1].plain not in self._lexicon.calling

    def _is_direct(
        self, marked: str, items: Sequence[Item], place: Place, attribution: Attribution
    ) -> bool:
        """A verb of speech right beside the marks, in the shape of speech."""
        rule = attribution.rule
        if attribution.cue is not None and attribution.cue.plain in self._lexicon.calling:
            return False
        if rule in _APART and self._is_told(marked, attribution):
            return True
        if rule in _NEVER_DIRECT:
            return False
        if rule == "quoting":
            return True
        if rule.startswith("cue-left"):
            apart = items[place.first - 1].plain in (":", ",")
            return apart or (
                marked[:1].isupper() and not in_title_case(marked.split(), frozenset())
            )
        if rule.startswith("according"):
            ended = marked.rstrip()[-1:] in ",.!?" or items[place.first - 1].plain == ","
            return ended or (marked[:1].islower() and not place.few)
        return marked.rstrip()[-1:] in ",!?—-…" or (
            place.behind < len(items) and items[place.behind].plain == ","
        )

    def _is_told(self, marked: str, attribution: Attribution) -> bool:
        """'NAME told a conference “I expect you soon”': to whom stands between."""
        cue = attribution.cue
        tells = cue is not None and self._lexicon.addressing.length_at([cue.plain], 0) > 0
        sentence = marked[:1].isupper() and not in_title_case(
            marked.split(), self._lexicon.small_words
        )
        return tells and sentence and len(marked.split()) >= _SENTENCE

    def _short_speech(
        self, attribution: Attribution | None, items: Sequence[Item], place: Place
    ) -> bool:
        """A word or two beside a verb of speech, or what somebody called something."""
        if attribution is None or attribution.cue is None:
            return False
        rule = attribution.rule
        if attribution.cue.plain in self._lexicon.calling:
            return attribution.subject is not None and not rule.startswith("cue-right")
        if rule in _APART:
            return self._barely_apart(attribution.cue, items, place)
        aside = place.behind < len(items) and items[place.behind].plain in "—–-"
        right = rule.startswith("cue-right") and (rule.endswith("-inverted") or not aside)
        return rule in ("cue-left", "participle") or right

    def _is_fragment(
        self, marked: str, attribution: Attribution | None, items: Sequence[Item], place: Place
    ) -> bool:
        """'NAME said the gate was “a good deal” for everybody'."""
        if attribution is None or attribution.rule not in _APART:
            return False
        subject = attribution.subject
        person = subject is not None and subject.kind in (SpeakerKind.HUMAN, SpeakerKind.PRONOUN)
        clause_follows = self._clause_follows(attribution, items, place)
        long = len(marked.split()) >= _FRAGMENT_OF_A_FEW
        return (person or clause_follows) and marked[:1].islower() and long

    def _clause_follows(
        self, attribution: Attribution, items: Sequence[Item], place: Place
    ) -> bool:
        """'The study found that the intake “clearly was excessive”'."""
        cue = attribution.cue
        between = [
            item for item in items[place.left : place.first] if cue and item.start >= cue.end
        ]
        return bool(between) and between[0].plain in self._lexicon.that

    def _barely_apart(self, cue: Item, items: Sequence[Item], place: Place) -> bool:
        """'NAME said he is “thrilled”': only words of grammar stand between."""
        between = [item for item in items[place.left : place.first] if item.start >= cue.end]
        lexicon = self._lexicon
        small = lexicon.that | lexicon.pronouns | lexicon.we | lexicon.auxiliaries
        return len(between) < _FEW_BETWEEN and all(item.plain in small for item in between)
