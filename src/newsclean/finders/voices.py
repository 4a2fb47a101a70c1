"""How readers write below stories: what `voices.toml` says of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from newsclean.finders.wordlists import any_of, word_list

__all__ = ["Openers", "Phrases", "Says", "Voice", "tongues", "voice"]

#: From here on scripts write no blank between words.
_JOINED = "\u2e80"
_DEFAULT = "en"
#: So many first letters tell openers apart; shorter ones are told by the first.
_LETTERS = 3
_NOTHING: frozenset[str] = frozenset()


class Phrases(NamedTuple):
    """Phrases in lower case, and whether each must end where a word ends."""

    texts: tuple[str, ...]
    whole: tuple[bool, ...]

    def places(self, text: str) -> Iterator[int]:
        """Where they stand in a text, each from the begin of a word on."""
        for phrase, whole in zip(self.texts, self.whole, strict=True):
            inside = phrase[0].isalnum() and phrase[0] < _JOINED
            at = text.find(phrase)
            while at >= 0:
                begins = not inside or at == 0 or not text[at - 1].isalnum()
                if begins and _ends(text, at + len(phrase), whole):
                    yield at
                at = text.find(phrase, at + 1)


class Openers(NamedTuple):
    """Phrases by their first letters, with what they are: few views ask for any."""

    by_begin: dict[str, list[tuple[str, bool, str]]]

    def kinds(self, view: str) -> frozenset[str]:
        """What a view begins with: "opener", "self", both or nothing."""
        asked = self.by_begin.get(view[:_LETTERS]) or self.by_begin.get(view[:1])
        if not asked:
            return _NOTHING
        return frozenset(
            kind
            for text, whole, kind in asked
            if view.startswith(text) and _ends(view, len(text), whole)
        )


class Says(NamedTuple):
    """What the line between two comments ends in, or begins with."""

    ends: tuple[str, ...]
    begins: tuple[str, ...]

    def said(self, view: str) -> bool:
        """Whether a line is such a one."""
        if self.begins and view.startswith(self.begins):
            return True
        bare = view.rstrip(" .…")
        return bare.endswith(self.ends) and any(
            bare.endswith(end)
            and (len(bare) == len(end) or not bare[-len(end) - 1].isalnum())
            for end in self.ends
        )


_List: TypeAlias = Mapping[str, Sequence[str]]


class Voice(NamedTuple):
    """What to listen for on a page of one language.

    `openers` begin a comment, or an author's paragraph too; `page` speaks of the story,
    `marks` stand in no paper, with `leave` an author ends; `person` says I and you,
    `says` stands between two comments.
    """

    openers: Openers
    leave: Phrases
    page: Phrases
    marks: Phrases
    person: re.Pattern[str]
    says: Says


def _ends(view: str, end: int, whole: bool) -> bool:
    return not (whole and view[end : end + 1].isalnum() and view[end - 1].isalnum())


@cache
def tongues() -> Openers:
    """The openers of all languages; their kinds are the languages."""
    by_begin: dict[str, list[tuple[str, bool, str]]] = {}
    for lang, own in word_list("voices").items():
        found = _openers([own], {"openers": lang, "selves": lang}).by_begin
        for begin, asked in found.items():
            by_begin.setdefault(begin, []).extend(asked)
    return Openers(by_begin)


@cache
def voice(lang: str) -> Voice:
    """The voice of a language, by its ISO 639-1 code; of an unknown one, English.

    Readers everywhere begin in English too; what English calls I and this article is
    another word elsewhere.

    >>> voice("de").openers.kinds("danke für den hinweis")
    frozenset({'opener'})
    >>> voice("en").openers.kinds("thankless work")
    frozenset()
    """
    known = word_list("voices")
    own = known.get(lang, known[_DEFAULT])
    parts = [known["any"], own]
    both = parts if own is known[_DEFAULT] else [*parts, known[_DEFAULT]]
    says = _all(both, "says")
    return Voice(
        openers=_openers(both, {"openers": "opener", "selves": "self"}),
        leave=_phrases(both, "leave"),
        page=_phrases(parts, "page"),
        marks=_phrases(parts, "marks"),
        person=re.compile(any_of(own["person"])),
        says=Says(
            tuple(phrase for phrase in says if phrase[-1] != "*"),
            tuple(phrase[:-1] for phrase in says if phrase[-1] == "*"),
        ),
    )


def _all(parts: Iterable[_List], key: str) -> list[str]:
    return list(dict.fromkeys(phrase for part in parts for phrase in part[key]))


def _phrases(parts: Iterable[_List], key: str) -> Phrases:
    found = _all(parts, key)
    return Phrases(
        tuple(phrase.removesuffix("*") for phrase in found),
        tuple(phrase[-1] != "*" for phrase in found),
    )


def _openers(parts: Iterable[_List], kinds: dict[str, str]) -> Openers:
    by_begin: dict[str, list[tuple[str, bool, str]]] = {}
    for key, kind in kinds.items():
        phrases = _phrases(parts, key)
        for text, whole in zip(phrases.texts, phrases.whole, strict=True):
            begin = text[:_LETTERS] if len(text) >= _LETTERS else text[:1]
            by_begin.setdefault(begin, []).append((text, whole, kind))
    # short ones are asked wherever a longer one begins alike
    for begin, asked in by_begin.items():
        if len(begin) > 1:
            asked.extend(by_begin.get(begin[:1], ()))
    return Openers(by_begin)
