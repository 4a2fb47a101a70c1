"""The words of `needs`: each one pure function of a page and a hit, in one sentence.

Words about a line or its place stand alone; words about neighbours and bounds wait
until those are known, and are answered in decide.py.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from newsclean.model import Hit, Page, Rule
from newsclean.read import MARKS
from newsclean.sentences import sentences
from newsclean.shapes import line_text, shapes

__all__ = ["FRAGMENT", "SHORT", "STANDING", "WAITING", "Weighed", "weigh", "widest_line"]

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
    return shapes(page).prose_before[hit.first] <= 1


def _tail(page: Page, hit: Hit) -> bool:
    widths = shapes(page).prose_width_before
    return 4 * (widths[-1] - widths[hit.last + 1]) <= widths[-1]


def _edge(page: Page, hit: Hit) -> bool:
    return _head(page, hit) or _tail(page, hit)


def _last(page: Page, hit: Hit) -> bool:
    before = shapes(page).prose_before
    return before[-1] == before[hit.last + 1]


def _unquoted(page: Page, hit: Hit) -> bool:
    return '"' not in page.views[hit.first]


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
}

#: Evidence that waits for the bounds and for the neighbours.
WAITING = frozenset(("company", "before-article", "after-article", "outside"))


def widest_line(rule: Rule) -> int:
    """The width of the widest line on which the rule's `needs` can hold."""
    if "short" in rule.needs or "label" in rule.needs:
        return SHORT
    return FRAGMENT if "fragment" in rule.needs else sys.maxsize


class Weighed(NamedTuple):
    """Hits by what is known of them before bounds and neighbours are."""

    standing: list[Hit]
    waiting: list[Hit]
    #: with the word of `needs` that did not hold, or the guard that held
    spared: list[tuple[Hit, str]]


def weigh(page: Page, hits: Iterable[Hit], spared: list[tuple[Hit, str]]) -> Weighed:
    """Ask for each hit the evidence that stands alone."""
    weighed = Weighed([], [], list(spared))
    for hit in hits:
        source = hit.source
        needs = source.needs if isinstance(source, Rule) else ()
        failed = next(
            (n for n in needs if n in STANDING and not STANDING[n](page, hit)), None
        )
        if failed is not None:
            weighed.spared.append((hit, f"not {failed}"))
        elif any(n in WAITING for n in needs):
            weighed.waiting.append(hit)
        else:
            weighed.standing.append(hit)
    return weighed
