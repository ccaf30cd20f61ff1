"""The law that knowledge is data: no list of words of a language stands in Python."""

import ast
import re
from collections.abc import Iterator, Mapping

from tests.laws.tree import Tree, nodes_of

FEWEST = 5
"""So many words in a row are a list."""

OF_NO_LANGUAGE: Mapping[str, str] = {
    "archive/__main__.py": "names of options, with their help",
    "archive/annotators/quotations/marks/judging.py": "names of our own rules",
    "archive/annotators/offices/office_names.py": "kinds of offices, as authority files write them",
    "archive/authorities/files.py": "kinds of offices: the type itself",
    "archive/cli/": "heads of tables in the terminal",
    "archive/dates/methods.py": "names of our own methods",
    "archive/decoding/wayback.py": "marks of one tool, letter by letter",
    "archive/describe/version.py": "names of rooms and of distributions",
    "archive/exports/quotes_csv.py": "heads of columns",
    "archive/html/": "elements of HTML",
    "archive/ingest/report.py": "heads of columns",
    "archive/parsers/body/blocks.py": "elements of HTML",
    "archive/parsers/body/repairs.py": "attributes of HTML",
    "archive/sources/": "extensions of files, domains, names of sources",
}
"""Files and folders whose lists are of words, but of no language, each with what they are."""

_WORD = re.compile(r"[^\W\d_]{2,}(?:[ '’-][^\W\d_]+)*")
_ALTERNATIVES = re.compile(r"(?:[^\W\d_]{2,}\??\|){4,}[^\W\d_]{2,}")


def word_lists(tree: Tree) -> list[str]:
    """Files of the archive that hold a list of words of a language."""
    exempt = tuple(OF_NO_LANGUAGE)
    return [path for path in _listing(tree) if not path.startswith(exempt)]


def needless_word_exemptions(tree: Tree) -> list[str]:
    """Exemptions that nothing needs any more."""
    listing = _listing(tree)
    return [
        place for place in OF_NO_LANGUAGE if not any(path.startswith(place) for path in listing)
    ]


def _listing(tree: Tree) -> list[str]:
    """Files with five words in a row, as a list, as alternatives, as a text that is split."""
    return [
        path
        for path, module in tree.modules("archive")
        if any(_lists_words(node) and node not in _exported(module) for node in nodes_of(module))
    ]


def _exported(module: ast.Module) -> list[ast.expr]:
    """What `__all__` is: names of Python."""
    return [
        statement.value
        for statement in module.body
        if isinstance(statement, ast.Assign)
        and any(getattr(target, "id", "") == "__all__" for target in statement.targets)
    ]


def _lists_words(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return bool(_ALTERNATIVES.search(node.value))
    return sum(bool(_WORD.fullmatch(text)) for text in _strings(node)) >= FEWEST


def _strings(node: ast.AST) -> Iterator[str]:
    """The texts that an expression lists; keys count where plain values stand beside them, as in no
    row of a table and no JSON."""
    elements: list[ast.expr | None] = []
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        elements = [*node.elts]
    elif isinstance(node, ast.Dict) and all(
        isinstance(value, ast.Constant) for value in node.values
    ):
        elements = [*node.keys]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        text = node.func.value
        if node.func.attr == "split" and isinstance(text, ast.Constant):
            yield from str(text.value).split()
    for element in elements:
        if isinstance(element, ast.Constant) and isinstance(element.value, str):
            yield element.value
