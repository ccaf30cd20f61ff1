"""Where title and name begin and end within a run of capitals."""

import re
from collections.abc import Sequence

from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.names.bodies import is_acronym
from archive.annotators.quotations.words import Word

_MOST = 14
_MOST_OF_PLACE, _MOST_BETWEEN = 4, 3
_MOST_NOUNS, _MOST_GENITIVES = 1, 6
_FIRST_AND_LAST, _BRACKETED, _MOST_OF_A_NAME = 2, 3, 4
_GENITIVE = "аяыиу"
"""Letters in which a Russian place ends behind a post: 'глава Ингушетии'."""
_STATE = re.compile(r"(?!I[IV]$)[A-Z]{2}")


def title_end(
    plains: Sequence[str], first: int, end: int, lexicon: Lexicon
) -> tuple[int, bool, bool]:
    """Behind the last word of a title within the run."""
    place = first + place_before_post(plains, first, end, lexicon)
    at, title_end, courtesy, post = place, first, False, False
    post_or_name = end - first == 2 and plains[first] in lexicon.given
    while at < end:
        if plains[at] == "(" and _is_bracketed(plains, at, end, title_end, lexicon):
            at = title_end = at + _BRACKETED  # 'Chief (Mrs) NAME'
            continue
        polite = lexicon.courtesy.length_at(plains, at, end)
        size = polite or lexicon.posts.length_at(plains, at, end)
        if at == first and not size and at + 1 < end and plains[at + 1] in lexicon.given:
            size = int(lexicon.is_plural_post(plains[at]))  # 'Directors NAME and OTHER'
        # 'Grant Judge' is a name, 'M.' in one an initial: a title opens a run or goes on with one.
        inside = holds_first_name(plains, max(title_end, place), at, lexicon) and not (
            size and at + size + 1 < end and plains[at + size] in lexicon.given
        )
        # 'Dean Abara': of two words, a first name that is a title too is the name.
        named = post_or_name and at == first
        # 'Mrs King': behind courtesy alone a word that is a surname too is one.
        surname = courtesy and not post and at + size == end and not polite
        named = named or (surname and plains[at] not in lexicon.ending_posts)
        if size and not named and (at == first or (len(plains[at]) > 1 and not inside)):
            title_end = at + size
            courtesy, post = courtesy or bool(polite), post or not polite
        at += size or 1
    return min(title_end, end), courtesy, post


def _is_bracketed(
    plains: Sequence[str], at: int, end: int, title_end: int, lexicon: Lexicon
) -> bool:
    """Whether a title in brackets stands here behind a title: 'Dr (Mrs)', 'Gen (Rtd)'."""
    if at != title_end or not at or at + _BRACKETED > end or plains[at + 2] != ")":
        return False
    known = lexicon.courtesy.length_at(plains, at + 1) or lexicon.posts.length_at(plains, at + 1)
    return bool(known) or plains[at + 1] in lexicon.qualifiers


def place_before_post(plains: Sequence[str], first: int, end: int, lexicon: Lexicon) -> int:
    """How many words are a place that a post goes on from, with two words of a body between at
    most: 'New York City Council Speaker', 'San Francisco Mayor', 'St. Paul Police Chief'."""
    for behind in range(min(first + _MOST_OF_PLACE, end - 1), first + 1, -1):
        if " ".join(word.rstrip(".") for word in plains[first:behind]) in lexicon.towns:
            for at in range(behind, min(behind + _MOST_BETWEEN, end)):
                if lexicon.posts.length_at(plains, at, end):
                    return behind - first
                if plains[at] in lexicon.given:
                    break
    return 0


def holds_first_name(plains: Sequence[str], start: int, end: int, lexicon: Lexicon) -> bool:
    """'West Virginia' holds none."""
    return any(
        plains[at] in lexicon.given and (at == start or plains[at - 1] not in lexicon.never)
        for at in range(start, end)
    )


