"""What all languages say of speech and of names, as sets of words to look up."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from archive.annotators.quotations.first_names import FirstNames, given_forms
from archive.annotators.quotations.phrase_sets import PhraseSet
from archive.annotators.quotations.phrase_sets import plain as plain
from archive.annotators.quotations.verb_phrases import VerbPhrases, split_verbs
from archive.knowledge.languages import Language, joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.knowledge.speech_words import Words
from archive.text.alternatives import any_pattern

_EVERYWHERE = "en"
_SHORTEST_STEM = 3


class Lexicon:
    """The words of some languages by what they do in a sentence about speech."""

    def __init__(
        self,
        languages: Sequence[Language],
        known: Sequence[Language],
        people: Iterable[str] = (),
        towns: Collection[str] = (),
    ) -> None:
        """known: all languages, whose first names are met in texts of any. people: names with a
        record. towns: folded names of places."""
        regions = joined(known, lambda language: language.names.regions)
        self.towns = frozenset(towns) | {plain(name) for name in regions}
        self.people = frozenset(tuple(plain(name).split()) for name in people)
        self._languages, self._known = languages, known
        self._read_speech()
        self._read_posts()
        self._read_names()
        self._read_no_names()
        spoken = (self.pronoun_phrases, self.verbs, self.participles, self.roles)
        self._openings = frozenset().union(*(phrases.first_words for phrases in spoken))
        self.small_words = (
            self.prepositions | self.conjunctions | self.joins | self.that | self.determiners
        )
        self.small_joins = self.joins | self.that | self.auxiliaries
        # Words in capitals that only open a sentence: words of grammar, as no name is.
        self.openers = (
            ((self.never - self.bodies) | self.conjunctions | self.pronouns | self.prepositions)
            | self.joins
            | self.according.first_words
        )
        # 'Per NAME' in Italian, where 'Per' is a first name elsewhere.
        is_known = len(self._languages) < len(self._known)
        own = self._languages if is_known else self._known
        self.openers -= frozenset(plain(form) for each in own for form in given_forms(each))

    def links(self, word: str) -> bool:
        """Whether a plain word joins others and names nothing: a preposition, an article."""
        return (
            word in self.prepositions
            or word in self.conjunctions
            or word in self.articles
            or word in self.relatives
        )

    def may_open(self, word: str) -> bool:
        """False where nothing that says something of speech begins with the word."""
        return word in self._openings or self._inverts or word.endswith(self.roles.compounds)

    def is_plural_post(self, word: str) -> bool:
        """'Ministers', 'Sens': what several are called."""
        bare = plain(word).rstrip(".")
        return bare.endswith("s") and bare[:-1] in self.post_words

    def begins_place(self, words: Sequence[str]) -> bool:
        """'New York', where 'New' else opens a sentence; no word of grammar is believed to."""
        if not words or words[0] in self.small_words or words[0] in self.speaking:
            return False
        return any(" ".join(words[:size]) in self.towns for size in (2, 3) if size <= len(words))

    def stem(self, word: str) -> str:
        """A name without the ending of its case, in languages that inflect names."""
        if not self.endings:
            return word
        ending = max(
            (ending for ending in self.endings if word.endswith(ending)), key=len, default=""
        )
        return (
            word[: len(word) - len(ending)] if len(word) - len(ending) >= _SHORTEST_STEM else word
        )

    def is_inflected(self, first_name: str) -> bool:
        """Whether a first name stands in a case of its own, in languages that inflect names."""
        known = first_name in self.given and first_name not in self.nominatives
        return bool(self.endings) and known

    def _words(self, part: Callable[[Language], Words]) -> list[str]:
        return joined(self._languages, part)

    def _set(self, part: Callable[[Language], Words]) -> frozenset[str]:
        return frozenset(plain(word) for word in self._words(part))

    def _read_speech(self) -> None:
        self.verbs = VerbPhrases(self._languages)
        self.split_verbs = split_verbs(self._languages)
        self.participles = PhraseSet(self._words(lambda language: language.speech.participles))
        self.according = PhraseSet(self._words(lambda language: language.speech.according))
        self.things = PhraseSet(self._words(lambda language: language.speech.titles_before))
        self.mottoes = PhraseSet(self._words(lambda language: language.speech.mottoes))
        self.named_as = PhraseSet(self._words(lambda language: language.speech.named_as))
        self.named_of = self._set(lambda language: language.speech.named_of)
        self.pronouns = self._set(lambda language: language.speech.pronouns)
        self.pronoun_phrases = PhraseSet(self.pronouns)
        self.neuters = self._set(lambda language: language.speech.neuters)
        self.documents = self._set(lambda language: language.speech.documents)
        self.issues = self._set(lambda language: language.speech.issues)
        self.statements = self._set(lambda language: language.speech.statements)
        self.written = self.statements | self.documents
        self.following = self._set(lambda language: language.speech.following)
        self.kin = self._set(lambda language: language.speech.kin)
        self.laws = self._set(lambda language: language.speech.laws)
        self.ruling = self._set(lambda language: language.speech.ruling)
        self.calling = self._set(lambda language: language.speech.calling)
        self.we = self._set(lambda language: language.speech.we)
        self.asking = self._set(lambda language: language.speech.asking)
        self.addressing = PhraseSet(self._words(lambda language: language.speech.addressing))
        self._read_wordings()
        self.quoting = PhraseSet(self._words(lambda language: language.speech.quoting))
        self.remarked = PhraseSet(self._words(lambda language: language.speech.remarked))
        self.afterwards = PhraseSet(self._words(lambda language: language.speech.afterwards))
        # Who stands for himself or for another: part of no name, capital or not.
        self.speaking = self.we | self.pronouns
        self._read_small_words()

    def _read_small_words(self) -> None:
        self.prepositions = self._set(lambda language: language.speech.prepositions)
        self.who = self._set(lambda language: language.speech.who)
        self.relatives = self._set(lambda language: language.speech.relatives)
        self.conjunctions = self._set(lambda language: language.speech.conjunctions)
        self.that = self._set(lambda language: language.speech.that)
        self.joins = self._set(lambda language: language.speech.joins)
        self.weekdays = self._set(
            lambda language: tuple(forms[0] for forms in language.calendar.weekdays)
        )
        self.auxiliaries = self.weekdays | self._set(
            lambda language: (*language.speech.auxiliaries, *language.speech.adverbs)
        )
        # How speech is printed: of one language, never of a text that may be in any.
        own = self._languages if len(self._languages) < len(self._known) else ()
        self.attributes_inside = any(language.speech.inside for language in own)
        self.genitive_posts = any(language.posts.genitive for language in own)
        # In English a post seldom stands before a name with all its matter.
        self.has_long_posts = any(language.code != _EVERYWHERE for language in own)
        self.capital_nouns = any(each.names.capital_nouns for each in own)
        self.endings = tuple(ending for language in own for ending in language.names.endings)
        self.dialogue = any(language.speech.dialogue for language in own)
        self.drops_subjects = any(language.speech.dropped for language in own)
        several = any_pattern(self._words(lambda language: language.speech.several))
        self.several = re.compile(several)
        inverted = self._words(lambda language: language.speech.inverted)
        self._inverts = bool(inverted)
        self.inverted = re.compile(rf"(?:{any_pattern(inverted)})")

    def _read_wordings(self) -> None:
        self.statement_words = frozenset(word for name in self.statements for word in name.split())
        self.habits = PhraseSet(self._words(lambda language: language.speech.habits))
        self.wordings = self._set(lambda language: language.speech.wordings)
        self.denials = self._set(lambda language: language.speech.denials)
        self.denials_behind = self._set(lambda language: language.speech.denials_behind)
        self.passives = self._set(lambda language: language.speech.passives)
        self.agents = self._set(lambda language: language.speech.agents)
        self.as_said = PhraseSet(self._words(lambda language: language.speech.as_said))
        self.authors = self._set(lambda language: language.speech.authors)
        self.citing = self._set(lambda language: language.speech.citing)
        self.as_ = self._set(lambda language: language.speech.as_)
        self.opinion = self._set(lambda language: language.speech.opinion)
        self.addressees = PhraseSet(self._words(lambda language: language.speech.addressees))
        self.headed = self._set(lambda language: language.speech.headed)
        self.behalf = self._set(lambda language: language.speech.behalf)
        self.first_person = self._set(lambda language: language.speech.first_person)
        self.also_nouns = self._set(lambda language: language.speech.also_nouns)
        self.imperatives = self._set(lambda language: language.speech.imperatives)
        self.questions = self._set(lambda language: language.speech.questions)
        self.infinitives = self._set(lambda language: language.speech.infinitives)
        self.examples = PhraseSet(self._words(lambda language: language.speech.examples))

    def _read_posts(self) -> None:
        self.posts = PhraseSet(
            self._words(lambda language: language.posts.words),
            self._words(lambda language: language.posts.compounds),
        )
        occupations = self._words(lambda language: language.posts.occupations)
        again = self._words(lambda language: language.posts.again)
        self.again = PhraseSet(again)
        self.called = {
            plain(word): plain(post)
            for language in self._languages
            for word, post in language.posts.called.items()
        }
        self.roles = PhraseSet(
            [*self._words(lambda language: language.posts.words), *occupations, *again],
            self._words(lambda language: language.posts.compounds),
        )
        self.courtesy_words = self._set(lambda language: language.names.courtesy)
        self.post_words = self._set(lambda language: language.posts.words)
        self.titles = self.courtesy_words | self.post_words
        self.courtesy = PhraseSet(self._words(lambda language: language.names.courtesy))
        self.members = self._set(lambda language: language.posts.members)
        ends = any_pattern(self._words(lambda language: language.posts.ends))
        self.post_ends = re.compile(rf"(?:{ends})(?!\w)")
        self.departments = self._set(lambda language: language.posts.departments)
        self.qualifiers = self._set(lambda language: language.posts.qualifiers)
        self.ranks = self.members | self._set(lambda language: language.posts.ranks)
        self.styles = self._set(lambda language: language.posts.styles)
        self.under = self._set(lambda language: language.posts.under)
        self.place_after = self._set(lambda language: language.posts.place_after)

    def _read_no_names(self) -> None:
        """What stands in capitals and is no part of a name, or only of some."""
        self.described = self._set(lambda language: language.names.described)
        surnames = self._set(lambda language: language.names.also_surnames)
        written = self._set(
            lambda language: (*language.speech.documents, *language.speech.statements)
        )
        self.bodies |= {word for word in written - surnames if " " not in word}
        self.not_surnames = self.bodies - surnames
        self.ending_posts = self.post_words - surnames
        small = (self.prepositions | self.conjunctions | self.determiners) - self.given
        # A word of grammar or a verb of speech in capitals, of a headline, is part of no name.
        verbs = self._set(lambda language: language.speech.verbs) - self.given - surnames
        verbs -= self.bodies | self.never  # 'United States'
        particles = joined(self._known, lambda language: language.names.particles)
        self.grammar = (small | verbs).difference(particles)

    def _read_names(self) -> None:
        self.never = self._set(lambda language: language.names.never)
        self.given = FirstNames(
            plain(form) for language in self._known for form in given_forms(language)
        )
        self.nominatives = frozenset(
            plain(name) for name in joined(self._known, lambda language: language.names.given)
        )
        self.bodies = self._set(lambda language: language.names.bodies)
        self.articles = self._set(
            lambda language: (*language.names.articles, *language.calendar.articles)
        )
        self.determiners = self.articles | self._set(lambda language: language.names.owners)
        # What stands inside the matter of a post: 'of the', 'de la'.
        self.matter_words = self.articles | frozenset(
            word for phrase in self.place_after for word in phrase.split()
        )
        self.suffixes = self._set(lambda language: language.names.suffixes)
        self.elisions = self._set(lambda language: language.names.elisions)
        self.generations = self._set(lambda language: language.names.generations)
        self.patronymics = tuple(self._set(lambda language: language.names.patronymics))
        self.abbreviations = self._set(lambda language: language.names.abbreviations)
        self.name_joins = self._set(lambda language: language.names.and_)
        particles = joined(self._known, lambda language: language.names.particles)
        phrases = [*particles, *self.name_joins]
        self.particles = frozenset(part for phrase in phrases for part in phrase.split())
        before_names = joined(self._known, lambda language: language.names.joined_particles)
        self.joined_particles = frozenset(before_names)
        self.genders = {
            word: gender
            for language in self._languages
            for word, gender in language.names.genders.items()
        }
        self.short_forms = {
            short: whole
            for language in self._languages
            for short, whole in language.names.short_forms.items()
        }


def languages_of(code: str | None, knowledge: KnowledgeSnapshot) -> tuple[Language, ...]:
    """The languages whose words a text is read by: its own and English, which stands in many; all
    of them where its own is unknown. 'il' is no pronoun in an Italian text."""
    named = [language for language in knowledge.languages if language.code == code]
    included = {also for language in named for also in language.includes}
    codes = {code, _EVERYWHERE, *included}
    own = tuple(language for language in knowledge.languages if language.code in codes)
    return own if named else knowledge.languages
