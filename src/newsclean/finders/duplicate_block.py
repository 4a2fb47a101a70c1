"""A paragraph of prose that stands on the page a second time."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["DUPLICATE_BLOCK"]

#: Narrower lines repeat for good reasons: refrains, questions, names.
_NARROWEST = 120
#: Where more of the prose than this stands twice, the scraper doubled the page: which
#: copy is the article is not for this finder to say.
_DOUBLED = 0.4


def _find(page: Page) -> Iterator[Hit]:
    shape = shapes(page)
    seen: dict[str, int] = {}
    repeats: list[int] = []
    for i, view in enumerate(page.views):
        if shape.widths[i] < _NARROWEST or not shape.prose[i]:
            continue
        if view in seen:
            repeats.append(i)
        else:
            seen[view] = i
    if not repeats:
        return
    if sum(shape.widths[i] for i in repeats) > _DOUBLED * shape.prose_width_before[-1]:
        return
    for i in repeats:
        yield Hit(i, i, page.starts[i], page.ends[i], DUPLICATE_BLOCK)


DUPLICATE_BLOCK = Finder(
    name="repeat",
    category="duplicate-block",
    find=_find,
    reason="This paragraph stands on the page already.",
    hits=(
        Example(
            "About eleven thousand vehicles cross the river there on a working day, "
            "and traders on the eastern bank fear that a long diversion through "
            "Marsden will keep customers away."
        ),
    ),
    misses=(Example("“Nobody on this street was ready,” she said again."),),
)