def name_start(
    words: Sequence[Word], plains: Sequence[str], first: int, start: int, end: int, lexicon: Lexicon
) -> int:
    at = _behind_descriptions(words, plains, first, start, end, lexicon)
    follows = start > first or _follows_post(words, plains, start, lexicon)
    for number in range(at + 1, end - 1):
        if tuple(plains[number:end]) in lexicon.people:
            return number
        if (
            number > at + 1
            and lexicon.is_inflected(plains[at])
            and plains[number] in lexicon.nominatives
        ):
            return number  # 'Пресс-секретарь OTHER-ой NAME'
        # 'Angaben von NAME': a noun in capitals, a small word, a first name.
        member = words[number - 1].text.isupper() and plains[number - 1] in lexicon.suffixes
        if number > at + 1 and member and plains[number] in lexicon.given:
            return number  # 'Tete MP NAME'
        after_small = number > at + 1 and not words[number - 1].capital
        if after_small and plains[number] in lexicon.given and plains[at] not in lexicon.given:
            return number
    before = plains[first - 1] if first else ""  # 'в России и Молдове NAME'
    linked = lexicon.genitive_posts and before in lexicon.joins
    # 'a dit au Journal NAME'
    governed = linked or (lexicon.has_long_posts and before in lexicon.prepositions)
    governed = governed or lexicon.capital_nouns  # 'Unternehmerin NAME'
    if at < end and not (follows or governed) and plains[at] not in lexicon.bodies:
        return at
    if _begins_whole(plains, first, at, end, lexicon):
        return at
    polite = start > first and lexicon.courtesy.ends_before(plains, start)
    for number in range(at + 1, end - 1):
        if (
            plains[number] in lexicon.given
            and plains[at] not in lexicon.given
            and not (words[at].dotted or polite)  # 'Ms Nguyen Thi Kim NAME'
            and not _ends_place(plains, at, number, lexicon)
        ):
            return number
    return _behind_place(plains, at, end, lexicon) if follows and start == first else at


def _ends_place(plains: Sequence[str], first: int, at: int, lexicon: Lexicon) -> bool:
    """'Corte de San Miguel NAME': a first name that is the last word of a place."""
    begins = range(max(first, at - 2), at)
    return any(" ".join(plains[begin : at + 1]) in lexicon.towns for begin in begins)


def _begins_whole(plains: Sequence[str], first: int, at: int, end: int, lexicon: Lexicon) -> bool:
    """'Minister for Ports and Rivers, NAME MP', whatever the first name, but no place behind the
    comma; a first name or a patronymic behind 'глава'."""
    given = at < end and plains[at] in lexicon.given
    patronymic = at + 1 < end and plains[at + 1].endswith(lexicon.patronymics)
    apposed = first > 0 and plains[first - 1] == ","
    placed = lexicon.begins_place(plains[at:end]) or " ".join(plains[at : at + 1]) in lexicon.towns
    whole = given or (end - at <= _MOST_OF_A_NAME and not placed)
    return (apposed and whole) or (lexicon.genitive_posts and (patronymic or given))


def _behind_descriptions(
    words: Sequence[Word], plains: Sequence[str], first: int, start: int, end: int, lexicon: Lexicon
) -> int:
    """Behind what opens a sentence, short forms of bodies, and what the person is called."""
    at = start
    shouted = all(word.text.isupper() for word in words[start:end])
    named = shouted and start < end and (start > first or plains[start] in lexicon.given)
    while at < end and (
        plains[at] in lexicon.openers
        or (is_acronym(words[at]) and not named)
        or _describes(plains[at], lexicon)
    ):
        at += 1
    return at


def _describes(word: str, lexicon: Lexicon) -> bool:
    """'Mother-of-two NAME', 'Resident NAME'."""
    if word in lexicon.described:
        return True
    return "-" in word and not lexicon.prepositions.isdisjoint(word.split("-")[1:-1])


