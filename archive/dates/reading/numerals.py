"""Numbers that are no digits: '三十一', '二〇〇四' and '元' of East Asia, and 'IX' of a month."""

import unicodedata

_ROMAN = {"I": 1, "V": 5, "X": 10}
_FIRST, _TEN = "元", 10


def counted(printed: str) -> int:
    """The number, in digits of any script, written out or Roman."""
    if printed == _FIRST:
        return 1
    if printed.isdecimal():
        return int(printed)
    if printed[0] in _ROMAN:
        return _roman(printed)
    digits = [int(unicodedata.numeric(sign)) for sign in printed.replace("○", "〇")]
    if _TEN not in digits:
        return int("".join(map(str, digits)))
    at = digits.index(_TEN)
    tens, ones = digits[:at] or [1], digits[at + 1 :] or [0]
    return tens[-1] * _TEN + ones[0]


def _roman(printed: str) -> int:
    """4 of 'IV': a sign before a larger one is taken away."""
    values = [_ROMAN[sign] for sign in printed]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
