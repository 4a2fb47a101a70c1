"""The words of `needs`: each one pure function of a page and a hit, in one sentence.

Words about a line or its place stand alone; words about neighbours and bounds wait
until those are known, and are answered in decide.py.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsclean.cache import asked
from newsclean.model import Hit, Page, Rule
from newsclean.names import are_names
from newsclean.read import MARKS, content_of
from newsclean.sentences import sentences
from newsclean.shapes import line_text, shapes
from newsclean.view import one_blank, with_blanks

__all__ = [
    "FRAGMENT",
    "OF_PLACE",
    "SHORT",
    "STANDING",
    "WAITING",
    "Places",
    "widest_line",
]

SHORT = 60
FRAGMENT = 200


def _short(page: Page, hit: Hit) -> bool:
    return shapes(page).widths[hit.first] <= SHORT


def _fragment(page: Page, hit: Hit) -> bool:
    return (
        shapes(page).widths[hit.first] <= FRAGMENT
        and len(sentences(page.text, page.starts[hit.first], page.ends[hit.first])) <= 2
    )


def _alone(page: Page, hit: Hit) -> bool:
    rest = (
        page.text[page.starts[hit.first] : hit.start]
        + page.text[hit.end : page.ends[hit.first]]
    )
    return not any(c.isalnum() for c in rest)


def _label(page: Page, hit: Hit) -> bool:
    shape = shapes(page)
    return shape.widths[hit.first] <= SHORT and not shape.closed[hit.first]


def _bullet(page: Page, hit: Hit) -> bool:
    return line_text(page, hit.first)[0] in MARKS


def _head(page: Page, hit: Hit) -> bool:
    return _places(page).prose_before[hit.first] <= 1


def _tail(page: Page, hit: Hit) -> bool:
    widths = _places(page).prose_width_before
    return 4 * (widths[-1] - widths[hit.last + 1]) <= widths[-1]


def _edge(page: Page, hit: Hit) -> bool:
    return _head(page, hit) or _tail(page, hit)


def _last(page: Page, hit: Hit) -> bool:
    before = _places(page).prose_before
    return before[-1] == before[hit.last + 1]


def _unquoted(page: Page, hit: Hit) -> bool:
    return '"' not in page.views[hit.first]


#: What a title of capitals lacks: a longer word that begins small, the end of a sentence.
_SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_]{3,}")
_ENDED = re.compile(r"[.!?…()\[\]|/]")


def _credited(page: Page, hit: Hit) -> bool:
    """Whether a line that says more than a title ends in names behind the match."""
    assert isinstance(hit.source, Rule)
    view, line = page.views[hit.first], content_of(page, hit.first)
    found = asked(hit.source.match, one_blank(view))
    if found is None or len(view) != len(line):
        return False
    end = with_blanks(view, found.end())
    said, credit = line[:end], line[end:]
    if not are_names(credit) or view.count('"', end) % 2:
        return False
    if credit.endswith(".") and not set(" ./") & set(credit.strip(". ")):
        return False
    small = any(word[0].islower() for word in _SMALL_WORD.findall(said))
    return small or _ENDED.search(said.rstrip(" :/©")) is not None


class Places(NamedTuple):
    """Sums over the prose that no hit points at, one more than there are lines."""

    prose_before: list[int]
    prose_width_before: list[int]


def _places(page: Page) -> Places:
    found: Places = page.memo["places"]
    return found


#: Evidence that stands alone: asked of the page and the hit, of nothing else.
STANDING: Mapping[str, Callable[[Page, Hit], bool]] = {
    "short": _short,
    "fragment": _fragment,
    "alone": _alone,
    "label": _label,
    "bullet": _bullet,
    "head": _head,
    "tail": _tail,
    "edge": _edge,
    "last": _last,
    "unquoted": _unquoted,
    "credited": _credited,
}

#: Evidence that waits for the bounds and for the neighbours.
WAITING = frozenset(("company", "before-article", "after-article", "outside"))


#: Words about where on the page a hit stands.
OF_PLACE = frozenset(("head", "tail", "edge", "last"))


def widest_line(rule: Rule) -> int:
    """The width of the widest line on which the rule's `needs` can hold."""
    if "short" in rule.needs or "label" in rule.needs:
        return SHORT
    return FRAGMENT if "fragment" in rule.needs else sys.maxsize
