"""Lines of signs that separate parts of a page."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.model import Example, Finder, Hit, Page

__all__ = ["SEPARATOR"]

#: A lone sign may be a bullet with its text on the next line: three are a rule.
_FEWEST = 3


def _find(page: Page) -> Iterator[Hit]:
    for i, view in enumerate(page.views):
        if view or page.ends[i] - page.starts[i] < _FEWEST:
            continue
        yield Hit(i, i, page.starts[i], page.ends[i], SEPARATOR)


SEPARATOR = Finder(
    name="line-of-signs",
    category="separator",
    find=_find,
    reason="A line of signs.",
    hits=(Example("____"), Example("* * *", "middle"), Example("----------")),
    misses=(Example("*** The ferry is full ***"),),
)
