"""Every address of the archivist's page."""

from urllib.parse import urlencode

NEXT = "/"
ENTER = "/enter/<token>"
QUESTION = "/questions/<question_id>"
DECIDE = "/decide"
UNDO = "/undo"
AUDIT = "/audit"
TAKE_BACK = "/audit/take-back"
ORIGINAL = "/original/<release_id>/<digest>"
RECORD = "/record/<release_id>"
FIND = "/find"
CORRECT = "/correct"
CORRECT_TEXT = "/correct/text"
MARK = "/quotation"
RECORD_AFTER = "record"
FILES_ROOT = "/files"
SHEET = f"{FILES_ROOT}/dateline.css"


def enter(token: str) -> str:
    """Where a token is exchanged, once."""
    return ENTER.replace("<token>", token)


def question(question_id: str) -> str:
    """One question, whether its turn has come or not."""
    return QUESTION.replace("<question_id>", question_id)


def record(release_id: str, part: str = "") -> str:
    """All that can be corrected of a release; part: where in it."""
    return RECORD.replace("<release_id>", release_id) + (f"#{part}" if part else "")


def mark(release_id: str, words: str = "", after: str = "") -> str:
    """Where words of a release become a quotation. after: RECORD_AFTER leads back to the record,
    and not to the question at hand."""
    parameters = {"release": release_id, "words": words, "after": after}
    return f"{MARK}?{urlencode({name: value for name, value in parameters.items() if value})}"


def original(release_id: str, digest: str) -> str:
    """The captured page of a release."""
    return ORIGINAL.replace("<release_id>", release_id).replace("<digest>", digest)


def file(name: str) -> str:
    """A file of the folder static."""
    return f"{FILES_ROOT}/{name}"
