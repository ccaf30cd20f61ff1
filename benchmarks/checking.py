"""Checks of quotes: the verdict on quotes of real releases, changed in known ways; and their cost.

Run from the project's root:

    .venv/bin/python -m benchmarks.checking verdicts [QUOTES RELEASES]
    .venv/bin/python -m benchmarks.checking cost [RELEASES]

The first needs the corpora beside the project: quotes are what stands between marks in their texts.
The second makes an archive of invented words. Both write into a temporary folder.
"""

import gzip
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from archive.config import Config
from archive.publication import Publication, publication_of
from archive.store import create_store, open_store
from benchmarks.corpus import CORPORA
from benchmarks.exactness import keep
from benchmarks.made_archive import make_archive
from benchmarks.released_texts import corpus_releases
from indexer.index import Index
from indexer.indexing import build
from indexer.quotecheck.checker import Checker
from indexer.quotecheck.values import Alarm, Pasted, Verdict

_MARKED = re.compile(r"[“\"]([^“”\"\n]{40,400})[”\"]")
_NUMBER = re.compile(r"\d+")
_ELLIPSES = ("…", "...", "[…]", "(...)", ". . .")
Changed = tuple[str, Verdict, Alarm | None]
"""What is pasted, the right verdict, and the alarm that must be among the differences."""


def quotes_of(texts: Sequence[str], draw: random.Random) -> list[list[str]]:
    """Marked passages of 10 to 50 words, each as its words, in random order."""
    passages = {match[1] for text in texts for match in _MARKED.finditer(text)}
    passages_as_words = [passage.split() for passage in sorted(passages)]
    fit = [words for words in passages_as_words if 10 <= len(words) <= 50 and "…" not in words]
    draw.shuffle(fit)
    return [words for words in fit if not any("..." in word or "[" in word for word in words)]


