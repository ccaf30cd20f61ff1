"""What stands above each file of a draft: what it was made of, what a person must check."""

COLLECTION = """\
# A draft. Everything in it was printed somewhere; nothing was checked. Read it from top to bottom,
# correct it, and take the comments out. docs/collections.md explains every key."""

YEARS = """\
# CHECK: the year of the oldest release of all, also of those not taken in yet: no day before it is
# believed. The oldest years and the youngest one that were seen:"""

NAMES = """\
# CHECK: the organisation's own names and acronyms, in every language. Without them no office is
# found as 'ACRONYM Country'. The senders printed most often:"""

HOSTS = """\
# CHECK: whose host each is. It is given to the office that sends four fifths of those of its
# releases that print a sender."""

OFFICES = """\
# The senders that releases print, the most frequent first. CHECK: which are one office (make the
# others variants), which are none of yours (kind: external, with their hosts), of what kind each
# is, its city and country, which stands under which, from when to when. The office of one person
# may be better as a post of that person in people.yaml."""

PEOPLE = """\
# People with a post, and those who head letters. CHECK: posts printed in several forms, the days
# (first and last seen: the post was held longer), the office, and people who are one."""

TOPICS = """\
# A term for each label that the sites print, but those of kinds of text and those on most releases.
# CHECK: names in your languages, which labels are one term, which stand under which (broader).
# The phrases of a term stand in titles and openings; behind each, how many of the releases that
# have it are under the label, with one that is and one that is not. One may be marked weak (~),
# for the lead only (^), for anywhere (!), or against the term (-); what means no term at all
# belongs under 'ignore'."""
