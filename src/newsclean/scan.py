"""scan: one pass over the whole page for all literals → (line, rule) candidates.

Two engines behind one seam, with the same answers: hyperscan, and a word index in
pure Python that every machine has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

from newsclean.anchors import Keys

__all__ = [
    "ENGINES",
    "Engine",
    "Hyperscan",
    "Index",
    "WordIndex",
    "best_engine",
    "index",
    "scan",
]


class Engine(Protocol):
    """Finds which literals stand on which lines of a text.

    Literals and text are lower case; every blank in either is one plain space.
    """

    name: str

    def __init__(self, literals: Sequence[str]) -> None: ...

    def find(self, text: str) -> Iterable[tuple[int, int]]:
        """(line, literal) pairs by index, each pair at least once, in any order."""


_BLANKS = re.compile(r"[^\S\n]+")
#: What may stand before the first word of a line.
_SIGNS = re.compile(r"^\W+")


class Literals(NamedTuple):
    """The literals of the rules that look at lines up to one width."""

    widest: int
    #: literal → rules
    rules: list[list[int]]
    engine: Engine


class Index(NamedTuple):
    """Where to look for the lines of a set of rules; values are rule indices."""

    #: whole line → rules
    by_line: dict[str, list[int]]
    #: begin of a line → rules
    by_start: dict[str, list[int]]
    #: lengths of those begins
    lengths: tuple[int, ...]
    #: narrowest first: common words are looked for on short lines only
    literals: list[Literals]


def index(keys: Sequence[Keys], limits: Sequence[int], engine: type[Engine]) -> Index:
    """The index of rules by their keys and the widest line each looks at."""
    by_line: dict[str, list[int]] = {}
    by_start: dict[str, list[int]] = {}
    inside: dict[int, dict[str, list[int]]] = {}
    for number, (key, widest) in enumerate(zip(keys, limits, strict=True)):
        for line in key.lines:
            by_line.setdefault(line, []).append(number)
        for start in key.starts:
            by_start.setdefault(start, []).append(number)
        for literal in key.inside:
            inside.setdefault(widest, {}).setdefault(literal, []).append(number)
    return Index(
        by_line,
        by_start,
        tuple(sorted({len(s) for s in by_start})),
        [
            Literals(widest, list(found.values()), engine(list(found)))
            for widest, found in sorted(inside.items())
        ],
    )


def scan(
    views: Sequence[str], widths: Sequence[int], index: Index
) -> list[tuple[int, int]]:
    """(line, rule) pairs that could match, sorted."""
    text = "\n".join(views)
    if "  " in text or "\t" in text or "\x1f" in text:
        views = _BLANKS.sub(" ", text).split("\n")
    found = _by_begin(views, index)
    for widest, rules, engine in index.literals:
        numbers = [i for i, width in enumerate(widths) if width <= widest]
        if not numbers:
            continue
        narrow = "\n".join([views[i] for i in numbers])
        for line, literal in set(engine.find(narrow)):
            for rule in rules[literal]:
                found.add((numbers[line], rule))
    return sorted(found)


def _by_begin(views: Sequence[str], index: Index) -> set[tuple[int, int]]:
    """The candidates that are found by the whole line or by how it begins."""
    found: set[tuple[int, int]] = set()
    by_line, by_start, lengths = index.by_line, index.by_start, index.lengths
    for line, view in enumerate(views):
        if view in by_line:
            found.update((line, rule) for rule in by_line[view])
        for length in lengths:
            start = view[:length]
            if start in by_start:
                found.update((line, rule) for rule in by_start[start])
        if view and not view[0].isalnum():
            bare = _SIGNS.sub("", view, count=1)
            for length in lengths:
                start = bare[:length]
                if start in by_start:
                    found.update((line, rule) for rule in by_start[start])
    return found


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
            inner = literal.split(" ")[1:-1]
            if inner:
                self._by_word[max(inner, key=len)].append(n)
            else:
                self._by_start[literal[:3]].append(n)

    def find(self, text: str) -> Iterable[tuple[int, int]]:
        """See `Engine.find`."""
        for number, line in enumerate(text.split("\n")):
            for word in set(line.split(" ")):
                for n in self._by_word.get(word, ()):
                    if self._literals[n] in line:
                        yield number, n
            for start in {line[i : i + 3] for i in range(len(line))}:
                for n in self._by_start.get(start, ()):
                    if self._literals[n] in line:
                        yield number, n
            for length in (1, 2):
                for start in {line[i : i + length] for i in range(len(line))}:
                    for n in self._by_start.get(start, ()):
                        yield number, n


class Hyperscan:
    """All literals in one native pass over the encoded text."""

    name = "hyperscan"

    def __init__(self, literals: Sequence[str]) -> None:
        import hyperscan

        self._hs: Any = None
        if not literals:
            return
        self._hs = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        encoded = [p.encode("utf-8", "surrogatepass") for p in literals]
        self._hs.compile(
            expressions=encoded,
            ids=list(range(len(encoded))),
            elements=len(encoded),
            flags=[0] * len(encoded),
            literal=True,
        )

    def find(self, text: str) -> Iterable[tuple[int, int]]:
        """See `Engine.find`."""
        if self._hs is None:
            return []
        data = text.encode("utf-8", "surrogatepass")
        found: list[tuple[int, int]] = []

        def on_match(n: int, start: int, end: int, flags: int, context: Any) -> None:
            found.append((end, n))

        self._hs.scan(data, match_event_handler=on_match)
        # Matches come by their end; a newline never moves, so lines are counted.
        pairs: list[tuple[int, int]] = []
        line = at = 0
        for end, n in found:
            line += data.count(b"\n", at, end)
            at = end
            pairs.append((line, n))
        return pairs


ENGINES: tuple[type[Engine], ...] = (Hyperscan, WordIndex)


@cache
def best_engine() -> type[Engine]:
    """The first engine that this machine has."""
    try:
        import hyperscan  # noqa: F401
    except ImportError:
        return WordIndex
    return Hyperscan
