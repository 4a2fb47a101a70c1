"""Pattern → the line on which it blows up, found by measuring. Used by lint.

Lines that almost match, and runs of what patterns repeat, as long as the longest line
that the pattern is ever asked of: what takes too many steps for each of its characters
can stop a crawl.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsclean.anchors import bare
from newsclean.cache import compiled
from newsclean.evidence import widest_line
from newsclean.lint.finding import unmarked
from newsclean.lint.steps import at_least, steps_of
from newsclean.lint.tail import SPOILT, tail_of
from newsclean.model import Rule
from newsclean.shapes import width_of
from newsclean.sought import looked_for
from newsclean.view import one_blank, view_of

__all__ = ["Blowup", "blowup"]

#: The longest line that a pattern is ever asked of, and where a first look is taken.
_LENGTH, _FIRST = 8_000, (1_000, 2_000)
#: Fewer steps a character than this nobody minds, whatever the shape; a page of 8,000
#: characters takes a thirtieth of a second then.
_FEW = 400
#: As much on a line that is no longer than this.
_SHORT, _FEW_OF_SHORT = 200, 1_000
#: No pattern that is linear takes so many: the shape need not be measured.
_MANY = 2_000
#: Twice the line: linear takes twice the steps, quadratic four times.
_STEEP = 2.8

_UNITS = (
    *("a", "0", '"', "-", ".", "é", "a ", "ab, ", "a.", "a-", '"a '),
    *("a | ", "a > ", "a / ", "0 "),
)
_FILLERS = ("a", "a ")
_LITERALS = 6
_HITS = 3
_WORDS = 12


class Blowup(NamedTuple):
    """A pattern that blows up, a line that shows it, and the steps a character."""

    key: str
    text: str
    steps: int

    def __str__(self) -> str:
        """What is wrong, without an end."""
        flat = " ".join(self.text.split())
        return (
            f"takes {self.steps:,} steps for each character of lines like "
            f"“{flat if len(flat) < 60 else flat[:59] + '…'}”: "
            "bound what repeats, as in {0,40}"
        )


def blowup(rule: Rule) -> Blowup | None:
    """The first of a rule's patterns that blows up; None where all are sound."""
    widest = min(widest_line(rule), _LENGTH)
    # what is asked of a whole block sees many lines as one
    seen = _LENGTH if rule.cut == "block" else widest
    patterns = [("match", rule.match, widest), *(("also", p, seen) for p in rule.also)]
    if rule.unless:
        patterns.append(("unless", rule.unless, seen))
    texts = list(dict.fromkeys(_texts(rule)))
    for key, written, length in patterns:
        pattern, tail = compiled(written), tail_of(written)
        for head, unit in texts:
            line = _Line(head, unit, tail)
            steps = _blows_up(pattern, line, line.fits(length))
            if steps is not None:
                return Blowup(key, f"{head}{unit * 3}…", steps)
    return None


def _texts(rule: Rule) -> Iterator[tuple[str, str]]:
    """Beginnings, each with what is repeated behind it."""
    for unit in _UNITS:
        yield "", unit
    for literal in map(bare, looked_for(rule)[:_LITERALS]):
        yield "", f"{literal} "
        for filler in _FILLERS:
            yield literal, filler
            yield f"{literal} ", filler
    for hit in rule.hits[:_HITS]:
        view = " ".join(view_of(unmarked(hit.text)).split())
        if not view:
            continue
        # the hit again and again, its last letter spoilt
        yield "", f"{view[:-1]}{SPOILT} "
        words = view.split()[:_WORDS]
        for first, second in zip(words, [*words[1:], ""], strict=True):
            yield "", f"{first} "
            yield "", f"{first} {second} "
        for n in range(1, len(words) + 1):
            for filler in _FILLERS:
                yield " ".join(words[:n]) + " ", filler


class _Line(NamedTuple):
    """What a line begins with, what is repeated then, and what it ends in."""

    head: str
    unit: str
    tail: str

    def fits(self, width: int) -> int:
        """So many of its characters are of this width; no line is longer than that."""
        run = self.head + self.unit * width
        return width * width // width_of(run[:width]) if width < _LENGTH else width

    def of(self, length: int) -> str:
        """A line of this length that does not end as it goes on, as patterns see it."""
        run = self.head + self.unit * (length // len(self.unit) + 1)
        return one_blank(run[:length] + self.tail)


def _blows_up(pattern: Any, line: _Line, length: int) -> int | None:
    """The steps a character of a pattern that blows up on such lines, or None."""
    few = _FEW if length > _SHORT else _FEW_OF_SHORT
    # what takes too many on the longest line takes its part of them on a shorter one
    for short in (*(n for n in _FIRST if n < length), length):
        if not at_least(pattern, line.of(short), few * short * short // length):
            return None
    enough, most = few * length, _MANY * length
    steps = steps_of(pattern, line.of(length), enough, most)
    if steps < enough:
        return None
    if steps < most:
        half, none = (steps_of(pattern, line.of(n), 0, most) for n in (length // 2, 0))
        if steps - none <= _STEEP * (half - none):
            return None
    return int(steps // length)
