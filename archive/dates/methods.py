"""The methods by which days are found on a page, by name, and what is thought of each."""

LISTING = "listing"
"""A day that another page, a list, prints beside its link to this one."""

FIRST_ISSUE = "first-issue"
"""The day on which a text that was corrected or put up again says that it first came out."""

EMBARGO = "embargo"
"""The day until which a text was not to be published, which is that of issue."""

ACT = "act"
"""The day on which what a text records was signed or held: it was issued then or later."""

SITE_PLACE = "site-place"
"""The day that stands where its site is known to have the day."""

OTHER_YEARS = "other-years"
"""A day in numbers whose years are counted otherwise, so that it stays unread."""

TRUST = (
    "profile",
    "json-ld",
    "meta",
    FIRST_ISSUE,
    "header-line",
    EMBARGO,
    "dateline",
    "title",
    SITE_PLACE,
    "time",
    "far-line",
    "named-element",
    "script",
    "meta-date",
    LISTING,
    "url",
)
"""Methods in order of trust. What is not here ('modified', 'event', 'guess', ...) is evidence,
never chosen: a page's change, its copyright, the day of an event or a general reader's lone guess
is not the day of issue. 'meta-date' is a field that says 'date' and not which one."""

MACHINE = ("json-ld", "meta", "time", "script", "meta-date")
"""Methods whose values a system wrote, with a clock in them where they are stamps."""

PRINTED = ("header-line", "dateline", "title", "url", EMBARGO)
"""Methods that read what was written by hand, each in another place."""

_OUT_OF_SIGHT = ("json-ld", "meta", "script", "meta-date")

IN_SIGHT = tuple(method for method in TRUST if method not in _OUT_OF_SIGHT)
"""Methods that read what whoever looks at the page sees, its address and its listing among it."""

_BY_SYSTEM = ("time", "url", LISTING)

MENTION = "mention"
"""A date in a line that is not there for it: no evidence by itself, but it may confirm another."""

TYPED = (MENTION, *(method for method in IN_SIGHT if method not in _BY_SYSTEM))
"""Methods that read what people wrote for people, in the numbers of their own country."""

OF_SITE = "site "
"""What the place of a day has in it that stands where its site is known to have the day."""
