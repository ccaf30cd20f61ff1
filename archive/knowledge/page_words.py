"""How a page says, in one language, what it is."""

import msgspec

Words = tuple[str, ...]


class PageWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a page says what it is. Patterns: releases over what stands around its title and at its
    end, errors over its title and a short text, listings, documents, what a site holds for good
    (standing) and forms (to write, to sign in, to buy) over the title, talk (of a forum) and
    manuals over all that is seen, reports (what somebody said) over the body, lives (of a person)
    over the first words of it, calendars over the whole title of a list, digests over the head of
    a page of several items. offers: no patterns, but phrases of pages that sell, over all that is
    seen. labels: no patterns, but names of fields and parts on pages that a site holds for good,
    in small letters, over whole lines. sections: over the whole of a folded heading that names a
    part of a site, and is no title."""

    releases: Words = ()
    errors: Words = ()
    listings: Words = ()
    lives: Words = ()
    calendars: Words = ()
    digests: Words = ()
    documents: Words = ()
    standing: Words = ()
    forms: Words = ()
    talk: Words = ()
    manuals: Words = ()
    reports: Words = ()
    offers: Words = ()
    labels: Words = ()
    sections: Words = ()
