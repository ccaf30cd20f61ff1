"""Who says a quotation: the rules, in the order in which they are tried.

The order is that of measured work on news texts: dash, cue to the right, cue to the left, the
quotation before in the same paragraph; the weaker ones are marked as inferred.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive.annotators.quotations.cues import SpeechCues
from archive.annotators.quotations.names import NamedPerson, NameReader
from archive.models import QuoteStatus

_MOST_WORDS_BETWEEN = 16
_FRAGMENT = 4


@dataclass(frozen=True, slots=True)
class Attribution:
    """speaker: a full name, or the mention as printed. cue, rule: what decided."""

    speaker: str | None
    printed: str | None
    cue: str | None
    rule: str
    status: QuoteStatus


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: the words around it in its paragraph, and who is known so far.

    cues, names: what is known of speech and of names.

    before, after: the text of the paragraph up to the quotation marks nearest to it.
    people: full names of the whole release with their offsets. start: offset of `before`.
    subject_before: who the paragraph before speaks of, where nobody is quoted in it.
    """

    cues: SpeechCues
    names: NameReader
    said: str
    before: str
    after: str
    start: int
    after_start: int
    paragraph_start: int
    people: Sequence[NamedPerson]
    last_speaker: str | None
    subject_before: str | None = None


Rule = Callable[[Place], Attribution | None]


def attribute(place: Place) -> Attribution | None:
    """The attribution by the first rule that fires; None where nothing says that it is speech."""
    ended = place.said.rstrip().endswith((".", "…"))
    rules: tuple[Rule, ...] = (
        (by_dash, by_cue_left, by_cue_right) if ended else (by_dash, by_cue_right, by_cue_left)
    )
    return next((found for rule in rules if (found := rule(place))), None)


def by_dash(place: Place) -> Attribution | None:
    """'“…” — NAME': an attribution only behind a closing mark and before a name."""
    match = re.match(rf"\s*(?:—|–|--)\s*({place.names.name})\s*(?:[,.]|$)", place.after)
    return _named(match[1], None, "dash", place) if match and " " in match[1] else None


def by_cue_right(place: Place) -> Attribution | None:
    """'“…,” said NAME', '“…,” NAME said', '« … », a-t-elle ajouté', '“…”, lamentó.'"""
    cues = place.cues
    lead = r"[\s,]*(?:[–—-]{1,2}\s*)?"  # Russian sets a dash before the verb
    inverted = re.match(rf"{lead}({cues.inverted})\b", place.after, re.I)
    if inverted:
        return _pronoun(inverted[1], inverted[1], "cue-right", place)
    verb = re.match(rf"{lead}(?:{cues.adverb})?({cues.cue})\b", place.after)
    if verb:
        return _after_verb(verb, place)
    subject = re.match(
        rf"{lead}([^.;:“”«»\"]{{1,140}}?)\s+(?:{cues.adverb})?({cues.cue})\b",
        place.after,
    )
    return (
        _subject(subject[1], subject[2], "cue-right", place, place.after_start + subject.start(1))
        if subject
        else None
    )


def by_cue_left(place: Place) -> Attribution | None:
    """'NAME said: “…”', 'NAME told … that … “…”', 'according to NAME, “…”'."""
    cues = place.cues
    sentence, start = _last_sentence(place)
    source = re.search(rf"\b(?:{cues.according})\s+([^,;:]+?)[,:\s]*$", sentence, re.I)
    if source:
        return _subject(source[1], None, "according-to", place, start + source.start(1))
    verbs = list(re.finditer(rf"(?<!\w)({cues.cue})\b", sentence, re.I))
    if not verbs:
        return None
    verb = verbs[-1]
    between = sentence[verb.end() :]
    adjacent = re.fullmatch(rf"\s*(?:{cues.that})?[\s,:]*", between) or between.rstrip().endswith(
        ":"
    )
    if not adjacent and (_few_words(place.said) or len(between.split()) > _MOST_WORDS_BETWEEN):
        return None
    return _before_verb(sentence, verb, place, start)


def _before_verb(
    sentence: str, verb: re.Match[str], place: Place, start: int
) -> Attribution | None:
    subject = sentence[: verb.start()].strip()
    pronoun = re.search(rf"\b({place.cues.pronoun})$", subject, re.I)
    if pronoun or not subject:
        return _pronoun(pronoun[1] if pronoun else verb[1], verb[1], "cue-left", place)
    return _subject(subject, verb[1], "cue-left", place, start)


