"""A block as a row of items: names, capitals that name nobody, words, signs."""

from bisect import bisect_left
from collections.abc import Sequence
from enum import Enum
from operator import attrgetter

import msgspec

from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.words import Word

_LONGEST_SPLIT = 16
_SENTENCE_SIGNS = frozenset('.!?:;“”„"«»')


class ItemKind(Enum):
    PERSON = "name"  # a run that names, or may name, a person
    BODY = "body"  # another run of capitals
    ROLE = "role"  # a post without a name: 'the Attorney General', 'spokeswoman'
    PRONOUN = "pronoun"
    INVERTED = "inverted"  # a verb of speech and its pronoun: 'a-t-elle ajouté'
    VERB = "verb"  # of speech
    PARTICIPLE = "participle"  # of speech
    WORD = "word"
    SIGN = "sign"


class Item(msgspec.Struct, frozen=True):
    """first, last: numbers of its words in the block, the last excluded. start, end: offsets."""

    kind: ItemKind
    first: int
    last: int
    start: int
    end: int
    plain: str
    run: Run | None = None
    possessive: bool = False

    @property
    def people(self) -> tuple[NamedPerson, ...]:
        """Whom it may be; several where a surname is shared, none where nobody is known."""
        person = self.run.person if self.run else None
        if person is None:
            return ()
        return person if isinstance(person, tuple) else (person,)


def number_of(item: Item, items: Sequence[Item]) -> int:
    """Where an item of a row stands in it, found by its offset: a row may be long."""
    return bisect_left(items, item.start, key=attrgetter("start"))


def items_of(words: Sequence[Word], runs: Sequence[Run], lexicon: Lexicon) -> list[Item]:
    """The items of a block, in order."""
    plains = [word.plain for word in words]
    by_first = {run.first: run for run in runs}
    split = _split_verbs(plains, lexicon) if lexicon.split_verbs else frozenset()
    items: list[Item] = []
    at = 0
    while at < len(words):
        run = by_first.get(at)
        if run:
            item = _of_run(run, words, lexicon)
        elif at in split:
            item = _verb_part(words[at], at)
        else:
            item = _of_word(words, plains, at, lexicon)
            inside = (number for number in range(at + 1, item.last) if number in by_first)
            if any(plains[number - 1].endswith("'") for number in inside):
                # 'secrétaire d’' before 'État NAME': a name is cut by no phrase.
                item = _of_word(words[: at + 1], plains[: at + 1], at, lexicon)
        items.append(item)
        at = max(item.last, at + 1)
    return items


def _split_verbs(plains: Sequence[str], lexicon: Lexicon) -> frozenset[int]:
    """The numbers of both parts of verbs inside which the subject stands: 'teilte NAME mit'."""
    parts: set[int] = set()
    for at, word in enumerate(plains):
        last = lexicon.split_verbs.get(word)
        if last is None or lexicon.verbs.length_at(plains, at):
            continue
        for number in range(at + 2, min(len(plains), at + _LONGEST_SPLIT)):
            if plains[number] in _SENTENCE_SIGNS:
                break
            if plains[number] in last:
                parts |= {at, number}
                break
    return frozenset(parts)


def _verb_part(word: Word, at: int) -> Item:
    return Item(ItemKind.VERB, at, at + 1, word.start, word.end, word.plain)


def _of_run(run: Run, words: Sequence[Word], lexicon: Lexicon) -> Item:
    if not run.name or _owns_post(run, words, lexicon):
        kind = ItemKind.ROLE if run.post or run.name else ItemKind.BODY
    else:
        titled = (run.courtesy or run.post) and not run.body
        kind = ItemKind.PERSON if run.person is not None or titled else ItemKind.BODY
    plain = " ".join(word.plain for word in words[run.first : run.last])
    return Item(kind, run.first, run.last, run.start, run.end, plain, run, run.possessive)


def _owns_post(run: Run, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """'Karin Holms Sprecher': a name in the genitive, and the post of another."""
    last = words[run.last - 1]
    genitive = run.name[-1].text.endswith("s") and run.name[-1].end < last.start
    genitive = genitive and not last.text.isupper()  # 'NAMES CEO of the Board'
    return genitive and lexicon.posts.length_at([last.plain], 0) > 0


def _of_word(words: Sequence[Word], plains: Sequence[str], at: int, lexicon: Lexicon) -> Item:
    word = words[at]
    if not word.is_word or not lexicon.may_open(word.plain):
        kind = ItemKind.WORD if word.is_word else ItemKind.SIGN
        return Item(kind, at, at + 1, word.start, word.end, word.plain, None, word.possessive)
    kind, size = _kind(plains, at, lexicon)
    last = words[at + size - 1]
    plain = " ".join(plains[at : at + size])
    return Item(kind, at, at + size, word.start, last.end, plain, None, last.possessive)


def _kind(plains: Sequence[str], at: int, lexicon: Lexicon) -> tuple[ItemKind, int]:
    pronoun = lexicon.pronoun_phrases.length_at(plains, at)
    if pronoun:
        return ItemKind.PRONOUN, pronoun
    inverted = lexicon.inverted.match(" ".join(plains[at : at + 2]))
    if inverted:
        return ItemKind.INVERTED, 1 + inverted[0].count(" ")
    size = lexicon.verbs.length_at(plains, at)
    if size and not (size == 1 and _is_noun(plains, at, lexicon)):
        return ItemKind.VERB, size
    size = lexicon.participles.length_at(plains, at)
    if size:
        return ItemKind.PARTICIPLE, size
    size = lexicon.roles.length_at(plains, at)
    if size:
        return ItemKind.ROLE, size
    return ItemKind.WORD, 1


def _is_noun(plains: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a form of a verb stands where a noun does: 'the following comments', '23 states'."""
    before = plains[at - 1] if at else ""
    if plains[at] not in lexicon.also_nouns or not before:
        return False
    determined = before in lexicon.determiners or before in lexicon.following
    return determined or before in lexicon.prepositions or before.isdigit()
