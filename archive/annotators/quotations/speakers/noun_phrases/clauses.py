"""The subject of a verb of speech, looked for in the words before it: first a name."""

from collections.abc import Sequence

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.noun_phrases.phrase_subjects import PhraseSubjects
from archive.annotators.quotations.speakers.noun_phrases.phrases import PhraseReader
from archive.annotators.quotations.speakers.subject import (
    SpeakerKind,
    Subject,
    neuter,
    pronoun,
    speaking,
)

_MOST_BEFORE_WHO = 6


class SubjectReader:
    """Reads noun phrases beside a verb of speech."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._phrases = PhraseReader(lexicon)
        self._phrase_subjects = PhraseSubjects(lexicon, self._phrases)

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
        if items[end - 1].plain in self._lexicon.neuters and not items[end - 1].possessive:
            return neuter(items[end - 1])
        if items[end - 1].plain in self._lexicon.we:
            return None  # 'They said'
        run = items[end - 1].run
        verbs = (at for at in range(end - 1, begin, -1) if items[at].kind is ItemKind.VERB)
        if run is not None and run.the_before and (verb_before := next(verbs, 0)):
            return self.before(items, begin, verb_before)  # 'NAME said that the OTHER comments'
        if items[end - 1].plain in self._lexicon.joins | self._lexicon.conjunctions:
            first = self.first_of(items, begin, end)
            named = first is not None and first.kind in (SpeakerKind.HUMAN, SpeakerKind.PRONOUN)
            return first if named else self._shared(items, begin, end) or first
        if items[end - 1].plain in self._lexicon.relatives and end - 1 > begin:
            return self._antecedent(items, begin, end - 1)
        return self._nearest(items, begin, end) or self._phrase_subjects.of(items, begin, end)

    def _shared(self, items: Sequence[Item], begin: int, end: int) -> Subject | None:
        """'A child wrote to me and said': the subject of the verb before 'and'."""
        verbs = (at for at in range(begin + 1, end) if items[at].kind is ItemKind.VERB)
        verb = next(verbs, None)
        return self._phrase_subjects.of(items, begin, verb) if verb is not None else None

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
        if at == begin and before.plain in self._lexicon.asking | self._lexicon.joins:
            return True  # 'Q  Governor NAME put out …', 'Et NAME d’ajouter'
        if before.plain in self._lexicon.articles:
            return at == begin or self._clause_opens(items, at - 1)
        if before.plain in self._lexicon.prepositions and item.run and item.run.lead:
            return self._leads_role(items, begin, at)
        if self._is_described(items, begin, at):
            return True
        return self._clause_opens(items, at) or self._after_opening(items, begin, at)

    def _is_described(self, items: Sequence[Item], begin: int, at: int) -> bool:
        """'The farmer NAME', 'his sister NAME', where that opens a clause."""
        plain = items[at].kind is ItemKind.WORD and not self._lexicon.links(items[at].plain)
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
            item.kind is ItemKind.WORD
            and behind.kind is ItemKind.ROLE
            and not self._lexicon.links(item.plain)
        )

    def _leads_role(self, items: Sequence[Item], begin: int, at: int) -> bool:
        return at > begin and items[at - 1].kind in (ItemKind.ROLE, ItemKind.BODY)

    def _clause_opens(self, items: Sequence[Item], at: int) -> bool:
        item = items[at]
        if item.kind is ItemKind.SIGN:
            return True
        if item.kind is ItemKind.VERB:  # 'Prosecutors say NAME wrote'; not 'told NAME'
            return not self._lexicon.addressing.length_at([item.plain], 0)
        lexicon = self._lexicon
        is_what = item.plain in lexicon.relatives and item.plain in lexicon.we  # 'what NAME calls'
        return is_what or item.plain in lexicon.conjunctions or item.plain in lexicon.that

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
        """'NAME, the mayor of Tete said': the second comma was left out; in 'signed by its head,
        NAME, the union said' a body speaks."""
        between = items[number + 1 : verb]
        post = any(item.kind is ItemKind.ROLE for item in between)
        body = any(item.plain in self._lexicon.bodies for item in between)
        return (post or not body) and not any(item.kind is ItemKind.SIGN for item in between)

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
        return self._phrase_subjects.of(items, begin, end)