def _after_verb(verb: re.Match[str], place: Place) -> Attribution | None:
    """What follows 'said': a pronoun, a name, a post and a name, or nothing (es: verb alone)."""
    rest = place.after[verb.end() :]
    clause = re.split(r"[.;:“”«»\"]", rest, maxsplit=1)[0]
    pronoun = re.match(rf"\s+({place.cues.pronoun})\b", clause, re.I)
    if pronoun:
        return _pronoun(pronoun[1], verb[1], "cue-right", place)
    found = _subject(clause, verb[1], "cue-right", place, place.after_start + verb.end())
    if found is None and not clause.strip(" ,"):
        return _pronoun(verb[1], verb[1], "cue-right", place)
    return found


def _subject(
    phrase: str, cue: str | None, rule: str, place: Place, start: int
) -> Attribution | None:
    """The speaker of a noun phrase: a full name in it, a pronoun, a short mention, a post alone."""
    if re.fullmatch(rf"\s*({place.cues.pronoun})\s*", phrase, re.I):
        return _pronoun(phrase.strip(), cue, rule, place)
    inside = [p for p in place.people if start <= p.start and p.end <= start + len(phrase)]
    if inside:
        person = _nearest(inside, phrase, start, after=rule == "cue-right")
        return _named(person.name, cue, rule, place)
    mention = _mention(phrase, place)
    if mention:
        return _named(mention, cue, rule, place)
    role = re.match(rf"\s*((?:{place.cues.article})\s+[^,]{{3,80}})", phrase)
    if role and place.cues.position.search(role[1]):
        words = role[1].strip()
        return Attribution(words, words, cue, rule, QuoteStatus.STATED)
    return None


def _nearest(inside: Sequence[NamedPerson], phrase: str, start: int, after: bool) -> NamedPerson:
    """Behind the verb the first name; before it the last, where only its post stands between."""
    if after and not phrase[: inside[0].start - start].count(","):
        return inside[0]
    last = inside[-1]
    between = phrase[last.end - start :].strip()
    return last if not between or len(between.split()) <= 2 else inside[0]


def _mention(phrase: str, place: Place) -> str | None:
    """A surname or first name in the phrase that stands for someone named in the release."""
    names = [person.name for person in place.people]
    return next(
        (
            printed
            for printed in place.names.mentions(phrase)
            if place.names.resolve(printed, names)
        ),
        None,
    )


def _named(printed: str, cue: str | None, rule: str, place: Place) -> Attribution:
    found = place.names.resolve(printed, [person.name for person in place.people])
    if len(found) > 1:
        return Attribution(printed, printed, cue, rule, QuoteStatus.AMBIGUOUS)
    return Attribution(found[0] if found else printed, printed, cue, rule, QuoteStatus.STATED)


def _pronoun(printed: str, cue: str | None, rule: str, place: Place) -> Attribution:
    """A pronoun stands for the subject of its paragraph, of the one before, or the last speaker."""
    speaker = subject_of_paragraph(place) or place.subject_before or place.last_speaker
    status = QuoteStatus.INFERRED if speaker else QuoteStatus.UNATTRIBUTED
    return Attribution(speaker, printed, cue, f"{rule}-pronoun", status)


def subject_of_paragraph(place: Place) -> str | None:
    """Who was last named before the quotation in its paragraph, by full name or by surname."""
    until = place.start + len(place.before)
    before = [p for p in place.people if place.paragraph_start <= p.start and p.end <= until]
    names = list(dict.fromkeys(person.name for person in place.people))
    for printed in reversed(list(place.names.mentions(place.before))):
        found = place.names.resolve(printed, names)
        if len(found) == 1:
            return found[0]
    return before[-1].name if before else None


def _last_sentence(place: Place) -> tuple[str, int]:
    """The words of the sentence in which the quotation stands, before it, and their offset."""
    if place.before.rstrip().endswith((".", "!", "?", "…", "”", "»")):
        return "", place.start + len(place.before)
    cuts = [match.end() for match in place.cues.sentence_start.finditer(place.before)]
    cut = cuts[-1] if cuts else 0
    return place.before[cut:], place.start + cut


def _few_words(said: str) -> bool:
    return len(said.split()) < _FRAGMENT
