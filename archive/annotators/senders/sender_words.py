"""The words by which senders are known, of all languages, as patterns."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from archive.knowledge.languages import SenderWords, joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, any_word, compiled
from archive.text.folding import fold

_TOKEN = compiled(r"[^\W_][\w’'‐‑-]*|[,&]|[^\s\w]")
_ELIDED = re.compile(r"^(?:[dl]|(?:de|a|da|ne)ll)['’](?=\w)", re.IGNORECASE)
"""An article that a word is run together with: 'l’Intérieur', 'dell’Interno'."""
CAPITAL = r"[^\W\d_a-zà-ÿ][\w’'‐‑-]{0,40}"
"""A word with a capital; a word of letters without case counts as one. Bounded, for it is tried
behind every hyphen."""
_FIRST = rf"(?:(?:[A-Z]\. ?){{1,3}}|{CAPITAL}(?: [A-Z]\.?)? )"
_SECOND = rf"(?:(?<=\. ){CAPITAL} (?={CAPITAL}))?"
"""Behind initials: 'K. Ana Koren'."""
_NAME = rf"{_FIRST}{_SECOND}(?:(?:[dv][aeiou]n? |D[ei] |Van )?{CAPITAL})"
_LONG_RUN = 4
"""So many words in capitals that nothing joins end in a name: 'Foreign Affairs Ana Koren'."""
_FARTHEST = 160
_LONGEST, _SMALL = 80, 4


@dataclass(frozen=True, slots=True)
class SenderPatterns:
    """heads: of posts and bodies, with the group `of` where a matter follows. any_post: with
    what joins a matter. named_before, named_behind: a name beside a post; said_before,
    said_behind: a verb of speech beside both; introduced: any word that may stand before a post
    that sends. lead: what a line of a letterhead opens with before a body, 'issued by the'.
    greeted: what stands before one whom a talk greets. spoken_for, speaking, abbreviated:
    bodies. members: names of members of a parliament, in either group. run: capitals behind a
    name. honoured: what stands behind the name of a member. body, joins, places, ends, titles:
    words, as in the languages."""

    heads: re.Pattern[str]
    any_post: re.Pattern[str]
    named_before: re.Pattern[str]
    named_behind: re.Pattern[str]
    said_before: re.Pattern[str]
    said_behind: re.Pattern[str]
    introduced: re.Pattern[str]
    lead: re.Pattern[str]
    greeted: re.Pattern[str]
    spoken_for: re.Pattern[str]
    speaking: re.Pattern[str]
    abbreviated: re.Pattern[str]
    members: re.Pattern[str]
    surname: re.Pattern[str]
    run: re.Pattern[str]
    honoured: re.Pattern[str]
    body: re.Pattern[str]
    office_of: str
    joins: frozenset[str]
    places: frozenset[str]
    ends: frozenset[str]
    titles: frozenset[str]

    def names(self, text: str) -> Iterator[str]:
        """The members of a parliament that a text names."""
        for match in self.members.finditer(text):
            name = match["first"] or match["second"]
            words = name.lower().split()
            if words[0] not in self.titles and not self.ends.intersection(words):
                yield name

    def belongs(self, word: str) -> bool:
        """Whether a word can be part of the name of an office."""
        word = _ELIDED.sub("", word)
        plain = word.lower().removesuffix("'s").removesuffix("’s")
        capital = word[0].isupper() and not any(letter.isdigit() for letter in word)
        return capital and plain not in self.ends

    def end_of_matter(self, text: str, start: int, surnames: frozenset[str]) -> int:
        """Where the words in capitals end that follow a post: 'Immigration, Local Government and
        Ethnic Affairs'. A name that is called by its surname elsewhere is no part."""
        run: list[int] = []
        end, shouted, joined = start, False, False
        tokens = list(_TOKEN.finditer(text, start, start + _FARTHEST))
        for number, token in enumerate(tokens):
            if token[0].lower() in self.joins or self._lists_on(tokens[number:]):
                run, joined = [], True
                continue
            if not self.belongs(token[0]) or (end > start and token[0].isupper() > shouted):
                break
            if fold(token[0]) in surnames and run and (len(run) > 1 or not joined):
                return run[-2] if len(run) > 1 else run[-1]
            shouted = token[0].isupper()
            run.append(end := token.end())
        return run[-3] if len(run) >= _LONG_RUN else end

    def _lists_on(self, tokens: Sequence[re.Match[str]]) -> bool:
        """Whether a comma comes first, then words in capitals, and an 'and' before the last."""
        if tokens[0][0] != ",":
            return False
        for number, token in enumerate(tokens[1:], start=2):
            if token[0].lower() in self.joins:
                following = tokens[number][0] if number < len(tokens) else ","
                return number > 2 and self.belongs(following)
            if token[0] != "," and not self.belongs(token[0]):
                return False
        return False

    def is_body(self, text: str) -> bool:
        """Whether a text is nothing but words in capitals and what joins them; one is a place."""
        tokens = _TOKEN.findall(text) if len(text) <= _LONGEST else []
        return (
            len(tokens) > 1
            and self.belongs(tokens[0])
            and all(
                len(token) < _SMALL or token in self.joins or self.belongs(token)
                for token in tokens
            )
        )


