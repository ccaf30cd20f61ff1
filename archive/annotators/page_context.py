"""What an annotator may know besides the release."""

from dataclasses import dataclass
from datetime import datetime

from archive.models import HeadLine, SiteLabel
from archive.sites import Listed


@dataclass(frozen=True, slots=True)
class PageContext:
    """Where the page of a release stood, what was around it.

    tags: theme labels printed on the page. labels: those that its metadata gives. scope: 'global'
    or 'local' where the page is so tagged. chrome: the text of menus, outside the body.
    default_office, default_language: of the site profile. declared_language: what the page says of
    itself in its `lang`; often a template's. head: the lines of a typed head with their roles.
    listed: what listings say of the page. site_names: what it may call its site.
    """

    url: str | None = None
    host: str | None = None
    moment: datetime | None = None
    tags: tuple[str, ...] = ()
    scope: str | None = None
    chrome: str = ""
    default_office: str | None = None
    default_language: str | None = None
    declared_language: str | None = None
    labels: tuple[SiteLabel, ...] = ()
    head: tuple[HeadLine, ...] = ()
    listed: tuple[Listed, ...] = ()
    site_names: tuple[str, ...] = ()
