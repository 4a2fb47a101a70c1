"""The menu above the story, where it stands below it again: in no language."""

from __future__ import annotations

from newsclean.model import Page
from newsclean.shapes import shapes

__all__ = ["menu_again"]

#: What is wider, or ends as a sentence, is no entry of a menu.
_ENTRY = 45
#: So many different entries stand below the story, with no more than one other line
#: between two of them: the headings of a table of contents stand further apart.
_ENTRIES, _APART = 4, 2
#: No paragraph stands so near below the first of them, and no more after that: a menu in
#: the midst of a page ends nothing.
_NEAR, _PARAGRAPHS = 15, 2


def menu_again(page: Page, above: int, below: int) -> int:
    """The first line of the menu that stands above line `above` and from line `below` on,
    or the number of lines."""
    count = len(page.views)
    entries = {page.views[i] for i in range(above) if _is_entry(page, i)}
    if len(entries) < _ENTRIES:
        return count
    run: set[str] = set()
    first = last = -_APART
    for i in range(below, count):
        if page.views[i] not in entries:
            continue
        if i - last > _APART:
            run, first = set(), i
        run.add(page.views[i])
        last = i
        if len(run) == _ENTRIES and _is_below_all(page, first):
            return first
    return count


def _is_entry(page: Page, line: int) -> bool:
    shape = shapes(page)
    return shape.widths[line] <= _ENTRY and not shape.closed[line]


def _is_below_all(page: Page, line: int) -> bool:
    prose_before = shapes(page).prose_before
    near = min(line + _NEAR, len(page.views))
    return (
        prose_before[near] == prose_before[line]
        and prose_before[-1] - prose_before[line] <= _PARAGRAPHS
    )