def sender_patterns(knowledge: KnowledgeSnapshot) -> SenderPatterns:
    """Compiled from what every language says."""
    senders = [language.offices.senders for language in knowledge.languages]
    courtesy = any_word(joined(knowledge.languages, lambda language: language.names.courtesy))
    verbs, speaks = _said(knowledge)
    speakers = _any(senders, lambda sender: sender.speakers)
    titled = rf"(?:(?i:the|{courtesy}|{speakers})\.? ){{0,3}}"
    behind = _any(senders, lambda sender: sender.members_behind)
    before = _any(senders, lambda sender: sender.members_before)
    honours = _any(senders, lambda sender: sender.honours)
    joins = _any(senders, lambda sender: sender.joins)
    introduced = _any(senders, lambda sender: sender.introduced_by)
    return SenderPatterns(
        heads=_heads(senders),
        any_post=_posts_with_joins(knowledge),
        named_before=_named_before(behind),
        named_behind=compiled(rf",? ?{titled}(?P<name>{_NAME})(?:,? (?i:{behind}))?,?"),
        said_before=_said_before(verbs, introduced),
        introduced=compiled(rf"(?i)(?:{verbs}|{introduced})[ ,]*$"),
        lead=_lead(knowledge),
        greeted=_greeted(_any(senders, lambda sender: sender.greets)),
        said_behind=compiled(rf"(?:,? [A-Z][A-Z.]{{1,4}}(?=,))?\W*{speaks}"),
        spoken_for=_spoken_for(speakers),
        speaking=compiled(
            rf"(?<!\w)(?P<name>{CAPITAL}(?: (?:(?:{joins}) ){{0,2}}{CAPITAL}){{0,6}}) {speaks}"
        ),
        abbreviated=_abbreviated(joins),
        members=_members(before, honours, behind),
        surname=compiled(
            rf"(?<!\w)(?i:{courtesy}|{speakers})\.? (?:{CAPITAL} )?(?P<name>{CAPITAL})"
        ),
        run=compiled(rf",? (?P<name>{CAPITAL}(?: {CAPITAL}){{0,2}})"),
        honoured=compiled(rf"(?:,? (?i:{honours}|{behind})\.?(?!\w))+"),
        body=compiled(rf"(?i)(?<!\w)(?:{_any(senders, lambda sender: sender.bodies)})(?!\w)"),
        office_of=next((sender.office_of for sender in senders if sender.office_of), "{name}"),
        joins=frozenset(word for sender in senders for word in sender.joins),
        places=frozenset(joined(knowledge.languages, lambda language: language.posts.place_after)),
        ends=frozenset(word for sender in senders for word in sender.ends),
        titles=_titles(knowledge),
    )


