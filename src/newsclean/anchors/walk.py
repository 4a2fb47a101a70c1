"""One walk over a parsed pattern: the sets of literals of which each match needs one.

A literal may carry marks: `EDGE` where the line begins or ends, `WORD` where a word
does. They make "ist" another literal than the middle of "sister".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

__all__ = ["EDGE", "WORD", "Walk", "bare", "is_word", "parsed"]

#: The marks: neither character stands in the view of a line.
EDGE, WORD = "\n", "\0"

#: More alternatives than this are not multiplied out: each costs the scan memory.
#: Begins of lines are told apart early, and may be more.
MOST, MOST_BEGINS = 64, 600
#: Longer literals find nothing more and cost memory.
_LONGEST = 40
#: Where literals are many, so much of each is enough: half of them are the same then.
_MANY, _LONG_OF_MANY = 8, 12
#: A class of no more members is written out: the digits are ten.
_MOST_MEMBERS = 10
#: Two digits are.
_MOST_REPEATED = 100

_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_NOTHING = frozenset([""])
_BLANK = frozenset([" "])


def parsed(pattern: str) -> Any:
    """A compiled pattern as the standard library's parser reads it."""
    # The parser knows no \p{…}; any class serves, since classes yield no literal.
    return _parser.parse(re.sub(r"\\[pP]\{[^}]*\}", r"\\w", pattern))


def is_word(character: str) -> bool:
    """Whether a character is part of a word, as `\\w` has it."""
    return character.isalnum() or character == "_"


def bare(literal: str) -> str:
    """A literal without its marks."""
    return literal.strip(EDGE + WORD)


def _is_letter(character: str) -> bool:
    """Whether it is part of a word by every definition: "²" is by some."""
    return character.isalpha() or character.isdecimal() or character == "_"


class Walk:
    """One walk; `most` alternatives are multiplied out, `edges` says what ^ and $ are."""

    def __init__(self, most: int = MOST, edges: str = EDGE) -> None:
        self.most = most
        self.edges = edges
        #: item → what `exact` found: nested groups are asked for again at each level
        self._known: dict[int, frozenset[str] | None] = {}

    def sequence(self, items: Any) -> list[frozenset[str]]:
        """All sets of which a match of the sequence must hold one literal each."""
        sets: list[frozenset[str]] = []
        run = _NOTHING
        loose = False
        for item in _in_words(items):
            if isinstance(item, str):
                for piece in self._pieces(run, item):
                    word = frozenset([piece])
                    if self._fits(run, word):
                        run = _joined(run, word)
                    else:
                        sets.append(_marked(self._and_begins(run, word), loose))
                        loose, run = False, word
                continue
            if run == {EDGE} and _is_noise(item):
                # lines are looked up without the signs before their first word, too
                loose = True
                continue
            exact = self.exact(item)
            if exact is not None and self._fits(run, exact):
                run = _joined(run, exact)
                continue
            begins = exact if exact is not None else self.begins(item)
            sets.append(_marked(self._and_begins(run, begins), loose))
            loose = False
            run = _NOTHING
            if exact is not None and self._fits(_NOTHING, exact):
                run = exact
            else:
                sets += self.inside(item)
        return [*sets, _marked(run, loose)]

    def _pieces(self, run: frozenset[str], word: str) -> Iterable[str]:
        """A word whole where it fits behind the run, else letter by letter."""
        return [word] if max(map(len, run)) + len(word) <= _LONGEST else word

    def _and_begins(
        self, run: frozenset[str], begins: frozenset[str] | None
    ) -> frozenset[str]:
        """A run with what follows it, or with the first letter of what follows."""
        if begins is None:
            return run
        for more in (begins, frozenset(s[:1] for s in begins)):
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
        """Every string that the item can match, or None where they are too many."""
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
        if kind in _REPEATS:
            return self.repeated(value)
        # width zero; what an assertion holds is looked at in `inside`
        return _NOTHING if kind is op.ASSERT_NOT else None

    def _place(self, value: Any) -> str:
        if value is op.AT_BOUNDARY:
            return WORD
        return "" if value is op.AT_NON_BOUNDARY else self.edges

    def members(self, value: Any) -> frozenset[str] | None:
        """The characters of a class, where they are few."""
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
        for item in _in_words(items):
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
        """What every match of the item begins with; None where that says nothing."""
        kind, value = item
        if kind in _REPEATS:
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
            if exact is None or not self._fits(run, exact):
                break
            run = _joined(run, exact)
            if not whole:
                break
        return None if run == _NOTHING else run

    def inside(self, item: Any) -> list[frozenset[str]]:
        """The sets that an item needs which is no closed list of strings."""
        kind, value = item
        if kind is op.SUBPATTERN:
            return self.sequence(value[-1])
        if kind is op.ATOMIC_GROUP:
            return self.sequence(value)
        if kind is op.ASSERT and value[0] == 1:
            return self.sequence(value[1])
        if kind in _REPEATS and value[0]:
            return self.sequence(value[2])
        if kind is op.BRANCH:
            return self.branches(value[1])
        return []

    def branches(self, branches: Any) -> list[frozenset[str]]:
        """The set that holds the best one of each branch."""
        from newsclean.anchors.keys import best

        found = [best(self.sequence(branch)) for branch in branches]
        if any(f is None for f in found):
            return []
        return [frozenset().union(*(f for f in found if f))]


