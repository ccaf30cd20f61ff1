"""Patterns of posts, of what stands before them and of what ends them, for some languages."""

import re
from collections.abc import Callable, Sequence

from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.posts.post_finder import PostFinder
from archive.annotators.quotations.words import CAPITAL, SHORT_FORM
from archive.knowledge.languages import Language, joined
from archive.knowledge.speech_words import Words
from archive.text.alternatives import any_pattern, any_word, compiled

_SHORT = 2
_ACRONYM = rf"{CAPITAL}{{2,6}}"
_ELIDED = r"(?:[^\W\d_]{1,2}[’'])?"
"""'l’Intérieur': an article or a preposition that has lost its vowel."""


class PostPatterns:
    """post: one post. member: 'MP for '. short_form: ' (RB)' behind a body. goes_on: what may
    stand between a post and a name, 'for Home Affairs and'.

    adjective: one that may stand between a post and its matter.
    joins: capitals and 'and ' at the end of what stands before a post. matters: ', Fisheries and
    the Coast Guard' behind the first matter of a post. low_matters: ', wells and rivers' before a
    place. more_posts: ', chairman and chief' behind one. ends: where a post behind a name ends.
    before_comma: the words between a sign and a comma. verb, spoken: a verb of speech. owned_post:
    the article before a post. qualifier: 'former ' before one. article, last_article: at the
    beginning of words, at their end. body_before: 'Department of ' before a post. body_behind:
    ', River Board' behind one.
    """

    def __init__(self, known: Sequence[Language], lexicon: Lexicon) -> None:
        def one_of(part: Callable[[Language], Words]) -> str:
            return any_word(joined(known, part))

        endings = [ending for language in known for ending in language.posts.compounds]
        posts = joined(known, lambda language: (*language.posts.words, *language.posts.occupations))
        verbs = one_of(lambda language: language.speech.verbs)
        places = one_of(lambda language: language.posts.place_after)
        joins = one_of(lambda language: language.speech.joins)
        adjectives = any_pattern(joined(known, lambda language: language.posts.adjectives))
        ends = any_pattern(joined(known, lambda language: language.posts.ends))
        article = one_of(_articles)
        qualifiers = one_of(lambda language: language.posts.qualifiers)
        self.post = PostFinder(posts, endings)
        members = [word.upper() for word in lexicon.suffixes]
        self.member = compiled(rf"(?:{any_word(members)})\s(?:{places})\s")
        self.adjective = compiled(rf"(?:{adjectives})")
        self.short_form = compiled(rf"\s\({SHORT_FORM}\)")
        short = any_pattern([word for word in lexicon.abbreviations if len(word) == _SHORT])
        saint = rf"(?:(?i:{short})\.\s)?"
        self.goes_on = compiled(
            rf"(?:\s+{_ACRONYM})?(?:\s+(?:{adjectives}))?\s+(?:{places})\s+"
            rf"(?:(?:{saint}{_ELIDED}{CAPITAL}(?:[\w’']|-(?!-))*|(?:{joins})(?:\s(?:{article}))?|{places}"
            rf"|\({SHORT_FORM}\)),?\s+)*"
        )
        # A full stop inside or behind 'U.S.', behind 'St.' ends nothing.
        stop = rf"(?<!\b\w)(?<!\b(?i:{short}))\.(?!\w)"
        self.ends = compiled(
            rf"{stop}|[,;:]\s|[;:“”\"«»()—]|,$|\s[–-]+\s|\s(?:{ends})\b|\s(?:{verbs})\b"
        )
        self.before_comma = compiled(
            r"(?:^|[,.;:“”\"«»()–—]\s*|\s-+\s)"
            rf"((?:[^,.;:“”\"«»()–—]|\.(?=[’'\w])|(?<=\b(?i:{short}))\.|\({SHORT_FORM}\))+?)"
            rf"(?:\s\({SHORT_FORM}\))?,\s*$"
        )
        self._read_bodies(places, joins, article, verbs)
        self._read_lists(places, joins, article)
        self._read_speech(verbs, one_of(lambda language: language.speech.according))
        self.qualifier = compiled(rf"(?<![\w’'-])(?:{qualifiers})(?:\s+|-)$")
        self._read_articles(article)

    def _read_speech(self, verbs: str, according: str) -> None:
        self.verb = compiled(rf"\s(?:{verbs})\b")
        self.spoken = compiled(rf"(?<!\w)(?:{verbs}|(?i:{according}))\s+")

    def _read_lists(self, places: str, joins: str, article: str) -> None:
        item = rf"{CAPITAL}[\w’'-]*(?:\s{CAPITAL}[\w’'-]*){{0,3}}"
        self.joins = compiled(rf"((?:(?<!\S){CAPITAL}[\w.’'-]*\s+)+)(?:{joins})\s+$")
        self.matters = compiled(
            rf"(?:,\s{item})+,?\s(?:{joins})\s(?:(?:{article})\s)?{item}(?=[,.;)“\"]|$|\s(?:{places})\s)"
        )
        low = r"[^\W\d_A-Z][\w-]*(?:\s[^\W\d_A-Z][\w-]*)?"
        self.low_matters = compiled(
            rf"(?:,\s{low}){{1,4}},?\s(?:{joins})\s{low}(?=\s(?:{places})\s{CAPITAL})"
        )
        post = self.post.words
        self.more_posts = compiled(rf"(?:,\s(?:{post}))+,?\s(?:{joins})\s(?:{post})\b", re.I)

    def _read_articles(self, article: str) -> None:
        self.owned_post = compiled(
            rf"(?:^|\s)(?:{article})\s+(?=(?:[\w’'-]+\s+){{0,3}}(?:{self.post.words})\b)", re.I
        )
        self.article = compiled(rf"(?:{article})\s+", re.I)
        self.last_article = compiled(rf"(?<!\w)(?:{article})\s+$", re.I)

    def _read_bodies(self, places: str, joins: str, article: str, verbs: str) -> None:
        self.body_before = compiled(
            rf"((?:{CAPITAL}[\w.]*\s)*({CAPITAL}\w*))\s(?:{places})\s(?:(?:{article})\s)?$"
        )
        more = rf"{CAPITAL}(?:[\w&’'-]|\.(?=\w))*|&|{joins}|{places}"
        self.body_behind = compiled(
            rf",\s((?:U\.S\.|{CAPITAL}[\w&’'-]*)(?:\s(?:{more}))*)(?=[,.:;)”\"]|\s(?:{verbs})\b|\n|$)"
        )


def _articles(language: Language) -> Words:
    return (*language.names.articles, *language.calendar.articles, *language.names.owners)
