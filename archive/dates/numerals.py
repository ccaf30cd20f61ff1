"""Numbers as they are written out in East Asia: '三十一', '二〇〇四', and '元' for a first year."""

import unicodedata

_FIRST, _TEN = "元", 10


def counted(printed: str) -> int:
    """The number, in digits of any script or written out."""
    if printed == _FIRST:
        return 1
    if printed.isdecimal():
        return int(printed)
    digits = [int(unicodedata.numeric(sign)) for sign in printed.replace("○", "〇")]
    if _TEN not in digits:
        return int("".join(map(str, digits)))
    at = digits.index(_TEN)
    tens, ones = digits[:at] or [1], digits[at + 1 :] or [0]
    return tens[-1] * _TEN + ones[0]
