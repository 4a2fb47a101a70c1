"""Parsed items → the symbols that can be at each place from an edge of the line."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from newsclean.anchors.symbols import ALL, DIGITS, END, mask_of, place_of
from newsclean.anchors.tree import REPEATS, in_words

__all__ = ["masks_of", "needs_digit"]


class _Run(NamedTuple):
    """What items can match: how many characters, as bits, and which at each place.

    Only the first places are looked at: a longer match has no bit.
    """

    lengths: int
    masks: tuple[int, ...]


_PLACES = {
    1: ((op.AT_BEGINNING, op.AT_BEGINNING_STRING), (op.AT_END, op.AT_END_STRING)),
    -1: ((op.AT_END, op.AT_END_STRING), (op.AT_BEGINNING, op.AT_BEGINNING_STRING)),
}


def masks_of(items: Iterable[Any], size: int, step: int) -> tuple[int, ...]:
    """The symbols that can be at each of the first `size` places of a line.

    `step`: -1 if the items are walked backwards, from the line's end.
    """
    run = _sequence(items, size, step)
    # after the match anything may follow
    return _joined(run, _Run(0, (ALL,) * size)).masks


def _sequence(items: Iterable[Any], size: int, step: int) -> _Run:
    run = _Run(1, (0,) * size)
    for item in in_words(items):
        one = _word(item, size) if isinstance(item, str) else _one(item, size, step)
        run = _joined(run, one)
        if not run.lengths:
            break
    return run


def _joined(run: _Run, more: _Run) -> _Run:
    """A run with what follows it, at each place where it may end."""
    size = len(run.masks)
    masks, lengths = list(run.masks), 0
    for start in range(size):
        if run.lengths >> start & 1:
            lengths |= more.lengths << start
            for place in range(start, size):
                masks[place] |= more.masks[place - start]
    return _Run(lengths & ((1 << size) - 1), tuple(masks))


def _either(runs: Iterable[_Run], size: int) -> _Run:
    masks, lengths = [0] * size, 0
    for run in runs:
        lengths |= run.lengths
        masks = [a | b for a, b in zip(masks, run.masks, strict=True)]
    return _Run(lengths, tuple(masks))


def _word(word: str, size: int) -> _Run:
    masks = [1 << place_of(c) for c in word[:size]]
    length = 1 << len(word) if len(word) < size else 0
    return _Run(length, (*masks, *(0,) * (size - len(masks))))


def _class(mask: int, size: int) -> _Run:
    return _Run(2 if size > 1 else 0, (mask, *(0,) * (size - 1)))


def _one(item: Any, size: int, step: int) -> _Run:
    kind, value = item
    if kind is op.IN:
        return _class(mask_of(value), size)
    if kind is op.NOT_LITERAL:
        return _class(mask_of([(op.NEGATE, None), (op.LITERAL, value)]), size)
    if kind is op.ANY:
        return _class(ALL & ~(1 << END), size)
    if kind is op.SUBPATTERN and not value[1] and not value[2]:
        return _sequence(list(value[-1])[::step], size, step)
    if kind is op.ATOMIC_GROUP:
        return _sequence(list(value)[::step], size, step)
    if kind is op.BRANCH:
        return _either((_sequence(list(b)[::step], size, step) for b in value[1]), size)
    if kind in REPEATS:
        return _repeated(value, size, step)
    return _of_no_width(kind, value, size, step)


def _of_no_width(kind: Any, value: Any, size: int, step: int) -> _Run:
    if kind is op.AT and value in _PLACES[step][1]:
        return _Run(0, (1 << END,) * size)
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return _Run(1, (0,) * size)
    # an unknown item may be anything
    return _Run(0, (ALL,) * size)


def _repeated(value: Any, size: int, step: int) -> _Run:
    low, high, inner = value
    one = _sequence(list(inner)[::step], size, step)
    run = _Run(1, (0,) * size)
    found = [run] if not low else []
    for times in range(1, int(min(high, 10 * size)) + 1):
        more = _joined(run, one)
        if more == run:
            break
        run = more
        if times >= low or not run.lengths:
            found.append(run)
        if not run.lengths:
            break
    return _either(found or [run], size)


def needs_digit(items: Iterable[Any]) -> bool:
    """Whether every match of the items holds a digit."""
    return any(map(_has_digit, items))


def _has_digit(item: Any) -> bool:
    kind, value = item
    if kind is op.LITERAL:
        return 1 << place_of(chr(value)) == DIGITS
    if kind is op.IN:
        return not mask_of(value) & ~DIGITS
    if kind is op.SUBPATTERN:
        return needs_digit(value[-1])
    if kind is op.ATOMIC_GROUP:
        return needs_digit(value)
    if kind is op.ASSERT and value[0] == 1:
        return needs_digit(value[1])
    if kind in REPEATS:
        return bool(value[0]) and needs_digit(value[2])
    return kind is op.BRANCH and all(map(needs_digit, value[1]))