def _follows_post(
    words: Sequence[Word], plains: Sequence[str], first: int, lexicon: Lexicon
) -> bool:
    """'Chief of Mission in PLACE NAME', 'Minister for Ports and Rivers NAME', 'глава PLACE NAME':
    the place, the matter run into the name."""
    if lexicon.genitive_posts and lexicon.posts.ends_before(plains, first):
        return plains[first][-1] in _GENITIVE
    if not _joins_matter(plains, first - 1, lexicon):
        return False
    nouns = 0
    for at in range(first - 1, max(0, first - _MOST), -1):
        if plains[at] in lexicon.place_after:
            if lexicon.posts.ends_before(plains, _behind_body(words, at)):
                return not _is_apposed(words, plains, at, lexicon)
            continue
        if lexicon.genitive_posts and nouns and lexicon.posts.ends_before(plains, at + 1):
            return True
        if words[at].capital or _joins_matter(plains, at, lexicon):
            continue
        nouns += 1
        most = _MOST_GENITIVES if lexicon.genitive_posts else _MOST_NOUNS
        if nouns > most or not _is_noun(words[at], lexicon):
            return False
        if plains[at + 1] in lexicon.place_after and lexicon.posts.ends_before(plains, at):
            return True  # 'ministre grec des PLACE NAME'
    return False


def _joins_matter(plains: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """A small word of the matter of a post, or a comma in it."""
    word = plains[at] if at >= 0 else ""
    small = word in lexicon.determiners or word in lexicon.joins or word == ","
    return small or word in lexicon.place_after


def _is_noun(word: Word, lexicon: Lexicon) -> bool:
    """A word in small letters that may be of the matter of a post: 'director de operaciones de'."""
    says = lexicon.verbs.length_at([word.plain], 0) or word.plain in lexicon.auxiliaries
    small = word.plain in lexicon.small_words or word.plain in lexicon.relatives
    return word.is_word and not (says or small or word.possessive)


def _behind_body(words: Sequence[Word], at: int) -> int:
    """Where a post ends that has its body before its place: 'Head of Mission UNEP in PLACE'."""
    return at - 1 if at > 1 and is_acronym(words[at - 1]) else at


def _is_apposed(words: Sequence[Word], plains: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    """'NAME, the head of Tete Ferries', 'NAME, head of Tete Ferries': of who stands before it."""
    near = range(end - 1, max(0, end - _MOST), -1)
    comma = next((at for at in near if plains[at] == ","), 0)
    small = not any(
        word.capital or lexicon.verbs.length_at([word.plain], 0) for word in words[comma + 1 : end]
    )
    said = lexicon.verbs.length_at(plains, comma + 1) > 0 if comma else False  # ', a dit le'
    return comma > 0 and not said and (small or plains[comma + 1] in lexicon.determiners)


def _behind_place(plains: Sequence[str], at: int, end: int, lexicon: Lexicon) -> int:
    """Behind the last word of a body, else the last two words of three or more."""
    bodies = [number for number in range(at, end) if plains[number] in lexicon.bodies]
    if bodies and end - bodies[-1] > 2:
        at = bodies[-1] + 1
    for size in (2, 1):
        if end - at - size > 1 and " ".join(plains[at : at + size]) in lexicon.towns:
            return at + size
    return end - 2 if end - at > 2 and not bodies else at  # 'Regione Umbria NAME'


def name_end(
    words: Sequence[Word], plains: Sequence[str], start: int, end: int, lexicon: Lexicon
) -> int:
    """'NAME Minister' in a letterhead: a post behind two words of a name is no part of it."""
    if start + 1 < end and plains[end - 1] in lexicon.statements and words[end - 1].capital:
        end -= 1  # 'Sen. NAME Statement:'
    if end - start == _FIRST_AND_LAST and plains[start] in lexicon.given:
        return end  # 'Ken Doctor': a surname like a post
    for at in range(start + 1, end):
        size = lexicon.posts.length_at(plains, at, end) if words[at].capital else 0
        if size > 1 or (size and plains[at] in lexicon.ending_posts):
            return at  # 'NAME Secretary of State'
    if (
        end - start > 2
        and _STATE.fullmatch(words[end - 1].text)
        and not words[start].text.isupper()
    ):
        end -= 1  # 'NAME NJ'
    if start >= end or plains[start] not in lexicon.given:
        return end
    for at in range(start + 2, end):
        if (
            lexicon.posts.length_at(plains, at, end) > 1
            or plains[at] in lexicon.ending_posts
            or plains[at] in lexicon.never
            or any(map(str.isdigit, plains[at]))
        ):
            return at
    return end
