"""Who of a release holds a post that is named: 'the senator said'."""

from itertools import takewhile

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import plain
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.reading import ReleaseNames
from archive.annotators.quotations.speakers.subject import Subject


class RoleHolders:
    """Answers for one release."""

    def __init__(self, names: ReleaseNames) -> None:
        self._lexicon = names.lexicon
        self._people = names.table.people
        self._text = names.text

    def of(self, subject: Subject) -> list[NamedPerson]:
        """Who alone holds it of those who were named before; else all who do."""
        holders = self._all(subject)
        holders = self._of_the_same_matter(subject, holders) or holders
        before = [person for person in holders if person.runs[0].start < subject.start]
        return before if len(before) == 1 else holders

    def _all(self, subject: Subject) -> list[NamedPerson]:
        lexicon = self._lexicon
        head = takewhile(lambda item: item.plain not in lexicon.prepositions, subject.mentions)
        roles = [item for item in head if item.kind is ItemKind.ROLE]
        indefinite = subject.mentions[0].plain in lexicon.determiners - lexicon.articles
        if not roles or lexicon.is_plural_post(roles[0].plain) or indefinite:
            return []
        role = self._post_of(roles[0], subject)
        # 'a spokesman for NAME'
        told_of = {person for item in subject.mentions for person in item.people}
        others = (person for person in self._people if person not in told_of)
        return [
            person
            for person in others
            if any(self._is_called(plain(post), role) for post in self._posts(person))
        ]

    def _post_of(self, role: Item, subject: Subject) -> str:
        """What else the post is called that a speaker is called by: 'le chef de l’État'."""
        whole = plain(self._text[role.start : subject.end]) + " "
        called = self._lexicon.called.items()
        return next((post for word, post in called if whole.startswith(word + " ")), role.plain)

    def _of_the_same_matter(
        self, subject: Subject, holders: list[NamedPerson]
    ) -> list[NamedPerson]:
        """Those whose post is printed with just these words: 'the Minister of Ports'."""
        article = subject.mentions[0].plain in self._lexicon.determiners
        first = subject.mentions[article and len(subject.mentions) > 1]
        printed = plain(self._text[first.start : subject.end])
        return [
            person
            for person in holders
            if person.position
            and printed in plain(self._text[person.position.start : person.position.end])
        ]

    def _posts(self, person: NamedPerson) -> list[str]:
        post = person.position
        printed = [self._text[post.start : post.end]] if post else []
        return printed + [" ".join(word.text for word in run.title) for run in person.runs]

    def _is_called(self, post: str, role: str) -> bool:
        """Whether who holds a post is called so: no 'chief executive' is 'the chief'."""
        before, named, behind = post.partition(role)
        if before.split()[-1:] and before.split()[-1] in self._lexicon.under:
            return False  # no 'deputy chairman' is 'the chairman'
        following = behind.split(maxsplit=1)[0].strip(",") if behind.strip() else ""
        lexicon = self._lexicon  # 'directeur général' is 'le directeur'
        another = behind[:1] == " " and following in lexicon.post_words
        another = another and not lexicon.has_long_posts
        return bool(named and not another) or _is_short(post, role)


def _is_short(post: str, role: str) -> bool:
    """'sen' for senator, 'rep' for representative."""
    first = post.split()[0].rstrip(".") if post.split() else ""
    return 2 < len(first) < 5 and role.startswith(first)
