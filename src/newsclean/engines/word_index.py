"""The engine that every machine has: an index of words in pure Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Self

from newsclean.anchors import bare
from newsclean.engines.stands import stands

__all__ = ["WordIndex"]


class WordIndex:
    """The reference: literals keyed by one of their words, looked up word by word."""

    name = "python"

    def __init__(self, literals: Sequence[str]) -> None:
        #: inner words stand whole in any text that holds the literal
        self._by_word: dict[str, list[int]] = defaultdict(list)
        #: literals of one or two words may begin or end inside one: by their letters
        self._by_start: dict[str, list[int]] = defaultdict(list)
        self._literals = list(literals)
        for n, literal in enumerate(literals):
            core = bare(literal)
            inner = core.split(" ")[1:-1]
            if inner:
                self._by_word[max(inner, key=len)].append(n)
            else:
                self._by_start[core[:3]].append(n)

    def state(self) -> Any:
        """See `Engine.state`."""
        return self._literals

    @classmethod
    def restored(cls, state: Any) -> Self:
        """See `Engine.restored`."""
        return cls(state)

    def find(self, text: str) -> Iterable[tuple[int, int]]:
        """See `Engine.find`."""
        for number, line in enumerate(text.split("\n")):
            for word in set(line.split(" ")):
                yield from self._those(number, line, self._by_word.get(word, ()))
            for length in (1, 2, 3):
                for start in {line[i : i + length] for i in range(len(line))}:
                    yield from self._those(number, line, self._by_start.get(start, ()))

    def _those(
        self, number: int, line: str, literals: Iterable[int]
    ) -> Iterable[tuple[int, int]]:
        for n in literals:
            if stands(self._literals[n], line):
                yield number, n
