"""heading: hits on a word that heads a part of the story, as other such lines do.

"Privacy" is an item in a menu, and a heading in the review of a phone; below "Comments"
there are comments, or what a minister said about some.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from newsclean.model import Hit, Page, Rule
from newsclean.shapes import shapes
from newsclean.spared import parted

__all__ = ["spare_headings"]

#: The categories whose hits may be words that a story also uses as headings.
_CATEGORIES = frozenset(("comments", "feedback-appeal", "form", "navigation"))
#: Rules whose words head nothing but lists of links.
_LABELS = frozenset(("jump-link", "skip-link", "table-of-contents"))
#: Headings have a width between these, and are between two paragraphs.
_WIDEST, _NARROWEST = 40, 4


def spare_headings(
    page: Page, hits: Sequence[Hit]
) -> tuple[list[Hit], list[tuple[Hit, str]]]:
    """Hits that stand, and hits between two paragraphs that are spared because the
    story has another line like them that no hit points at."""
    narrow = [hit for hit in hits if _may_be_heading(page, hit)]
    if not narrow:
        return list(hits), []
    known = {i for h in hits for i in range(h.first, h.last + 1)}
    spared = {hit for hit in narrow if _is_between(page, hit.first, known)}
    if not spared or not _has_heading(page, known):
        return list(hits), []
    return parted(hits, spared, "heading")


def _may_be_heading(page: Page, hit: Hit) -> bool:
    return (
        isinstance(hit.source, Rule)
        and hit.source.category in _CATEGORIES
        and hit.source.name not in _LABELS
        and hit.first == hit.last
        and not shapes(page).closed[hit.first]
        and _is_narrow(page, hit.first)
    )


def _has_heading(page: Page, known: Container[int]) -> bool:
    """Whether a page has a heading that no hit points at."""
    return any(
        i not in known
        and _is_narrow(page, i)
        and not shapes(page).closed[i]
        and _is_between(page, i, known)
        for i in range(1, len(page.views) - 1)
    )


def _is_narrow(page: Page, i: int) -> bool:
    """Whether a line is as wide as a heading and has no digits."""
    width = shapes(page).widths[i]
    return _NARROWEST <= width <= _WIDEST and not any(map(str.isdigit, page.views[i]))


def _is_between(page: Page, i: int, known: Container[int]) -> bool:
    """Whether there is a paragraph right below a line, and the nearest line above it
    that no hit points at is a paragraph too."""
    prose = shapes(page).prose
    if i + 1 >= len(prose) or not prose[i + 1] or i + 1 in known:
        return False
    above = next((k for k in range(i - 1, -1, -1) if k not in known), -1)
    return above >= 0 and prose[above]