def _heads(senders: Sequence[SenderWords]) -> re.Pattern[str]:
    of = any_pattern(pattern for sender in senders for pattern in sender.of)
    alone = any_pattern(pattern for sender in senders for pattern in sender.posts)
    return compiled(rf"(?i)(?<!\w)(?:(?P<of>{of})|{alone})(?!\w)")


def _posts_with_joins(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    posts = any_word(joined(knowledge.languages, lambda language: language.posts.words))
    behind = any_word(joined(knowledge.languages, lambda language: language.posts.place_after))
    return compiled(rf"(?i)(?:[^\W\d_]+ ){{0,2}}?(?:{posts}) (?:{behind})(?!\w) ?")


def _named_before(behind: str) -> re.Pattern[str]:
    return compiled(rf"(?P<name>{_NAME})(?:,? (?i:{behind}))?(?:,| [-–—])? (?:(?i:the) )?$")


def _spoken_for(speakers: str) -> re.Pattern[str]:
    return compiled(
        rf"(?<!\w)(?P<name>{CAPITAL}(?: {CAPITAL}){{0,3}})(?:['’]s?)? (?:\w+ ){{0,2}}?"
        rf"(?i:{speakers})(?!\w)"
    )


def _abbreviated(joins: str) -> re.Pattern[str]:
    name = rf"{CAPITAL}(?: (?:(?:{joins}) ){{0,2}}{CAPITAL}){{1,9}}"
    opens = r"(?:^|[-–—] ?)[\"“'‘]?"
    short = r"\([\"“]?(?P<short>[A-Z]{3,8})[\"”]?\)"
    return compiled(rf"{opens}(?:(?i:the) )?(?P<name>{name}) {short}")


def _members(before: str, honours: str, behind: str) -> re.Pattern[str]:
    return compiled(
        rf"(?<!\w)(?:(?i:{before})\.? (?P<first>{_NAME})|(?P<second>{_NAME})"
        rf"(?:,? (?i:{honours}))*,? (?i:{behind}))(?!\w)"
    )


def _said(knowledge: KnowledgeSnapshot) -> tuple[str, str]:
    """Verbs of speech, and one with up to two words before it."""
    verbs = any_word(verb for language in knowledge.languages for verb in language.speech.verbs)
    return verbs, rf"(?:[a-z]+ ){{0,2}}?(?:{verbs})(?!\w)"


def _said_before(verbs: str, introduced: str) -> re.Pattern[str]:
    """Before a post that speaks: a verb of speech or the beginning of a sentence, and words that
    introduce: 'announced today by the'."""
    begins = rf"(?<!\w)(?:{verbs})|(?:^|[^\w\s,-])\s*"
    return compiled(rf"(?i)(?:{begins})(?:[ ,]*(?:{introduced}))*[ ,]*$")


def _lead(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    leads = any_word(joined(knowledge.languages, lambda language: language.heads.leads))
    return compiled(rf"(?i)\W*(?:{leads})(?!\w)\W*")


def _greeted(greets: str) -> re.Pattern[str]:
    """In the same sentence, which a stop behind a short word does not end: 'my friend, the Hon.'"""
    return compiled(rf"(?i)(?<!\w)(?:{greets})(?!\w)(?:(?!\w{{4}}[.!?]\s|\n).){{0,160}}$")


def _titles(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    """The words before a name that are none; 'Don' is a first name all the same."""
    words = joined(
        knowledge.languages, lambda language: (*language.names.courtesy, *language.posts.words)
    )
    return frozenset(words) - frozenset(
        joined(knowledge.languages, lambda language: language.names.given)
    )


def _any(senders: Sequence[SenderWords], part: Callable[[SenderWords], Sequence[str]]) -> str:
    return any_word(word for sender in senders for word in part(sender))
