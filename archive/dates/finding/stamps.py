"""Lines in which a day stands with its hour, as agencies and content systems print them."""

import re

from archive.dates.reading.printed import PrintedDate

CLOCK = (
    r"(?i:\b\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?|\b)"
    r"|\b\d{1,2}\s?(?:a\.?m|p\.?m)\b\.?)"
)
"""A time of day, as a pattern."""

_STAMPED = re.compile(rf"[\s,]*{CLOCK}(?:\s+\w{{2,5}})?\s*[|–—-]")
_HOUR = re.compile(rf"\s*{CLOCK}")
_NAME = re.compile(r"[^。，！？；,.!?;:：]{1,24}")
_WITHOUT_BLANKS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def is_stamp(line: str, printed: PrintedDate) -> bool:
    """Whether a line opens with day and hour, and goes on behind a dash: an agency's stamp."""
    before, after = line[: printed.start].strip(), line[printed.end :]
    return not before and printed.precision == "day" and bool(_STAMPED.match(after))


def is_stamp_of_source(line: str, printed: PrintedDate) -> bool:
    """Whether a line is day, hour and the name of who published it, without a label, in a script
    without blanks."""
    hour = _HOUR.match(line[printed.end :])
    end = printed.end + (hour.end() if hour else 0)
    has_hour = ":" in line[printed.start : end] and printed.precision == "day"
    name = f"{line[: printed.start].strip()} {line[end:].strip()}".strip()
    return has_hour and bool(_NAME.fullmatch(name) and _WITHOUT_BLANKS.search(name))
