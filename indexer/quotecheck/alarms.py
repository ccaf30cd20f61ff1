"""Differences that say something else: a negation, a number, a name, how binding it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from archive.knowledge.languages import Claims, Language
from indexer.analysis import NO_LANGUAGE, Token, language_of
from indexer.quotecheck.alignment import Alignment
from indexer.quotecheck.values import Alarm

_FEW = 3
"""Words left out in one place without a mark, from which on it is told."""

_ENDS = '.!?:…"“”«»„\n'


class Alarms:
    """Knows the telling words of each language; of a text whose language is not known, all."""

    def __init__(self, languages: Iterable[Language]) -> None:
        claims = {language.code: language.claims for language in languages}
        every = claims.values()
        self._claims: Mapping[str, Claims] = claims | {
            NO_LANGUAGE: Claims(
                negations=frozenset().union(*(each.negations for each in every)),
                modals=frozenset().union(*(each.modals for each in every)),
                numbers=frozenset().union(*(each.numbers for each in every)),
            )
        }

    def of_differences(
        self,
        alignment: Alignment,
        pasted: Sequence[Token],
        pasted_text: str,
        printed: Sequence[Token],
        printed_text: str,
        language: str | None,
    ) -> tuple[Alarm, ...]:
        """What differs loudly, each kind once."""
        found = list[Alarm]()
        for q, p in alignment.pairs:
            words = [pasted[q].word] if q is not None else []
            words += [printed[p].word] if p is not None else []
            if len(words) == 2 and words[0] == words[1]:
                continue
            found += self._of_words(words, language)
            if q is not None and _is_name(pasted[q], pasted_text):
                found.append(Alarm.NAME)
            if p is not None and _is_name(printed[p], printed_text):
                found.append(Alarm.NAME)
        if _left_out(alignment) >= _FEW:
            found.append(Alarm.OMISSION)
        return tuple(alarm for alarm in Alarm if alarm in found)

    def of_cut(self, words: Iterable[str], language: str | None) -> tuple[Alarm, ...]:
        """Whether what was cut holds a negation."""
        claims = self._of(language)
        return (Alarm.CUT_NEGATION,) if claims.negations.intersection(words) else ()

    def _of_words(self, words: Sequence[str], language: str | None) -> Iterator[Alarm]:
        claims = self._of(language)
        for word in words:
            if word in claims.negations:
                yield Alarm.NEGATION
            if word in claims.modals:
                yield Alarm.MODAL
            if word in claims.numbers or any(map(str.isdigit, word)):
                yield Alarm.NUMBER

    def _of(self, language: str | None) -> Claims:
        code = language_of(language)
        claims = self._claims.get(code, Claims())
        return claims if claims.negations else self._claims[NO_LANGUAGE]


def _is_name(token: Token, text: str) -> bool:
    """A capital inside a sentence."""
    before = text[: token.start].rstrip()
    return text[token.start].isupper() and bool(before) and before[-1] not in _ENDS


def _left_out(alignment: Alignment) -> int:
    """The longest run of printed words that the quote does not have."""
    longest = run = 0
    for quoted, _ in alignment.pairs:
        run = run + 1 if quoted is None else 0
        longest = max(longest, run)
    return longest
