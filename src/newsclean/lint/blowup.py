"""Pattern → the text on which it blows up, found by measuring. Used by lint.

Texts that almost match, and runs of what patterns repeat, at two lengths: a pattern
whose time grows faster than the text, and which is slow already, can stop a crawl.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from time import thread_time
from typing import Any, NamedTuple

from newsclean.anchors import anchors_of, pattern_of
from newsclean.cache import compiled
from newsclean.lint.finding import unmarked
from newsclean.model import Rule
from newsclean.view import view_of

__all__ = ["Blowup", "blowup"]

#: The longest line that a pattern is ever asked of.
_LENGTH = 8_000
#: Faster than this, in seconds of this thread's own time, nobody minds the shape.
_FLOOR = 0.03
#: No pattern that is linear takes so long: the shape need not be measured.
_CEILING = 0.3
#: Twice the text: linear takes twice the time, quadratic four times.
_STEEP = 2.8
#: The shortest of so many runs: noise only ever adds.
_RUNS = 3

_UNITS = ("a", "0", " ", '"', "-", ".", "é", "a ", "ab, ", "a.", "a-", '"a ')
_FILLERS = ("a", " ", "a ")
#: No pattern means this character.
_SPOILT = "\N{REPLACEMENT CHARACTER}"
_LONGEST_TAIL = 1_000
_LITERALS = 6
_HITS = 3
_WORDS = 12


class Blowup(NamedTuple):
    """A pattern that blows up, the text that shows it, and the seconds it took."""

    key: str
    text: str
    seconds: float


def blowup(rule: Rule) -> Blowup | None:
    """The first of a rule's patterns that blows up; None where all are sound."""
    patterns = [("match", rule.match), *(("also", p) for p in rule.also)]
    if rule.unless:
        patterns.append(("unless", rule.unless))
    texts = list(dict.fromkeys(_texts(rule)))
    for key, written in patterns:
        pattern = compiled(written)
        tail = _tail(written)
        for head, unit in texts:
            seconds = _blows_up(pattern, head, unit, tail)
            if seconds is not None:
                return Blowup(key, f"{head}{unit * 3}…", seconds)
    return None


def _texts(rule: Rule) -> Iterator[tuple[str, str]]:
    """Beginnings, each with what is repeated behind it."""
    for unit in _UNITS:
        yield "", unit
    for literal in anchors_of(pattern_of(rule.match))[:_LITERALS]:
        yield "", f"{literal} "
        for filler in _FILLERS:
            yield literal, filler
            yield f"{literal} ", filler
    for hit in rule.hits[:_HITS]:
        view = " ".join(view_of(unmarked(hit.text)).split())
        if not view:
            continue
        # the hit again and again, its last letter spoilt
        yield "", f"{view[:-1]}{_SPOILT} "
        words = view.split()[:_WORDS]
        for first, second in zip(words, [*words[1:], ""], strict=True):
            yield "", f"{first} "
            yield "", f"{first} {second} "
        for n in range(1, len(words) + 1):
            for filler in _FILLERS:
                yield " ".join(words[:n]) + " ", filler


def _tail(written: str) -> str:
    """All words of a pattern, apart: without them an engine may not even begin."""
    plain = re.sub(r"\\[A-Za-z]", " ", pattern_of(written))
    runs = re.findall(r"[^][(){}|?*+^$.\s\\]+", plain)
    return _SPOILT.join(["", *dict.fromkeys(runs)])[:_LONGEST_TAIL]


def _blows_up(pattern: Any, head: str, unit: str, tail: str) -> float | None:
    """The seconds of a pattern that blows up on this text; None where it does not."""
    whole = _text(head, unit, tail, _LENGTH)
    slow = _seconds(pattern, whole)
    for _ in range(_RUNS - 1):
        if slow < _FLOOR:
            break
        slow = min(slow, _seconds(pattern, whole))
        if slow >= _CEILING:
            return slow
    if slow < _FLOOR:
        return None
    half = _text(head, unit, tail, _LENGTH // 2)
    fast = min(_seconds(pattern, half) for _ in range(_RUNS))
    return slow if slow > _STEEP * fast else None


def _text(head: str, unit: str, tail: str, length: int) -> str:
    """A text of this length that does not end as it goes on."""
    run = head + unit * (length // len(unit) + 1)
    return run[: length - len(tail)] + tail


def _seconds(pattern: Any, text: str) -> float:
    """This thread's own time for one search, which other programs do not lengthen."""
    limit = 2 * _CEILING
    for _ in range(4):
        began = thread_time()
        try:
            pattern.search(text, timeout=limit)
        except TimeoutError:
            # The limit is on the wall clock: a busy machine may have used it up.
            if thread_time() - began < _CEILING:
                limit *= 4
                continue
        return thread_time() - began
    return thread_time() - began
