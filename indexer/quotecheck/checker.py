"""The check of a pasted text: its spans, who says them there, a verdict on each, the coverage."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from archive.config import collection_folder
from archive.facets import LANGUAGE
from archive.knowledge.snapshot import KnowledgeSnapshot, load_knowledge
from archive.publication import Publication
from indexer.index import Index
from indexer.quotecheck.alarms import Alarms
from indexer.quotecheck.candidates import Candidates
from indexer.quotecheck.judging import Judge
from indexer.quotecheck.reading import paragraphed, quoted_spans
from indexer.quotecheck.speakers import SpeakerReader
from indexer.quotecheck.values import Check, Coverage, Finding, Pasted, Verdict
from indexer.search import SearchRequest

_SAME_WORDS = (Verdict.VERBATIM, Verdict.CUT, Verdict.REPAIRED)


class Checker:
    """Checks what is pasted; keeps and logs nothing of it. Several threads may use it at once."""

    def __init__(self, index: Index, publication: Publication) -> None:
        self._index = index
        self._publication = publication

    @cached_property
    def _knowledge(self) -> KnowledgeSnapshot:
        """Read when the first text is checked: a room that checks nothing opens without it."""
        return load_knowledge(collection_folder(self._publication.collection))

    @cached_property
    def _speakers(self) -> SpeakerReader:
        return SpeakerReader(self._knowledge)

    @cached_property
    def _alarms(self) -> Alarms:
        return Alarms(self._knowledge.languages)

    def check(self, text: str) -> Check:
        """Every quoted span of a text; the whole of it where it has no marks.

        Raises QueryError for a text beyond the limits.
        """
        whole = paragraphed(text)
        spans, short = quoted_spans(whole)
        speakers = self._speakers.speakers(whole, spans) if spans else []
        pasted = [
            Pasted(whole[start:end], start, speaker)
            for (start, end), speaker in zip(spans, speakers, strict=True)
        ]
        findings = self._each_once(pasted)
        return Check(tuple(findings), self.coverage(), short)

    def _each_once(self, pasted: Iterable[Pasted]) -> Iterator[Finding]:
        """What is pasted twice is judged once."""
        known: dict[tuple[str, str | None], Finding] = {}
        for each in pasted:
            key = each.text, each.speaker
            if key not in known:
                known[key] = self.check_quote(each)
            yield replace(known[key], pasted=each)

    def check_quote(self, pasted: Pasted) -> Finding:
        """One span, and whether the archive has it of the same speaker."""
        judge = Judge(Candidates(self._index), self._publication, self._alarms, self._speakers)
        finding = judge.judge(pasted)
        if not pasted.speaker or finding.verdict not in _SAME_WORDS:
            return replace(finding, sources=finding.sources[:1]) if _is_one(finding) else finding
        return self._with_speaker(finding, pasted.speaker)

    def coverage(self) -> Coverage:
        """What the archive holds."""
        results = self._index.search(SearchRequest(per_page=1))
        years = results.histogram.years
        languages = (
            value.id
            for facet in results.facets
            if facet.name == LANGUAGE
            for value in facet.counts
            if value.count
        )
        return Coverage(
            results.total,
            years[0].year if years else None,
            years[-1].year if years else None,
            results.histogram.unknown,
            tuple(languages),
        )

    def _with_speaker(self, finding: Finding, speaker: str) -> Finding:
        named = [each for each in finding.sources if each.speaker]
        same = [each for each in named if self._speakers.may_be_one(speaker, each.speaker or "")]
        if same:
            return replace(finding, sources=(same[0],))
        if named:
            return replace(
                finding,
                verdict=Verdict.OTHER_SPEAKER,
                sources=(named[0],),
                note=f"Pasted as said by {speaker}; printed as said by {named[0].speaker}.",
            )
        return replace(
            finding,
            sources=finding.sources[:1],
            note=f"The release does not say that {speaker} said this.",
        )


def _is_one(finding: Finding) -> bool:
    return finding.verdict in _SAME_WORDS
