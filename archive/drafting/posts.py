"""One post of a person, however often and in however many forms it was printed."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from archive.drafting.survey import Entry, Survey, Tally
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.folding import fold

_MOSTLY = 0.5
"""A fuller form is what the post is called if it is printed half as often as the commonest."""
_OWNING = " s"
"""How a folded post ends that stood before a name as its owner: 'the Mayor’s'."""


@dataclass(frozen=True, slots=True)
class PostWords:
    """past: words that say that a post is held no more. titles: those that make another post of
    what they stand before: 'Deputy Mayor' is no mayor. members: how all of a house are called. All
    folded."""

    past: frozenset[str]
    members: frozenset[str]
    titles: frozenset[str]

    @classmethod
    def of(cls, knowledge: KnowledgeSnapshot) -> "PostWords":
        languages = knowledge.languages
        titles = joined(
            languages,
            lambda language: (
                *language.posts.words,
                *language.posts.qualifiers,
                *language.posts.under,
                *language.posts.not_held,
                *language.heads.senders,
            ),
        )
        past = joined(languages, lambda language: language.posts.past)
        members = joined(languages, lambda language: language.posts.members)
        words = (word for title in titles for word in fold(title).split())
        return cls(frozenset(map(fold, past)), frozenset(map(fold, members)), frozenset(words))


def with_posts_joined(survey: Survey, knowledge: KnowledgeSnapshot) -> Survey:
    """A survey in which each person has every post once, those held before apart."""
    words = knowledge.derived(PostWords.of)
    everywhere = frozenset(post for posts in survey.posts.values() for post in posts)
    present: dict[str, Tally] = {}
    past: dict[str, Tally] = {}
    for person, posts in survey.posts.items():
        past[person] = {post: entry for post, entry in posts.items() if _is_past(post, words)}
        others = {post: entry for post, entry in posts.items() if post not in past[person]}
        heads = {fold(survey.offices[id].name): Entry() for id in _titles_of(person, survey)}
        present[person] = joined_posts(heads | others, everywhere, words)
    return replace(survey, posts=present, past=past)


def _titles_of(person: str, survey: Survey) -> set[str]:
    """The offices whose letters somebody heads, that are posts: known with their days already."""
    return survey.titles & survey.heads.get(person, {}).keys() & survey.offices.keys()


def _is_past(post: str, words: PostWords) -> bool:
    return not words.past.isdisjoint(post.split()[:1])


def joined_posts(posts: Tally, everywhere: Collection[str], words: PostWords) -> Tally:
    """The posts of one person, those that are one counted as one under the shortest form.
    everywhere: the folded posts of all people: 'sens.' is 'senator' where somebody is one."""
    together: Tally = {}
    for post, entry in sorted(posts.items()):
        together.setdefault(_plain(post, entry, everywhere), Entry()).join(entry)
    for inner in sorted(together, key=lambda post: (len(post), post)):
        longer = [each for each in together if _is_within(inner, each, words)]
        if len(longer) == 1 or inner in words.members:
            for each in longer:
                together[inner].join(together.pop(each))
    return {post: entry for post, entry in together.items() if entry.forms}


def name_of_post(entry: Entry) -> str:
    """The form with most words among those that are printed often."""
    most = max(entry.forms.values())
    often = [form for form, number in entry.forms.items() if number >= _MOSTLY * most]
    return max(often, key=lambda form: _fullness(form, entry.forms[form]))


def _fullness(form: str, number: int) -> tuple[bool, int, int, int, str]:
    """'Senator' goes before 'Sen.', and of equals before 'Senators'."""
    return not form.endswith("."), len(form.split()), number, -len(form), form


def _plain(post: str, entry: Entry, everywhere: Collection[str]) -> str:
    """A post without its owner's ending, in the singular, in full."""
    plain = post.removesuffix(_OWNING) or post
    plain = plain[:-1] if plain.endswith("s") and plain[:-1] in everywhere else plain
    if " " in plain or not all(form.endswith(".") for form in entry.forms):
        return plain
    start = plain.removesuffix("s")
    full = [each for each in everywhere if " " not in each and each.startswith(start)]
    singular = [each for each in full if each[:-1] not in everywhere and each != plain]
    return singular[0] if len(singular) == 1 else plain


def _is_within(inner: str, post: str, words: PostWords) -> bool:
    """Whether a longer form only adds where: 'Encar Mayor', 'Mayor of Encar' for 'Mayor'."""
    if post.endswith(f" {inner}"):
        return words.titles.isdisjoint(post.removesuffix(inner).split())
    return post.startswith(f"{inner} ") and words.titles.issuperset(inner.split())
