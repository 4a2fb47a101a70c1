"""read: a text becomes a page. Where its lines begin, and their views.

The text itself is never altered. Line ends are those of `str.splitlines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import sub

from newsclean.model import Offsets, Page
from newsclean.sentences import SENTENCE_END, sentences
from newsclean.view import beyond_ascii, straight, view_of

__all__ = ["MARKS", "content_of", "lead_of", "read"]

#: Characters that scrapers leave around a line: bullets, arrows, bars, rules.
MARKS = " \t\n\r*_•·‧∙●○◦‣▪▫■□◆◇►▶▸▹▻◀◄→➔➜➤➡⇒↪›‹>|¦=~#<+✓✔★☆\N{VARIATION SELECTOR-16}-"

#: Characters that nobody sees: inside a phrase they hide it from every pattern.
_UNSEEN = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff\ufe0f"
)

_UNSEEN_BYTES = tuple(map(str.encode, _UNSEEN))

#: What the slow path leaves out or reads as one character, by what it is.
_ODD = {
    "unseen": rf"(?P<unseen>[{_UNSEEN}]+)",
    "entity": (
        r"(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,12});)"
    ),
    # markdown: the address of a link, not its words
    "link": (
        r"(?P<link>!?\[(?=[^][\n]{1,300}\]\([^()\s]{0,500}\)))"
        r"|(?P<address>(?<=[^][\n])\]\([^()\s]{0,500}\))"
    ),
    "strong": (
        r"(?P<strong>(?:\*\*+|__+)(?=[^\W_])"
        r"|(?:(?<=[^\W_])|(?<=[.:!?…)”\"’]))(?:\*\*+|__+))"
    ),
}


#: What each of them begins with, which is quickly found.
_SIGNS = {
    "unseen": re.compile(f"[{_UNSEEN}]+"),
    "entity": re.compile("&"),
    "link": re.compile(r"[][!]"),
    "strong": re.compile(r"\*\*+|__+"),
}


@cache
def _pattern_of(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for the kinds that a text may hold: a page has seldom more than one."""
    return re.compile("|".join(_ODD[kind] for kind in kinds))


def _odd_in(raw: str, odd: bytes) -> tuple[str, ...]:
    """The kinds of `_ODD` that a text may hold, by what in it is not ASCII."""
    kinds = []
    if odd and any(c in odd for c in _UNSEEN_BYTES):
        kinds.append("unseen")
    if "&" in raw:
        kinds.append("entity")
    # one sign is found much faster than two
    if "]" in raw and "](" in raw:
        kinds.append("link")
    if ("*" in raw and "**" in raw) or ("_" in raw and "__" in raw):
        kinds.append("strong")
    return tuple(kinds)


def _found_in(raw: str, kinds: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """The places of a text that hold one of the kinds, in order."""
    match = _pattern_of(kinds).match
    end = 0
    for at in sorted(s.start() for kind in kinds for s in _SIGNS[kind].finditer(raw)):
        found = match(raw, at) if at >= end else None
        if found:
            end = found.end()
            yield found


#: A line longer than this (in characters) is read sentence by sentence: the longest
#: paragraphs of boilerplate seen are 2,000, whole pages on a line begin at 1,000 words.
_LONG = 4_000


def read(raw: str, title: str = "", url: str = "", lang: str = "") -> Page:
    r"""Take a scraped text apart into the lines that rules look at.

    >>> page = read("Markets fell.\n\n  * READ\N{NO-BREAK SPACE}MORE:\n")
    >>> page.views, page.starts, page.ends
    (['markets fell.', 'read more:'], [0, 17], [13, 29])
    """
    odd = beyond_ascii(raw)
    text, offsets = _seen(raw, odd)
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
    page = Page(raw, text, offsets, starts, ends, views, title, url, lang)
    if offsets is None:
        page.memo["odd"] = odd
    if longest > _LONG or len(views) == 1:
        _by_sentence(page, view)
    elif longest < _WRAP_WIDTH and _is_hard_wrapped(page):
        _by_paragraph(page, view)
    return page


def lead_of(page: Page, line: int) -> int:
    """How many marks stand on a line before its view begins."""
    view = view_of(page.text[page.starts[line] : page.ends[line]])
    lead = len(view) - len(view.lstrip(MARKS))
    return lead if view.startswith(page.views[line][:1], lead) else 0


def content_of(page: Page, line: int) -> str:
    """What of a line its view shows, as it is written."""
    start = page.starts[line] + lead_of(page, line)
    return page.text[start : start + len(page.views[line])]


def _seen(raw: str, odd: bytes) -> tuple[str, Offsets | None]:
    """The text without what nobody sees, and the way back to the raw offsets."""
    kinds = _odd_in(raw, odd)
    if not kinds:
        return raw, None
    pieces: list[str] = []
    offsets = Offsets([0], [0])
    at = length = 0
    for found in _found_in(raw, kinds):
        instead = ""
        if found.lastgroup == "entity":
            # few pages have any, and its table of names is long
            from html import unescape

            instead = unescape(found.group())
            if len(instead) != 1 or (instead.isspace() and instead != "\xa0"):
                continue
        pieces += (raw[at : found.start()], instead)
        length += found.start() - at
        if instead:
            offsets.add(length, found.start())
            length += 1
        at = found.end()
        offsets.add(length, at)
    if not at:
        return raw, None
    pieces.append(raw[at:])
    return "".join(pieces), offsets


def _by_sentence(page: Page, view: str) -> None:
    """Split the very long lines, or the only one, into their sentences."""
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


#: Hard-wrapped text: e-mail, wire copy, old content systems. No line is wider.
_WRAP_WIDTH = 120


def _is_hard_wrapped(page: Page) -> bool:
    """Whether line ends stand inside sentences, at one width, on most of the page.

    Asked of every line with another directly below it: at least six of them, seven
    in ten without a sentence end, seven in ten nearly as long as the longest tenth,
    and three in ten followed by a line that begins with a small letter.
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
    """Where the longest tenth of some widths begins.

    As `statistics.quantiles(widths, n=10)[-1]`, without the import of that.

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
        # a line break inside a line, on a hard-wrapped page, is a blank
        " ".join(view[s:e].split("\n")).strip(MARKS)
        for s, e in zip(starts, ends, strict=True)
    ]
