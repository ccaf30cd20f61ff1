"""Invented releases of an agency in several countries, whose chiefs change over the years."""

from dataclasses import dataclass
from datetime import date, timedelta

from archive.models import Capture

HOST = "https://www.irco.example/news/"


@dataclass(frozen=True, slots=True)
class Mission:
    """A country office. chiefs: who heads it from which day on, in order."""

    country: str
    city: str
    chiefs: tuple[tuple[date, str], ...]

    def chief(self, day: date) -> str:
        return [name for since, name in self.chiefs if since <= day][-1]


MISSIONS = (
    Mission(
        "Sorland",
        "Vardal",
        ((date(2003, 1, 1), "Ana Kolar"), (date(2006, 7, 1), "Jean Mbaye")),
    ),
    Mission(
        "Tavria", "Lukava", ((date(2003, 1, 1), "Petra Lund"), (date(2007, 2, 1), "Ivo Petek"))
    ),
)

_LEADS = {
    "en": (
        "{city}, {country} – The International River Commission Organization (IRCO) has opened a"
        " new bridge over the upper river, three months after the floods took the old one away."
        " “The villages on both banks can trade with each other again,” said {chief}, IRCO Chief"
        " of Mission in {country}."
    ),
    "short": (
        "{city}, {country} – The International River Commission Organization (IRCO) has handed over"
        " forty boats to fishermen of the delta. “The boats were built here, by people who know the"
        " water,” IRCO Chief of Mission in {country} {surname} said on the quay."
    ),
}
_REST = (
    "The commission has worked in {country} since 1996. It runs eleven stations along the river,"
    " trains the crews of ferries and warns the villages of the delta when the water rises."
)


def release(number: int, mission: Mission, day: date, way: str) -> Capture:
    """A page that names the chief in full ('en'), or by the surname alone ('short')."""
    chief = mission.chief(day)
    surname = f"Ms. {chief.split()[-1]}"
    words = {"city": mission.city, "country": mission.country, "chief": chief, "surname": surname}
    page = (
        f"<html lang='en'><head><title>IRCO</title></head><body><main>"
        f"<h1>Work on the river in {mission.country} goes on, part {number}</h1>"
        f"<p>{day:%d %B %Y}</p><p>{_LEADS[way].format(**words)}</p>"
        f"<p>{_REST.format(**words)}</p>"
        f"<p>For more information please contact Maja Stern at IRCO {mission.country},"
        f" Tel: +99 1 555 0{number:03d}, Email: mstern@irco.example</p></main></body></html>"
    )
    return Capture(f"{number}.html", page.encode(), url=f"{HOST}{number}.html")


def releases() -> list[Capture]:
    """Forty over five years: every third calls the chief by the surname."""
    days = [date(2004, 1, 10) + timedelta(days=47 * number) for number in range(40)]
    return [
        release(number, MISSIONS[number % 2], day, "short" if number % 3 == 0 else "en")
        for number, day in enumerate(days)
    ]
