"""Text + gold body → what each line of the text is: body, boilerplate, mixed or neutral.

The words of both are aligned in their order. Labels made so are wrong for a few lines
of any page; labels that somebody checked by reading are better, and may be given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from benchmarks.quality.layouts.page import GoldPage
from benchmarks.quality.words import words
from benchmarks.texts import BadInput

__all__ = ["BODY", "BOILERPLATE", "MIXED", "NEUTRAL", "Line", "labelled", "lines_of"]

BODY, BOILERPLATE, MIXED, NEUTRAL = "b", "x", "m", "n"

#: A line with this share of its words in the gold body is body; below the second,
#: boilerplate; between them, mixed.
_BODY_SHARE = 0.8
_BOILERPLATE_SHARE = 0.2
#: Fewer words than this in a row agree by chance, unless they are a whole line.
_RUN = 3


class Line(NamedTuple):
    """A non-blank line: its place in the text, its words, those of the gold, its label."""

    start: int
    end: int
    words: int
    gold: int
    label: str


def lines_of(text: str) -> list[tuple[int, int]]:
    """Begin and end of each non-blank line, line end included.

    >>> lines_of("One.\\n\\nTwo.")
    [(0, 5), (6, 10)]
    """
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line)
    return found


def labelled(text: str, page: GoldPage) -> list[Line]:
    """Every non-blank line of a scraped text with its label.

    Raises:
        BadInput: the page's own labels are not one a line.
    """
    if page.labels:
        return _given(text, page)
    gold = words(page.gold)
    extra = words("\n".join(page.optional))
    bare = [words(text[start:end]) for start, end in lines_of(text)]
    whole = {tuple(words(line)) for line in page.gold.splitlines()}
    agreed = _agreed(bare, gold, whole)
    optional = _agreed(bare, extra, {tuple(words(p)) for p in page.optional})
    title = words(page.title)
    return [
        Line(start, end, len(line), hit, _label(line, hit, beside, title))
        for (start, end), line, hit, beside in zip(
            lines_of(text), bare, agreed, optional, strict=True
        )
    ]


def _given(text: str, page: GoldPage) -> list[Line]:
    spans = lines_of(text)
    if len(spans) != len(page.labels):
        raise BadInput(
            f"{page.name}: {len(page.labels)} labels for {len(spans)} lines; "
            "a record has one letter for each non-blank line."
        )
    found = []
    for (start, end), label in zip(spans, page.labels, strict=True):
        n = len(words(text[start:end]))
        gold = {BODY: n, MIXED: n // 2}.get(label, 0)
        found.append(Line(start, end, n, gold, label))
    return found


def _label(line: list[str], hit: int, beside: int, title: list[str]) -> str:
    if not line or (title and line == title) or beside > max(hit, len(line) // 2):
        return NEUTRAL
    share = hit / len(line)
    if share >= _BODY_SHARE:
        return BODY
    return MIXED if share > _BOILERPLATE_SHARE else BOILERPLATE


def _agreed(
    lines: Sequence[list[str]], gold: list[str], whole: set[tuple[str, ...]]
) -> list[int]:
    """How many words of each line stand in the gold, in the same order."""
    flat = [word for line in lines for word in line]
    owner = [n for n, line in enumerate(lines) for _ in line]
    hits = [0] * len(lines)
    if not flat or not gold:
        return hits
    for block in LCSseq.opcodes(flat, gold):
        if block.tag != "equal":
            continue
        size = block.src_end - block.src_start
        for at in range(block.src_start, block.src_end):
            if size >= _RUN or tuple(lines[owner[at]]) in whole:
                hits[owner[at]] += 1
    return hits
