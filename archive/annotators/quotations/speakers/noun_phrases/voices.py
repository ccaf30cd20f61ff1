"""What stands round a verb of speech and turns who speaks: a passive, a denial, a citation."""

from collections.abc import Sequence
from dataclasses import replace

from archive.annotators.quotations.items import Item, ItemKind, number_of
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.noun_phrases.phrases import PhraseReader
from archive.annotators.quotations.speakers.place import Attribution
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject, speaking

_FEW_BETWEEN = 3
_MOST_CALLED = 9
_CITED = 16
"""So many items between a verb that cites and what is cited."""
_CITED_AS = 3
_STOPS = '.!?;:“”"'


class VoiceReader:
    """Reads the words beside a verb of speech."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._phrases = PhraseReader(lexicon)

    def is_denied(self, items: Sequence[Item], begin: int, verb: int) -> bool:
        """'NAME never said “…”', 'neither NAME nor OTHER said “…”'."""
        denials = self._lexicon.denials
        near = items[max(begin, verb - _FEW_BETWEEN) : verb]
        if verb + 1 < len(items) and items[verb + 1].plain in self._lexicon.denials_behind:
            return True
        while near and near[-1].plain in self._lexicon.auxiliaries - denials:
            near = near[:-1]
        first = items[begin].plain.split()[0] if begin < verb else ""
        if self._asks(items, begin, verb):
            return True
        opens = first in denials and "'" not in first  # 'Didn't NAME say' asks
        return opens or (bool(near) and near[-1].plain in denials)

    def _asks(self, items: Sequence[Item], begin: int, verb: int) -> bool:
        """'Will the mayor say “…”': nobody said so yet."""
        if begin >= verb - 1 or items[begin].plain not in self._lexicon.questions:
            return False
        # 'Will' may be a first name.
        determined = items[begin + 1].plain in self._lexicon.determiners
        return determined or items[begin].kind is ItemKind.WORD

    def is_passive(self, items: Sequence[Item], begin: int, verb: int) -> bool:
        """'NAME was told', 'the cable is labelled', whoever told and labelled."""
        near = items[max(begin, verb - _FEW_BETWEEN) : verb]
        cue = items[verb].plain
        is_heard = self._lexicon.addressing.length_at([cue], 0) > 0 or cue in self._lexicon.calling
        while near and near[-1].plain in self._lexicon.auxiliaries - self._lexicon.passives:
            near = near[:-1]
        passive = bool(near) and near[-1].plain in self._lexicon.passives
        return passive and (is_heard or self._agent_at(items, verb) > 0)

    def agent(self, items: Sequence[Item], verb: int, end: int) -> Subject | None:
        """The NAME of 'was told by NAME', 'was called a good one by NAME'."""
        at = self._agent_at(items, verb)
        if not at and items[verb].plain in self._lexicon.calling:
            return self._agent_behind(items, verb, end)
        return self._phrases.behind(items, at, end) if 0 < at < end else None

    def _agent_behind(self, items: Sequence[Item], verb: int, end: int) -> Subject | None:
        """Who is named behind what something was called."""
        for at in range(verb + 2, min(end - 1, verb + _MOST_CALLED)):
            if items[at].kind is ItemKind.SIGN:
                return None
            if items[at].plain in self._lexicon.agents:
                subject = self._phrases.behind(items, at + 1, end)
                named = subject is not None and subject.kind is SpeakerKind.HUMAN
                return subject if named else None
        return None

    def _agent_at(self, items: Sequence[Item], verb: int) -> int:
        by = verb + 1
        follows = by < len(items) and items[by].plain in self._lexicon.agents
        return by + 1 if follows else 0

    def cited(self, items: Sequence[Item], cue: int) -> Subject | None:
        """Who is cited by the verb here, or before the participle here: 'quoted the mayor, NAME, as
        saying'."""
        citing = self._lexicon.citing
        if items[cue].plain in citing:
            verb = cue
            says = next((at for at in self._near(items, cue) if self._says(items, at)), None)
        else:
            near = range(cue - 1, max(0, cue - _CITED) - 1, -1)
            verb = next((at for at in near if items[at].plain in citing), -1)
            says = cue if self._says(items, cue) else None
        if says is None or verb < 0 or says - verb < _CITED_AS:
            return None
        return self._phrases.behind(items, verb + 1, says - 1)

    def _near(self, items: Sequence[Item], cue: int) -> range:
        """The items behind a verb that cites, to the end of its sentence."""
        stop = min(len(items), cue + _CITED)
        return range(
            cue + 1, next((at for at in range(cue, stop) if items[at].plain in _STOPS), stop)
        )

    def _says(self, items: Sequence[Item], at: int) -> bool:
        """'as saying'."""
        says = items[at].kind in (ItemKind.PARTICIPLE, ItemKind.VERB)
        before = items[at - 1]
        return says and before.kind is ItemKind.WORD and before.plain in self._lexicon.as_

    def spoken_for(self, attribution: Attribution, items: Sequence[Item]) -> Attribution:
        """'сказал пресс-секретарь NAME-ой': a name in the genitive is whose the post is."""
        subject = attribution.subject
        if (
            subject is None
            or subject.kind is not SpeakerKind.HUMAN
            or attribution.rule == "according-to"
        ):
            return attribution
        name = subject.mentions[0]
        run, at = name.run, number_of(name, items)
        has_post = run is not None and (run.post or (at and items[at - 1].kind is ItemKind.ROLE))
        if run is None or not has_post or not self._lexicon.is_inflected(run.words[0]):
            return attribution
        items_of_role = (name,) if run.post else (items[at - 1], name)
        return replace(attribution, subject=speaking(SpeakerKind.ROLE, items_of_role))
