"""Where few or no releases have all of the words: the best of those that have some of them."""

from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from itertools import chain
from typing import TypeGuard

from indexer.analysis import words
from indexer.query.ast import And, Node, Not, Or, Phrase, SomeOf, Word
from indexer.query.marks import marked_spans
from indexer.query.parser import Query
from indexer.search import Hit, SearchRequest, SearchResults, Sort

FEW = 5
MOST_NEAREST = 10


def nearest(
    request: SearchRequest,
    results: SearchResults,
    search: Callable[[SearchRequest], SearchResults],
) -> tuple[Hit, ...]:
    """Releases that have some of the words of a request, best first, none of its results among
    them; only where it has few results, on its first page. What is not a bare word (phrases, dates,
    what is barred, filters) they all meet."""
    if results.total >= FEW or request.page > 1:
        return ()
    text, tree = request.query.text, request.query.tree
    marked = {tuple(words(text[start:end])) for start, end in marked_spans(text)}
    some = _relaxed(tree, marked)
    if some is None:
        return ()
    relaxed_request = replace(
        request,
        query=Query(text, And((some, Not(tree)))),
        sort=Sort.RELEVANCE,
        per_page=MOST_NEAREST,
    )
    return search(relaxed_request).hits


def _relaxed(node: Node, marked: Container[tuple[str, ...]]) -> Node | None:
    """With some of its bare words in place of all; None where all are needed."""
    if isinstance(node, Or):
        branches = [_relaxed(child, marked) for child in node.children]
        pairs = zip(branches, node.children, strict=True)
        return Or(tuple(new or old for new, old in pairs)) if any(branches) else None
    if not isinstance(node, And):
        return None
    bare = [child for child in node.children if _is_bare(child, marked)]
    others = (child for child in node.children if child not in bare)
    words = tuple(chain.from_iterable(map(_words_of, bare)))
    return And((SomeOf(words), *others)) if len(bare) > 1 else None


def _is_bare(node: Node, marked: Container[tuple[str, ...]]) -> TypeGuard[Word | Phrase]:
    """A word, or one with marks inside, as covid-19; no phrase in quotation marks."""
    return isinstance(node, Word) or (isinstance(node, Phrase) and node.words not in marked)


def _words_of(bare: Word | Phrase) -> Iterator[Word]:
    if isinstance(bare, Word):
        yield bare
    else:
        yield from (Word(word, bare.field) for word in bare.words)
