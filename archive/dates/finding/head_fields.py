"""The line over a story that holds several fields, and what of it stands beside the day.

'Source: NAME Date: 3 May 2014 Author: NAME', '2014-05-03 10:11 来源：NAME 作者：NAME': the systems
of many countries write all that is known of a story into one line.
"""

import re

from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, compiled

_COLON = r"\s?[:：]"


class HeadFields:
    """What all languages call the fields of such a line; day: what leads to the day."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        languages = knowledge.languages
        names = any_pattern(joined(languages, lambda language: language.date_labels.fields))
        days = any_pattern(joined(languages, lambda language: language.date_labels.around))
        # A label may be glued to the hour before it, but not to a word.
        self.name = compiled(rf"(?<![^\W\d_])(?:{names}){_COLON}", re.I)
        self.day = compiled(rf"(?:^|\s)(?:{days}){_COLON}\s*$", re.I)

    def beside_day(self, before: str, after: str) -> tuple[str, str]:
        """What stands before and behind a day without the fields that tell something else."""
        if self.name.search(before) and (label := self.day.search(before)):
            before = label[0]
        following = self.name.search(after)
        return before, after[: following.start()] if following else after
