"""What the page of a check shows: plain values, nothing escaped yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.facets import LABELS
from archive.language_names import language_name
from archive.text.word_diff import Change
from indexer.quotecheck.values import Alarm, Coverage, Finding, Source, Uses, Verdict
from web.checking.quote_links import words_in_release
from web.views import number_of, printed_date

_MEANING = {
    Verdict.VERBATIM: "Every word is printed so, in this order.",
    Verdict.CUT: "Every word is printed so; more stands where cuts are marked.",
    Verdict.REPAIRED: "Every word stands so in the text as this archive repaired it.",
    Verdict.ALTERED: "Something like it is printed, in other words.",
    Verdict.OTHER_SPEAKER: "The words are printed so, but another says them.",
    Verdict.SPLICED: "The words are printed, but in different places.",
    Verdict.ABSENT: "Nothing like it is printed in what this archive holds."
    " That does not mean that it was never said.",
}
_ALARMS = {
    Alarm.NEGATION: "a negation differs",
    Alarm.NUMBER: "a number differs",
    Alarm.NAME: "a name differs",
    Alarm.MODAL: "how sure or how binding it is differs",
    Alarm.QUESTION: "a question is none, or the other way round",
    Alarm.CUT_NEGATION: "what was cut holds a negation",
    Alarm.OMISSION: "words were left out without a mark",
}
_LONGEST = 1_200
_TONES = {
    Verdict.VERBATIM: "good",
    Verdict.CUT: "good",
    Verdict.REPAIRED: "good",
    Verdict.ABSENT: "open",
}


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where words are printed. text: cut in the middle where it is very long."""

    path: str
    title: str
    line: str
    language: str | None
    before: str
    text: str
    after: str
    said_by: str
    original: str | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """One span with its verdict. tone: 'good', 'bad' or 'open', besides the words never alone."""

    pasted: str
    verdict: str
    meaning: str
    tone: str
    alarms: list[str]
    note: str
    changes: Sequence[Change]
    sources: list[SourceView]
    uses: str


def finding_view(finding: Finding) -> FindingView:
    """A finding as the page shows it."""
    return FindingView(
        pasted=finding.pasted.text,
        verdict=str(finding.verdict),
        meaning=_MEANING[finding.verdict],
        tone=_TONES.get(finding.verdict, "bad"),
        alarms=[_ALARMS[alarm] for alarm in finding.alarms],
        note=finding.note,
        changes=finding.changes,
        sources=[_source(each) for each in finding.sources],
        uses=_uses(finding.uses),
    )


def coverage_in_words(coverage: Coverage) -> str:
    """'1,240 releases of the years 1998 to 2015, in English, French'."""
    words = number_of(coverage.releases, "release")
    if coverage.first_year:
        words += f" of the years {coverage.first_year} to {coverage.last_year}"
    if coverage.undated:
        words += f" ({coverage.undated:,} without a known year)"
    languages = ", ".join(LABELS.get(each) or language_name(each) for each in coverage.languages)
    return f"{words}, in {languages}" if languages else words


def _source(source: Source) -> SourceView:
    issued = printed_date(source.issued) if source.issued else "undated"
    named = ", ".join(filter(None, (source.speaker, source.position)))
    return SourceView(
        path=words_in_release(source),
        title=source.title,
        line=" · ".join((issued, *source.offices)),
        language=source.language,
        before=source.before,
        text=_shortened(source.text),
        after=source.after,
        said_by=named,
        original=source.original,
    )


def _shortened(text: str) -> str:
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} … {text[-half:]}"


def _uses(uses: Uses) -> str:
    if not uses.releases:
        return ""
    sentence = f"Printed in {number_of(uses.releases, 'release')}"
    if uses.first and uses.last and uses.releases > 1:
        sentence += (
            f", first dated {printed_date(uses.first[1])}, last {printed_date(uses.last[1])}"
        )
    if not uses.undated or not uses.first:
        return sentence
    return f"{sentence}; {uses.undated:,} without a date may be earlier"
