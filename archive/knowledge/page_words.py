"""How a page says, in one language, what it is."""

import msgspec

Words = tuple[str, ...]


class PageWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a page says what it is. Patterns: releases over what stands around its title and at its
    end, errors over its title and a short text, listings and documents over the title, talk
    (of a forum) and manuals over all that is seen, reports (what somebody said) over the body.
    offers: no patterns, but phrases of pages that sell, over all that is seen."""

    releases: Words = ()
    errors: Words = ()
    listings: Words = ()
    documents: Words = ()
    talk: Words = ()
    manuals: Words = ()
    reports: Words = ()
    offers: Words = ()
