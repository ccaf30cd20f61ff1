"""A noun phrase read from its beginning: its head, never what stands behind who, following, 's,
of or for."""

from collections.abc import Sequence
from dataclasses import replace

from archive.annotators.quotations.items import Item, ItemKind, number_of
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.noun_phrases.adjuncts import past_adjuncts
from archive.annotators.quotations.speakers.noun_phrases.apposed import apposed_name
from archive.annotators.quotations.speakers.noun_phrases.holding import ends_in_holder, holds
from archive.annotators.quotations.speakers.noun_phrases.speaker_kinds import (
    is_first_name,
    is_placed,
    kind_of,
    lone_name,
)
from archive.annotators.quotations.speakers.subject import (
    SpeakerKind,
    Subject,
    neuter,
    pronoun,
    speaking,
)

NAMES = (ItemKind.PERSON, ItemKind.BODY, ItemKind.ROLE)
_BOUNDS = ",;:()—–-…."
_LONGEST = 30
_LONGEST_MATTER = 12


class PhraseReader:
    """Reads the phrase behind a verb of speech, or the one that a sentence begins with."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._endings = (lexicon.infinitives - lexicon.prepositions) | lexicon.questions

    def behind(self, items: Sequence[Item], at: int, end: int) -> Subject | None:
        """The phrase that begins here: 'said X', or the X of 'X said'."""
        at = past_adjuncts(items, at, end, self._lexicon)
        if at >= end:
            return None
        first = items[at]
        if first.kind is ItemKind.PRONOUN:
            return pronoun(first)
        if first.plain in self._lexicon.neuters and not first.possessive:
            return neuter(first)
        opens = first.kind is ItemKind.WORD and self._opens_phrase(items, at, end)
        if first.kind not in NAMES and not opens:
            return None
        return self.read(items, at, min(end, at + _LONGEST))

    def _opens_phrase(self, items: Sequence[Item], at: int, end: int) -> bool:
        """An article, a number or an adjective within a few words of a role or a name."""
        if items[at].plain in self._lexicon.prepositions | self._lexicon.conjunctions:
            return False
        lexicon = self._lexicon
        if any(
            items[at].plain in words
            for words in (lexicon.determiners, lexicon.documents, lexicon.bodies)
        ):
            return True
        ahead = items[at : min(end, at + 4)]
        for number, item in enumerate(ahead):
            if item.kind in NAMES:
                return number > 0
            if item.kind is not ItemKind.WORD or item.plain in self._lexicon.prepositions:
                return False
        return False

    def read(self, items: Sequence[Item], at: int, end: int) -> Subject:
        """The head of a phrase read from its beginning."""
        segment = self._segment_end(items, at, end)
        names = _named(items[at:segment])
        if names and not self._owns(items[at:segment], names[-1]):
            return self._people(items, self._speaks(names), segment, end)
        holder = self._of_two_posts(items, at, segment, end)
        if holder is not None:
            return self._people(items, items[holder], self._segment_end(items, holder, end), end)
        apposed = apposed_name(items, segment, end, self._lexicon)
        if apposed is not None:
            return speaking(SpeakerKind.HUMAN, (apposed,))
        stop = self._phrase_end(items, segment, end)
        if ends_in_holder(items[at:stop], self._lexicon):
            return speaking(SpeakerKind.HUMAN, (items[stop - 1],))
        subject = self._nameless(items, at, stop)
        posts = any(item.kind is ItemKind.ROLE for item in subject.mentions)
        return replace(subject, joined=self._joined(items, stop, end)) if posts else subject

    def _speaks(self, names: Sequence[Item]) -> Item:
        """The last name but those in a case: 'доложил NAME министру OTHER-у'."""
        upright = [name for name in names if not self._is_inflected(name)]
        return upright[-1] if upright else names[-1]

    def _is_inflected(self, name: Item) -> bool:
        return name.run is not None and self._lexicon.is_inflected(name.run.words[0])

    def _of_two_posts(self, items: Sequence[Item], at: int, segment: int, end: int) -> int | None:
        """Where the name of one person stands behind two posts: 'team leader and Tete University
        researcher NAME'; in 'the mayor and Governor NAME' two speak."""
        roles = [item for item in items[at:segment] if item.kind is ItemKind.ROLE]
        if not roles or segment + 1 >= end or items[segment].plain not in self._lexicon.joins:
            return None
        stop = self._segment_end(items, segment + 1, end)
        second = items[segment + 1 : stop]
        people = _named(second)
        if not people or second[0].plain in self._lexicon.determiners:
            return None
        run = people[-1].run
        titled = run is not None and run.post
        posts = titled or any(item.kind is ItemKind.ROLE for item in second)
        definite = items[at].plain in self._lexicon.determiners and roles[0].run is None
        return number_of(people[-1], items) if posts and not (titled and definite) else None

    def _joined(self, items: Sequence[Item], at: int, end: int) -> Subject | None:
        """Who stands behind 'and' and speaks too: 'the Governor and the Minister of Ports NAME'."""
        behind = at + 1
        if behind >= end or items[at].plain not in self._lexicon.joins:
            return None
        determined = items[behind].plain in self._lexicon.determiners
        if not determined and items[behind].kind not in (ItemKind.ROLE, ItemKind.PERSON):
            return None
        other = self.read(items, behind, end)
        last = items[behind:end][len(other.mentions) - 1] if other.mentions else None
        role = other.kind is SpeakerKind.ROLE and any(
            item.kind is ItemKind.ROLE for item in other.mentions
        )
        plain = last is not None and last.kind is ItemKind.WORD  # 'the head of security'
        matter = (
            last is not None
            and plain
            and items[number_of(last, items) - 1].plain in self._lexicon.matter_words
        )
        return other if other.kind is SpeakerKind.HUMAN or (role and plain == matter) else None

    def _owns(self, phrase: Sequence[Item], name: Item) -> bool:
        """'NAME spokeswoman', 'NAMEs talesperson': who holds the post behind the name speaks."""
        behind = phrase[phrase.index(name) + 1 :]
        return bool(behind) and all(item.kind is ItemKind.ROLE for item in behind)

    def _people(self, items: Sequence[Item], head: Item, segment: int, end: int) -> Subject:
        """The head, and who is joined to it by 'and'."""
        people = [head]
        at = segment
        while at + 1 < end and self._join(items, at, end):
            at = self._join(items, at, end)
            stop = self._segment_end(items, at + 1, end)
            more = _named(items[at + 1 : stop])
            if any(item.kind is ItemKind.VERB for item in items[at + 1 : stop]):
                break
            if not more:
                return replace(_speaking(people), joined=self._joined(items, at, end))
            people.append(more[-1])
            at = stop
        return _speaking(people)

    def _join(self, items: Sequence[Item], at: int, end: int) -> int:
        """Where 'and' stands from here, behind 'Sen. NAME, D-N.Y.,' too; 0 where it does not."""
        if items[at].plain == "," and at + 1 < end:
            at += 1
        return at if items[at].plain in self._lexicon.joins else 0

    def _segment_end(self, items: Sequence[Item], at: int, end: int) -> int:
        """Where the phrase's first stretch ends: at a sign, a preposition, who, and, or a verb."""
        number = at
        while number < end:
            holder = self._holder(items, number, end) if number > at else None
            if holder is None and self._parts(items, number, at):
                break
            number = holder or number + 1
        return number

    def _holder(self, items: Sequence[Item], at: int, end: int) -> int | None:
        """Where the name stands into which the matter of a post runs that goes on here: 'Director
        for Tete and the Coast NAME'; None where it is the matter of nobody who is named."""
        lexicon = self._lexicon
        matter = lexicon.joins | lexicon.articles | lexicon.prepositions
        begins = items[at].plain in matter or items[at].kind is ItemKind.BODY
        role = self._role_before(items, at)
        if role is None or not begins:
            return None
        for number in range(at + 1, min(end, at + _LONGEST_MATTER)):
            item, before = items[number], items[number - 1].plain
            if item.kind is ItemKind.PERSON and item.run:
                into = item.run.runs_on and not (item.run.lead and item.run.title)
                return number if into or holds(item, role) else None
            # 'the Minister and the Mayor of Tete' are two.
            another = item.kind is ItemKind.ROLE and before not in lexicon.joins
            listed = item.plain == "," and items[number - 1].kind is ItemKind.BODY
            # A word too: 'de la défense'; 'de l’Eau'. 'Director of the Fund (RF) NAME'
            named = item.kind in (ItemKind.BODY, ItemKind.ROLE, ItemKind.WORD)
            if another or not (named or listed or item.plain in "()" or item.plain in matter):
                return None
        return None

    def _role_before(self, items: Sequence[Item], at: int) -> Item | None:
        """The post whose matter may begin here: 'Director for', 'directeur régional de'."""
        before = items[at - 1]
        if (
            before.kind is ItemKind.WORD
            and at > 1
            and before.plain not in self._lexicon.small_words
        ):
            before = items[at - 2]
        titled = before.kind is ItemKind.BODY and before.run is not None and before.run.post
        return before if before.kind is ItemKind.ROLE or titled else None

    def _parts(self, items: Sequence[Item], number: int, at: int) -> bool:
        item = items[number]
        if item.kind in (ItemKind.VERB, ItemKind.PARTICIPLE, ItemKind.PRONOUN):
            return number > at
        if item.kind is ItemKind.SIGN:
            return item.plain in _BOUNDS or item.plain in '“”"«»'
        lexicon = self._lexicon
        if number > at and (item.plain in lexicon.infinitives or item.plain in lexicon.questions):
            return True  # 'the search will show', 'the government has a role to play'
        if item.plain in lexicon.prepositions and not self._joins_title(items, number):
            return True
        if item.plain in lexicon.joins and self._joins_name(items, number):
            return False
        return (
            item.plain in lexicon.relatives
            or item.plain in lexicon.that
            or item.plain in lexicon.joins
            or item.plain in lexicon.conjunctions
        )

    def _joins_name(self, items: Sequence[Item], number: int) -> bool:
        """'the Food and Rivers Board': the word of a body stands behind 'and' alone."""
        beside = items[max(0, number - 1) : number + 2]
        if len(beside) < 3 or any(item.kind is not ItemKind.BODY for item in beside[::2]):
            return False
        bodies = self._lexicon.bodies
        ends = beside[0].plain.split()[-1] in bodies
        return not ends and not bodies.isdisjoint(beside[2].plain.split())

    def _joins_title(self, items: Sequence[Item], number: int) -> bool:
        """'Secretary of State NAME', 'mayor of Tete NAME': the name holds the post before it."""
        before, behind = items[number - 1] if number else None, items[number + 1 : number + 3]
        if before is None or before.kind is not ItemKind.ROLE or not behind:
            return False
        if behind[0].plain in self._lexicon.articles:
            behind = behind[1:]
        named = bool(behind) and behind[0].kind is ItemKind.PERSON
        return named and behind[0].run is not None and behind[0].run.runs_on

    def _phrase_end(self, items: Sequence[Item], segment: int, end: int) -> int:
        number = segment
        stops = (ItemKind.VERB, ItemKind.PARTICIPLE)
        while number < end and items[number].kind not in stops:
            item = items[number]
            if item.kind is ItemKind.SIGN or item.plain in self._lexicon.relatives:
                break
            if item.plain in self._endings:
                break
            joins = item.plain in self._lexicon.joins and not self._joins_name(items, number)
            if item.plain in self._lexicon.conjunctions or joins:
                break
            two = " ".join(part.plain for part in items[number : number + 2])
            if self._tells_where(items, number, end) or self._lexicon.post_ends.match(two):
                break
            number += 1
        return max(number, segment)

    def _tells_where(self, items: Sequence[Item], number: int, end: int) -> bool:
        """'the union said in a statement signed by NAME': in what, no part of the speaker."""
        if items[number].plain not in self._lexicon.prepositions:
            return False
        behind = [item.plain for item in items[number + 1 : min(end, number + 4)]]
        if behind and behind[0] in self._lexicon.determiners:
            behind = behind[1:]
        return bool(behind) and behind[0] in self._lexicon.written

    def _nameless(self, items: Sequence[Item], at: int, end: int) -> Subject:
        end = max(end, at + 1)
        mention = tuple(items[at:end])
        if len(mention) == 1 and is_first_name(mention[0], self._lexicon):
            return _speaking(mention)
        segment = max(at + 1, self._segment_end(items, at, end))
        head = items[at:segment]
        if is_placed(items[at:segment], items[segment : segment + 2], self._lexicon):
            mention = tuple(head)
        named = lone_name(head, items[segment : segment + _LONGEST_MATTER], self._lexicon)
        if named is not None:
            return _speaking((named,))
        return Subject(kind_of(head, self._lexicon), mention, mention[0].start, mention[-1].end)


def _named(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.kind is ItemKind.PERSON and not item.possessive]


def _speaking(people: Sequence[Item]) -> Subject:
    return speaking(SpeakerKind.HUMAN, tuple(people))
