"""Sentences in a row: titles and teasers take turns, comments have names between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from newsclean.blocks import Block
from newsclean.bound.hits import categories_of, is_end, is_hit
from newsclean.bound.subhead import SUBHEAD, is_subhead
from newsclean.items import COLONS, INNER_MARKS, LIST_MARKS
from newsclean.model import Hit, Page
from newsclean.shapes import line_text

__all__ = ["in_a_row", "is_over", "signed", "with_sentences"]

#: Below what of these stands nothing of the article.
_OVER = frozenset(("comments", "copyright", "reuse-policy"))
#: An address is asked for in the box of a newsletter as below comments.
_BOXES = frozenset(("form", "newsletter"))
#: An item of a list that a sentence leads to.
_ITEM = re.compile(rf"(?:[—{INNER_MARKS}{LIST_MARKS}]|\d{{1,2}}[.)])\s")
#: What a line ends in that goes on below.
_ON = (*COLONS, ";", "；", "؛")
#: What ends the items of a list that are sentences, and no titles.
_STOP = (".", "。", "।")
#: What teasers break off with, and titles in rows end in.
_DOTS = ("...", "…")
_NO_END = (*_DOTS, "?", "？", "؟")


def is_over(block: Block, hits: Mapping[int, list[Hit]]) -> bool:
    """Whether a block says that nothing more of the article follows."""
    if not is_hit(block, hits):
        return False
    categories = categories_of(block, hits)
    if not categories.isdisjoint(_BOXES):
        return False
    return is_end(block, hits) or not categories.isdisjoint(_OVER)


#: So many sentences stand in a row, so wide on the whole and the middle one, so few
#: lines below the story: farther down descriptions of companies and rules of a site do.
_ROW, _ROW_WIDTH, _SENTENCE, _NEAR = 3, 160, 40, 24
#: So far down, where no rule knows any of the lines between.
_CLEAR = 60
#: Right below the story a row is so wide; two paragraphs near below it are a row.
_SHORT_ROW = 60
_PAIR, _PAIR_NEAR = 200, 6
#: The paragraph below a heading inside a row, and the narrower one of a pair.
_PARAGRAPH = 60


def in_a_row(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], last: int
) -> int:
    """The last block of sentences in a row near below block `last`; -1 without one."""
    row: list[int] = []
    reach = _CLEAR
    for i in range(last + 1, len(found)):
        block = found[i]
        if is_over(block, hits) or (not row and block.first - found[last].last > reach):
            break
        if is_hit(block, hits):
            reach = _NEAR
        if not is_hit(block, hits) and (
            _says(page, block)
            or (row and _is_listed(page, found, i))
            or is_subhead(found, hits, i, _PARAGRAPH)
        ):
            row.append(i)
            continue
        if _is_row(page, found, row, last):
            break
        row = []
    return row[-1] if _is_row(page, found, row, last) else -1


def with_sentences(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], at: int
) -> int:
    """The last of the sentences and items right below a block."""
    while at + 1 < len(found) and not is_hit(found[at + 1], hits):
        below = found[at + 1]
        if not (below.prose or _says(page, below) or _is_listed(page, found, at + 1)):
            break
        at += 1
    return at


def _says(page: Page, block: Block) -> bool:
    """Whether a block is a sentence, or leads to what stands below."""
    view = page.views[block.last]
    return view.endswith(_ON) or (block.closed and not view.endswith(_DOTS))


def _is_item(page: Page, block: Block) -> bool:
    return _ITEM.match(line_text(page, block.first)) is not None


def _is_listed(page: Page, found: Sequence[Block], at: int) -> bool:
    """Whether a block is an item below a colon, or below another."""
    above = found[at - 1]
    return _is_item(page, found[at]) and (
        page.views[above.last].endswith(COLONS) or _is_item(page, above)
    )


def _is_row(page: Page, found: Sequence[Block], row: Sequence[int], last: int) -> bool:
    """Whether blocks are sentences enough, some of them right above another; right
    below the story short ones."""
    own = [i for i in row if _is_sentence(page, found[i])]
    if not any(b - a == 1 for a, b in pairwise(own)):
        return False
    widths = sorted(found[i].width for i in own)
    if len(own) < _ROW:
        near = found[row[0]].first - found[last].last <= _PAIR_NEAR
        return near and widths[0] >= _PARAGRAPH and sum(widths) >= _PAIR
    if row[0] == last + 1:
        return sum(widths) >= _SHORT_ROW
    return sum(widths) >= _ROW_WIDTH and widths[len(widths) // 2] >= _SENTENCE


def _is_sentence(page: Page, block: Block) -> bool:
    """Whether a block is a sentence, and no item but one with its full stop."""
    view = page.views[block.last]
    if view.endswith(COLONS):
        return block.width > SUBHEAD
    if not block.closed or view.endswith(_NO_END):
        return False
    return view.endswith(_STOP) or not _is_item(page, block)


#: The last line of a letter, and whoever wrote it, are no wider.
_FAREWELL, _NAME = 40, 30
_COMMAS = (",", "，", "،")


def signed(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], last: int
) -> int:
    """The name right below the story and a line that ends in a comma; -1 without one."""
    if last + 2 >= len(found):
        return -1
    farewell, name = found[last + 1], found[last + 2]
    is_letter = (
        page.views[farewell.last].endswith(_COMMAS)
        and farewell.width <= _FAREWELL
        and name.width <= _NAME
        and not name.closed
    )
    if not is_letter or is_hit(farewell, hits) or is_hit(name, hits):
        return -1
    return last + 2
