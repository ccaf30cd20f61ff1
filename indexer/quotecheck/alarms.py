"""Differences that say something else: a negation, a number, a name, how binding it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from archive.knowledge.languages import Claims, Language
from indexer.analysis import NO_LANGUAGE, Token, exact, language_of
from indexer.quotecheck.alignment import Alignment, Pair
from indexer.quotecheck.comparing import Beside
from indexer.quotecheck.passages import Passage, sentence_around
from indexer.quotecheck.values import Alarm

_FEW = 3
"""Words left out in one place without a mark, from which on it is told."""

_TURNING = (Alarm.NEGATION, Alarm.MODAL)
_LEAST_STEM = 3
_CLOSE = 2
_LOOK_BACK = 8
_ENDS = '.!?:…"“”«»„\n'


class Alarms:
    """Knows the telling words of each language; of a text whose language is not known, all."""

    def __init__(self, languages: Iterable[Language]) -> None:
        claims = {language.code: _exact(language.claims) for language in languages}
        self._claims: Mapping[str, Claims] = claims | {NO_LANGUAGE: _joined(claims.values())}

    def of_differences(self, beside: Beside) -> tuple[Alarm, ...]:
        """What differs loudly, each kind once."""
        claims = self.claims(beside.passage.public.release.language)
        alarms = set[Alarm]()
        for pair in beside.alignment.pairs:
            if not beside.is_same(pair):
                alarms.update(_of_pair(pair, beside, claims))
        alarms.update(_before_another_word(beside, claims))
        if _left_out(beside.alignment) >= _FEW:
            alarms.add(Alarm.OMISSION)
        return tuple(alarm for alarm in Alarm if alarm in alarms)

    def of_cut(self, words: Iterable[str], language: str | None) -> tuple[Alarm, ...]:
        """Whether what was cut holds a negation."""
        negations = self.claims(language).negations
        return (Alarm.CUT_NEGATION,) if negations.intersection(words) else ()

    def of_insertion(self, words: Iterable[str], language: str | None) -> tuple[Alarm, ...]:
        """What words that an editor put in turn."""
        return tuple(dict.fromkeys(_of_words(words, self.claims(language))))

    def claims(self, language: str | None) -> Claims:
        """The telling words of a language."""
        claims = self._claims.get(language_of(language), Claims())
        return claims if claims.negations else self._claims[NO_LANGUAGE]


def _exact(claims: Claims) -> Claims:
    """With every word as words of texts are compared."""
    return _mapped(lambda name: frozenset(map(exact, getattr(claims, name))))


def _joined(claims: Iterable[Claims]) -> Claims:
    every = list(claims)
    return _mapped(lambda name: frozenset().union(*(getattr(each, name) for each in every)))


def _mapped(words_of: Callable[[str], frozenset[str]]) -> Claims:
    return Claims(**{name: words_of(name) for name in Claims.__struct_fields__})


def _of_pair(pair: Pair, beside: Beside, claims: Claims) -> Iterator[Alarm]:
    quoted, printed = _token(beside.part.words, pair[0]), _token(beside.passage.words, pair[1])
    forms = [token.word for token in (quoted, printed) if token]
    if quoted and printed and quoted.word == printed.word:
        forms = []
    yield from _of_words(forms, claims)
    if _is_negated(forms, claims) or (not quoted and forms[0] in claims.prefixes):
        yield Alarm.NEGATION
    pasted_signs, printed_signs = beside.signs(pair)
    if pasted_signs.numbers_differ(printed_signs):
        yield Alarm.NUMBER
    if quoted and printed and pasted_signs.questions_differ(printed_signs):
        yield Alarm.QUESTION
    if forms and (_is_name(quoted, beside.part.text) or _is_printed_name(printed, beside.passage)):
        yield Alarm.NAME


def _token(words: Sequence[Token], at: int | None) -> Token | None:
    return words[at] if at is not None else None


def _of_words(words: Iterable[str], claims: Claims) -> Iterator[Alarm]:
    for word in words:
        if word in claims.negations:
            yield Alarm.NEGATION
        if word in claims.modals:
            yield Alarm.MODAL
        if word in claims.numbers or any(map(str.isdigit, word)):
            yield Alarm.NUMBER


def _is_negated(forms: Sequence[str], claims: Claims) -> bool:
    """Whether one of two words is the other with a negating affix: able, unable; harmful,
    harmless."""
    if len(forms) != 2:
        return False
    short, long = sorted(forms, key=len)
    if any(long == prefix + short for prefix in claims.prefixes):
        return True
    stems = (
        (each.removesuffix(ending), other)
        for ending in claims.endings
        for each, other in ((short, long), (long, short))
        if each.endswith(ending)
    )
    return any(len(stem) >= _LEAST_STEM and other.startswith(stem) for stem, other in stems)


def _is_name(token: Token | None, text: str) -> bool:
    """A capital inside a sentence."""
    if token is None:
        return False
    before = text[max(0, token.start - _LOOK_BACK) : token.start].rstrip()
    return text[token.start].isupper() and bool(before) and before[-1] not in _ENDS


def _is_printed_name(token: Token | None, passage: Passage) -> bool:
    """Such a capital there, or elsewhere where the word begins a sentence."""
    if token is None:
        return False
    text = passage.field.text
    same = (each for each in passage.words if each.word == token.word)
    return text[token.start].isupper() and any(_is_name(each, text) for each in same)


def _before_another_word(beside: Beside, claims: Claims) -> Iterator[Alarm]:
    """Where the first word is another: what the words of its sentence turn that are printed just
    before it: 'asked' for 'did not ask', 'will come' for 'perhaps comes'."""
    alignment, passage = beside.alignment, beside.passage
    if not beside.is_same(alignment.pairs[0]):
        before = sentence_around(passage, alignment.start, alignment.end)[0][-_CLOSE:]
        yield from (alarm for alarm in _of_words(before, claims) if alarm in _TURNING)


def _left_out(alignment: Alignment) -> int:
    """The longest run of printed words that the quote does not have."""
    longest = run = 0
    for quoted, _ in alignment.pairs:
        run = run + 1 if quoted is None else 0
        longest = max(longest, run)
    return longest
