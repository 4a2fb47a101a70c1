"""Where and when a rule acts: on the pages of its site, on the days that it names.

No clock is consulted. The day is given with the page; if it is not, dates keep no rule
from acting.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.model import Rule

if TYPE_CHECKING:
    from datetime import date

__all__ = ["acts", "day_of", "host_of", "is_of"]


def host_of(url: str) -> str:
    """The host of an address, in lower case; "" if it has none or is not an address.

    >>> host_of("https://News.Pond.example:8080/story"), host_of("pond.example/story")
    ('news.pond.example', 'pond.example')
    >>> host_of("http://[broken")
    ''
    """
    if not url:
        return ""
    from urllib.parse import urlsplit

    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".")


@lru_cache(maxsize=256)
def _ascii(host: str) -> str:
    """A host as it is looked up: `bücher.example` is `xn--bcher-kva.example`."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def day_of(when: str | date) -> str:
    """A date or a point in time as a day in ISO 8601; "" if there is none.

    Raises:
        ValueError: it is not a date.

    >>> from datetime import date
    >>> day_of("2026-01-31T23:10:00Z"), day_of(date(2026, 1, 31)), day_of("")
    ('2026-01-31', '2026-01-31', '')
    """
    from datetime import date, datetime

    if isinstance(when, date):
        return when.isoformat()[:10]
    try:
        return datetime.fromisoformat(when).date().isoformat() if when else ""
    except (TypeError, ValueError):
        raise ValueError(f"date: {when!r} is no date as in 2026-01-31.") from None


def is_of(host: str, site: str) -> bool:
    """Whether a host's page belongs to a site, whose subdomains are included.

    >>> is_of("m.pond.example", "pond.example"), is_of("newpond.example", "pond.example")
    (True, False)
    >>> is_of("xn--bcher-kva.example", "bücher.example")
    True
    """
    host, site = _ascii(host), _ascii(site)
    return host == site or host.endswith(f".{site}")


def acts(rule: Rule, host: str, day: str) -> bool:
    """Whether a rule acts on a page of a host, taken on a day; "" means unknown."""
    if rule.site and not is_of(host, rule.site):
        return False
    if not day:
        return True
    return rule.valid_from <= day and (not rule.valid_until or day <= rule.valid_until)
