"""What all languages say of speech, of names and of posts, as compiled patterns."""

import re

from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, any_word


class SpeechCues:
    """cue: alternation of verbs; inverted, pronoun, according, courtesy, that, article likewise.

    adverb: those of attribution, each with a blank behind it.
    posts: the words of `position` in small letters, to see quickly that a text ends with none.
    post_ends: where a post that follows a name goes on no further.
    sentence_start: behind a stop that ends a sentence, not an abbreviation.
    """

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        known = knowledge.languages
        positions = joined(known, lambda one: one.posts.words)
        titles = any_word(joined(known, lambda one: one.speech.titles_before))
        self.cue = any_word(joined(known, lambda one: one.speech.verbs))
        self.inverted = any_pattern(joined(known, lambda one: one.speech.inverted))
        self.adverb = any_word(f"{word} " for one in known for word in one.speech.adverbs)
        self.that = any_word(joined(known, lambda one: one.speech.that))
        self.pronoun = any_word(joined(known, lambda one: one.speech.pronouns))
        self.according = any_word(joined(known, lambda one: one.speech.according))
        self.title_before = re.compile(rf"\b(?:{titles})\s*[,:(]?\s*$", re.I)
        self.courtesy = any_word(joined(known, lambda one: one.names.courtesy))
        self.article = any_word(
            form for one in known for word in one.names.articles for form in _cased(word)
        )
        self.position = re.compile(rf"\b(?:{any_word(positions)})\b", re.I)
        self.posts = tuple({post.lower().replace("'", mark) for post in positions for mark in "'’"})
        self.post_ends = _post_ends(joined(known, lambda one: one.posts.ends))
        self.place_after = any_word(joined(known, lambda one: one.posts.place_after))
        self.not_names = frozenset(word.lower() for one in known for word in one.names.never)
        self.sentence_start = _sentence_start(joined(known, lambda one: one.names.abbreviations))


def _cased(word: str) -> tuple[str, str]:
    return word, word.capitalize()


def _post_ends(ends: list[str]) -> re.Pattern[str]:
    return re.compile(rf"[,.;:“”\"«»()]|\s[–—-]\s|\s(?:{any_pattern(ends)})\b")


def _sentence_start(abbreviations: list[str]) -> re.Pattern[str]:
    none = "".join(rf"(?<!\b{re.escape(word)})" for word in abbreviations)
    return re.compile(rf"(?<!\b[A-Z]){none}[.!?…](?:[”\"»’]|\s*»)?\s+(?=\S)")
