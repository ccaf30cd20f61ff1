"""The one door to the public: what may leave the archive, and in which form.

Nobody else interprets the state of a release, the privacy of a person or the setting for contacts.
Pages, API, feeds, exports for the public and the index receive only what comes out of here.
"""

from archive.publication.publication import Publication, publication_of
from archive.publication.values import (
    Change,
    Policy,
    PublicCapture,
    PublicPerson,
    PublicQuote,
    PublicRelated,
    PublicRelease,
    PublicVersion,
    ReadingCopy,
    Withholding,
)

__all__ = [
    "Change",
    "Policy",
    "PublicCapture",
    "PublicPerson",
    "PublicQuote",
    "PublicRelated",
    "PublicRelease",
    "PublicVersion",
    "Publication",
    "ReadingCopy",
    "Withholding",
    "publication_of",
]
