"""facts: hits on a row of facts that the story gives, each after its label.

A review gives its book's "Author: …" between title and price, a recipe names its cook,
and "Comments:" may be one of ten terms that a story explains, each in a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.items import COLONS
from newsclean.model import Hit, Page, Rule
from newsclean.shapes import shapes
from newsclean.spared import parted

__all__ = ["spare_facts"]

#: Categories of lines that may be facts of the story as well as of the article.
_CATEGORIES = frozenset(("author-bio", "byline", "contributor-credit", "dateline"))
#: A label of one or two words, and what follows it.
_FACT = re.compile(r"[^\W\d_][\w'/&-]{1,20}(?: [\w'/&-]{1,16})? ?[:：] ?\S")
#: A fact is at most this wide.
_WIDEST = 80


def spare_facts(
    page: Page, hits: Sequence[Hit]
) -> tuple[list[Hit], list[tuple[Hit, str]]]:
    """Hits that stand, and those on a fact beside another that no hit points at.

    Above the first paragraph such rows are about the article itself.
    """
    facts = [hit for hit in hits if _may_be_fact(page, hit)]
    terms = [hit for hit in hits if _may_be_term(page, hit)]
    if not facts and not terms:
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
    spared |= {hit for hit in terms if _is_one_of_terms(page, hit.first, known)}
    return parted(hits, spared, "facts")


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


#: A term that a paragraph explains is at most this wide, and at most this many lines
#: from another term.
_TERM, _NEAR = 40, 5
#: What a story about sites and programs explains; "Related:" is not among them, since
#: it normally has a colon.
_EXPLAINED = frozenset(
    ("adblock", "comments", "form", "navigation", "newsletter", "share")
)


def _may_be_term(page: Page, hit: Hit) -> bool:
    return (
        hit.first == hit.last
        and hit.source.category in _EXPLAINED
        and shapes(page).prose_before[hit.first] > 0
        and _is_term(page, hit.first)
    )


def _is_term(page: Page, i: int) -> bool:
    """Whether a line is a word or two with a colon, which may be torn from it, above a
    paragraph or a sentence."""
    if shapes(page).widths[i] > _TERM:
        return False
    views = page.views
    last = len(views) - 1
    if i < last and views[i + 1] in COLONS:
        i += 1
    elif not views[i].endswith(COLONS):
        return False
    shape = shapes(page)
    return i < last and (shape.prose[i + 1] or shape.closed[i + 1])


def _is_one_of_terms(page: Page, i: int, known: set[int]) -> bool:
    """Whether a line has another term near it that no hit points at."""
    near = range(max(0, i - _NEAR), min(len(page.views), i + _NEAR + 1))
    return any(n != i and n not in known and _is_term(page, n) for n in near)
