"""Runs of capitals: who may be a person, with title, name and suffix told apart."""

import re
from collections.abc import Iterator, Sequence

from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.names.bodies import is_acronym, is_body
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.names.run_parts import (
    holds_first_name,
    name_end,
    name_start,
    title_end,
)
from archive.annotators.quotations.names.suffixes import take_suffix
from archive.annotators.quotations.words import CLOSING_MARKS, Word

_MOST = 14
_FEWEST_SHOUTED, _SHOUTED = 5, 0.8
_BROKEN_OFF = re.compile(r"-\s")


def runs_of(
    words: Sequence[Word], starts: frozenset[int], text: str, lexicon: Lexicon
) -> Iterator[Run]:
    """The runs of a block. starts: the words that begin its sentences."""
    words = _lowered(words, lexicon)
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


def _lowered(words: Sequence[Word], lexicon: Lexicon) -> Sequence[Word]:
    """The words of a line in capitals: its words of grammar are no part of names there."""
    head = words[:_FEWEST_SHOUTED]
    if sum(word.text.isupper() for word in head) * 2 < len(head):
        return words  # most blocks: asked of every one
    longer = [word for word in words if len(word.text) > 1 and word.is_word]
    shouted = sum(word.text.isupper() for word in longer)
    if len(longer) < _FEWEST_SHOUTED or shouted < _SHOUTED * len(longer):
        return words
    small = lexicon.small_words | lexicon.determiners
    return [_small(word) if word.plain in small else word for word in words]


def _small(word: Word) -> Word:
    return Word(word.start, word.end, word.plain, word.plain, False, word.possessive, word.dotted)


def _run_end(
    words: Sequence[Word], plains: Sequence[str], at: int, text: str, lexicon: Lexicon
) -> int:
    end = at + 1
    while end < len(words) and end - at < _MOST and not words[end - 1].possessive:
        if "." in words[end].text and holds_first_name(plains, at, end - 1, lexicon):
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
            (inner.capital or inner.plain in lexicon.qualifiers)
            and not is_acronym(inner)
            and close.text in "”\"’')"
            and end + 3 < len(words)
            and words[end + 3].capital
        )
        return 4 if nick and len(inner.text) < 12 and close.end - words[end].start < 16 else 0
    if _inside_place(words, plains, end, text, lexicon):
        return 2  # 'District of Columbia Attorney General NAME'
    if title := _inside_title(words, plains, end, text, lexicon):
        return title
    for size in (1, 2):
        if size > 1 and plains[end] in lexicon.name_joins:
            break  # 'la Costa y el Caribe'
        if is_acronym(words[end - 1]) and not (end > 1 and words[end - 2].capital):
            break  # 'le député LFI du Val NAME'
        small = end + size < len(words) and all(
            plains[end + step] in lexicon.particles for step in range(size)
        )
        if (
            small
            and words[end + size].capital
            and not _is_party_name(words[end + size])
            and all(_beside(words, end + step, text) for step in range(size + 1))
        ):
            return size + 1
    return 0


def _inside_title(
    words: Sequence[Word], plains: Sequence[str], end: int, text: str, lexicon: Lexicon
) -> int:
    """How many words from here are of a title: 'Secretary of State NAME', 'Sen. the Hon. NAME'."""
    post = lexicon.posts.length_at(plains, end - 1) - 1
    if post > 0 and all(_beside(words, end + step, text) for step in range(post)):
        return post
    follows = plains[end] in lexicon.articles and plains[end - 1] in lexicon.titles
    return lexicon.courtesy.length_at(plains, end) if follows else 0


def _inside_place(
    words: Sequence[Word], plains: Sequence[str], at: int, text: str, lexicon: Lexicon
) -> bool:
    """Whether a small word stands inside the name of a place, between two words in capitals."""
    if at + 1 == len(words) or not words[at + 1].capital:
        return False
    return " ".join(plains[at - 1 : at + 2]) in lexicon.towns and _beside(words, at + 1, text)


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
        if lexicon.begins_place([word.plain for word in words[first:end]]):
            break
        first += 1
    verb = first in starts and first < end and _tells(words[first].plain, lexicon)
    # 'Said NAME: “…”', '“…” Said NAME', where 'Said' may be a first name too.
    tells = end < len(words) and words[end].text in ":,"
    tells = tells or (first > 0 and words[first - 1].text in CLOSING_MARKS)
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
    titled, courtesy, post = title_end(plains, first, end, lexicon)
    begins = name_start(words, plains, first, titled, end, lexicon)
    owned = first < begins < end and not words[begins - 1].capital
    owned = owned and words[begins - 1].text != ")"  # 'Chief (Mrs) NAME'
    ends = name_end(words, plains, begins, end, lexicon)
    if owned and (titled == first or ends - begins > 1):
        # 'Angaben von NAME', 'Sprecher von NAME': no part of the run
        first = titled = begins
        courtesy = post = False
    name = list(words[begins:ends])
    suffixed = False
    while len(name) > 1 and (name[-1].plain in lexicon.suffixes or _is_party(name)):
        name.pop()
        suffixed = True
    run = Run(
        first,
        end,
        tuple(words[first:titled]),
        tuple(words[titled:begins]),
        tuple(name),
        courtesy,
        post,
        suffixed=suffixed,
        possessive=words[end - 1].possessive,
    )
    # 'Head of the Centre of River Data': behind a post, words of bodies name no person.
    centre = any(word.capital and word.plain in lexicon.never for word in run.lead)
    run.body = is_body(run, lexicon) or (centre and titled > first)
    before = plains[first - 1] if first else ""
    run.the_before = before in lexicon.articles and not (courtesy or post or run.lead)
    run.start, run.end = words[first].start, words[end - 1].end
    take_suffix(run, words, plains, text, lexicon)
    return run


def _is_party_name(word: Word) -> bool:
    """'NAME van GroenWater', 'NAME von der RVU': of a body, no part of the name."""
    inner = any(letter.isupper() for letter in word.text[2:]) and "-" not in word.text
    return is_acronym(word) or (inner and not word.text.isupper() and word.text[:2] != "Mc")


def _is_party(name: Sequence[Word]) -> bool:
    """'NAME D' before a state: a letter without a stop behind two words of a name."""
    last = name[-1]
    return len(name) > 2 and len(last.text) == 1 and not last.dotted
