"""Bare words are not looked for in standing paragraphs: what a reader is told of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from indexer.documents import DocumentType
from indexer.nearest import FEW
from indexer.query.ast import And, Node, Not, Or, Phrase, Prefix, Word, leaves
from indexer.query.parser import Query
from indexer.search import SearchRequest, SearchResults


def standing_notes(
    request: SearchRequest,
    results: SearchResults,
    search: Callable[[SearchRequest], SearchResults],
) -> Iterator[str]:
    """A note on the releases that bare words leave out; only where there are few results, and on
    the first page. Each word is looked for as it is typed, for so a phrase will find it."""
    tree = request.query.tree
    anywhere = _anywhere(tree)
    if (
        results.total >= FEW
        or request.page > 1
        or request.type is not DocumentType.RELEASE
        or anywhere == tree
    ):
        return
    query = Query(request.query.text, And((anywhere, Not(tree))))
    number = search(replace(request, query=query, per_page=1)).total
    if number:
        more, have = " more" if results.total else "", "have" if number > 1 else "has"
        yield (
            f"{number:,}{more} release{'s' if number > 1 else ''} {have} what you look for in"
            " paragraphs that are printed again and again, which bare words leave out. To find"
            " them too, write quotation marks around each word."
        )


def leaves_standing_out(tree: Node) -> bool:
    """Whether some of what is looked for is not looked for in standing paragraphs."""
    return any(isinstance(leaf, Word | Prefix) and leaf.field is None for leaf in leaves(tree))


def _anywhere(node: Node) -> Node:
    """With exact words, which are found in every paragraph, in the place of bare ones."""
    match node:
        case Word(text, None):
            return Phrase((text,))
        case And(children):
            return And(tuple(map(_anywhere, children)))
        case Or(children):
            return Or(tuple(map(_anywhere, children)))
        case Not(child):
            return Not(_anywhere(child))
    return node
