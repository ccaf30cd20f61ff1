"""Runs of capitals: who may be a person, with title, name and suffix told apart."""

import re
from collections.abc import Iterator, Sequence

from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.names.bodies import is_acronym, is_body
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.names.suffixes import take_suffix
from archive.annotators.quotations.words import Word

_MOST = 14
_STATE = re.compile(r"(?!I[IV]$)[A-Z]{2}")
_BROKEN_OFF = re.compile(r"-\s")


def runs_of(
    words: Sequence[Word], starts: frozenset[int], text: str, lexicon: Lexicon
) -> Iterator[Run]:
    """The runs of a block. starts: the words that begin its sentences."""
    plains = [word.plain for word in words]
    behind = 0
    for at in (number for number, word in enumerate(words) if word.capital):
        if at < behind or not _names(words, at, text, lexicon):
            continue
        behind = end = _run_end(words, plains, at, text, lexicon)
        first = _behind_opener(words, at, end, starts, lexicon)
        if first < end:
            run = _split(words, plains, first, end, text, lexicon)
            behind = max(end, run.last)
            yield run


def _run_end(
    words: Sequence[Word], plains: Sequence[str], at: int, text: str, lexicon: Lexicon
) -> int:
    end = at + 1
    while end < len(words) and end - at < _MOST and not words[end - 1].possessive:
        if "." in words[end].text and _holds_first_name(plains, at, end - 1, lexicon):
            break  # 'Senator NAME U.S. Senator OTHER', lines run together
        step = _joins(words, plains, end, text, lexicon)
        if not step:
            break
        end += step
    return end


def _joins(
    words: Sequence[Word], plains: Sequence[str], end: int, text: str, lexicon: Lexicon
) -> int:
    """How many words from here go on with the run: a capital, or small words and a capital."""
    if not _beside(words, end, text):
        return 0
    if words[end].capital:
        return int(_names(words, end, text, lexicon))
    if words[end].text in "“\"‘'(" and end + 2 < len(words):  # James “Jim” Smith
        inner, close = words[end + 1], words[end + 2]
        nick = (
            inner.capital
            and not is_acronym(inner)
            and close.text in "”\"’')"
            and end + 3 < len(words)
            and words[end + 3].capital
        )
        return 4 if nick and len(inner.text) < 12 and close.end - words[end].start < 16 else 0
    for size in (1, 2):
        small = end + size < len(words) and all(
            plains[end + step] in lexicon.particles for step in range(size)
        )
        if (
            small
            and words[end + size].capital
            and all(_beside(words, end + step, text) for step in range(size + 1))
        ):
            return size + 1
    return 0


def _names(words: Sequence[Word], number: int, text: str, lexicon: Lexicon) -> bool:
    """Whether a word in capitals may be of a name: no 'I', and none that was broken off ('Ra-')."""
    word = words[number]
    shouted = len(word.text) > 1 and word.text.isupper()
    if number and not shouted and not word.dotted and word.plain in lexicon.grammar:
        return False
    if not word.capital or (not shouted and not word.dotted and word.plain in lexicon.speaking):
        return False
    return not _BROKEN_OFF.match(text, word.end)


def _beside(words: Sequence[Word], number: int, text: str) -> bool:
    """Only blanks, no end of a paragraph, between a word and the one before."""
    between = text[words[number - 1].end : words[number].start]
    return not between.strip() and "\n\n" not in between and bool(between)


def _behind_opener(
    words: Sequence[Word], at: int, end: int, starts: frozenset[int], lexicon: Lexicon
) -> int:
    """Without the words in capitals that only open a sentence."""
    first = at
    while first < end and words[first].plain in lexicon.openers and not words[first].dotted:
        first += 1
    verb = first in starts and first < end and _tells(words[first].plain, lexicon)
    # 'Said NAME: “…”', where 'Said' may be a first name too.
    tells = end < len(words) and words[end].text in ":,"
    if verb and (tells or words[first].plain not in lexicon.given):
        first += 1
    return first


def _tells(word: str, lexicon: Lexicon) -> bool:
    """'Said', 'Quoting' before a name."""
    says = lexicon.verbs.length_at([word], 0) or lexicon.participles.length_at([word], 0)
    return bool(says) or word in lexicon.citing


