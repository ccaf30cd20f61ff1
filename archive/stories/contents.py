"""A list of contents above the parts of a page that calls itself a digest: a sign of each."""

from collections.abc import Sequence
from dataclasses import replace

from archive.stories.headlines import titled_as
from archive.stories.lines import PageLine
from archive.stories.parts import Part
from archive.stories.signs import Sign, Signs


def with_contents(
    lines: Sequence[PageLine], parts: Sequence[Part], signs: Signs
) -> tuple[Part, ...]:
    """The parts, with that sign where all of them are in the list. Reports and pages of questions
    have such lists too: alone it is a sign of a digest only."""
    above = lines[: parts[0].story.start] if parts else ()
    listed = {titled_as(line.text) for line in above}
    targets = {line.target[1:] for line in above if line.target.startswith("#")}
    if not all(_is_listed(lines, part, listed, targets) for part in parts):
        return tuple(parts)
    asks = any(part.story.headline.title.endswith("?") for part in parts)
    if asks or not signs.calls_itself_digest(line.text for line in above):
        return tuple(parts)
    return tuple(replace(part, signs=part.signs | {Sign.CONTENTS}) for part in parts)


def _is_listed(lines: Sequence[PageLine], part: Part, listed: set[str], targets: set[str]) -> bool:
    head = lines[part.story.start : part.story.headline.last + 1]
    named = any(name in targets for line in head for name in line.anchors)
    return named or titled_as(part.story.headline.title) in listed
