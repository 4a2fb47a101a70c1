"""The built-in rules by number, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from newsclean.cache import Records, packed
from newsclean.model import Example, Rule

__all__ = ["Shelf", "packed_rules"]

#: The piece that holds the order of the rules in their files.
_ORDER = -1


class Shelf(dict[int, Rule]):
    """Rules by their number in the order of their ids; a page needs only few of them.

    `again` makes the records anew if one is damaged.
    """

    def __init__(self, records: Records, again: Callable[[], Records]) -> None:
        super().__init__()
        self.records = records
        self._again = again

    def __missing__(self, number: int) -> Rule:
        rule = self[number] = _unpacked(self._piece(number))
        return rule

    def every(self) -> tuple[Rule, ...]:
        """All rules, in the order of their files."""
        return tuple(self[number] for number in self._piece(_ORDER))

    def _piece(self, number: int) -> Any:
        piece = self.records.get(number)
        if piece is None:
            if number not in self.records:
                raise KeyError(number)
            self.records = self._again()
            piece = self.records.get(number)
        return piece


def packed_rules(rules: Sequence[Rule]) -> bytes:
    """Rules as bytes, for the records of a shelf."""
    order = sorted(range(len(rules)), key=lambda i: rules[i].id)
    numbers = {at: number for number, at in enumerate(order)}
    pieces: dict[int, Any] = {n: _packed(rules[at]) for n, at in enumerate(order)}
    pieces[_ORDER] = [numbers[at] for at in range(len(rules))]
    return packed(pieces)


_FIELDS = tuple(Rule.__dataclass_fields__)


def _packed(rule: Rule) -> tuple[Any, ...]:
    """A rule as plain data."""
    values = {field: getattr(rule, field) for field in _FIELDS}
    for key in ("hits", "misses"):
        values[key] = tuple(map(tuple, values[key]))
    return tuple(values.values())


def _unpacked(values: tuple[Any, ...]) -> Rule:
    known = dict(zip(_FIELDS, values, strict=True))
    for key in ("hits", "misses"):
        known[key] = tuple(map(Example._make, known[key]))
    return Rule(**known)
