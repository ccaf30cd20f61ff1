"""Who holds the post that a sentence is told of: 'The minister said that it was dry. He added'."""

from archive.annotators.quotations.items import ItemKind
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.reading import BlockItems, ReleaseNames
from archive.annotators.quotations.speakers.coreference.role_holders import RoleHolders
from archive.annotators.quotations.speakers.noun_phrases.clauses import SubjectReader
from archive.annotators.quotations.speakers.noun_phrases.voices import VoiceReader
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject, speaking


class PostTellers:
    """Answers for one release. sentence: the numbers of its items in their block."""

    def __init__(self, names: ReleaseNames) -> None:
        self._articles = names.lexicon.articles
        self._subjects = SubjectReader(names.lexicon)
        self._voices = VoiceReader(names.lexicon)
        self._holders = RoleHolders(names)

    def saying(self, block: BlockItems, sentence: range) -> NamedPerson | None:
        """Who alone holds the post that is the subject of its first verb of speech."""
        return self._holder(self._says(block, sentence))

    def told_of(self, block: BlockItems, sentence: range) -> NamedPerson | None:
        """The same; else who holds the post that it begins with: 'The minister opened the gate'."""
        return self._holder(self._says(block, sentence) or self._begins(block, sentence))

    def _says(self, block: BlockItems, sentence: range) -> Subject | None:
        verbs = (at for at in sentence if block.items[at].kind is ItemKind.VERB)
        verb = next(verbs, sentence.start)
        if verb == sentence.start or self._voices.is_passive(block.items, sentence.start, verb):
            return None
        return self._subjects.before(block.items, sentence.start, verb)

    def _begins(self, block: BlockItems, sentence: range) -> Subject | None:
        first = block.items[sentence.start : sentence.start + 2]
        article = len(sentence) > 1 and first[0].plain in self._articles
        post = article and first[1].kind is ItemKind.ROLE
        return speaking(SpeakerKind.ROLE, tuple(first)) if post else None

    def _holder(self, subject: Subject | None) -> NamedPerson | None:
        if subject is None or subject.kind is not SpeakerKind.ROLE:
            return None
        holders = self._holders.of(subject)
        return holders[0] if len(holders) == 1 else None
