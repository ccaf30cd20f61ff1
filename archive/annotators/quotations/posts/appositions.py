"""The post that a text prints behind a name: in brackets, before a comma, in the next line."""

import re
from collections.abc import Sequence
from itertools import islice

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.posts.post_patterns import PostPatterns
from archive.annotators.quotations.posts.post_spans import before, rstrip
from archive.annotators.quotations.words import CAPITAL
from archive.models import Span
from archive.text.folding import fold

_MOST_WORDS = 24
_FEW_ADJECTIVES, _MOST_QUALIFYING = 3, 3
_SHORT_FORM = re.compile(r"\([A-Z][\w.-]{1,9}\)\s(?=[^\W\d_])")
_NAMES = re.compile(rf"(?:{CAPITAL}[\w’'-]*(?:\s(?={CAPITAL}))?)*")
_REGION = re.compile(rf",\s({CAPITAL}\w+(?:\s{CAPITAL}\w+)?)(?=,)")
_MARKS = ("“", "«", "„", '"')
_NEAR = 260
"""Characters behind a name in which its post may stand."""


class AppositionReader:
    """Finds posts behind names."""

    def __init__(self, lexicon: Lexicon, patterns: PostPatterns) -> None:
        self._lexicon = lexicon
        self._small = lexicon.small_words | lexicon.auxiliaries
        self._post, self._goes_on, self._ends = patterns.post, patterns.goes_on, patterns.ends
        self._member, self._more_posts = patterns.member, patterns.more_posts
        self._low_matters = patterns.low_matters
        self._matters, self._article = patterns.matters, patterns.article
        self._body_behind, self._spoken = patterns.body_behind, patterns.spoken

    def behind(self, run: Run, text: str) -> Span | None:
        """'NAME, Director of Relief,', 'NAME, the mayor of Tete', 'NAME (Director)'."""
        opened = re.match(r"\s*(?:,|\(|\s[–—-])\s*", text[run.end : run.end + _NEAR])
        if not opened:
            return None
        begin = run.end + opened.end()
        behind = text[begin : begin + _NEAR].split("\n\n", 1)[0]
        end = self._end_of(behind)
        phrase = behind[: end.start()] if end else behind
        phrase += self._listed(phrase, behind)
        phrase += self._region_of(phrase, behind) or self._body_of(phrase, behind)
        article = self._article.match(phrase)
        bare = phrase[article.end() :] if article else phrase
        post = self._post.search(bare) or self._member.match(bare)
        few = len(phrase.split()) <= _MOST_WORDS
        if behind[len(phrase) :].lstrip().startswith(_MARKS):
            return None  # 'According to NAME, the board “must …”'
        if post and self._lexicon.is_plural_post(post[0]) and not self._is_joined(run, text):
            return None
        if not post or not few or len(bare[: post.start()].split()) > 5:
            return None
        if bare[0].isupper() and self._is_another(bare[post.end() :]):
            return None
        before_post = bare[: post.start()].split()
        if bare[0].islower() and bare.split(maxsplit=1)[0] in self._lexicon.who:
            return None  # 'NAME, who became Mayor of Tete in May,'
        if not article and before_post and not self._qualifies(before_post):
            return None
        return Span(begin, rstrip(text, begin, begin + len(phrase)))

    def _listed(self, phrase: str, behind: str) -> str:
        """', Lakes and Weirs of Tete' behind 'NAME, Minister for Rivers', ', chairman and chief'
        behind 'NAME, founder'."""
        begin = len(phrase)
        listed = (
            self._matters.match(behind, begin)
            or self._more_posts.match(behind, begin)
            or (self._low_matters.match(behind, begin) if self._governs(phrase) else None)
        )
        if listed is None or self._names_people(listed[0]):
            return ""
        end = self._ends.search(behind, listed.end())
        return behind[begin : end.start() if end else len(behind)]

    def _governs(self, phrase: str) -> bool:
        """Whether a matter in small letters ends here: 'professor of rivers'."""
        words = phrase.split()
        last = [plain(word) for word in words[-3:-1]]
        return bool(last) and words[-1].islower() and not self._small.isdisjoint(last)

    def _end_of(self, behind: str) -> re.Match[str] | None:
        """Where a post behind a name ends; 'Chief of the River Works (RW) unit' goes on."""
        end = self._ends.search(behind)
        while end and (short := _SHORT_FORM.match(behind, end.start())):
            following = self._ends.search(behind, short.end() - 1)
            if following and following.start() < short.end():
                return end
            end = following
        return end

    def _is_joined(self, run: Run, text: str) -> bool:
        """'OTHER and NAME, senators from Ohio': what follows is the post of both."""
        words = before(text, run.start, _NEAR).split()[-2:]
        joined = len(words) == 2 and plain(words[1]) in self._lexicon.joins
        return joined and words[0][0].isupper()

    def _region_of(self, phrase: str, behind: str) -> str:
        """', Maryland' behind 'NAME, scientist at the River Center in Greenbelt'."""
        region = _REGION.match(behind, len(phrase))
        words = phrase.split()
        placed = len(words) > 1 and plain(words[-2]) in self._lexicon.place_after
        return region[0] if region and placed and fold(region[1]) in self._lexicon.towns else ""

    def _body_of(self, phrase: str, behind: str) -> str:
        """', Wells Division, River Board' behind 'NAME, Executive Director': whose post it is."""
        posts = list(self._post.finditer(phrase))
        if not posts or not phrase[0].isupper():
            return ""
        begin = end = len(phrase)
        ends = posts[-1].end() == len(phrase)
        # 'NAME, Head of Relief, River Board': behind a matter, nothing but a body.
        while (body := self._body_behind.match(behind, end)) and self._is_body(body, behind, ends):
            end = body.end()
        return behind[begin:end]

    def _is_body(self, body: re.Match[str], behind: str, is_beside: bool) -> bool:
        """Whether words behind a post are a body and nobody's name. What a comma stands behind
        must hold a word of bodies, or a verb of speech follow it: else it may be somebody.
        is_beside: the post ends right before them."""
        words = [plain(word) for word in body[1].split()]
        lexicon = self._lexicon
        known = lexicon.given | lexicon.openers | lexicon.suffixes | lexicon.weekdays
        if words[0] in known or self._post.search(body[1]) is not None:
            return False
        of_body = not lexicon.bodies.isdisjoint((words[0], words[-1]))
        if not is_beside:
            return of_body and len(words) > 1
        if behind[body.end() : body.end() + 1] == "," and not of_body:
            return self._spoken.match(behind, body.end() + 2) is not None
        return of_body or len(words) > 1

    def _is_another(self, behind: str) -> bool:
        """'NAME, Prime Minister OTHER and …': who follows a post is somebody else."""
        capitals = re.match(rf"(?:\s+{CAPITAL}[\w’'-]*)+", behind)
        words = [plain(word) for word in capitals[0].split()] if capitals else []
        if capitals is None or words[0] in self._lexicon.bodies | self._lexicon.post_words:
            return False
        following = [plain(word) for word in behind[capitals.end() :].split()]
        surname = len(words) == 1 and (not following or following[0] in self._lexicon.joins)
        return surname or words[0] in self._lexicon.given

    def _names_people(self, matters: str) -> bool:
        return any(plain(word.strip(",")) in self._lexicon.given for word in matters.split())

    def _qualifies(self, words: Sequence[str]) -> bool:
        """Whether these stand before a post as 'Executive', 'former', 'senior policy' do."""
        if words[0][0].isupper():
            return True
        return len(words) <= _MOST_QUALIFYING and not self._small.intersection(map(plain, words))

    def trailing(self, run: Run, text: str) -> Span | None:
        """'NAME Minister for Relief' in a letterhead."""
        begin = run.name[-1].end
        behind = text[begin : begin + _NEAR].split("\n\n", 1)[0]
        opened = re.match(r"\s+(?:MP|QC)?\s*", behind)
        post = self._post.match(behind, opened.end()) if opened else None
        if not post or not opened or not behind[opened.end()].isupper():
            return None
        goes_on = self._goes_on.match(behind + " ", post.end())
        end = goes_on.end() if goes_on else post.end()
        last = behind[:end].split()[-1:]
        if last and plain(last[0]) in self._lexicon.place_after:  # 'CEO of INTERFLOW.'
            names = _NAMES.match(behind, end)
            end = names.end() if names else end
        if re.match(r"\s*\d", behind[end:]):
            return None  # an address is run into the line: 'Member for Tete PO Box 23'
        end = self._end_of_first(behind, opened.end(), min(end, len(behind)))
        return Span(begin + opened.end(), rstrip(text, begin, begin + end))

    def _end_of_first(self, line: str, begin: int, end: int) -> int:
        """'Minister for Relief Member for Tete': where the first of two posts ends."""
        for post in islice(self._post.finditer(line, begin, end), 1, None):
            before = line[begin : post.start()].split()
            matter = plain(before[-1].rstrip(",")) in self._small or before[-1].endswith(",")
            if not matter and self._goes_on.match(line + " ", post.end()):
                return post.start()
        return end

    def below(self, run: Run, text: str) -> Span | None:
        """A letterhead: 'NAME MP' in a line, 'Minister for Relief' and nothing else in the next."""
        above = before(text, run.start, _NEAR)
        behind = text[run.name[-1].end : run.name[-1].end + _NEAR]
        line_behind, _, following = behind.partition("\n\n")
        alone = (
            len(above.split()) <= _FEW_ADJECTIVES and len(line_behind.split()) <= _FEW_ADJECTIVES
        )
        line = following.partition("\n\n")[0]
        post = self._post.match(line)
        if not alone or not post or not self._is_whole(line, post.end()):
            return None
        begin = run.name[-1].end + len(line_behind) + 2
        return Span(begin, rstrip(text, begin, begin + self._end_of_first(line, 0, len(line))))

    def above(self, run: Run, text: str) -> Span | None:
        """'Minister for Relief' and nothing else in a line, 'NAME MP' in the next one."""
        opening = before(text, run.start, _NEAR)
        behind = text[run.name[-1].end : run.name[-1].end + _NEAR].partition("\n\n")[0]
        if len(opening.split()) + len(behind.split()) > _FEW_ADJECTIVES:
            return None
        end = run.start - len(opening) - 2
        line = before(text, max(0, end), _NEAR)
        post = self._post.match(line)
        if (
            not post
            or not self._is_whole(line, post.end())
            or self._is_name_above(text, end - len(line))
        ):
            return None
        begin = end - len(line)
        return Span(begin, rstrip(text, begin, begin + self._end_of_first(line, 0, len(line))))

    def _is_whole(self, line: str, end: int) -> bool:
        """Whether a line holds a post, its matter and nothing else."""
        whole = end == len(line.rstrip()) or self._goes_on.fullmatch(line.rstrip() + " ", end)
        return bool(whole) and not any(sign in line for sign in ".:;?!")

    def _is_name_above(self, text: str, end: int) -> bool:
        """Whether the line above holds a name, whose the post is then."""
        words = before(text, max(0, end - 2), _NEAR).split()
        names = any(plain(word) in self._lexicon.given for word in words)
        return names and len(words) <= _FEW_ADJECTIVES + 2
