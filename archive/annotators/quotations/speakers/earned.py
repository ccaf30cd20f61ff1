"""What each rule of attribution has earned: which status its speakers get."""

from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import QuoteStatus


class EarnedStatus:
    """data/cues/attribution.yaml, by the name of a rule."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        earned = knowledge.cues.attribution
        self._statuses = dict.fromkeys(earned.stated, QuoteStatus.STATED)
        self._statuses |= dict.fromkeys(earned.inferred, QuoteStatus.INFERRED)

    def of(self, rule: str) -> QuoteStatus:
        """A rule that earned nothing names nobody."""
        return self._statuses.get(rule, QuoteStatus.UNATTRIBUTED)
