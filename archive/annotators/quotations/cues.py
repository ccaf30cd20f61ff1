"""What data/cues/speech.yaml knows of speech, as compiled patterns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import msgspec

from archive.text.cues import load_cues


class _Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cues: dict[str, tuple[str, ...]]
    inverted: tuple[str, ...]
    pronouns: tuple[str, ...]
    according: tuple[str, ...]
    titles_before: tuple[str, ...]
    courtesy: tuple[str, ...]
    positions: tuple[str, ...]
    not_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeechCues:
    """cue: alternation of verbs, longest first; the rest likewise, to be matched in any case.

    posts: the words of `position` in small letters, to see quickly that a text ends with none.
    """

    cue: str
    inverted: str
    pronoun: str
    according: str
    title_before: re.Pattern[str]
    courtesy: str
    position: re.Pattern[str]
    posts: tuple[str, ...]
    not_names: frozenset[str]


@cache
def speech_cues() -> SpeechCues:
    """The patterns; read once."""
    cues = load_cues("speech", _Cues)
    verbs = [verb for language in cues.cues.values() for verb in language]
    return SpeechCues(
        cue=_alternation(verbs),
        inverted="|".join(f"(?:{pattern})" for pattern in cues.inverted),
        pronoun=_alternation(cues.pronouns),
        according=_alternation(cues.according),
        title_before=re.compile(rf"\b(?:{_alternation(cues.titles_before)})\s*[,:(]?\s*$", re.I),
        courtesy=_alternation(cues.courtesy),
        position=re.compile(rf"\b(?:{_alternation(cues.positions)})\b", re.I),
        posts=tuple({post.lower().replace("'", mark) for post in cues.positions for mark in "'’"}),
        not_names=frozenset(word.lower() for word in cues.not_names),
    )


def _alternation(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(word).replace("'", "['’]") for word in ordered)
