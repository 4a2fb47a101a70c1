"""The seam: what every engine takes and gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, Self

__all__ = ["Engine"]


class Engine(Protocol):
    """Finds which literals stand on which lines of a text.

    Literals and text are lower case; every blank in either is one plain space. A
    literal may begin and end with `EDGE` (there the line does) or `WORD` (there a
    word does; next to letters that are not ASCII an engine need not look).
    """

    name: str

    def __init__(self, literals: Sequence[str]) -> None: ...

    def find(self, text: str) -> Iterable[tuple[int, int]]:
        """(line, literal) pairs by index, each pair at least once, in any order."""

    def state(self) -> Any:
        """The engine as plain data; it may name files of the cache."""

    @classmethod
    def restored(cls, state: Any) -> Self:
        """The engine of a state; raises whatever it likes where that is no longer so."""
