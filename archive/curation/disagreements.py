"""The corrections of which the described value changed, as the store goes on."""

from collections.abc import Collection

from archive.curation.items import Disagreement
from archive.decisions import CorrectionTarget
from archive.store import Store


class Disagreements:
    """Every one that was seen, also those whose correction is withdrawn: it may come back."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen = {each.correction.number: Disagreement(each) for each in store.conflicts()}

    @property
    def items(self) -> list[Disagreement]:
        """Those that wait; all of them, before `follow`."""
        return list(self._seen.values())

    def follow(self, changed: Collection[str]) -> tuple[set[str], list[Disagreement]]:
        """The ids of those seen so far, and those that wait now. changed: ids of releases."""
        gone = {each.id for each in self._seen.values()}
        changes = self._store.audit.about(changed, self._seen)
        ids = {each.id for each in self._store.audit.about(changed)}
        for number, each in list(self._seen.items()):
            correction = each.conflict.correction
            if correction.id in ids or correction.target is CorrectionTarget.AGENT:
                del self._seen[number]
        for conflict in self._store.audit.conflicts_about(changed):
            self._seen[conflict.correction.number] = Disagreement(conflict)
        withdrawn = {each.number for each in changes if each.withdrawn}
        return gone, [each for number, each in self._seen.items() if number not in withdrawn]
