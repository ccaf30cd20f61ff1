"""The subject of a verb of speech, looked for in the words before it."""

from collections.abc import Sequence
from itertools import pairwise

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.phrases import NAMES, PhraseReader
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject, pronoun, speaking

_MOST_PLAIN = 4
_MOST_BEFORE_WHO = 6


class SubjectReader:
    """Reads noun phrases beside a verb of speech."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._phrases = PhraseReader(lexicon)

    def behind(self, items: Sequence[Item], at: int, end: int) -> Subject | None:
        """The phrase that begins here: 'said X', or the X of 'X said'."""
        return self._phrases.behind(items, at, end)

    def before(self, items: Sequence[Item], begin: int, verb: int) -> Subject | None:
        """The subject of a verb in the words before it, which begin a sentence or a clause."""
        end = verb
        end = self._before_habit(items, begin, end)
        while end > begin and items[end - 1].plain in self._lexicon.auxiliaries:
            end -= 1
        if end <= begin:
            return None
        if items[end - 1].kind is ItemKind.PRONOUN:
            return pronoun(items[end - 1])
        if items[end - 1].plain in self._lexicon.we:
            return None  # 'They said'
        run = items[end - 1].run
        said = (at for at in range(end - 1, begin, -1) if items[at].kind is ItemKind.VERB)
        if run is not None and run.the_before and (verb_before := next(said, 0)):
            return self.before(items, begin, verb_before)  # 'NAME said that the OTHER comments'
        if items[end - 1].plain in self._lexicon.joins | self._lexicon.conjunctions:
            first = self.first_of(items, begin, end)
            named = first is not None and first.kind in (SpeakerKind.HUMAN, SpeakerKind.PRONOUN)
            return first if named else self._shared(items, begin, end) or first
        if items[end - 1].plain in self._lexicon.relatives and end - 1 > begin:
            return self._antecedent(items, begin, end - 1)
        return self._nearest(items, begin, end) or self._other(items, begin, end)

    def _shared(self, items: Sequence[Item], begin: int, end: int) -> Subject | None:
        """'A child wrote to me and said': the subject of the verb before 'and'."""
        verbs = (at for at in range(begin + 1, end) if items[at].kind is ItemKind.VERB)
        verb = next(verbs, None)
        return self._other(items, begin, verb) if verb is not None else None

    def _antecedent(self, items: Sequence[Item], begin: int, relative: int) -> Subject | None:
        """'from one mother who wrote': the phrase before 'who'."""
        end = relative - 1 if items[relative - 1].plain == "," else relative
        inside = items[relative - 1].plain in self._lexicon.articles and relative - 2 > begin
        if inside and items[relative - 2].plain in self._lexicon.prepositions:
            return self.first_of(items, begin, end)  # 'emitió un comunicado en el que'
        if end > begin and items[end - 1].kind is ItemKind.PERSON:
            return self._nearest(items, begin, relative + 1) or speaking(
                SpeakerKind.HUMAN, (items[end - 1],)
            )
        for at in range(end - 1, max(begin, end - _MOST_BEFORE_WHO) - 1, -1):
            if items[at].kind is ItemKind.SIGN:
                return None
            if items[at].plain in self._lexicon.determiners and at < end - 1:
                subject = self._phrases.read(items, at, end)
                person = items[relative].plain in self._lexicon.who
                return subject if person or subject.kind is SpeakerKind.DOCUMENT else None
        return None

    def _before_habit(self, items: Sequence[Item], begin: int, end: int) -> int:
        """'My father used to say': without the two words before the verb."""
        for size in (2, 3):
            words = [item.plain for item in items[max(begin, end - size) : end]]
            if len(words) == size and self._lexicon.habits.length_at(words, 0) == size:
                return end - size
        return end

    def _nearest(self, items: Sequence[Item], begin: int, verb: int) -> Subject | None:
        """The name nearest to the verb that can be its subject."""
        for number in range(verb - 1, max(begin, verb - 45) - 1, -1):
            item = items[number]
            if item.plain in ";:" and item.kind is ItemKind.SIGN:
                return None
            if item.kind is not ItemKind.PERSON or item.possessive:
                continue
            if self._leads(items, begin, number) and self._reaches(items, number, verb):
                return self._joint(items, begin, number, verb)
        return None

    def _leads(self, items: Sequence[Item], begin: int, number: int) -> bool:
        """Whether a name stands where a subject can: opening a clause, or after its post."""
        at = number - 1
        item = items[number]
        if item.run is not None and item.run.the_before:  # 'the NAME comments'
            return False
        while at >= begin and (
            items[at].kind is ItemKind.ROLE or items[at].possessive or self._describes(items, at)
        ):
            at -= 1
        if at < begin:
            return True
        before = items[at]
        if at == begin and before.plain in self._lexicon.asking:
            return True  # 'Q  Governor NAME put out …'
        if before.plain in self._lexicon.articles:
            return at == begin or self._clause_opens(items, at - 1)
        if before.plain in self._lexicon.prepositions and item.run and item.run.lead:
            return self._leads_role(items, begin, at)
        if self._is_described(items, begin, at):
            return True
        return self._clause_opens(items, at) or self._after_opening(items, begin, at)

    def _is_described(self, items: Sequence[Item], begin: int, at: int) -> bool:
        """'The farmer NAME', 'his sister NAME', where that opens a clause."""
        plain = items[at].kind is ItemKind.WORD and not self._is_small(items[at])
        if not plain or at <= begin or items[at - 1].plain not in self._lexicon.determiners:
            return False
        return at - 1 == begin or self._clause_opens(items, at - 2)

    def _after_opening(self, items: Sequence[Item], begin: int, at: int) -> bool:
        """'In May of that year NAME said': no comma stands behind what opens the sentence."""
        opening = items[begin : at + 1]
        plain = all(item.kind is ItemKind.WORD for item in opening)
        last = items[at].plain not in self._lexicon.prepositions
        return plain and last and items[begin].plain in self._lexicon.prepositions

    def _describes(self, items: Sequence[Item], at: int) -> bool:
        """An adjective or noun between article and name: 'the group’s new director NAME'."""
        item = items[at]
        if item.kind is ItemKind.BODY:
            return True
        behind = items[at + 1]
        return (
            item.kind is ItemKind.WORD and behind.kind is ItemKind.ROLE and not self._is_small(item)
        )

    def _leads_role(self, items: Sequence[Item], begin: int, at: int) -> bool:
        return at > begin and items[at - 1].kind in (ItemKind.ROLE, ItemKind.BODY)

    def _is_small(self, item: Item) -> bool:
        lexicon = self._lexicon
        return (
            item.plain in lexicon.prepositions
            or item.plain in lexicon.conjunctions
            or item.plain in lexicon.articles
            or item.plain in lexicon.relatives
        )

    def _clause_opens(self, items: Sequence[Item], at: int) -> bool:
        item = items[at]
        if item.kind is ItemKind.SIGN:
            return True
        if item.kind is ItemKind.VERB:  # 'Prosecutors say NAME wrote'; not 'told NAME'
            return not self._lexicon.addressing.length_at([item.plain], 0)
        lexicon = self._lexicon
        what = item.plain in lexicon.relatives and item.plain in lexicon.we  # 'what NAME calls'
        return what or item.plain in lexicon.conjunctions or item.plain in lexicon.that

    def _reaches(self, items: Sequence[Item], number: int, verb: int) -> bool:
        """Whether only an apposition, a clause with who, or a place stands before the verb."""
        if number + 1 >= verb:
            return True
        after = items[number + 1]
        parted = after.plain == "," and number + 2 < verb
        relative = items[number + 2 if parted else number + 1].plain
        if relative in self._lexicon.relatives - self._lexicon.who:
            return items[verb - 1].plain == ","  # 'NAME, whose brother said'
        if after.plain in self._lexicon.relatives or after.plain in self._lexicon.prepositions:
            return True
        if after.plain in self._lexicon.joins:
            return True
        closed = items[verb - 1].plain in (",", ")", "—", "–", "-")
        if after.plain in (",", "(", "—", "–", "-"):
            return closed or self._flows(items, number + 1, verb)
        return after.kind is ItemKind.WORD and items[verb - 1].plain in self._lexicon.joins

    def _flows(self, items: Sequence[Item], number: int, verb: int) -> bool:
        """'NAME, the mayor of Tete said': the second comma was left out."""
        return not any(item.kind is ItemKind.SIGN for item in items[number + 1 : verb])

    def _joint(self, items: Sequence[Item], begin: int, number: int, verb: int) -> Subject:
        """All of 'NAME, NAME and NAME' of whom this is one."""
        people = [items[number]]
        ahead = number + 1
        while ahead + 1 < verb and items[ahead].plain in self._lexicon.joins:
            other = items[ahead + 1]
            if other.kind is not ItemKind.PERSON or other.possessive:
                break
            people.append(other)
            ahead += 2
        at = number - 1
        while at - 1 >= begin and items[at].plain in self._lexicon.joins:
            other = items[at - 1]
            if (
                other.kind is not ItemKind.PERSON
                or other.possessive
                or not self._leads(items, begin, at - 1)
            ):
                break
            people.insert(0, other)
            at -= 2
        return speaking(SpeakerKind.HUMAN, tuple(people))

    def first_of(self, items: Sequence[Item], begin: int, end: int) -> Subject | None:
        """Whom a sentence makes its subject, whatever its verb."""
        for number in range(begin, min(end, begin + 45)):
            item = items[number]
            if item.kind is ItemKind.PRONOUN:
                return pronoun(item)
            if (
                item.kind is ItemKind.PERSON
                and not item.possessive
                and self._leads(items, begin, number)
            ):
                return speaking(SpeakerKind.HUMAN, (item,))
        return self._other(items, begin, end)

    def _behind_opening(self, items: Sequence[Item], begin: int, verb: int) -> Subject | None:
        """'On Saturday the president said': a short phrase right before the verb, that hangs on
        no preposition."""
        for at in range(verb - 2, max(begin + 1, verb - _MOST_BEFORE_WHO) - 1, -1):
            if items[at].plain in self._lexicon.determiners:
                hangs = items[at - 1].plain in self._lexicon.prepositions
                return None if hangs else self._phrases.read(items, at, verb)
            if items[at].kind is ItemKind.SIGN or self._is_small(items[at]):
                return None
        return None

    def _last_clause(self, items: Sequence[Item], begin: int, verb: int) -> int:
        """'You are four and your mother says': behind the last 'and' that an article follows."""
        lexicon = self._lexicon
        for at in range(verb - 2, begin, -1):
            parts = items[at].plain in lexicon.joins or items[at].plain in lexicon.conjunctions
            if parts and items[at + 1].plain in lexicon.determiners:
                return at + 1
        return verb

    def _is_clause(self, head: Sequence[Item]) -> bool:
        """Whether words before a verb of speech are more than one phrase: 'we secured a U.N. …'."""
        small = self._lexicon.small_words
        words = [item for item in head if item.kind is ItemKind.WORD and item.plain not in small]
        asks = bool(head) and head[0].plain in self._lexicon.questions  # 'what does it mean when'
        pronouns = asks or any(
            item.kind is ItemKind.PRONOUN or item.plain in self._lexicon.we for item in head
        )
        lexicon = self._lexicon  # 'Gates are the pride of Tete'; 'a guard who was asked' is none
        verbs = (before for before, item in pairwise(head) if item.plain in lexicon.questions)
        says = any(before.plain not in lexicon.relatives for before in verbs)
        return pronouns or says or len(words) > _MOST_PLAIN

    def _other(self, items: Sequence[Item], begin: int, verb: int) -> Subject | None:
        """A role, a body or a document that speaks: the phrase at the start of the clause."""
        at = self._clause_of(items, begin, verb)
        if begin + 1 < at and items[verb - 1].plain == "," == items[at - 1].plain:
            return self._other(items, begin, at - 1)  # 'The bank, speaking for NAME, said'
        at = self._past_openers(items, at, verb)
        if at >= verb:
            return None
        if items[at].plain in self._lexicon.prepositions:
            return self._behind_opening(items, at, verb)
        head = items[at:verb]
        if self._is_clause(head):
            at = self._last_clause(items, at, verb)
            head = items[at:verb]
        if not head or self._is_clause(head):
            return None
        opened = items[at].plain in self._lexicon.determiners and len(head) < 7
        if (
            not opened
            and not any(item.kind in NAMES for item in head)
            and not any(
                word in self._lexicon.documents for item in head for word in item.plain.split()
            )
        ):
            return None
        bare = all(item.plain in self._lexicon.determiners for item in head)
        return None if bare else self._phrases.read(items, at, verb)  # 'Lo ha detto NAME'

    def _clause_of(self, items: Sequence[Item], begin: int, verb: int) -> int:
        """Behind the last sign before a verb; its own comma does not count."""
        signs = (at for at in range(verb - 2, begin - 1, -1) if items[at].kind is ItemKind.SIGN)
        return next(signs, begin - 1) + 1

    def _past_openers(self, items: Sequence[Item], at: int, verb: int) -> int:
        """Without 'and', 'whose', and 'prosecutors say' before 'the driver wrote'."""
        said = [number for number in range(at + 1, verb - 1) if items[number].kind is ItemKind.VERB]
        at = said[-1] + 1 if said else at
        opening = (
            self._lexicon.conjunctions | self._lexicon.relatives
            if not said
            else self._lexicon.that | self._lexicon.conjunctions
        )
        while at < verb and (items[at].plain in opening or items[at].kind is ItemKind.SIGN):
            at += 1
        return at
