"""Phrases from lists, and where they stand in a text: each is asked of few texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

__all__ = [
    "Openers",
    "Phrases",
    "Says",
    "openers_of",
    "phrases_of",
    "says_of",
    "tail_of",
    "words_in",
]

#: From this character on, scripts write no blanks between words.
_JOINED = "\u2e80"
#: This many first letters distinguish openers.
_LETTERS = 3
#: This many last letters distinguish what a line ends in.
_TAIL = 2
_DOTS = " .…"
_NOTHING: frozenset[str] = frozenset()


class Phrases(NamedTuple):
    """Phrases in lower case, by a word that each contains, and those that contain none.

    Each comes with whether it must end where a word ends.
    """

    by_word: dict[str, list[tuple[str, bool]]]
    others: list[tuple[str, bool]]

    def places(self, text: str, words: set[str]) -> Iterator[int]:
        """Where they occur in a text with these words, at the beginning of a word."""
        asked = list(self.others)
        for word in self.by_word.keys() & words:
            asked += self.by_word[word]
        for phrase, whole in asked:
            inside = phrase[0].isalnum() and phrase[0] < _JOINED
            at = text.find(phrase)
            while at >= 0:
                begins = not inside or at == 0 or not text[at - 1].isalnum()
                if begins and _ends(text, at + len(phrase), whole):
                    yield at
                at = text.find(phrase, at + 1)


#: Letters and digits in a row.
_WORD = re.compile(r"[^\W_]+")


def words_in(text: str) -> set[str]:
    """The words of a text, for `Phrases.places`."""
    words = set(text.split())
    with_signs = (word for word in words if not word.isalnum())
    return words.union(_WORD.findall(" ".join(with_signs)))


class Openers(NamedTuple):
    """Phrases by their first letters, with their kinds: few views need any compared."""

    by_begin: dict[str, list[tuple[str, bool, str]]]

    def kinds(self, view: str) -> frozenset[str]:
        """What a view begins with: "opener", "self", both or nothing."""
        known = self.by_begin
        asked = known.get(view[:3]) or known.get(view[:2]) or known.get(view[:1])
        if not asked:
            return _NOTHING
        return frozenset(
            [
                kind
                for text, whole, kind in asked
                if view.startswith(text) and _ends(view, len(text), whole)
            ]
        )


def tail_of(view: str) -> str:
    """The last letters of a line, by which `Says` looks up what it ends in."""
    return view.rstrip(_DOTS)[-_TAIL:]


class Says(NamedTuple):
    """What a line between two comments ends in, by its last letters, or begins with."""

    by_end: dict[str, list[str]]
    begins: tuple[str, ...]

    def said(self, view: str) -> bool:
        """Whether a line is of this kind."""
        if self.begins and view.startswith(self.begins):
            return True
        bare = view.rstrip(_DOTS)
        asked = self.by_end.get(bare[-_TAIL:])
        return asked is not None and any(
            bare.endswith(end)
            and (len(bare) == len(end) or not bare[-len(end) - 1].isalnum())
            for end in asked
        )


def _ends(view: str, end: int, whole: bool) -> bool:
    return not (whole and view[end : end + 1].isalnum() and view[end - 1].isalnum())


def phrases_of(listed: Iterable[str]) -> Phrases:
    """Phrases as lists write them; `*` at the end: a word may go on there."""
    by_word: dict[str, list[tuple[str, bool]]] = {}
    others: list[tuple[str, bool]] = []
    for written in listed:
        phrase, whole = _read(written)
        longest = max(_sure_words(phrase, whole), key=len, default="")
        asked = by_word.setdefault(longest, []) if longest else others
        asked.append((phrase, whole))
    return Phrases(by_word, others)


def _read(written: str) -> tuple[str, bool]:
    """A phrase, and whether it must end where a word ends."""
    return written.removesuffix("*"), written[-1] != "*"


def _sure_words(phrase: str, whole: bool) -> Iterator[str]:
    """The words of a phrase that are whole words wherever the phrase occurs."""
    for word in _WORD.finditer(phrase):
        begins = word.start() or phrase[0] < _JOINED
        if begins and (whole or word.end() < len(phrase)):
            yield word.group()


def says_of(listed: Iterable[str]) -> Says:
    """What a line ends in; `*` at the end: what it begins with."""
    by_end: dict[str, list[str]] = {}
    begins: list[str] = []
    for phrase in listed:
        if phrase[-1] == "*":
            begins.append(phrase[:-1])
        else:
            by_end.setdefault(phrase[-_TAIL:], []).append(phrase)
    return Says(by_end, tuple(begins))


def openers_of(written: Iterable[tuple[str, str]]) -> Openers:
    """Phrases, each with what it is."""
    by_begin: dict[str, list[tuple[str, bool, str]]] = {}
    for phrase, kind in written:
        text, whole = _read(phrase)
        by_begin.setdefault(text[:_LETTERS], []).append((text, whole, kind))
    # short ones are also compared where a longer one begins alike
    return Openers(
        {
            begin: [
                asked
                for n in range(1, len(begin) + 1)
                for asked in by_begin.get(begin[:n], ())
            ]
            for begin in by_begin
        }
    )
