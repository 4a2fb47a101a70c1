"""read: a text becomes a page: where its lines begin, and their views.

The text itself is never altered. Line ends are those that `str.splitlines` knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub

from newsclean.model import Page
from newsclean.sentences import SENTENCE_END, sentences
from newsclean.unseen import seen
from newsclean.view import beyond_ascii, straight, view_of

__all__ = ["MARKS", "content_of", "lead_of", "read"]

#: Characters that scrapers leave around a line: bullets, arrows, bars, rules.
MARKS = " \t\n\r*_•·‧∙●○◦‣▪▫■□◆◇►▶▸▹▻◀◄→➔➜➤➡⇒↪›‹>|¦=~#<+✓✔★☆\N{VARIATION SELECTOR-16}-"

#: A line longer than this (in characters) is read sentence by sentence: the longest
#: paragraphs of boilerplate seen have 2,000 characters, whole pages on one line have at
#: least 1,000 words.
_LONG = 4_000


def read(
    raw: str, *, title: str = "", url: str = "", lang: str = "", date: str = ""
) -> Page:
    r"""Split a scraped text into the lines that rules look at.

    Args:
        raw: the text as scraped; it is not changed.
        title: the headline, if known.
        url: the page's address, if known.
        lang: the language's code, if known.
        date: the day on which the page was taken, as in "2026-01-31", if known.

    >>> page = read("Markets fell.\n\n  * READ\N{NO-BREAK SPACE}MORE:\n")
    >>> page.views, page.starts, page.ends
    (['markets fell.', 'read more:'], [0, 17], [13, 29])
    """
    odd = beyond_ascii(raw)
    text, offsets = seen(raw, odd)
    view = straight(text, odd) if offsets is None else view_of(text)
    starts: list[int] = []
    ends: list[int] = []
    views: list[str] = []
    end = 0
    for line in view.splitlines(keepends=True):
        end += len(line)
        bare = line.lstrip()
        if bare:
            start = end - len(bare)
            bare = bare.rstrip()
            starts.append(start)
            ends.append(start + len(bare))
            views.append(bare.strip(MARKS))
    longest = max(map(sub, ends, starts), default=0)
    page = Page(raw, text, offsets, starts, ends, views, title, url, lang, date)
    if offsets is None:
        page.memo["odd"] = odd
    if longest > _LONG or len(views) == 1:
        _by_sentence(page, view)
    elif longest < _WRAP_WIDTH and _is_hard_wrapped(page):
        _by_paragraph(page, view)
    return page


def lead_of(page: Page, line: int) -> int:
    """How many marks a line has before its view begins."""
    view = view_of(page.text[page.starts[line] : page.ends[line]])
    lead = len(view) - len(view.lstrip(MARKS))
    return lead if view.startswith(page.views[line][:1], lead) else 0


def content_of(page: Page, line: int) -> str:
    """The part of a line that its view shows, as it is written."""
    start = page.starts[line] + lead_of(page, line)
    return page.text[start : start + len(page.views[line])]


def _by_sentence(page: Page, view: str) -> None:
    """Split the very long lines, or the page's only line, into sentences."""
    alone = len(page.views) == 1
    starts: list[int] = []
    ends: list[int] = []
    for start, end in zip(page.starts, page.ends, strict=True):
        if alone or end - start > _LONG:
            spans = sentences(page.text, start, end)
            starts += [s for s, _ in spans]
            ends += [e for _, e in spans]
        else:
            starts.append(start)
            ends.append(end)
    _set_lines(page, view, starts, ends)


#: Hard-wrapped text (e-mail, wire copy, old systems) has no line wider than this.
_WRAP_WIDTH = 120


def _is_hard_wrapped(page: Page) -> bool:
    """Whether most of the page has line ends inside sentences, all at about one width.

    Only lines with another directly below are looked at: there must be at least six,
    seven in ten without a sentence end, seven in ten nearly as long as the longest
    tenth, and three in ten followed by a line that begins with a small letter.
    """
    above = [
        i
        for i in range(len(page.views) - 1)
        if page.text.count("\n", page.ends[i], page.starts[i + 1]) == 1
    ]
    if len(above) < 6 or 2 * len(above) < len(page.views):
        return False
    widths = [page.ends[i] - page.starts[i] for i in above]
    wide = _longest_tenth(widths)
    if wide < 50:
        return False
    full = sum(w > 0.8 * wide for w in widths)
    open_ = sum(page.text[page.ends[i] - 1] not in SENTENCE_END for i in above)
    small = sum(page.text[page.starts[i + 1]].islower() for i in above)
    few = len(above)
    return full > 0.7 * few and open_ > 0.7 * few and small > 0.3 * few


def _longest_tenth(widths: Sequence[int]) -> float:
    """The width from which the longest tenth of some widths begins.

    The same as `statistics.quantiles(widths, n=10)[-1]`, without that import.

    >>> _longest_tenth([40, 10, 20, 30])
    45.0
    """
    ordered = sorted(widths)
    place = 9 * (len(ordered) + 1)
    at = min(place // 10, len(ordered) - 1)
    part = place - 10 * at
    return (ordered[at - 1] * (10 - part) + ordered[at] * part) / 10


def _by_paragraph(page: Page, view: str) -> None:
    """Join the lines of a hard-wrapped page up to the next blank line."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in zip(page.starts, page.ends, strict=True):
        if ends and page.text.count("\n", ends[-1], start) == 1:
            ends[-1] = end
        else:
            starts.append(start)
            ends.append(end)
    _set_lines(page, view, starts, ends)


def _set_lines(page: Page, view: str, starts: list[int], ends: list[int]) -> None:
    page.starts, page.ends = starts, ends
    page.views = [
        # on a hard-wrapped page, a line break inside a line counts as a blank
        " ".join(view[s:e].split("\n")).strip(MARKS)
        for s, e in zip(starts, ends, strict=True)
    ]
