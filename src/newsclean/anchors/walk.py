"""One walk over a parsed pattern: sets of literals of which each match needs one."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from newsclean.anchors.marks import EDGE, WORD, marked
from newsclean.anchors.tree import REPEATS, in_words, is_noise

__all__ = ["Walk"]

#: More alternatives than this are not multiplied out: each costs the scan memory.
#: Beginnings of lines are told apart early, so there may be more of them.
MOST, MOST_BEGINS = 64, 1_200
#: Longer literals find nothing more, and cost memory.
_LONGEST = 40

#: If there are too many beginnings, this many letters of each may be few enough.
_LETTERS = (_LONGEST, 8, 5, 4, 3, 2, 1)

#: A class with at most this many members is written out: the digits are ten.
_MOST_MEMBERS = 10
#: So is a repeated class, such as two digits.
_MOST_REPEATED = 100

_NOTHING = frozenset([""])
_BLANK = frozenset([" "])


class Walk:
    """One walk; `most`: alternatives to multiply out; `edges`: what ^ and $ mean."""

    def __init__(self, most: int = MOST, edges: str = EDGE) -> None:
        self.most = most
        self.edges = edges
        #: item → what `exact` found: nested groups are needed again at each level
        self._known: dict[int, frozenset[str] | None] = {}

    def sequence(self, items: Any) -> list[frozenset[str]]:
        """All sets of which a match of the sequence must hold one literal each."""
        sets: list[frozenset[str]] = []
        run = _NOTHING
        loose = False
        for item in in_words(items):
            if isinstance(item, str):
                for piece in self._pieces(run, item):
                    word = frozenset([piece])
                    if self._fits(run, word):
                        run = _joined(run, word)
                    else:
                        sets.append(marked(self._and_begins(run, word), loose))
                        loose, run = False, word
                continue
            if run == {EDGE} and is_noise(item):
                # lines are also looked up without the signs before their first word
                loose = True
                continue
            exact = self.exact(item)
            if exact is not None and self._fits(run, exact):
                run = _joined(run, exact)
                continue
            begins = exact if exact is not None else self.begins(item)
            sets.append(marked(self._and_begins(run, begins), loose))
            loose = False
            run = _NOTHING
            if exact is not None and self._fits(_NOTHING, exact):
                run = exact
            else:
                sets += self.inside(item)
        return [*sets, marked(run, loose)]

    def _pieces(self, run: frozenset[str], word: str) -> Iterable[str]:
        """A word as a whole if it fits after the run, else letter by letter."""
        return [word] if max(map(len, run)) + len(word) <= _LONGEST else word

    def _and_begins(
        self, run: frozenset[str], begins: frozenset[str] | None
    ) -> frozenset[str]:
        """A run with what follows it, or with only the first letters of that."""
        for length in _LETTERS if begins else ():
            more = frozenset(s[:length] for s in begins or ())
            if self._fits(run, more):
                return _joined(run, more)
        return run

    def _fits(self, run: frozenset[str], more: frozenset[str]) -> bool:
        many = len(run) * len(more)
        if many > self.most and (
            many > MOST_BEGINS or not all(s.startswith(EDGE) for s in run)
        ):
            return False
        return max(map(len, run)) + max(map(len, more), default=0) <= _LONGEST

    def exact(self, item: Any) -> frozenset[str] | None:
        """Every string that the item can match, or None if there are too many."""
        if id(item) not in self._known:
            self._known[id(item)] = self._exact(item)
        return self._known[id(item)]

    def _exact(self, item: Any) -> frozenset[str] | None:
        kind, value = item
        if kind is op.LITERAL:
            return frozenset([chr(value)])
        if kind is op.AT:
            return frozenset([self._place(value)])
        if kind is op.IN:
            return self.members(value)
        if kind is op.SUBPATTERN:
            return self.exact_sequence(value[-1])
        if kind is op.ATOMIC_GROUP:
            return self.exact_sequence(value)
        if kind is op.BRANCH:
            return self.union(value[1])
        if kind in REPEATS:
            return self.repeated(value)
        # width zero; `inside` looks at what an assertion holds
        return _NOTHING if kind is op.ASSERT_NOT else None

    def _place(self, value: Any) -> str:
        if value is op.AT_BOUNDARY:
            return WORD
        return "" if value is op.AT_NON_BOUNDARY else self.edges

    def members(self, value: Any) -> frozenset[str] | None:
        """The characters of a class, if they are few."""
        if value == [(op.CATEGORY, op.CATEGORY_SPACE)]:
            return _BLANK
        found: set[str] = set()
        for kind, what in value:
            if kind is op.LITERAL:
                found.add(chr(what))
            elif kind is op.RANGE and what[1] - what[0] < _MOST_MEMBERS:
                found.update(map(chr, range(what[0], what[1] + 1)))
            else:
                return None
        return frozenset(found) if len(found) <= _MOST_MEMBERS else None

    def repeated(self, value: Any) -> frozenset[str] | None:
        """What a repeat can match: an option, a run of blanks, a fixed number."""
        low, high, inner = value
        exact = self.exact_sequence(inner)
        if exact == _BLANK and low <= 1:
            # a run of blanks is one blank in the text that is scanned
            return exact if low else exact | _NOTHING
        if exact is None or high > 2 or len(exact) ** int(high) > _MOST_REPEATED:
            return None
        runs = [_NOTHING, exact, _joined(exact, exact)]
        return frozenset().union(*runs[low : int(high) + 1])

    def exact_sequence(self, items: Any) -> frozenset[str] | None:
        """Every string that a sequence can match."""
        run = _NOTHING
        for item in in_words(items):
            exact = frozenset([item]) if isinstance(item, str) else self.exact(item)
            if exact is None or len(exact) * len(run) > self.most:
                return None
            run = _joined(run, exact)
        return run if max(map(len, run)) <= 3 * _LONGEST else None

    def union(self, branches: Any) -> frozenset[str] | None:
        """Every string that one of the branches can match."""
        found: set[str] = set()
        for branch in branches:
            exact = self.exact_sequence(branch)
            if exact is None:
                return None
            found |= exact
        return frozenset(found) if len(found) <= self.most else None

    def begins(self, item: Any) -> frozenset[str] | None:
        """What every match of the item begins with; None if that says nothing."""
        kind, value = item
        if kind in REPEATS:
            return self._begin_of(value[2]) if value[0] else None
        if kind is op.SUBPATTERN:
            return self._begin_of(value[-1])
        if kind is op.ATOMIC_GROUP:
            return self._begin_of(value)
        if kind is op.BRANCH:
            found = [self._begin_of(branch) for branch in value[1]]
            if any(f is None for f in found):
                return None
            whole = frozenset().union(*(f for f in found if f))
            return whole if len(whole) <= MOST_BEGINS else None
        return self.exact(item)

    def _begin_of(self, items: Any) -> frozenset[str] | None:
        run = _NOTHING
        for item in items:
            exact = self.exact(item)
            whole = exact is not None
            if exact is None:
                exact = self.begins(item)
            if exact is None:
                break
            if not whole or not self._fits(run, exact):
                run = self._and_begins(run, exact)
                break
            run = _joined(run, exact)
        return None if run == _NOTHING else run

    def inside(self, item: Any) -> list[frozenset[str]]:
        """The sets that an item needs if it is not a closed list of strings."""
        kind, value = item
        if kind is op.SUBPATTERN:
            return self.sequence(value[-1])
        if kind is op.ATOMIC_GROUP:
            return self.sequence(value)
        if kind is op.ASSERT and value[0] == 1:
            return self.sequence(value[1])
        if kind in REPEATS and value[0]:
            return self.sequence(value[2])
        if kind is op.BRANCH:
            return self.branches(value[1])
        return []

    def branches(self, branches: Any) -> list[frozenset[str]]:
        """The set that unites the best set of each branch."""
        from newsclean.anchors.keys import best

        found = [best(self.sequence(branch)) for branch in branches]
        if any(f is None for f in found):
            return []
        return [frozenset().union(*(f for f in found if f))]


def _joined(run: frozenset[str], more: frozenset[str]) -> frozenset[str]:
    return frozenset([a + b for a in run for b in more])