def _split(
    words: Sequence[Word], plains: Sequence[str], first: int, end: int, text: str, lexicon: Lexicon
) -> Run:
    title_end, courtesy, post = _title_end(plains, first, end, lexicon)
    name_start = _name_start(words, plains, first, title_end, end, lexicon)
    owned = first < name_start < end and not words[name_start - 1].capital
    name_end = _name_end(words, plains, name_start, end, lexicon)
    if owned and (title_end == first or name_end - name_start > 1):
        first = title_end = (
            name_start  # 'Angaben von NAME', 'Sprecher von NAME': no part of the run
        )
        courtesy = post = False
    name = list(words[name_start:name_end])
    suffixed = False
    while len(name) > 1 and (name[-1].plain in lexicon.suffixes or _is_party(name)):
        name.pop()
        suffixed = True
    run = Run(
        first,
        end,
        tuple(words[first:title_end]),
        tuple(words[title_end:name_start]),
        tuple(name),
        courtesy,
        post,
        suffixed=suffixed,
        possessive=words[end - 1].possessive,
    )
    # 'Head of the Centre of River Data': behind a post, words of bodies name no person.
    centre = any(word.capital and word.plain in lexicon.never for word in run.lead)
    run.body = is_body(run, lexicon) or (centre and title_end > first)
    before = plains[first - 1] if first else ""
    run.the_before = before in lexicon.articles and not (courtesy or post or run.lead)
    run.start, run.end = words[first].start, words[end - 1].end
    take_suffix(run, words, plains, text, lexicon)
    return run


def _title_end(
    plains: Sequence[str], first: int, end: int, lexicon: Lexicon
) -> tuple[int, bool, bool]:
    """Behind the last word of a title within the run."""
    at, title_end, courtesy, post = first, first, False, False
    post_or_name = end - first == 2 and plains[first] in lexicon.given
    while at < end:
        polite = lexicon.courtesy.length_at(plains, at, end)
        size = polite or lexicon.posts.length_at(plains, at, end)
        if at == first and not size and at + 1 < end and plains[at + 1] in lexicon.given:
            size = int(lexicon.is_plural_post(plains[at]))  # 'Directors NAME and OTHER'
        # 'Grant Judge' is a name, 'M.' in one an initial: a title opens a run or goes on with one.
        inside = _holds_first_name(plains, title_end, at, lexicon) and not (
            size and at + size + 1 < end and plains[at + size] in lexicon.given
        )
        # 'Dean Abara': of two words, a first name that is a title too is the name.
        named = post_or_name and at == first
        if size and not named and (at == first or (len(plains[at]) > 1 and not inside)):
            title_end = at + size
            courtesy, post = courtesy or bool(polite), post or not polite
        at += size or 1
    return min(title_end, end), courtesy, post


def _holds_first_name(plains: Sequence[str], start: int, end: int, lexicon: Lexicon) -> bool:
    """'West Virginia' holds none."""
    return any(
        plains[at] in lexicon.given and (at == start or plains[at - 1] not in lexicon.never)
        for at in range(start, end)
    )


def _name_start(
    words: Sequence[Word], plains: Sequence[str], first: int, start: int, end: int, lexicon: Lexicon
) -> int:
    at = start
    while at < end and (plains[at] in lexicon.openers or is_acronym(words[at])):
        at += 1
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
    if at < end and not follows and plains[at] not in lexicon.bodies:
        return at
    for number in range(at + 1, end - 1):
        if (
            plains[number] in lexicon.given
            and plains[at] not in lexicon.given
            and not words[at].dotted
        ):
            return number
    if at < end and plains[at] in lexicon.given and first and plains[first - 1] == ",":
        return at  # 'Minister for Ports and Rivers, NAME MP'
    return _behind_place(plains, at, end, lexicon) if follows and start == first else at


def _follows_post(
    words: Sequence[Word], plains: Sequence[str], first: int, lexicon: Lexicon
) -> bool:
    """'Chief of Mission in PLACE NAME', 'Minister for Ports and Rivers NAME': the place, the matter
    run into the name."""
    for at in range(first - 1, max(0, first - _MOST), -1):
        post_end = _behind_body(words, at)
        if plains[at] in lexicon.place_after and lexicon.posts.ends_before(plains, post_end):
            return not _is_apposed(words, plains, at, lexicon)
        small = (
            plains[at] in lexicon.determiners or plains[at] in lexicon.joins or plains[at] == ","
        )
        near = at < first - 1 and words[at].capital
        if not (small or near or plains[at] in lexicon.place_after):
            return False
    return False


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
    return comma > 0 and (small or plains[comma + 1] in lexicon.determiners)


def _behind_place(plains: Sequence[str], at: int, end: int, lexicon: Lexicon) -> int:
    """Behind the last word of a body, else the last two words of three or more."""
    bodies = [number for number in range(at, end) if plains[number] in lexicon.bodies]
    if bodies and end - bodies[-1] > 2:
        return bodies[-1] + 1
    return end - 2 if end - at > 2 and not bodies else at


def _name_end(
    words: Sequence[Word], plains: Sequence[str], start: int, end: int, lexicon: Lexicon
) -> int:
    """'NAME Minister' in a letterhead: a post behind two words of a name is no part of it."""
    for at in range(start + 1, end):
        size = lexicon.posts.length_at(plains, at, end)
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


def _is_party(name: Sequence[Word]) -> bool:
    """'NAME D' before a state: a letter without a stop behind two words of a name."""
    last = name[-1]
    return len(name) > 2 and len(last.text) == 1 and not last.dotted
