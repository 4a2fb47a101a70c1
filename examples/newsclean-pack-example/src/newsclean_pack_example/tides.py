"""The table of tides that outlets on the coast print below a story."""

from __future__ import annotations

import re
from collections.abc import Iterator

import newsclean

_TIDE = re.compile(r"(?:high|low) (?:water|tide) \d{1,2}[:.]\d\d\b.{0,20}")
#: One line may be news; a table has more.
_FEWEST = 2


@newsclean.finder(
    category="promo",
    lang="en",
    reason="A table of tides, the same below every story.",
    hits=["High water 06:12\n\nLow water 12:31\n\nHigh water 18:40"],
    misses=[
        "High water 06:12",
        "High water 06:12 was too early for the ferry, he said.",
    ],
)
def tide_table(page: newsclean.Page) -> Iterator[tuple[int, int]]:
    """Lines that say nothing but a tide, two or more below one another."""
    first = None
    for number, view in enumerate([*page.views, ""]):
        if _TIDE.fullmatch(view):
            first = number if first is None else first
        elif first is not None:
            if number - first >= _FEWEST:
                yield first, number - 1
            first = None
