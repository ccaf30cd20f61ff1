"""Imported by the process from which those that describe are forked, and by nothing else.

What a describer compiles at its first page takes seconds, and most of it is the same for every
collection: made here once, it is there in each process that is forked.
"""

from contextlib import suppress
from datetime import date

from archive.config import collection_folder
from archive.describe.describer import describer_of
from archive.describe.worker import FIRST_PAGE
from archive.errors import DatelineError
from archive.knowledge.snapshot import load_knowledge

with suppress(DatelineError):  # whoever describes reads the same files, and says what is wrong
    describer_of(load_knowledge(collection_folder("generic")), date.max).describe(FIRST_PAGE)