def _in_words(items: Any) -> Iterator[Any]:
    """The items, with letters that follow each other as one string."""
    word = ""
    for item in items:
        if item[0] is op.LITERAL:
            word += chr(item[1])
            continue
        if word:
            yield word
            word = ""
        yield item
    if word:
        yield word


def _joined(run: frozenset[str], more: frozenset[str]) -> frozenset[str]:
    return frozenset([a + b for a in run for b in more])


def _marked(run: frozenset[str], loose: bool) -> frozenset[str]:
    """Literals with marks at their ends only, and only those that say something.

    `loose`: signs may stand between the line's begin and the literal.
    """
    marked = frozenset(_mark(s, loose) for s in run)
    if len(marked) <= _MANY:
        return marked
    return frozenset(map(_shortened, marked))


def _shortened(literal: str) -> str:
    return (
        literal
        if len(literal) <= _LONG_OF_MANY + 1
        else literal[:_LONG_OF_MANY].strip(" ")
    )


def _mark(literal: str, loose: bool) -> str:
    core = literal.replace(WORD, "")
    inner = core.strip(EDGE)
    if core.startswith(EDGE):
        left = "" if loose and not (inner and is_word(inner[0])) else EDGE
    else:
        # a blank before a word is where it begins
        begins = literal.startswith((WORD, " "))
        inner = inner.lstrip(" ")
        left = WORD if begins and inner and _is_letter(inner[0]) else ""
    if core.endswith(EDGE) and inner:
        right = EDGE
    else:
        ends = literal.endswith((WORD, " "))
        inner = inner.rstrip(" ")
        right = WORD if ends and inner and _is_letter(inner[-1]) else ""
    return left + inner + right if inner else ""


def _is_noise(item: Any) -> bool:
    """Whether an item may match signs at the begin of a line, but never a letter."""
    kind, value = item
    if kind not in _REPEATS or len(value[2]) != 1:
        return False
    kind, members = value[2][0]
    if kind is op.LITERAL:
        return not is_word(chr(members))
    if kind is not op.IN:
        return False
    if members[0] == (op.NEGATE, None):
        return (op.CATEGORY, op.CATEGORY_WORD) in members
    return all(_is_sign(*member) for member in members)


def _is_sign(kind: Any, value: Any) -> bool:
    if kind is op.CATEGORY:
        return value in (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD)
    if kind is op.RANGE:
        low, high = value
        return not any(is_word(chr(c)) for c in range(low, min(high, low + 512) + 1))
    return kind is op.LITERAL and not is_word(chr(value))
