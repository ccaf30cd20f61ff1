"""The words of typed heads, as the file of a language says them."""

import msgspec

Words = tuple[str, ...]


class HeadWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What lines of a typed head say. kinds, one_word_kinds, kind_joins: of one that names
    the kind of text; senders, leads: words of letterheads, and before a sender or a day;
    ranks: before a name, besides words of courtesy; guests: before those who speak beside
    the sender; matters: between the author of a statement and what it is about; charged:
    what has a matter of its own, 'Envoy on Water'; answering: of posts whose holders answer
    for a text and sign none; numbers: of a reference; by: between what leads to somebody's
    words and his name; page_ends: at the foot of a page, where the text goes on. texts,
    notes, embargoes, subjects, addresses, salutations, closings, tails: patterns of openings.
    """

    kinds: Words = ()
    one_word_kinds: Words = ()
    kind_joins: Words = ()
    numbers: Words = ()
    senders: Words = ()
    leads: Words = ()
    ranks: Words = ()
    guests: Words = ()
    matters: Words = ()
    charged: Words = ()
    answering: Words = ()
    texts: Words = ()
    by: Words = ()
    page_ends: Words = ()
    notes: Words = ()
    embargoes: Words = ()
    subjects: Words = ()
    addresses: Words = ()
    salutations: Words = ()
    closings: Words = ()
    tails: Words = ()
