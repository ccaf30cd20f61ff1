"""An invented press site of eighteen years with its index pages, as an archivist gets a whole site.

Three systems made it, one after the other: pages typed by hand in tables, a database behind ASP,
a content system. Each has releases that print their day and releases that do not, lists that print
it, and lists that mislead: what is new, a calendar, related stories, results of a search.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from archive.models import Capture

HOST = "http://www.rivers.example"
MOMENT = datetime(2016, 9, 1, tzinfo=UTC)
NAME = "River Basins Office"
_PLACES = ("Almenar", "Boruna", "Caldeira", "Dorvik", "Estrella", "Farouk", "Gelsen", "Halden")
_THINGS = ("ferry landing", "flood wall", "gauging station", "fish ladder", "lock gate", "pump")
_VERBS = ("opens", "repairs", "inspects", "extends", "lends", "rebuilds", "moves")
_PEOPLE = ("Ana Reis", "Tomas Vidal", "Ruth Okello", "Jan Maarten", "Leila Haddad")


@dataclass(frozen=True, slots=True)
class Story:
    """One release of the site. printed: whether its page prints its day itself."""

    number: int
    day: date
    path: str
    printed: bool

    @property
    def url(self) -> str:
        return HOST + self.path

    @property
    def title(self) -> str:
        subject, verb = _THINGS[self.number % 6], _VERBS[self.number % 7]
        return f"Office {verb} {_place(self.number)} {subject} number {self.number}"

    @property
    def prose(self) -> Sequence[str]:
        place, person = _place(self.number), _PEOPLE[self.number % 5]
        barges, subject = 17 * self.number + 5, _THINGS[self.number % 6]
        return (
            f"The {NAME} has finished its work on {subject} {self.number} at {place}, where"
            f" {barges} barges pass every month and the water rose by {self.number % 9} metres.",
            f"“Nobody at {place} will wait at the bank again,” said {person}, who leads the team"
            f" of {self.number % 40 + 3} engineers on the upper river.",
            f"The work cost {barges} thousand crowns and was paid by the towns below {place}.",
        )


def _place(number: int) -> str:
    return _PLACES[number % 8]


def _days(first: date, step: int, number: int) -> Iterator[date]:
    yield from (first + timedelta(days=step * turn) for turn in range(number))


def early_stories() -> list[Story]:
    days = _days(date(1998, 1, 13), 43, 12)
    return [
        Story(n, day, f"/press/{day.year}/pr{day:%y}-{n:02}.htm", n % 2 == 0)
        for n, day in enumerate(days, 1)
    ]


def middle_stories() -> list[Story]:
    days = _days(date(2003, 2, 5), 57, 12)
    return [
        Story(n, day, f"/news/release.asp?id={n}", n % 3 == 0) for n, day in enumerate(days, 101)
    ]


def late_stories() -> list[Story]:
    days = _days(date(2012, 1, 9), 51, 12)
    return [
        Story(
            n,
            day,
            f"/en/stories/{_THINGS[n % 6].replace(' ', '-')}-of-{_place(n).lower()}-{n}/",
            n % 4 == 0,
        )
        for n, day in enumerate(days, 201)
    ]


def captures() -> list[Capture]:
    """All pages of the site: its releases, its index pages, what else it has."""
    return [*_early(early_stories()), *_middle(middle_stories()), *_late(late_stories())]


def _pages_of(stories: Sequence[Story], number: int) -> Iterator[Sequence[Story]]:
    yield from (stories[start : start + number] for start in range(0, len(stories), number))


def _captured(path: str, body: str, title: str) -> Capture:
    head = f"<html><head><title>{title}</title></head><body>"
    content = f"{head}{body}</body></html>".encode()
    return Capture(path.lstrip("/") or "index", content, HOST + path, MOMENT)


# The first system: everything in tables, the year in the heading of its archive.

_BAR = (
    "<table border=0 width=600><tr><td bgcolor=navy><font color=white><b>River Basins Office</b>"
    "</font></td></tr><tr><td><a href='/index.htm'>Home</a> | <a href='/about.htm'>About</a> |"
    " <a href='/press/'>Press</a> | <a href='/maps.htm'>Maps</a> | <a href='/jobs.htm'>Jobs</a>"
    "</td></tr></table>"
)
_FOOT = "<hr><font size=1>River Basins Office, 4 Quay Road, Almenar. web@rivers.example</font>"


def _early(stories: Sequence[Story]) -> Iterator[Capture]:
    for story in stories:
        yield _captured(story.path, _early_story(story), f"{NAME} Press Release")
    for year, of_year in groupby(stories, lambda story: story.day.year):
        yield _captured(
            f"/press/{year}/index.htm", _year_table(year, list(of_year)), f"{NAME}: Press"
        )
    yield _captured("/index.htm", _whats_new(stories[-6:]), NAME)


def _early_story(story: Story) -> str:
    day = f"<p align=right>{story.day:%d %B %Y}</p>" if story.printed else ""
    prose = "".join(f"<p>{paragraph}" for paragraph in story.prose)
    return (
        f"{_BAR}<table width=600><tr><td><font size=2>PRESS RELEASE No. {story.number}</font>{day}"
        f"<h3>{story.title}</h3>{prose}<p>For further information: press@rivers.example</td></tr>"
        f"</table>{_FOOT}"
    )


def _year_table(year: int, stories: Sequence[Story]) -> str:
    rows = "".join(
        f"<tr valign=top><td nowrap>{story.day.day} {story.day:%B}</td><td>PR/{story.number}</td>"
        f"<td><a href='{story.path.rpartition('/')[2]}'>{story.title}</a></td></tr>"
        for story in reversed(stories)
    )
    return f"{_BAR}<h2>Press Releases {year}</h2><table cellpadding=3>{rows}</table>{_FOOT}"


def _whats_new(stories: Sequence[Story]) -> str:
    """The home page: the days are those on which pages were put up, days after their issue."""
    rows = "".join(
        f"<li><a href='{story.path}'>Press release {story.number}</a>"
        f" <font size=1>(added {story.day + timedelta(days=3):%d %B %Y})</font>"
        for story in stories
    )
    return f"{_BAR}<h2>What's new</h2><ul>{rows}</ul>{_FOOT}"


# The second: cards with teasers, page by page; an archive by months; a calendar.

_MENU = (
    "<div id=menu><ul><li><a href='/default.asp'>Home</a></li><li><a href='/news/list.asp'>News</a>"
    "</li><li><a href='/calendar.asp'>Calendar</a></li><li><a href='/contact.asp'>Contact</a></li>"
    "</ul></div>"
)


def _middle(stories: Sequence[Story]) -> Iterator[Capture]:
    newest = list(reversed(stories))
    for story in stories:
        yield _captured(story.path, _middle_story(story, newest[:4]), f"{NAME} - {story.title}")
    for page, cards in enumerate(_pages_of(newest, 5), 1):
        path = f"/news/list.asp?page={page}"
        yield _captured(path, _cards(cards, page), f"{NAME} - News")
    for year, of_year in groupby(stories, lambda story: story.day.year):
        path = f"/news/archive.asp?year={year}"
        yield _captured(path, _months(year, list(of_year)), f"{NAME} - News archive {year}")
    yield _captured("/calendar.asp", _calendar(stories[3:9]), f"{NAME} - Calendar")


def _middle_story(story: Story, newest: Sequence[Story]) -> str:
    day = f"<div class=date>{story.day:%d.%m.%Y}</div>" if story.printed else ""
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in story.prose)
    box = "".join(
        f"<li><span>{other.day:%d.%m.%Y}</span> <a href='{other.path}'>{other.title}</a></li>"
        for other in newest
        if other is not story
    )
    return (
        f"{_MENU}<div id=main><h1>{story.title}</h1>{day}<div class=body>{prose}</div>"
        f"<a href='{story.path}&amp;print=1'>Print version</a></div>"
        f"<div id=right><h4>Latest news</h4><ul>{box}</ul></div>"
    )


def _cards(stories: Sequence[Story], page: int) -> str:
    cards = "".join(
        f"<div class=item><span class=d>{story.day:%d.%m.%Y}</span><h3><a href='{story.path}'>"
        f"{story.title}</a></h3><p>{story.prose[0]} Work began on"
        f" {story.day - timedelta(days=90):%d %B %Y}.</p><a href='{story.path}'>Read more</a></div>"
        for story in stories
    )
    pages = " ".join(f"<a href='/news/list.asp?page={n}'>{n}</a>" for n in range(1, 5))
    return f"{_MENU}<div id=main><h1>News</h1>{cards}<p class=pages>Page {page}: {pages}</p></div>"


def _months(year: int, stories: Sequence[Story]) -> str:
    months = "".join(
        f"<h3>{of_month[0].day:%B} {year}</h3><ul>"
        + "".join(
            f"<li>{story.day:%d.%m.}: <a href='{story.path}'>{story.title}</a></li>"
            for story in of_month
        )
        + "</ul>"
        for of_month in (list(month) for _, month in groupby(stories, lambda s: s.day.month))
    )
    return f"{_MENU}<div id=main><h1>News archive {year}</h1>{months}</div>"


def _calendar(stories: Sequence[Story]) -> str:
    """What happens when: the days are those of events that releases are about."""
    rows = "".join(
        f"<tr><td>{story.day + timedelta(days=21):%d.%m.%Y}</td>"
        f"<td>Open day at {_place(story.number)}</td>"
        f"<td><a href='{story.path}'>Press release</a></td></tr>"
        for story in stories
    )
    return f"{_MENU}<div id=main><h1>Calendar of events</h1><table>{rows}</table></div>"


# The third: elements that say what they are, and lists of every kind.

_NAV = (
    "<nav><a href='/en/'>Home</a><a href='/en/stories/'>Stories</a>"
    "<a href='/en/topics/locks/'>Locks</a><a href='/en/contact/'>Contact</a></nav>"
)


def _late(stories: Sequence[Story]) -> Iterator[Capture]:
    newest = list(reversed(stories))
    for story in stories:
        others = [other for other in newest if other.number % 5 == story.number % 5][:3]
        body = _late_story(story, [other for other in others if other is not story])
        yield _captured(story.path, body, f"{story.title} | {NAME}")
    for page, cards in enumerate(_pages_of(newest, 6), 1):
        path = f"/en/stories/?page={page}"
        yield _captured(path, _grid("Stories", cards), f"Stories | {NAME}")
    locks = [story for story in newest if "lock" in story.title]
    yield _captured("/en/topics/locks/", _grid("Locks", locks), f"Locks | {NAME}")
    yield _captured("/en/search/?q=river", _results(newest[:8]), f"Search results | {NAME}")


def _late_story(story: Story, others: Sequence[Story]) -> str:
    day = f"<time datetime='{story.day}'>{story.day:%d %B %Y}</time>" if story.printed else ""
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in story.prose)
    return (
        f"{_NAV}<main><article><header><h1>{story.title}</h1>{day}</header>{prose}</article>"
        f"<section class=related><h2>Related stories</h2>{''.join(map(_card, others))}</section>"
        f"</main><footer>© 2016 {NAME}</footer>"
    )


def _card(story: Story) -> str:
    return (
        f"<div class=card><a href='{story.path}'><img src='/i/{story.number}.jpg' alt=''></a><h3>"
        f"<a href='{story.path}'>{story.title}</a></h3><time datetime='{story.day}'>"
        f"{story.day:%b %d, %Y}</time></div>"
    )


def _grid(heading: str, stories: Sequence[Story]) -> str:
    pages = "".join(f"<a href='/en/stories/?page={n}'>{n}</a>" for n in range(1, 5))
    cards = "".join(map(_card, stories))
    return f"{_NAV}<main><h1>{heading}</h1><div class=grid>{cards}</div><p>{pages}</p></main>"


def _results(stories: Sequence[Story]) -> str:
    """Sorted by the day when a page was last changed, which it prints."""
    rows = "".join(
        f"<li><a href='{story.path}'>{story.title}</a><p>… {story.prose[2]} …</p>"
        f"<small>Last updated: {story.day + timedelta(days=200):%d %B %Y}</small></li>"
        for story in stories
    )
    return f"{_NAV}<main><h1>Search results</h1><ol>{rows}</ol></main>"
