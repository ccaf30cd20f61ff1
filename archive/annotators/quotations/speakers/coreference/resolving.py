"""From the words beside a quotation to who is meant, and how surely."""

import re
from dataclasses import replace

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import plain
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.reading import BlockItems, ReleaseNames
from archive.annotators.quotations.speakers.coreference.called_again import CallingReader
from archive.annotators.quotations.speakers.coreference.neuters import is_neuter
from archive.annotators.quotations.speakers.coreference.reach import InReach, LastSpeaker
from archive.annotators.quotations.speakers.coreference.role_holders import RoleHolders
from archive.annotators.quotations.speakers.doubts import best_status, may_mean_several
from archive.annotators.quotations.speakers.earned import EarnedStatus
from archive.annotators.quotations.speakers.place import Attribution, Place
from archive.annotators.quotations.speakers.speaker import Speaker
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject
from archive.annotators.quotations.speakers.whole_texts.statements import TextSpeaker
from archive.models import QuoteStatus, Span

_OWNER = re.compile(r"[^\W\d_][\w.-]*['’]s\s+$")


class Resolver:
    """Resolves the subjects of one release."""

    def __init__(self, names: ReleaseNames, earned: EarnedStatus) -> None:
        self._genders = names.lexicon.genders
        self._reach = InReach(names)
        self._callings = CallingReader(names, self._reach)
        self._names = names
        self._text = names.text
        self._earned = earned
        self._role_holders = RoleHolders(names)

    def of(self, attribution: Attribution, block: BlockItems, last: LastSpeaker | None) -> Speaker:
        """The speaker that a rule's subject names."""
        subject = attribution.subject
        assert subject is not None
        if subject.kind is SpeakerKind.PRONOUN:
            return self._pronoun(subject, attribution, block, last)
        if is_neuter(subject, self._names.lexicon):
            return self._body_goes_on(self._of_pronoun(subject, attribution), last)
        speaker = self.named(subject, attribution.rule, attribution.cue)
        if speaker.kind != str(SpeakerKind.ROLE):
            return speaker
        people = self._callings.of(subject, block, last)
        if len(people) > 1:
            return replace(speaker, status=min(speaker.status, QuoteStatus.AMBIGUOUS, key=_weakest))
        return self._inferred(speaker, people[0], "role") if people else speaker

    def in_talk(self, attribution: Attribution, block: BlockItems) -> Speaker:
        """The same in a turn of a transcript, where a pronoun means less."""
        subject = attribution.subject
        if subject is None or subject.kind is not SpeakerKind.PRONOUN:
            return self.of(attribution, block, None)
        gender = self._gender(subject.mentions[0].plain)
        people = self._reach.in_talk(block, subject.start, gender)
        base = self._of_pronoun(subject, attribution)
        return self._inferred(base, people[0], "pronoun") if len(people) == 1 else base

    def named(self, subject: Subject, rule: str, cue: Item | None) -> Speaker:
        """A name, a post, a body or a document."""
        base = self._base(subject, rule, cue)
        if subject.kind is SpeakerKind.HUMAN:
            speakers = [self._person(item, base) for item in subject.mentions]
        else:
            speakers = [self._nameless(subject, base)]
        if subject.joined is not None:
            other = self.named(subject.joined, rule, cue)
            names = [*speakers, other]
            # Who is named comes before whom only a post tells.
            speakers = sorted(names, key=lambda speaker: speaker.kind != str(SpeakerKind.HUMAN))
        others = (name for each in speakers for name in (each.name, *each.others) if name)
        return replace(speakers[0], others=tuple(dict.fromkeys(others))[1:])

    def of_text(self, text: TextSpeaker) -> Speaker:
        """Whose words a whole text is: who is named in it, or by its title."""
        if text.subject is not None:
            return self.named(text.subject, text.rule, text.cue)
        heading = text.heading
        assert heading is not None
        named = heading.person is not None or heading.name
        kind = SpeakerKind.HUMAN if named else SpeakerKind.ROLE
        status = self._earned.of(text.rule)
        base = Speaker(kind=str(kind), printed=heading.printed, rule=text.rule, status=status)
        if heading.person is None:
            name, post = heading.name or heading.printed, heading.post or None
            return replace(base, name=name, position=post)
        return self._with(base, heading.person)

    def carried(self, speaker: Speaker, rule: str) -> Speaker:
        """The speaker of a quotation before, who goes on."""
        status = min(self._earned.of(rule), speaker.status, key=_weakest)
        if status is QuoteStatus.UNATTRIBUTED:
            return Speaker(rule=rule)
        return replace(
            speaker, rule=rule, status=status, cue=None, cue_at=None, mention_at=None, printed=None
        )

    def unsaid(
        self,
        attribution: Attribution,
        block: BlockItems,
        place: Place,
        last: LastSpeaker | None,
    ) -> Speaker:
        """A verb without a subject: who was meant before goes on, where only one can be meant."""
        cue = attribution.cue
        bare = Speaker(
            cue=cue.plain if cue else None,
            rule=attribution.rule,
            cue_at=_span(cue) if cue else None,
        )
        cut_off = cue is not None and cue.end >= block.items[-1].end
        people = self._reach.of(block, block.items[place.first].start, last, None)
        if len(people) != 1 or cut_off:
            return bare
        return self._inferred(bare, people[0], "pronoun")

    def label(self, subject: Subject) -> Speaker:
        """'NAME: “…”', where the name may stand in capitals: 'MS. NAME: “…”'."""
        base = self.named(subject, "label", None)
        if subject.kind is SpeakerKind.HUMAN:
            return base
        turn = self.labelled(self._text[subject.start : subject.end])
        if turn.kind != str(SpeakerKind.HUMAN):
            return base
        place = Span(subject.start, subject.end)
        status = self._earned.of("label") if turn.status is QuoteStatus.STATED else turn.status
        return replace(turn, rule="label", status=status, mention_at=place)

    def labelled(self, label: str) -> Speaker:
        """The speaker of a turn. Labels are surnames, with a title or not, whole names, posts."""
        words = [plain(word).strip(".,:()") for word in label.split()]
        people = [
            person
            for person in self._names.table.people
            if person.words[-1] == words[-1] or list(person.words) == words
        ]
        base = Speaker(
            printed=label, rule="turn", status=self._earned.of("turn"), kind=str(SpeakerKind.HUMAN)
        )
        if len(people) == 1:
            return self._with(base, people[0])
        if len(people) > 1:
            return replace(base, name=label, status=QuoteStatus.AMBIGUOUS)
        full = self._names.table.full_name_of(words[-1])
        if full is not None:
            return replace(base, name=full)
        return replace(base, name=label, kind=str(SpeakerKind.ROLE))

    def meant(self, person: NamedPerson, rule: str) -> Speaker:
        """Somebody whom nothing beside the words names."""
        return self._inferred(Speaker(rule=rule), person, rule)

    def _base(self, subject: Subject, rule: str, cue: Item | None) -> Speaker:
        return Speaker(
            kind=str(subject.kind),
            printed=self._text[subject.start : subject.end],
            cue=self._text[cue.start : cue.end] if cue else None,
            rule=rule,
            status=self._earned.of(rule),
            mention_at=Span(subject.start, subject.end),
            cue_at=_span(cue) if cue else None,
        )

    def _person(self, item: Item, base: Speaker) -> Speaker:
        people = item.people
        mention = self._mention(item)
        printed = self._text[mention.start : mention.end]
        base = replace(base, printed=printed, mention_at=mention)
        if len(people) == 1:
            return self._with(base, people[0], self._position_beside(item, people[0]))
        if len(people) > 1:
            return replace(base, name=printed, status=QuoteStatus.AMBIGUOUS)
        return replace(base, name=printed)

    def _position_beside(self, item: Item, person: NamedPerson) -> Span | None:
        """The post that this mention prints with the full name: nearer than any other."""
        run = item.run
        whole = run is not None and person.is_whole(run)
        return self._names.positions.of(run, self._text) if run and whole else None

    def _mention(self, item: Item) -> Span:
        """A full name without its title; a surname with it, and with 'IOM’s' before it."""
        run = item.run
        if run is not None and len(run.name) > 1:
            return Span(run.name[0].start, run.name[-1].end)
        owner = _OWNER.search(self._text, max(0, item.start - 40), item.start)
        return Span(owner.start() if owner else item.start, item.end)

    def _with(self, base: Speaker, person: NamedPerson, beside: Span | None = None) -> Speaker:
        if base.status is QuoteStatus.UNATTRIBUTED:
            return base
        # Whose turn it is in a talk, a label says.
        told = base.rule == "turn"
        best = QuoteStatus.STATED if told else best_status(person, self._names.lexicon)
        status = min(base.status, best, key=_weakest)
        place = beside or person.position
        position = self._text[place.start : place.end] if place else None
        return replace(
            base,
            name=person.name,
            kind=str(SpeakerKind.HUMAN),
            position=position,
            position_at=place,
            status=status,
        )

    def _nameless(self, subject: Subject, base: Speaker) -> Speaker:
        if base.status is QuoteStatus.UNATTRIBUTED:
            return base
        if subject.kind is SpeakerKind.ROLE:
            holders = self._role_holders.of(subject)
            if len(holders) == 1:
                status = self._earned.of("role")
                return self._with(
                    replace(base, status=status, rule=base.rule + "-role"), holders[0]
                )
            if len(holders) > 1:
                base = replace(base, status=QuoteStatus.AMBIGUOUS)
            elif not self._is_known(subject):
                base = replace(base, status=min(base.status, QuoteStatus.INFERRED, key=_weakest))
        if may_mean_several(subject, self._text, self._names.lexicon):
            base = replace(base, status=min(base.status, QuoteStatus.AMBIGUOUS, key=_weakest))
        return replace(base, name=base.printed)

    def _is_known(self, subject: Subject) -> bool:
        """Whether a speaker without a name is known for a person: 'a simple command' is none."""
        known = self._names.lexicon.kin | self._names.lexicon.asking
        return any(
            item.kind is ItemKind.ROLE or not known.isdisjoint(item.plain.split())
            for item in subject.mentions
        )

    def _pronoun(
        self,
        subject: Subject,
        attribution: Attribution,
        block: BlockItems,
        last: LastSpeaker | None,
    ) -> Speaker:
        base = self._of_pronoun(subject, attribution)
        gender = self._gender(subject.mentions[0].plain)
        people = self._reach.of(block, subject.start, last, gender)
        if not people and last and last.speaker.kind == str(SpeakerKind.ROLE):
            return self._role_goes_on(base, block, last)
        if len(people) != 1:
            return base
        return self._inferred(base, people[0], "pronoun")

    def _of_pronoun(self, subject: Subject, attribution: Attribution) -> Speaker:
        return replace(
            self._base(subject, attribution.rule + "-pronoun", attribution.cue),
            status=QuoteStatus.UNATTRIBUTED,
            kind="",
        )

    def _role_goes_on(self, base: Speaker, block: BlockItems, last: LastSpeaker) -> Speaker:
        """'A spokesman for the bank said “…” He added: “…”'."""
        if last.block != block.placed.number:
            return base
        status = self._earned.of("pronoun")
        return replace(base, name=last.speaker.name, kind=last.speaker.kind, status=status)

    def _body_goes_on(self, base: Speaker, last: LastSpeaker | None) -> Speaker:
        """'“…,” the ministry said. “…,” it added'."""
        if last is None:
            return base
        status = self._earned.of("pronoun")
        return replace(base, name=last.speaker.name, kind=last.speaker.kind, status=status)

    def _gender(self, word: str) -> str | None:
        """What a pronoun tells, 'a-t-elle ajouté' included."""
        first = word.split()[0]
        return (
            self._genders.get(word)
            or self._genders.get(first)
            or self._genders.get(first.rpartition("-")[2])
        )

    def _inferred(self, base: Speaker, person: NamedPerson, rule: str) -> Speaker:
        return self._with(replace(base, status=self._earned.of(rule)), person)


def _span(item: Item) -> Span:
    return Span(item.start, item.end)


def _weakest(status: QuoteStatus) -> int:
    order = (
        QuoteStatus.UNATTRIBUTED,
        QuoteStatus.AMBIGUOUS,
        QuoteStatus.INFERRED,
        QuoteStatus.STATED,
    )
    return order.index(status)
