"""The first marker behind which nothing of the article stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from newsclean.blocks import Block
from newsclean.bound.core import weight_of
from newsclean.bound.hits import TERMINATORS, is_hit, may_end
from newsclean.bound.interruption import is_interruption
from newsclean.bound.over import Scene, is_over
from newsclean.model import Hit, Page
from newsclean.shapes import shapes

__all__ = ["buttons", "marked_end"]

#: Behind this share of the prose a marker may end the article; a marker of a comment
#: section earlier, since threads grow longer than stories.
_LATE, _LATE_COMMENTS = 0.5, 0.25
#: No page has more markers worth asking: each costs a look at all that follows.
_MOST_ASKED = 40
#: What stands on a page so often belongs to the parts of a list.
_AGAIN = 3
#: A label with so many lines behind it opens a list.
_LIST = 2
#: The width of the prose above a line that counts the comments below.
_LONG_STORY = 1_200


def marked_end(
    page: Page,
    found: Sequence[Block],
    hits: Mapping[int, list[Hit]],
    sure: int = 0,
) -> tuple[int, tuple[str, ...]]:
    """The first marker behind which nothing of the article stands, and its rule.

    None above line `sure` is asked.
    """
    again = buttons(page, hits)
    hit = [is_hit(block, hits) for block in found]
    weights = [max(0.0, weight_of(block, hits)) for block in found]
    scene = Scene(page, found, hits, hit, weights)
    total = sum(weights)
    before = 0.0
    asked = 0
    for i, block in enumerate(found):
        asks = hit[i] and block.first >= sure and asked < _MOST_ASKED
        marks = _marks(block, hits) if asks else []
        marks = [h for h in marks if page.views[h.first] not in again]
        if marks and before and before >= _LATE_COMMENTS * total:
            threads = any(h.source.category == "comments" for h in marks)
            late = before >= (_LATE_COMMENTS if threads else _LATE) * total
            asked += late
            if _ends(scene, i, marks, threads=threads, late=late):
                return min(h.first for h in marks), tuple(h.source.id for h in marks)
        before += weights[i]
    return len(page.views), ()


def _ends(
    scene: Scene, at: int, marks: Sequence[Hit], *, threads: bool, late: bool
) -> bool:
    """Whether the markers that begin on a block end the article."""
    first = min(h.first for h in marks)
    if threads and _is_counted(scene.page, scene.hits, first):
        return True
    if not late or is_interruption(scene.found, scene.hits, at):
        return False
    listed = any(h.last - h.first >= _LIST for h in marks)
    return is_over(scene, at, threads=threads, listed=listed)


def _is_counted(page: Page, hits: Mapping[int, list[Hit]], line: int) -> bool:
    """Whether a line counts the comments below a long text, and is no button of a share
    bar: what follows may then be longer than the story."""
    beside = (hits.get(line - 1, ()), hits.get(line + 1, ()))
    return (
        any(map(str.isdigit, page.views[line]))
        and shapes(page).prose_width_before[line] >= _LONG_STORY
        and not any(h.source.category == "share" for near in beside for h in near)
    )


def buttons(page: Page, hits: Mapping[int, list[Hit]]) -> set[str]:
    """Lines that come back: "Read more" below each entry of a list ends nothing."""
    count = Counter(page.views[i] for i in hits)
    return {view for view, times in count.items() if times >= _AGAIN}


def _marks(block: Block, hits: Mapping[int, list[Hit]]) -> list[Hit]:
    """The hits that begin on a block and may end an article."""
    return [
        h
        for i in range(block.first, block.last + 1)
        for h in hits.get(i, ())
        if h.first == i and h.source.category in TERMINATORS and may_end(h)
    ]
