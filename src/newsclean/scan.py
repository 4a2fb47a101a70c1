"""scan: one pass over the whole page for all literals → (line, rule) candidates.

Two engines behind one seam, with the same answers: hyperscan, and a word index in
pure Python that every machine has.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import version
from typing import Any, NamedTuple, Protocol

from newsclean.anchors import EDGE, WORD, Keys, bare
from newsclean.cache import blob_for, cache_folder, write_whole

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

    Literals and text are lower case; every blank in either is one plain space. A
    literal may begin and end with `EDGE` (there the line does) or `WORD` (there a
    word does; next to letters that are not ASCII an engine need not look).
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
    #: narrowest first: common words are looked for on short lines only
    literals: list[Literals]
    #: rule → sets of literals of which its line must hold one each, besides
    more: list[tuple[tuple[str, ...], ...]]


#: Asking for so many literals costs what the pattern itself does.
_MOST_ASKED = 12


def index(keys: Sequence[Keys], limits: Sequence[int], engine: type[Engine]) -> Index:
    """The index of rules by their keys and the widest line each looks at."""
    by_line: dict[str, list[int]] = {}
    inside: dict[int, dict[str, list[int]]] = {}
    for number, (key, widest) in enumerate(zip(keys, limits, strict=True)):
        for line in key.lines:
            by_line.setdefault(line, []).append(number)
        for literal in key.needed[0].literals if key.needed else ():
            inside.setdefault(widest, {}).setdefault(literal, []).append(number)
    return Index(
        by_line,
        [
            Literals(widest, list(found.values()), engine(list(found)))
            for widest, found in sorted(inside.items())
        ],
        [_more(key) for key in keys],
    )


def _more(key: Keys) -> tuple[tuple[str, ...], ...]:
    """The other sets that are short enough to be asked of a line."""
    sets = (tuple(dict.fromkeys(map(bare, n.literals))) for n in key.needed[1:])
    return tuple(s for s in sets if len(s) <= _MOST_ASKED)


def scan(
    views: Sequence[str], widths: Sequence[int], index: Index
) -> list[tuple[int, int]]:
    """(line, rule) pairs that could match, sorted."""
    text = "\n".join(views)
    if "  " in text or "\t" in text or "\x1f" in text:
        views = _BLANKS.sub(" ", text).split("\n")
    found = {
        (line, rule)
        for line, view in enumerate(views)
        if view in index.by_line
        for rule in index.by_line[view]
    }
    more = index.more
    for widest, rules, engine in index.literals:
        numbers = [i for i, width in enumerate(widths) if width <= widest]
        if not numbers:
            continue
        narrow = [views[i] for i in numbers]
        for i in tuple(numbers):
            view = views[i]
            if view and not view[0].isalnum():
                # lines are looked up without the signs before their first word, too
                narrow.append(_SIGNS.sub("", view, count=1))
                numbers.append(i)
        for at, literal in engine.find("\n".join(narrow)):
            line = numbers[at]
            view = views[line]
            for rule in rules[literal]:
                for needed in more[rule]:
                    for one in needed:
                        if one in view:
                            break
                    else:
                        break
                else:
                    found.add((line, rule))
    return sorted(found)


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


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
            if _stands(self._literals[n], line):
                yield number, n


def _stands(literal: str, line: str) -> bool:
    """Whether a literal with its marks stands on a line."""
    core = bare(literal)
    if literal[0] == EDGE and not line.startswith(core):
        return False
    if literal[-1] == EDGE and not line.endswith(core):
        return False
    if literal[0] == EDGE == literal[-1]:
        return line == core
    left, right = literal[0] == WORD, literal[-1] == WORD
    at = len(line) - len(core) if literal[-1] == EDGE else line.find(core)
    while at >= 0:
        end = at + len(core)
        opens = not left or at == 0 or line[at - 1] not in _LETTERS
        closes = not right or end == len(line) or line[end] not in _LETTERS
        if opens and closes:
            return True
        if EDGE in (literal[0], literal[-1]):
            return False
        at = line.find(core, at + 1)
    return False


#: Whether a byte is part of a word; those of other scripts pass for signs.
_IN_WORD = bytes(chr(b) in _LETTERS for b in range(256))


def _database(literals: Sequence[bytes]) -> Any:
    """The compiled literals, from the cache: compiling 50,000 takes two seconds."""
    import hyperscan

    mode = hyperscan.HS_MODE_BLOCK

    def made() -> bytes:
        database = hyperscan.Database(mode=mode)
        database.compile(
            expressions=literals,
            ids=list(range(len(literals))),
            elements=len(literals),
            flags=[0] * len(literals),
            literal=True,
        )
        data: bytes = hyperscan.dumpb(database)
        return data

    def loaded(data: bytes) -> Any:
        database = hyperscan.loadb(data, mode=mode)
        database.scratch = hyperscan.Scratch(database)
        return database

    if len(literals) < _WORTH_KEEPING:
        return loaded(made())
    seal = hashlib.sha256(version("hyperscan").encode())
    seal.update(b"\n".join(b"%d:%s" % (len(p), p) for p in literals))
    name = f"scan-{seal.hexdigest()[:16]}.hs"
    try:
        return loaded(blob_for(name, made))
    except hyperscan.error:
        data = made()
        write_whole(cache_folder() / name, data)
        return loaded(data)


#: Fewer literals are compiled faster than a file is read.
_WORTH_KEEPING = 500


class Hyperscan:
    """All literals in one native pass over the encoded text."""

    name = "hyperscan"

    def __init__(self, literals: Sequence[str]) -> None:

        self._hs: Any = None
        if not literals:
            return
        encoded = [
            p.replace(WORD, "").encode("utf-8", "surrogatepass") for p in literals
        ]
        self._hs = _database(encoded)
        #: literal → how far before its end the character before it stands; 0: not asked
        self._left = [
            len(e) + 1 if p[0] == WORD else 0
            for p, e in zip(literals, encoded, strict=True)
        ]
        self._right = [p[-1] == WORD for p in literals]
        self._edge = [p[-1] == EDGE for p in literals]

    def find(self, text: str) -> Iterable[tuple[int, int]]:
        """See `Engine.find`."""
        if self._hs is None:
            return []
        data = f"\n{text}\n".encode("utf-8", "surrogatepass")
        found: list[tuple[int, int]] = []

        def on_match(n: int, start: int, end: int, flags: int, context: Any) -> None:
            found.append((end, n))

        self._hs.scan(data, match_event_handler=on_match)
        # Matches come by their end; a newline never moves, so lines are counted.
        pairs: set[tuple[int, int]] = set()
        line, at = 0, 1
        left, right, edge = self._left, self._right, self._edge
        for end, n in found:
            if right[n] and _IN_WORD[data[end]]:
                continue
            if left[n] and _IN_WORD[data[end - left[n]]]:
                continue
            to = end - edge[n]
            if to > at:
                line += data.count(b"\n", at, to)
                at = to
            pairs.add((line, n))
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
