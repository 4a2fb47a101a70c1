"""cut: the one place that takes something out. Segments in, body and spans out.

Between two kept lines the larger of the gaps around a cut stays; at an edge of the
text the gap goes and the final line end stays.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TypeVar

from newsclean.model import Page

__all__ = ["cut"]

T = TypeVar("T")


def cut(
    page: Page, segments: Sequence[tuple[int, int, T]]
) -> tuple[str, list[tuple[int, int, T]]]:
    """The body, and the removals as disjoint sorted spans of the raw text.

    `segments` are disjoint sorted spans of `page.text`, each with a tag that the caller
    gets back: `(start, end, tag)`.
    """
    if not segments:
        return page.raw, []
    removals: list[tuple[int, int, T]] = []
    for group in _groups(page.text, segments):
        removals += _with_blanks(page.text, group)
    if page.offsets is not None:
        removals = [
            (_raw_index(page, start), _raw_index(page, end), tag)
            for start, end, tag in removals
        ]
    pieces: list[str] = []
    at = 0
    for start, end, _ in removals:
        pieces.append(page.raw[at:start])
        at = end
    pieces.append(page.raw[at:])
    return "".join(pieces), removals


def _groups(
    text: str, segments: Sequence[tuple[int, int, T]]
) -> list[list[tuple[int, int, T]]]:
    """Segments in groups that have nothing but blanks between their members."""
    groups = [[segments[0]]]
    for segment in segments[1:]:
        if text[groups[-1][-1][1] : segment[0]].strip():
            groups.append([segment])
        else:
            groups[-1].append(segment)
    return groups


def _with_blanks(
    text: str, group: list[tuple[int, int, T]]
) -> list[tuple[int, int, T]]:
    """The group's spans, widened by the blanks that go with them."""
    start, end = group[0][0], group[-1][1]
    before = start
    while before and text[before - 1].isspace():
        before -= 1
    after = end
    while after < len(text) and text[after].isspace():
        after += 1
    if after == len(text):
        end = len(text) - _final_line_end(text) if before else len(text)
        start = before
    elif not before:
        start, end = 0, _line_begin(text, end, after)
    elif _breaks(text, before, start) >= _breaks(text, end, after):
        if _breaks(text, end, after):
            start = _line_begin(text, before, start)
        end = _line_begin(text, end, after)
    else:
        start = before
    edges = [start]
    for (_, left, _), (right, _, _) in itertools.pairwise(group):
        edges.append(_line_begin(text, left, right))
    edges.append(end)
    return [(edges[i], edges[i + 1], tag) for i, (_, _, tag) in enumerate(group)]


def _breaks(text: str, start: int, end: int) -> int:
    """How many line ends a gap holds."""
    gap = text[start:end]
    if not gap.strip("\n "):
        return gap.count("\n")
    return len(f"{gap}x".splitlines()) - 1


def _line_begin(text: str, start: int, end: int) -> int:
    """Where the line of `text[end]` begins, within the gap `text[start:end]`."""
    if start < end and text[end - 1] == "\n":
        return end
    lines = (text[start:end] + "x").splitlines()
    return end if len(lines) == 1 else end - len(lines[-1]) + 1


def _final_line_end(text: str) -> int:
    """How many characters the text's final line end takes; 0 if there is none."""
    if text.endswith("\r\n"):
        return 2
    return 1 if len((text[-1:] + "x").splitlines()) > 1 else 0


def _raw_index(page: Page, at: int) -> int:
    """The raw offset of an offset in the text; invisible marks go with their word."""
    assert page.offsets is not None
    if at == 0:
        return 0
    if at == len(page.text) or not page.text[at - 1].isspace():
        return page.offsets[at] if at < len(page.text) else len(page.raw)
    before = page.offsets[at - 1]
    if page.raw[before] == "&" and page.text[at - 1] != "&":
        return page.raw.index(";", before) + 1
    return before + 1