def changed(
    words: list[str], other: list[str], draw: random.Random
) -> Iterator[tuple[str, Changed]]:
    """The quote in every way in which it can be pasted, by the name of the class."""
    inner = draw.randrange(4, len(words) - 4)
    text = " ".join(words)
    yield "verbatim", (text, Verdict.VERBATIM, None)
    yield "marks changed", (_other_marks(text, draw), Verdict.VERBATIM, None)
    behind = min(inner + draw.randrange(1, 6), len(words) - 3)
    cut = [*words[:inner], draw.choice(_ELLIPSES), *words[behind:]]
    yield "cut with …", (" ".join(cut), Verdict.CUT, None)
    if _differs(words[inner], words[inner - 1]) and _differs(words[inner], words[inner + 1]):
        yield "word dropped", (" ".join(words[:inner] + words[inner + 1 :]), Verdict.ALTERED, None)
    negated = [*words[:inner], draw.choice(("not", "never")), *words[inner:]]
    yield "negation added", (" ".join(negated), Verdict.ALTERED, Alarm.NEGATION)
    numbers = [n for n, word in enumerate(words) if _NUMBER.search(word) and 0 < n < len(words) - 1]
    if numbers:
        place = draw.choice(numbers)
        wrong = _NUMBER.sub(lambda number: str(int(number[0]) + 7), words[place], count=1)
        pasted = " ".join([*words[:place], wrong, *words[place + 1 :]])
        yield "number changed", (pasted, Verdict.ALTERED, Alarm.NUMBER)
    half, rest = max(6, len(words) // 2), max(6, len(other) // 2)
    yield "spliced", (" ".join(words[:half] + other[-rest:]), Verdict.SPLICED, None)


def invented(vocabulary: Sequence[str], draw: random.Random) -> Iterator[str]:
    """Passages of a magazine of 1963, which no release prints, and words drawn at random."""
    with gzip.open(CORPORA / "time1963" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"].split() for line in lines]
    while True:
        size, text = draw.randrange(10, 40), draw.choice(texts)
        start = draw.randrange(max(1, len(text) - size))
        yield " ".join(text[start : start + size])
        yield " ".join(draw.choices(vocabulary, k=size))


def _differs(word: str, other: str) -> bool:
    return word.strip(".,").lower() != other.strip(".,").lower() and any(map(str.isalnum, word))


def _other_marks(text: str, draw: random.Random) -> str:
    text = re.sub("['’]", lambda _: draw.choice("'’ʼ"), text)
    text = re.sub("[-–—]", lambda _: draw.choice("-‐–—"), text)
    return re.sub(" ", lambda _: draw.choice((" ", " ", "\u00a0", "  ")), text)


def verdicts(number: int, releases: int) -> None:
    """Print for each class how many of the verdicts are right, and what the others are."""
    draw = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        config = Config(home=Path(folder) / "home", collection="generic")
        with create_store(config) as store:
            keep(list(islice(corpus_releases(), releases)), store)
            publication = publication_of(store, config)
            build(publication, config)
            checker = Checker(Index(publication, config), publication)
            texts = [each.release.text for each in publication.releases()]
            quotes = quotes_of(texts, draw)
            right, wrong = Counter[str](), defaultdict[str, list[str]](list)
            for kind, (text, verdict, alarm) in _cases(quotes, number, texts, draw):
                finding = checker.check_quote(Pasted(text))
                if finding.verdict is verdict and (alarm is None or alarm in finding.alarms):
                    right[kind] += 1
                else:
                    wrong[kind].append(str(finding.verdict))
    for kind in {**right, **wrong}:
        checked = right[kind] + len(wrong[kind])
        print(
            f"{kind}: {right[kind]} of {checked} ({right[kind] / checked:.1%})",
            dict(Counter(wrong[kind])),
        )


def _cases(
    quotes: list[list[str]], number: int, texts: Sequence[str], draw: random.Random
) -> Iterator[tuple[str, Changed]]:
    for place in range(min(number, len(quotes) - 1)):
        yield from changed(quotes[place], quotes[-1 - place], draw)
    vocabulary = [word for text in draw.sample(texts, min(50, len(texts))) for word in text.split()]
    for text in islice(invented(vocabulary, draw), number):
        yield "invented", (text, Verdict.ABSENT, None)


def cost(releases: int) -> None:
    """Print the CPU ms of quotes of 25 words, as printed and changed, and of an article of 40."""
    with tempfile.TemporaryDirectory() as folder:
        config = Config(home=Path(folder) / "home", collection="generic")
        make_archive(config, releases)
        with open_store(config, read_only=True) as store:
            publication = publication_of(store, config)
            build(publication, config)
            _report_cost(Checker(Index(publication, config), publication), publication)


def _report_cost(checker: Checker, publication: Publication) -> None:
    draw = random.Random(5)
    texts = [each.release.text.split() for each in islice(publication.releases(), 2_000)]
    long = [words for words in texts if len(words) > 60]

    def window(size: int) -> list[str]:
        words = draw.choice(long)
        start = draw.randrange(len(words) - size)
        return words[start : start + size]

    makers: dict[str, Callable[[], str]] = {
        "verbatim": lambda: " ".join(window(25)),
        "word dropped": lambda: " ".join((words := window(26))[:12] + words[13:]),
        "spliced": lambda: " ".join(window(12) + window(13)),
        "invented": lambda: " ".join(draw.choice(draw.choice(long)) for _ in range(25)),
    }
    every = list[float]()
    for kind, make in makers.items():
        spent = [_cost(checker, make()) for _ in range(100)]
        every += spent
        print(f"{kind}: p50 {_share(spent, 0.5):.1f} p95 {_share(spent, 0.95):.1f} CPU ms")
    print(f"25 words, all: p50 {_share(every, 0.5):.1f} p95 {_share(every, 0.95):.1f} CPU ms")
    kinds = list(makers.values())
    article = "\n\n".join(f"He said: “{kinds[n % 4]()}.” Then he left." for n in range(40))
    print(f"article of 40 quotes: {_spent(lambda: checker.check(article)) / 1000:.2f} CPU s")


def _cost(checker: Checker, text: str) -> float:
    return _spent(lambda: checker.check_quote(Pasted(text)))


def _spent(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return (time.process_time() - before) * 1000


def _share(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    """Measure what is asked for."""
    kind, *numbers = sys.argv[1:] or ("verdicts",)
    if kind == "cost":
        cost(int(numbers[0]) if numbers else 10_000)
    else:
        verdicts(*map(int, numbers or ("1000", "3000")))


if __name__ == "__main__":
    main()
