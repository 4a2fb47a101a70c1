"""Menus whose items a renderer glued together: "NewsSportWeatherLocal news"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.model import Example, Finder, Page
from newsclean.shapes import GLUED, line_text, shapes

__all__ = ["GLUED_MENU"]

#: What occurs in sentences, in lists of names and in programs, but not in menu items.
_SAID = re.compile(r"[.!?;:…]\s|[.!?…]$|, |[=_{}\[\]]")
#: At least this many joints, and this share of the words. Names like YouTube have one
#: joint each: unless there are many joints, one word must have two.
_FEWEST, _MANY, _SHARE, _WIDTH = 3, 6, 0.25, 25


def _find(page: Page) -> Iterator[int]:
    shape = shapes(page)
    for i, width in enumerate(shape.widths):
        if width < _WIDTH or shape.closed[i] or shape.prose[i]:
            continue
        line = line_text(page, i)
        if not line.isascii() and line[0] >= "\u3000":
            continue
        if _is_glued(line) and not _SAID.search(line):
            yield i


def _is_glued(line: str) -> bool:
    many = len(GLUED.findall(line))
    if many < _FEWEST:
        return False
    words = line.split()
    if many < _SHARE * len(words):
        return False
    return many >= _MANY or max(len(GLUED.findall(word)) for word in words) > 1


GLUED_MENU = Finder(
    name="glued-menu",
    category="navigation",
    find=_find,
    reason="Items of a menu, glued together.",
    hits=(
        Example("NewsSportWeatherLocal newsCulture", "head"),
        Example("Über unsKontaktWerbung schaltenImpressum"),
    ),
    misses=(
        Example("She posts on YouTube, LinkedIn, TikTok and WhatsApp"),
        Example("McDonald's and iPhone"),
        Example("model = AutoModelForLanguage.fromPretrained"),
        Example("YouTube LinkedIn and a PlayStation for the youth club of Harlow"),
    ),
)
