"""Ways out of the archive: a table of formats, one file each.

A format is a function Iterable[HeldRelease] -> Iterator[str], a line each.
"""

EXPORTS = {"jsonl": "archive.exports.jsonl:lines"}
