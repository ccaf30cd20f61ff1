"""The units of a letterhead as patterns: people, posts with their matter, seats, bodies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.knowledge.languages import Language, SenderWords, joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, any_word, whole
from archive.text.folding import fold

_CAPITAL = r"[^\W\d_a-zà-ÿ][\w’'‐‑-]{0,40}"
_TITLE_CASE = r"[^\W\d_a-zà-ÿ][\w’'‐‑-]{0,20}[a-zà-ÿ][\w’'‐‑-]{0,20}"
_ELIDED = r"(?i:(?:[dl]|(?:de|a|da|ne)ll)['’])?"
_UPPER_CASE = r"[^\W\d_a-zà-ÿ](?:[^\W\d_a-zà-ÿ]|[’'‐‑-]){0,40}(?!\w)"
_INITIALS = r"(?:[A-Z](?:\. ?| )){1,3}"
_DOTTED = r"(?:[A-Z]\. ?){1,3}"
_PARTICLE = r"(?:[dv][aeiou]n? |D[ei] |Van )?"


@dataclass(frozen=True, slots=True)
class SenderUnits:
    """Patterns of one unit each, in the order in which they are tried. dashed, alone, beside: a
    name that shows by a dash, by the post before it, by the post behind it. people: one that shows
    by a title, a first name or an honour. post: with its matter. seat: a post with its place."""

    dashed: str
    alone: str
    post: str
    people: str
    beside: str
    seat: str
    body: str


def sender_units(knowledge: KnowledgeSnapshot) -> SenderUnits:
    """What may stand in a letterhead, as a language or another calls it."""
    senders = [language.offices.senders for language in knowledge.languages]
    people = _people(knowledge)
    joins = any_word(_joins(senders))
    given = any_word(joined(knowledge.languages, lambda language: language.names.given))
    titles = any_word(
        [*joined(knowledge.languages, _courtesies), *(w for s in senders for w in s.members_before)]
    )
    no_name = rf"(?!(?i:{given}) [A-Z]|(?i:{titles})(?![\w’'-])){_ELIDED}"
    joined_on = rf" ?(?i:the|{joins})(?!\w)(?! ?(?i:{titles})(?![\w’'-]))"
    # 'OF THE' is no matter, and would keep the words behind it from being one.
    ends = "".join(
        f"(?<! {re.escape(word)})(?<! {word.upper()})" for word in sorted(_joins(senders))
    )
    honoured = (
        rf"(?:{_INITIALS})?{_CAPITAL}(?: {_CAPITAL}){{1,2}},? (?i:{_honours(knowledge)})(?!\w)"
    )
    cases = (
        rf"(?:(?:{joined_on}|(?: |, ?(?!{honoured})){no_name}{word}|[ ,]*&| ?-(?={word}))+){ends}"
        for word in (_TITLE_CASE, _UPPER_CASE)
    )
    matter = f"(?:{'|'.join(cases)})"
    heads = any_pattern(pattern for sender in senders for pattern in sender.of)
    posts = any_pattern(pattern for sender in senders for pattern in sender.posts)
    places = any_word(joined(knowledge.languages, lambda language: language.posts.place_after))
    post = rf"(?i:{heads}){matter}|(?i:{posts})(?!\w)(?: (?i:{places})(?!\w){matter})?"
    seat = _seat(knowledge, matter)
    bodies = any_word(word for sender in senders for word in sender.bodies)
    before = any_word(joined(knowledge.languages, lambda language: language.speech.prepositions))
    words = rf"(?!(?i:{before})(?!\w))(?:{_CAPITAL} (?:(?i:{joins}) )?){{0,6}}(?i:{bodies})(?!\w)"
    body = rf"(?i:the )?{words}(?: (?i:{joins})(?!\w){matter})?"
    word = _name_word(knowledge)
    name = rf"(?:{_DOTTED}{_PARTICLE}|{word} ){word}"
    beside = rf"(?P<beside>{name})(?=\W{{1,3}}(?:(?i:the) )?(?:{post}|{seat}))"
    alone = rf"(?i:{posts}),? (?P<behind>{name})(?=\W*(?:$|[,;&|(–—]|(?i:and)(?!\w)))"
    dashed = rf"(?<=[-–—] )(?P<dashed>{name})(?=\W*$)"
    return SenderUnits(*map(whole, (dashed, alone, post, people, beside, seat, body)))


def _joins(senders: Iterable[SenderWords]) -> frozenset[str]:
    return frozenset(word for sender in senders for word in sender.joins)


def _courtesies(language: Language) -> Iterable[str]:
    return language.names.courtesy


def _seat(knowledge: KnowledgeSnapshot, matter: str) -> str:
    """A post with its place, a seat in a parliament: 'Leader of the House', 'Member for Sava'."""
    languages = knowledge.languages
    members = any_word(joined(languages, lambda language: language.offices.senders.members_behind))
    post = any_word(joined(languages, lambda language: language.posts.words))
    behind = any_word(
        joined(languages, lambda language: (*language.posts.place_after, *language.heads.leads))
    )
    return rf"(?i:(?:{post}) (?:{behind})|{members})(?!\w){matter}|(?i:{post})(?!\w)"


def _people(knowledge: KnowledgeSnapshot) -> str:
    """People who show by a title, a first name or an honour."""
    languages, senders = (
        knowledge.languages,
        [language.offices.senders for language in knowledge.languages],
    )
    before = [word for sender in senders for word in sender.members_before]
    ranks = joined(languages, lambda language: language.heads.ranks)
    courtesy = any_word(
        [*joined(languages, lambda language: language.names.courtesy), *before, *ranks]
    )
    honours = _honours(knowledge)
    first = _name_word(knowledge)
    further = rf"[ -](?:{_INITIALS})?{_PARTICLE}{first}"
    honoured = rf"(?:,? ?(?i:{honours})(?!\w)\.?)*"
    given = any_word(joined(languages, lambda language: language.names.given))
    # Of two who stand side by side the second begins with a first name: 'Ana Koren Ivo Petek'.
    third = rf"(?! (?i:{given}) [^\W\d_a-z]){further}"
    name = rf"(?:{_INITIALS})?{first}(?:{further}(?:{third})?)?"
    # 'AN INQUIRY NOW': a first name that is a small word too opens no name in a headline.
    small = set(joined(languages, _openers))
    opening = any_word(
        name
        for name in joined(languages, lambda language: language.names.given)
        if name not in small
    )
    called = rf"(?=[^\W\d_a-zà-ÿ])(?i:{opening}){further}(?:{third})?"
    ended = rf"{first}{further}(?:{third})?(?=,? (?i:{honours})(?!\w))"
    forms = (
        rf"(?:(?i:the|{courtesy})\.? ){{1,4}}(?P<titled>{name}){honoured}",
        rf"(?P<ended>{ended}){honoured}",
        rf"(?P<called>{called}){honoured}",
    )
    return "|".join(f"(?:{form})" for form in forms)


def _honours(knowledge: KnowledgeSnapshot) -> str:
    """What stands behind a name; 'Senator for' has its place behind it, a unit of its own."""
    languages = knowledge.languages
    senders = [language.offices.senders for language in languages]
    behind = (word for sender in senders for word in (*sender.honours, *sender.members_behind))
    leads = {lead for language in languages for lead in language.heads.leads}
    leads |= {word for language in languages for word in language.posts.place_after}
    return any_word(word for word in behind if word.split()[-1] not in leads)


def _openers(language: Language) -> Iterable[str]:
    """Words that open what is no name."""
    return (*language.small_words, *language.names.owners, *language.names.articles)


def name_pair(knowledge: KnowledgeSnapshot) -> str:
    """Two words or three that may be a name; looked for at every word, for names may overlap."""
    word = _name_word(knowledge)
    initial = r"(?:[A-Z]\.? )?"
    first = rf"(?:{_DOTTED}|{word} {initial})"
    return rf"(?<![\w’'-])(?=(?P<name>{first}{_PARTICLE}(?P<surname>{word}))(?![\w’'-]))"


def body_behind(knowledge: KnowledgeSnapshot) -> str:
    """The rest of the name of a body that is called after somebody: 'Ana Kos / Memorial Fund'."""
    senders = [language.offices.senders for language in knowledge.languages]
    bodies = any_word(word for sender in senders for word in sender.bodies)
    return rf" (?:{_CAPITAL} ){{0,3}}(?i:{bodies})(?!\w)"


def called_titles(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    """The last words of what stands before the surname of somebody who was named before."""
    languages = knowledge.languages
    titles = (
        *joined(languages, lambda language: language.names.courtesy),
        *joined(languages, lambda language: language.offices.senders.members_before),
        *joined(languages, lambda language: language.posts.words),
    )
    return frozenset(fold(title).split()[-1] for title in titles)


def _name_word(knowledge: KnowledgeSnapshot) -> str:
    """A word with a capital that may be part of a name: none of a letterhead or of a sentence."""
    languages = knowledge.languages
    names = {name for language in languages for name in language.names.also_surnames}
    # 'Con Petek MP' is somebody, though a word of another language opens his name.
    names |= {name for language in languages for name in language.names.given} - set(
        joined(languages, lambda language: (*language.names.owners, *language.speech.verbs))
    )
    words = any_word(word for word in joined(languages, _no_names) if word not in names)
    return rf"(?!(?i:{words})(?![\w’'])){_CAPITAL}"


def _no_names(language: Language) -> Iterable[str]:
    heads, senders = language.heads, language.offices.senders
    kinds = (word for kind in (*heads.kinds, *heads.one_word_kinds) for word in kind.split())
    of_posts = (*language.posts.words, *language.posts.place_after, *language.posts.not_held)
    honours = (*senders.honours, *senders.members_behind, *language.names.suffixes)
    small = (*language.small_words, *heads.leads, *heads.senders, *heads.kind_joins, *heads.matters)
    return (*of_posts, *kinds, *honours, *small, *senders.bodies, *language.names.bodies)
