"""The line behind the article's last: a thread, a sea of short lines, a marker."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsclean.blocks import Block, block_at, terms, terms_of
from newsclean.bound.again import menu_again
from newsclean.bound.core import Core
from newsclean.bound.hits import distinct
from newsclean.bound.kin import KIN
from newsclean.bound.marked import buttons, marked_end
from newsclean.bound.over import BEAT, RHYTHM
from newsclean.bound.site import SEA, SIGNS, is_site
from newsclean.model import Hit, Page
from newsclean.shapes import line_text, shapes

__all__ = ["earlier_end", "end_of"]

#: What footnotes end in.
_BACK, _NEAR_END = "↩", 3
#: A footnote under a star, and the word that has it; more than these are a list.
_NOTES = 2
_STARRED, _STAR = re.compile(r"\*+ ?\w.{8}"), re.compile(r"\w[.,\"')]?\*(?!\w)")
#: Lines between the core and the first sign that may be the article's own.
_DOUBT = 6


def end_of(
    page: Page,
    found: Sequence[Block],
    hits: Mapping[int, list[Hit]],
    core: Core,
    sure: int,
) -> tuple[int, tuple[str, ...]]:
    """The line after the article's last; what stands above line `sure` is its own."""
    sea = _sea_end(page, found, hits, core)
    end, evidence = earlier_end(page, found, hits, *sea, sure=sure)
    again = menu_again(page, found[core.first].first, found[core.last].last + 1)
    if sure <= again < end:
        end, evidence = again, ("the menu above the article",)
    return max(end, _behind_notes(page, end)), evidence


def _behind_notes(page: Page, end: int) -> int:
    """The line behind the last footnote: a sign leads from it back into the story, or
    it stands under a star that a word of the story has."""
    notes = [-1]
    if _BACK in page.text:
        notes += (i for i, view in enumerate(page.views) if _BACK in view[-_NEAR_END:])
    near = range(end, min(end + _DOUBT, len(page.views)))
    starred = [i for i in near if _STARRED.match(line_text(page, i))]
    if 0 < len(starred) <= _NOTES and any(map(_has_note, page.views[:end])):
        notes += starred
    return 1 + max(notes)


def _has_note(view: str) -> bool:
    """Whether a word on a line has a star, and is not set between two of them."""
    return view.count("*") == 1 and _STAR.search(view) is not None


def earlier_end(
    page: Page,
    found: Sequence[Block],
    hits: Mapping[int, list[Hit]],
    end: int,
    evidence: tuple[str, ...],
    *,
    sure: int = 0,
) -> tuple[int, tuple[str, ...]]:
    """The end, or a marker or a thread before it and behind what is surely the story's."""
    marked = marked_end(page, found, hits, sure)
    for other, why in (marked, _thread_end(page, hits)):
        if sure <= other < end:
            end, evidence = other, why
    return end, evidence


def _thread_end(
    page: Page, hits: Mapping[int, list[Hit]]
) -> tuple[int, tuple[str, ...]]:
    """Where "Reply", the same each time, stands in a beat to the end of the page."""
    count = len(page.views)
    places: dict[str, list[int]] = {}
    for i in sorted(hits):
        if any(h.source.category == "comments" and h.first == i for h in hits[i]):
            places.setdefault(page.views[i], []).append(i)
    for view, lines in places.items():
        near = count - lines[-1] <= BEAT
        if len(lines) >= RHYTHM and near and count - lines[0] <= BEAT * len(lines):
            return lines[0], (f"“{view}” in a beat",)
    return count, ()


def _sea_end(
    page: Page, found: Sequence[Block], hits: Mapping[int, list[Hit]], core: Core
) -> tuple[int, tuple[str, ...]]:
    """Behind the core, where nothing but a site's lines follows."""
    end = found[core.last].last + 1
    count = len(page.views)
    if count - end < SEA or not is_site(page, hits, end, count):
        return count, ()
    shore = _shore(page, hits, end)
    if shore == count:
        return count, ()
    widths = shapes(page).widths
    if shore - end <= _ALONE and widths[end] >= _SENTENCE:
        end += 1
    story = terms_of(page, range(found[core.first].first, end))
    while end < shore and widths[end] >= _LAST_WORDS and _is_own(page, end, story):
        end += 1
    long = shore - end > _DOUBT
    if long and (_is_torn(found, end, shore) or _is_enumerated(page, end, shore)):
        return shore, ("sea of short lines",)
    end = _behind_own(page, end, shore, story)
    # no end falls into a sentence that was torn at its links
    return block_at(page, end - 1).last + 1, ("sea of short lines",)


def _behind_own(page: Page, end: int, shore: int, story: set[str]) -> int:
    """The line behind the story's own lines, of those between it and a site's lines."""
    widths = shapes(page).widths
    long = shore - end > _DOUBT
    own = [
        i
        for i in range(end, shore)
        if (long or widths[i] > _TAG) and _is_own(page, i, story)
    ]
    # a title among many may share a word: the story's own lines come in numbers
    if own and (_OWN if long else _OWN_OF_FEW) * len(own) >= own[-1] - end + 1:
        return own[-1] + 1
    return end


def _is_torn(found: Sequence[Block], first: int, last: int) -> bool:
    """Whether lines are a text that a scraper tore at its links: they flow on."""
    within = [b for b in found if first <= b.first < last]
    flowing = sum(b.last - b.first + 1 for b in within if b.last > b.first)
    return flowing >= _TORN * (last - first)


def _is_enumerated(page: Page, first: int, last: int) -> bool:
    """Whether lines name things in rows: towns by county, winners by class."""
    rows = sum(_COMMAS.search(page.views[i]) is not None for i in range(first, last))
    return rows >= max(2, _ROWS * (last - first))


def _is_own(page: Page, line: int, story: set[str]) -> bool:
    """Whether a line behind the core shares the story's words."""
    own = terms(page.views[line])
    return len(own) > 1 and len(own & story) / len(own) >= KIN


def _shore(page: Page, hits: Mapping[int, list[Hit]], end: int) -> int:
    """The first line behind the core where a site's lines stand close together."""
    count = len(page.views)
    again = buttons(page, hits)
    for i in range(end, count):
        close = min(count, i + _CLOSE)
        if (
            i in hits
            and page.views[i] not in again
            and distinct(page, hits, i, i + 1)
            and distinct(page, hits, i, close) >= SIGNS - 1
        ):
            return i
    # signs all over, close together nowhere
    return end if not again else count


#: A line at least so wide right behind the core is a last sentence where no more than
#: so many lines stand between core and site.
_SENTENCE, _ALONE = 40, 2
#: A line at least so wide right behind the core is the story's by its words alone.
_LAST_WORDS = 60
#: Of a text that is torn so many lines flow on; titles and menus do not.
_TORN = 0.2
#: A row of names, and the share of lines that are rows in a list of them.
_COMMAS = re.compile(r"[,、，،][^,、，،]{1,40}[,、，،]|[:：][^,、，،]{1,40}[、，،]")
_ROWS = 0.3
#: One line in so many behind the core shares the story's words, where it goes on; and
#: where few lines stand there.
_OWN, _OWN_OF_FEW = 4, 2
#: What is narrower may be a tag, which has the story's words as well.
_TAG = 25
#: So many lines are close together.
_CLOSE = 15
