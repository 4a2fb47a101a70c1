"""facts: hits on a row of facts that the story gives, each behind its label.

A review tells its book's "Author: …" between title and price, a recipe its cook's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.model import Hit, Page, Rule
from newsclean.shapes import shapes

__all__ = ["spare_facts"]

#: What facts are told of as well as of the article.
_CATEGORIES = frozenset(("author-bio", "byline", "contributor-credit", "dateline"))
#: A label of one word or two, and what it says.
_FACT = re.compile(r"[^\W\d_][\w'/&-]{1,20}(?: [\w'/&-]{1,16})? ?[:：] ?\S")
#: A fact is no wider.
_WIDEST = 80


def spare_facts(
    page: Page, hits: Sequence[Hit]
) -> tuple[list[Hit], list[tuple[Hit, str]]]:
    """Hits that stand, and those on a fact beside another that no hit points at.

    Above the first paragraph such rows are the article's own.
    """
    facts = [hit for hit in hits if _may_be_fact(page, hit)]
    if not facts:
        return list(hits), []
    known = {i for h in hits for i in range(h.first, h.last + 1)}
    lead = next(
        (i for i, told in enumerate(shapes(page).prose) if told and i not in known), 0
    )
    spared = {
        hit
        for hit in facts
        if hit.first > lead
        and any(
            i not in known and _is_fact(page, i)
            for i in (hit.first - 1, hit.first + 1)
            if 0 <= i < len(page.views)
        )
    }
    if not spared:
        return list(hits), []
    kept = [hit for hit in hits if hit not in spared]
    return kept, [(hit, "facts") for hit in hits if hit in spared]


def _may_be_fact(page: Page, hit: Hit) -> bool:
    return (
        isinstance(hit.source, Rule)
        and hit.source.category in _CATEGORIES
        and hit.first == hit.last
        and shapes(page).prose_before[hit.first] > 0
        and _is_fact(page, hit.first)
    )


def _is_fact(page: Page, i: int) -> bool:
    return shapes(page).widths[i] <= _WIDEST and _FACT.match(page.views[i]) is not None
