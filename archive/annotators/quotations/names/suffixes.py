"""What stands behind a name and belongs to it: ', Jr.', 'III', ', Ph.D.', '(D-N.Y.)'."""

import re
from collections.abc import Sequence

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.words import Word

_PARTY = re.compile(r"\s*\((?:[A-Z]{1,4}|Ind|Dem|Rep)\.?(?:\s?[-–—,/]\s?[A-Z][\w.\s]{0,18})\)")
_PARTY_BETWEEN_COMMAS = re.compile(
    r",\s(?:[A-Z]{1,3}|Ind|Dem|Rep)\.?"
    r"(?:[-–—][A-Z][\w.]{1,12}|\s?[-–—]\s?(?:[A-Z]{2}|[A-Z][a-z]{1,4}\.))(?=,|;|\s&|\s[a-z])"
)
_DEGREE = re.compile(
    r",\s+((?:[A-Z][a-z]{0,2}\.){2,}[A-Z]?(?!\s[A-Z])|(?:Ph|Ed|Psy)\.?D\.?|[A-Z]{2,3}[A-Za-z]?(?=,))"
)
"""Behind a name, between commas: 'Ph.D.', 'R.D.N.', 'MSc', 'RN'."""
_STATE_ONLY = re.compile(r"\s*\((?:[A-Z]{2}|[A-Z][a-z]+)\)")


def take_suffix(
    run: Run, words: Sequence[Word], plains: Sequence[str], text: str, lexicon: Lexicon
) -> None:
    """', Jr.', 'III', '(D-N.Y.)' behind a name belong to the run."""
    if not run.name or run.possessive:
        return
    at = run.last
    if (
        at + 1 < len(words)
        and words[at].text == ","
        and plains[at + 1] in lexicon.suffixes
        and words[at + 1].capital
        and not _is_post(plains, at + 1, lexicon)
    ):
        run.last, run.end, run.suffixed = at + 2, words[at + 1].end, True
    while (degree := _DEGREE.match(text, run.end)) and _is_degree(degree[1], lexicon):
        # Capitals alone may be the short form of a body: no sign of a person.
        run.end, run.suffixed = degree.end(), run.suffixed or "." in degree[1]
    bare = _PARTY_BETWEEN_COMMAS.match(text, run.end)
    party = (
        bare
        or _PARTY.match(text, run.end)
        or (_STATE_ONLY.match(text, run.end) if run.post else None)
    )
    if party:
        run.end, run.suffixed = party.end(), True
    while run.last < len(words) and words[run.last].start < run.end:
        run.last += 1


def _is_post(plains: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """'MP for Tete' is a post, 'MP' alone none."""
    return at + 1 < len(plains) and plains[at + 1] in lexicon.place_after


def _is_degree(word: str, lexicon: Lexicon) -> bool:
    """No post: 'CEO'."""
    lower = plain(word).rstrip(".")
    return lower not in lexicon.post_words and lower not in lexicon.courtesy_words
