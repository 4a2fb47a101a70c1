"""What is surely of the story below its core, though few of its words stand there.

Five signs tell it: headings that a table of contents names, the next number, the beat
of times, what a recipe needs, sentences in a row. No end falls before what they point at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.blocks import Block
from newsclean.bound.contents import above_contents, named, tables_of
from newsclean.bound.core import Core
from newsclean.bound.counted import measured, numbered, timed
from newsclean.bound.rows import in_a_row, signed, with_sentences
from newsclean.model import Hit, Page

__all__ = ["onward"]


def onward(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], core: Core
) -> tuple[Core, int]:
    """The core, and below it all that is surely of the same story; above it the table
    of contents that names its headings, with the prose above that.

    And the line above which no end may stand, whatever marker does: 0 without a sign.
    """
    last = core.last
    tables = tables_of(page, hits)
    while True:
        beyond = max(
            in_a_row(page, found, hits, last),
            signed(page, found, hits, last),
            numbered(page, found, hits, core.first, last),
            timed(page, found, hits, last),
            measured(page, found, hits, last),
            named(page, found, tables, last),
        )
        if beyond <= last:
            break
        last = with_sentences(page, found, hits, beyond)
    whole = Core(above_contents(page, found, hits, tables, core), last)
    if last > core.last:
        return whole, found[last].last + 1
    end = found[last].last
    return whole, max((line for _, line in tables if line <= end), default=0)
