"""The name of a body as a release prints it: alone in a line, by its last word, in full."""

import re
from collections import Counter
from collections.abc import Iterator

from archive.annotators.senders.sender_words import SenderPatterns

_SHORTEST_PLURAL = 5
_APOSTROPHES = ("'", "’")


def is_plural(word: str) -> bool:
    """Whether a word may be what the members of a body are called."""
    return word[-1:] in ("s", "S") and len(word) >= _SHORTEST_PLURAL


def is_alone(text: str, patterns: SenderPatterns) -> bool:
    """Whether a text is the name of a body: behind its word nothing, or what joins a matter; the
    headline 'Port Authority Closes Quay' goes on otherwise."""
    words = list(patterns.body.finditer(text))
    if not words or not patterns.is_body(text):
        return False
    if (patterns.places - patterns.joins).intersection(text[: words[0].start()].lower().split()):
        return False  # 'Rivers and Ports in the Sava Union' is what a paper is about
    before, behind = text[: words[-1].start()], text[words[-1].end() :].split()
    if "," in before and patterns.joins.isdisjoint(before.lower().split()):
        return False  # 'Director, Research, Sava Centre' is who stands in it
    text_behind = text[words[-1].end() :]
    if text_behind.count(",") > 1 and patterns.joins.isdisjoint(text_behind.lower().split()):
        return False  # 'Sava Centre, Old Quay, Vardal' is where it was
    if text_behind[:1] in _APOSTROPHES:
        return False  # 'Wardens’ River Spokesperson'
    goes_on = {*patterns.joins, *patterns.places}
    return not behind or behind[0].lower() in goes_on or not behind[0].isalpha()


def acronym(name: str, patterns: SenderPatterns) -> str:
    """The first letters of a name's words, small ones aside: 'SUR' for 'Sava Union of Rivers'."""
    words = (word for word in name.split() if word.lower() not in patterns.joins)
    return "".join(word[0] for word in words if word[0].isupper())


def without_place(name: str, patterns: SenderPatterns) -> str:
    """A body without the place that a comma sets off: 'Sava Institute, Vardal'."""
    last = list(patterns.body.finditer(name))[-1]
    return name[: last.end()] if name[last.end() :].startswith(",") else name


def full_names(name: str, patterns: SenderPatterns, whole: str) -> Iterator[str]:
    """The full name of a body that a release calls by its last word: 'River Wardens' for 'Wardens'.
    A plural is a body's where the release prints it behind an article."""
    kept = [word for word in name.split() if word.lower() not in patterns.ends]
    at = next((n for n in range(len(kept), 0, -1) if patterns.body.search(kept[n - 1])), None)
    if at is not None:
        yield _longest_form(" ".join(kept[:at]).rstrip("'’"), whole)
    elif kept and is_plural(kept[-1]):
        last = kept[-1].rstrip("'’")
        behind = re.findall(rf"(?<!\w)(?i:the) ((?:[A-Z]\w+ )?(?i:{re.escape(last)}))(?!\w)", whole)
        longer = Counter(form for form in behind if " " in form)
        if behind:
            called = " ".join((*kept[:-1], last))
            yield longer.most_common(1)[0][0] if longer else called


def _longest_form(name: str, whole: str) -> str:
    """A body that goes by one word, as the release prints it elsewhere in two: 'River Wardens'."""
    if " " in name:
        return name
    forms = Counter(re.findall(rf"(?<!\w)([A-Z][a-z]\w+ {re.escape(name)})(?!\w)", whole))
    named = [form for form in forms if f"the {form}" in whole or f"The {form}" in whole]
    return max(named, key=lambda form: forms[form], default=name)
