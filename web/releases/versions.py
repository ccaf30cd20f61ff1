"""What changed in the words of a release from each capture to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from archive.errors import UsageError
from archive.models import Release
from archive.publication import PublicRelease, PublicVersion
from archive.redaction import worded
from archive.text.word_diff import Change, ChangeKind, word_changes
from web import addresses
from web.client import while_there
from web.context import current_context
from web.listing import LONGEST_TITLE, shortened
from web.paging import Paging, page_asked, paging
from web.releases.captures import moment_of
from web.releases.release_parts import LONGEST_TEXT

blueprint = Blueprint("compared", __name__)

_MOST_TOGETHER = 50
_MOST_LISTED = 200
Step = tuple[PublicVersion, PublicVersion]


@dataclass(frozen=True, slots=True)
class StepView:
    """From one capture to the next. path: of the page that shows it alone."""

    before: str
    after: str
    path: str
    changes: list[Change]


@blueprint.get(addresses.COMPARED)
def compared(release_id: str) -> ResponseReturnValue:
    """Each version beside the one before, word by word; where that is too long for a page, a list
    of the steps, each of which has its own."""
    publication = current_context().publication
    public = publication.release(release_id)
    steps = list(pairwise(publication.versions(public)))
    if "step" in request.args:
        return _step(public, steps, page_asked(request.args, name="step"))
    together = sum(len(after.release.text) for _, after in steps) <= LONGEST_TEXT
    if together and len(steps) <= _MOST_TOGETHER:
        pages = _pages_of(public, 1, 1)
        views = [_view(public, n, each, _changes(each)) for n, each in _numbered(steps)]
    else:
        pages = _pages_of(public, page_asked(request.args), -(-len(steps) // _MOST_LISTED))
        last = pages.number * _MOST_LISTED
        listed = list(_numbered(steps))[last - _MOST_LISTED : last]
        views = [_view(public, number, each, []) for number, each in listed]
        return _page("steps.html", public, views, pages)
    return _page("compared.html", public, views, pages)


def _step(public: PublicRelease, steps: Sequence[Step], number: int) -> str:
    """One step, its changes in as many pages as they need."""
    if not 1 <= number <= len(steps):
        raise UsageError(f"step is {number}; this release has {len(steps)}")
    changes = _changes(steps[number - 1])
    parts = list(_parts(changes)) or [[]]
    path = addresses.step(addresses.compared(public.id), number)
    pages = _pages_of(public, page_asked(request.args), len(parts), path)
    view = _view(public, number, steps[number - 1], parts[pages.number - 1])
    return _page("compared.html", public, [view], pages)


def _page(template: str, public: PublicRelease, steps: Sequence[StepView], pages: Paging) -> str:
    return render_template(
        template,
        ctx=current_context(),
        title=shortened(public.release.title, LONGEST_TITLE),
        steps=steps,
        path=addresses.release(public.id, public.release.title),
        paging=pages,
    )


def _pages_of(public: PublicRelease, number: int, of: int, path: str = "") -> Paging:
    if not 1 <= number <= of:
        raise UsageError(f"page is {number}; there are {of}")
    return paging(number, of, path or addresses.compared(public.id))


def _numbered(steps: Sequence[Step]) -> Iterator[tuple[int, Step]]:
    return while_there(enumerate(steps, 1))


def _view(public: PublicRelease, number: int, step: Step, changes: Sequence[Change]) -> StepView:
    before, after = (moment_of(version.capture) for version in step)
    path = addresses.step(addresses.compared(public.id), number)
    return StepView(before, after, path, list(changes))


def _changes(step: Step) -> list[Change]:
    """Nothing where the words are the same."""
    changes = word_changes(*(_text(version.release) for version in step))
    return [] if all(change.kind is ChangeKind.SAME for change in changes) else list(changes)


def _text(release: Release) -> str:
    return f"{release.title}\n\n{worded(release.text)}"


def _parts(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """The changes in stretches of what a page holds."""
    part: list[Change] = []
    room = LONGEST_TEXT
    for change in changes:
        text = change.text
        while len(text) > room:
            yield [*part, replace(change, text=text[:room])]
            part, text, room = [], text[room:], LONGEST_TEXT
        part.append(replace(change, text=text))
        room -= len(text)
    if part:
        yield part
