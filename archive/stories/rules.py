"""Lines that are typed to part what stands above from what stands below: '* * *', '- 30 -'."""

import re

# What may stand between the first marks is none itself: each line is read once.
_RULE = re.compile(r"^(?:[^\w*#=~-]*[*#=_~-]){3}[\W_]*$|^\W*-\s?30\s?-\W*$")


def is_rule(text: str) -> bool:
    """Whether a line is nothing but such a mark."""
    return bool(_RULE.match(text))
