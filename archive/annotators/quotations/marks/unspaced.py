"""Marked speech in Chinese and Japanese: found by its signs, since no blanks part its words."""

import re
from collections.abc import Iterator

from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.marks.named_things import NotSpeech
from archive.annotators.quotations.spans import PlacedBlock
from archive.annotators.quotations.speakers.carried.continuing import Utterance
from archive.annotators.quotations.speakers.speaker import Speaker
from archive.models import MarkedPassage, Span
from archive.text.alternatives import any_word, compiled
from archive.text.words import word_count

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CLOSERS = {"「": "」", "『": "』", "“": "”", "«": "»", '"': '"', "＂": "＂", "〝": "〞"}
_OPENER = re.compile(f"[{''.join(_CLOSERS)}]")
_LONGEST = 4000
_FEW, _LONG = 4, 16
"""Words, as archive/text/words.py counts them in such a script."""
_STOPPED = re.compile(r"[。！？…!?]")
# A list of nouns has '、' alone in Chinese; in Japanese that is the comma.
_CLAUSES = re.compile(r"[，,；;。！？!?]|(?<=[\u3040-\u309f])、")
_NEAR = 40
"""So many signs may stand between the marks and a verb of speech: who speaks, to whom."""


def is_unspaced(text: str) -> bool:
    """Whether most letters of a text are of a script that parts no words."""
    if text.isascii() or not _UNSPACED.search(text):
        return False
    return 2 * len(_UNSPACED.findall(text)) > sum(map(str.isalpha, text))


class UnspacedReader:
    """Tells speech between marks from names and terms, by what stands beside the marks."""

    def __init__(self, lexicon: Lexicon) -> None:
        verbs = any_word(filter(is_unspaced, lexicon.verbs.first_words))
        calling = any_word(filter(is_unspaced, lexicon.calling))
        self._led = compiled(f"(?:{verbs})[：:，,]?$")
        self._followed = compiled(f"[と，,]?[^「『“”。！？]{{0,{_NEAR}}}?(?:{verbs})")
        self._called = compiled(f"(?:{calling})")

    def read(self, block: PlacedBlock, unquoted: list[MarkedPassage]) -> Iterator[Utterance]:
        """What is said in a block, by nobody: where names begin is not known there. unquoted: takes
        the marked passages that are no speech."""
        text = block.block.text
        for start, end in _marked(text):
            span = Span(block.start + start, block.start + end)
            reason = self._why_not(text, start, end)
            if reason is None:
                yield Utterance([span], True, block.number, Speaker())
            else:
                unquoted.append(MarkedPassage(span, str(reason)))

    def _why_not(self, text: str, start: int, end: int) -> NotSpeech | None:
        marked, before = text[start:end], text[: start - 1].rstrip()
        behind = text[end + 1 : end + 1 + 2 * _NEAR].lstrip()
        stopped = _STOPPED.search(marked) is not None
        if self._called.match(behind) and not stopped:
            return NotSpeech.NAMED_THING
        words = word_count(marked)
        has_verb = self._led.search(before[-_NEAR:]) or self._followed.match(behind)
        if words < _FEW:
            return NotSpeech.TERM
        if has_verb or stopped or words >= _LONG or _CLAUSES.search(marked):
            return None
        return NotSpeech.PHRASE


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """Where the words between each outermost pair of marks begin and end."""
    at = 0
    while opener := _OPENER.search(text, at):
        start = opener.end()
        end = _closing(text, opener[0], start)
        if end > start:
            yield start, end
        at = end + 1 if end >= 0 else start


def _closing(text: str, opener: str, start: int) -> int:
    """The place of the mark that closes; -1 where none does."""
    depth, closer = 0, _CLOSERS[opener]
    for index in range(start, min(len(text), start + _LONGEST)):
        if text[index] == closer:
            if depth == 0:
                return index
            depth -= 1
        elif text[index] == opener:
            depth += 1
    return -1
