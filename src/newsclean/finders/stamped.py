"""Comments under names and times, in no language: who wrote, on which day, at what minute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.model import Example, Finder, Hit, Page
from newsclean.shapes import shapes

__all__ = ["STAMPED"]

#: No digit stands before it; asked behind the first one, the search is twice as fast.
_CLOCK = re.compile(r"\d(?<![\d:.]\d)\d?[:.h](\d\d)(?![\d.])")
_DAY = re.compile(
    r"(?<![\d.])(?:(?:19|20)\d\d(?!\d)|\d{1,2}([./-])\d{1,2}\1\d{2,4}(?![\d.:]))"
)
#: A stamp is no wider, nor is a name; so many stamps are a thread, so many lines apart.
_STAMP, _NAME, _FEWEST, _APART = 70, 40, 3, 25
#: Above it stand so many paragraphs, so wide together.
_PARAGRAPHS, _ABOVE = 2, 300
#: What so many of the stamps have: a name of its own, text of its own, a minute that
#: nobody would choose. Parts of a live blog have few names, events begin at half past.
_MOST, _TEXTS, _ODD_MINUTES = 0.6, 0.5, 0.5
#: A name, perhaps with its number; prices begin with figures.
_NAMED = re.compile(r"(?:\d{1,4}[.)]\s)?[^\W\d_]")
_LABELLED = re.compile(r"[^\W\d_][\w-]{1,15}: ?\S")
#: The words of a name, in a line that has the date as well.
_WORD = re.compile(r"[^\W\d_]{2,}")
#: A comment above its own stamp has no more lines.
_LINES = 6


def _find(page: Page) -> Iterator[Hit]:
    shape = shapes(page)
    for stamps in _runs(_stamps(page)):
        if len(stamps) < _FEWEST or not _is_below_story(page, stamps[0]):
            continue
        if (
            not _are_odd(page, stamps)
            or not _are_apart(page, stamps)
            or _are_letters(page, stamps)
        ):
            continue
        if _are_named_above(page, stamps):
            # the first may be the story's own, with its last sentence above it;
            # a name may end in a dot, as a sentence does ("Ellen H.")
            first = stamps[0] - _is_narrow_name(page, stamps[0] - 1)
            last = _last(page, stamps)
        elif _are_named(page, stamps):
            first, last = _first(page, stamps[0]), stamps[-1]
            if not shape.closed[stamps[0] - 1]:
                last = _last(page, stamps)
        else:
            continue
        yield Hit(first, last, page.starts[first], page.ends[last], STAMPED)


def _stamps(page: Page) -> list[int]:
    """The lines that tell a day and a minute, and little more."""
    return [
        i
        for i, (view, width) in enumerate(
            zip(page.views, shapes(page).widths, strict=True)
        )
        if width <= _STAMP and _CLOCK.search(view) and _DAY.search(view)
    ]


def _runs(stamps: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for i in stamps:
        if run and i - run[-1] > _APART:
            yield run
            run = []
        run.append(i)
    yield run


def _is_below_story(page: Page, first: int) -> bool:
    shape = shapes(page)
    return (
        shape.prose_before[first] >= _PARAGRAPHS
        and shape.prose_width_before[first] >= _ABOVE
    )


def _are_odd(page: Page, stamps: Sequence[int]) -> bool:
    """Whether most of the minutes are no multiple of five: nobody set them."""
    clocks = (_CLOCK.search(page.views[i]) for i in stamps)
    odd = sum(int(clock[1]) % 5 > 0 for clock in clocks if clock)
    return odd >= _ODD_MINUTES * len(stamps)


def _are_apart(page: Page, stamps: Sequence[int]) -> bool:
    """Whether text stands between most of the stamps."""
    shape = shapes(page)
    texts = sum(
        any(shape.closed[k] or shape.prose[k] for k in range(a + 1, b))
        for a, b in pairwise(stamps)
    )
    return texts >= _TEXTS * (len(stamps) - 1)


def _are_named_above(page: Page, stamps: Sequence[int]) -> bool:
    """Whether names stand above the stamps, hardly one of them twice."""
    names = {page.views[i - 1] for i in stamps if _is_name(page, i - 1)}
    return len(names) >= _MOST * len(stamps)


def _is_name(page: Page, i: int) -> bool:
    return not shapes(page).closed[i] and _is_narrow_name(page, i)


def _is_narrow_name(page: Page, i: int) -> bool:
    narrow = shapes(page).widths[i] <= _NAME
    return narrow and _NAMED.match(page.views[i]) is not None


def _are_letters(page: Page, stamps: Sequence[int]) -> bool:
    """Whether the stamps stand among "From: …" and "Subject: …", as letters have them."""
    labelled = sum(
        i + 1 < len(page.views) and _LABELLED.match(page.views[i + 1]) is not None
        for i in stamps
    )
    return 2 * labelled >= len(stamps)


def _are_named(page: Page, stamps: Sequence[int]) -> bool:
    """Whether names stand in the stamps: words that few of them share."""
    words = [frozenset(_WORD.findall(page.views[i])) for i in stamps]
    count = sum(
        any(2 * sum(word in other for other in words) <= len(words) for word in own)
        for own in words
    )
    distinct = len(set(words))
    return min(count, distinct) >= _MOST * len(stamps)


def _first(page: Page, stamp: int) -> int:
    """The first line of a comment that stands above its stamp, below a heading."""
    closed = shapes(page).closed
    known = {
        i
        for hit in page.memo.get("hits", ())
        if hit.source.category == "comments"
        for i in (hit.first, hit.last)
    }
    for i in range(stamp - 1, max(-1, stamp - 1 - _LINES), -1):
        if i in known:
            return i + 1
        if not closed[i]:
            break
    return stamp


def _last(page: Page, stamps: Sequence[int]) -> int:
    """The last line of the comment under the last stamp: no longer than the others."""
    most = max(b - a for a, b in pairwise(stamps))
    end = min(stamps[-1] + most, len(page.views)) - 1
    closed = shapes(page).closed
    while end > stamps[-1] and not closed[end]:
        end -= 1
    return end


_STORY = (
    "The bridge at Marsden has been closed since Monday, since two of its supports had "
    "shifted, and lorries go by way of the old ford, which floods whenever it rains for "
    "more than two days.\n\n"
    "A ferry carries six cars an hour, the captain says, and none of the buses, so that "
    "the school on the eastern bank has had a quiet week, and the baker a worse one.\n\n"
)
_SAID = (
    ("Ellen P.", "11:42", "The ford was dry last year, as I remember."),
    ("roofer78", "12:03", "Build the tunnel."),
    ("Dan Harlow", "14:57", "My bread came by boat on Friday."),
)
_BELOW = "\n\n".join(f"{who}\n\n3 Meyi 2024, {at}\n\n{says}" for who, at, says in _SAID)
_EVENTS = "\n\n".join(
    f"{who}\n\n3 Meyi 2024, {at[:3]}30\n\n{says}" for who, at, says in _SAID
)
_POSTS = "\n\n".join(f"3 Meyi 2024, {at}\n\n{says}" for _, at, says in _SAID)

STAMPED = Finder(
    name="stamped",
    category="comments",
    find=_find,
    reason="Comments: names and text in turns, each with its day and its minute.",
    hits=(Example(f"{_STORY}⟦{_BELOW}⟧"),),
    misses=(
        Example(_BELOW, "head"),
        Example(_STORY + _EVENTS),
        Example(_STORY + _POSTS),
    ),
)
