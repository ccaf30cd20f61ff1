"""What each rule of attribution has earned: which status its speakers get."""

from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import QuoteStatus


class EarnedStatus:
    """data/cues/attribution.yaml, by the name of a rule, for a release in a language: *inferred* at
    most where it is known to be none of those in which rules were counted."""

    def __init__(self, knowledge: KnowledgeSnapshot, language: str | None) -> None:
        earned = knowledge.cues.attribution
        elsewhere = language is not None and language.split("-")[0] not in earned.counted_in
        best = QuoteStatus.INFERRED if elsewhere else QuoteStatus.STATED
        self._statuses = dict.fromkeys(earned.stated, best)
        self._statuses |= dict.fromkeys(earned.inferred, QuoteStatus.INFERRED)

    def of(self, rule: str) -> QuoteStatus:
        """A rule that earned nothing names nobody."""
        return self._statuses.get(rule, QuoteStatus.UNATTRIBUTED)
