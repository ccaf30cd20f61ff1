"""Signs that belong to a word and change what it says: $, %, a minus, a decimal point, a question.

Words are compared without what stands between them; these are what a reader would not let pass:
`3.5` is not `5`, `5 %` is not `5`, `twenty-five` is not `five`, and a question is no answer.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from indexer.analysis import Token

_DASH = "-‐‑‒–—―−﹣－"
_MINUS = "-‐‑–−﹣－"
_HYPHENS = frozenset("-‐‑")
_APOSTROPHES = frozenset("'’ʼ＇‘")
_AROUND = 6
"""Characters between two words that are looked at: more are no part of a number."""

# One sign between two figures. Marks of other scripts stand for the same.
_SEPARATORS = dict.fromkeys(_DASH, "-") | dict.fromkeys("'’ʼ＇‘", "'") | {
    ".": ".", ",": ",", ":": ":", "/": "/", "٫": ".", "٬": ",", "·": ".", "⁄": "/",
}  # fmt: skip
_PERCENT = "%‰‱٪％﹪°"
_RELATIONS = "<>≤≥±≈~+"
_CLOSE = frozenset(".,;:!?)%/؟？'’-‐‑")
_LAST_MONEY = 0x10000
_CLOSING = "\"'”’»)\\]"
_ASKS = re.compile(f"[{_CLOSING}!.…]*(\\s?)[?？؟]+")
_STOPS = re.compile(f"[{_CLOSING}]*[.!]")


@dataclass(frozen=True, slots=True)
class Signs:
    """before, behind: of a figure. asks: whether a question ends with the word; None where the
    text ends there without a stop."""

    before: str = ""
    behind: str = ""
    asks: bool | None = False

    def numbers_differ(self, other: "Signs") -> bool:
        """Whether a figure is not the same amount."""
        return (self.before, self.behind) != (other.before, other.behind)

    def differ(self, other: "Signs") -> bool:
        """Whether a reader would not let them pass for the same."""
        return self.numbers_differ(other) or self.questions_differ(other)

    def questions_differ(self, other: "Signs") -> bool:
        """Whether one of them asks and the other does not."""
        return None not in (self.asks, other.asks) and self.asks != other.asks


def signs_at(text: str, words: Sequence[Token], at: int) -> Signs:
    """The signs of one of the words of a text."""
    token = words[at]
    before = text[words[at - 1].end if at else 0 : token.start][-_AROUND:]
    behind = text[token.end : words[at + 1].start if at + 1 < len(words) else len(text)]
    joined = at > 0 and words[at - 1].word[-1].isdigit()
    follows = words[at + 1].word[0].isdigit() if at + 1 < len(words) else False
    return Signs(
        _before(before, joined) if token.word[0].isdigit() else "",
        _behind(behind[:_AROUND], follows) if token.word[-1].isdigit() else "",
        _asks(text, token.end, behind),
    )


def joined_before(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a word is the end of a longer one, with a hyphen: 'five' of 'twenty-five'."""
    return at > 0 and text[words[at - 1].end : words[at].start] in _HYPHENS


def joined_behind(text: str, words: Sequence[Token], at: int, negations: frozenset[str]) -> bool:
    """Whether a word is the beginning of a longer one: 'can' of "can't", 'twenty' of
    'twenty-five'."""
    if at + 1 >= len(words):
        return False
    between = text[words[at].end : words[at + 1].start]
    return between in _HYPHENS or (between in _APOSTROPHES and words[at + 1].word in negations)


def leading(text: str, words: Sequence[Token], at: int) -> int:
    """Where a word begins with the signs that are printed before it."""
    begin = words[at - 1].end if at else 0
    start = words[at].start
    sign = _leading().search(text[max(begin, start - _AROUND) : start])
    signs = sign[0].strip() if sign else ""
    return start - len(signs) if signs and text[start - len(signs) : start] == signs else start


def trailing(text: str, words: Sequence[Token], at: int) -> int:
    """Where a word ends with the stops and signs that are printed behind it."""
    end, limit = words[at].end, words[at + 1].start if at + 1 < len(words) else len(text)
    sign = _trailing().match(text, end, limit) if words[at].word[-1].isdigit() else None
    end = sign.end() if sign else end
    while end < limit and text[end] in _CLOSE:
        end += 1
    return end


def _before(gap: str, joined: bool) -> str:
    if joined and len(gap) == 1:
        return _SEPARATORS.get(gap, "")
    sign = _leading().search(gap)
    if not sign:
        return ""
    minus = "-" if sign["minus"] else ""
    return f"{minus}{sign['relation']}{_plain(sign['money'])}"


def _behind(gap: str, follows: bool) -> str:
    if follows and len(gap) == 1:
        return _SEPARATORS.get(gap, "")
    sign = _trailing().match(gap)
    return _plain(sign[0].strip()) if sign else ""


def _asks(text: str, end: int, gap: str) -> bool | None:
    """A lone '?' before a small letter is what a charset left of a dash, and no question."""
    sign = _ASKS.match(gap)
    if sign:
        behind = text[end + sign.end() : end + sign.end() + 1]
        next_letter = text[end + sign.end() :].lstrip()[:1]
        if not behind or behind in "\"'”’»)]" or (not sign[1] and behind.isspace()):
            return True
        return behind.isspace() and not next_letter.islower()
    return None if end + len(gap) == len(text) and not _STOPS.match(gap) else False


def _plain(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign).replace("٪", "%")


@cache
def _money() -> str:
    """The signs of all currencies."""
    letters = map(chr, range(_LAST_MONEY))
    return re.escape("".join(each for each in letters if unicodedata.category(each) == "Sc"))


@cache
def _leading() -> re.Pattern[str]:
    money = f"(?P<money>[{_money()}]?)"
    minus = f"(?:(?<![^\\s(\\[])(?P<minus>[{_MINUS}]))?"
    return re.compile(f"{minus}(?P<relation>[{re.escape(_RELATIONS)}]?)\\s?{money}\\s?$")


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(f"\\s?[{_PERCENT}{_money()}]|\\+")
