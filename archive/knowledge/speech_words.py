"""What is known of a language about speech, names and posts, and what such a part is."""

import re

import msgspec

Words = tuple[str, ...]


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the file of a language."""


def require_patterns(*groups: Words) -> None:
    """Raises ValueError for what is no pattern, or none that may stand beside others."""
    for pattern in (pattern for group in groups for pattern in group):
        try:
            re.compile(f"(?:{pattern})|(?:{pattern})")
        except re.error as error:
            raise ValueError(f"{pattern!r} is no pattern: {error}") from error


class Speech(Section, frozen=True):
    """What introduces, attributes and imitates direct speech. inverted: patterns.

    inside: who speaks may be told between the marks, '«A, – said X. – B»'. dialogue: a dash opens
    speech that no marks surround. separable: the subject may stand inside a verb: 'teilte NAME
    mit'. dropped: a verb may stand without a subject, 'explicó que'. several: patterns of verbs
    whose subject is several. parted: first words of verbs, of which one stands for another, and
    behind which adverbs may stand: 'avait également ajouté'; parted_by: patterns of adverbs that
    no other list holds. as_said: before a verb whose subject follows, 'según'.
    """

    verbs: Words = ()
    inverted: Words = ()
    adverbs: Words = ()
    that: Words = ()
    pronouns: Words = ()
    neuters: Words = ()
    according: Words = ()
    titles_before: Words = ()
    named_as: Words = ()
    named_of: Words = ()
    mottoes: Words = ()
    participles: Words = ()
    documents: Words = ()
    issues: Words = ()
    statements: Words = ()
    following: Words = ()
    remarked: Words = ()
    calling: Words = ()
    laws: Words = ()
    kin: Words = ()
    ruling: Words = ()
    asking: Words = ()
    addressing: Words = ()
    habits: Words = ()
    quoting: Words = ()
    wordings: Words = ()
    examples: Words = ()
    also_nouns: Words = ()
    headed: Words = ()
    opinion: Words = ()
    addressees: Words = ()
    behalf: Words = ()
    first_person: Words = ()
    imperatives: Words = ()
    questions: Words = ()
    infinitives: Words = ()
    denials: Words = ()
    denials_behind: Words = ()
    passives: Words = ()
    agents: Words = ()
    authors: Words = ()
    as_said: Words = ()
    citing: Words = ()
    as_: Words = msgspec.field(name="as", default=())
    afterwards: Words = ()
    inside: bool = False
    separable: bool = False
    parted: Words = ()
    parted_by: Words = ()
    dropped: bool = False
    several: Words = ()
    dialogue: bool = False
    we: Words = ()
    prepositions: Words = ()
    relatives: Words = ()
    who: Words = ()
    conjunctions: Words = ()
    joins: Words = ()
    auxiliaries: Words = ()


class Names(Section, frozen=True):
    """How people are named. `and` joins two surnames of one person. joined_particles: those that a
    hyphen or an apostrophe joins to a name, in small letters. endings: of inflected
    names. patronymics: last letters of the name between first name and surname. elisions: small
    words that lose their vowel and stand right before a name, 'l’'. regions: those whose names
    begin as a sentence may, or are no city's and no country's. capital_nouns: nouns begin with a
    capital as names do, and the first part of a compound may stand alone: 'Wasser- und'."""

    particles: Words = ()
    joined_particles: Words = ()
    and_: Words = msgspec.field(name="and", default=())
    courtesy: Words = ()
    abbreviations: Words = ()
    articles: Words = ()
    owners: Words = ()
    never: Words = ()
    given: Words = ()
    short_forms: dict[str, str] = {}
    nicknames: tuple[Words, ...] = ()
    genders: dict[str, str] = {}
    endings: Words = ()
    patronymics: Words = ()
    elisions: Words = ()
    bodies: Words = ()
    also_surnames: Words = ()
    suffixes: Words = ()
    generations: Words = ()
    described: Words = ()
    regions: Words = ()
    capital_nouns: bool = False


class Posts(Section, frozen=True):
    """The posts that people hold. ends: patterns behind which a post goes on no further.

    compounds: last parts of posts that are one word with their matter. genitive: the matter stands
    between post and name without a small word. members: how all members of a house are called.
    adjectives: patterns of what stands between a post and its matter, 'directeur régional de'.
    occupations: what people do, no titles in capitals. ranks: what says no more of who holds
    another post. styles: what somebody is called besides a post, 'Rev.'. under: 'deputy', behind
    which a post is another. departments: bodies whose name goes on into a post. again: what
    somebody who was named is called again by, 'the lawmaker'. called: another word for a post.
    past: what says that a post is held no more.
    """

    words: Words = ()
    occupations: Words = ()
    again: Words = ()
    called: dict[str, str] = {}
    adjectives: Words = ()
    ends: Words = ()
    place_after: Words = ()
    qualifiers: Words = ()
    under: Words = ()
    styles: Words = ()
    members: Words = ()
    ranks: Words = ()
    departments: Words = ()
    compounds: Words = ()
    genitive: bool = False
    not_held: frozenset[str] = frozenset()
    past: Words = ()
