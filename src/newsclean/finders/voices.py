"""How readers write below stories: what `voices.toml` lists for a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from newsclean.finders.phrases import (
    Openers,
    Phrases,
    Says,
    openers_of,
    phrases_of,
    says_of,
)
from newsclean.finders.wordlists import any_of, word_list

__all__ = ["Voice", "anybody", "tongues", "voice"]

_DEFAULT = "en"

_List: TypeAlias = Mapping[str, Sequence[str]]


class Voice(NamedTuple):
    """What to look for on a page in one language.

    `openers` begin a comment, and sometimes an author's paragraph; `page` refers to the
    story; `marks` never occur in a paper; with `leave`, an author ends; `person` says I
    and you; `says` comes between two comments.
    """

    openers: Openers
    leave: Phrases
    page: Phrases
    marks: Phrases
    person: re.Pattern[str]
    says: Says


@cache
def tongues() -> Openers:
    """The openers of all languages; their kinds are the languages."""
    by_begin: dict[str, list[tuple[str, bool, str]]] = {}
    for lang, own in word_list("voices").items():
        written = ((p, lang) for p in (*own["openers"], *own["selves"]))
        for begin, asked in openers_of(written).by_begin.items():
            by_begin.setdefault(begin, []).extend(asked)
    return Openers(by_begin)


@cache
def voice(lang: str) -> Voice:
    """The voice of a language, by its ISO 639-1 code; for an unknown one, English.

    Readers everywhere begin in English too; but the words for I and for this article
    are looked for only in the language itself.

    >>> voice("de").openers.kinds("danke für den hinweis")
    frozenset({'opener'})
    >>> voice("en").openers.kinds("thankless work")
    frozenset()
    """
    known = word_list("voices")
    own = known.get(lang, known[_DEFAULT])
    parts = [known["any"], own]
    both = parts if own is known[_DEFAULT] else [*parts, known[_DEFAULT]]
    return Voice(
        openers=openers_of(
            (phrase, kind)
            for kind, key in (("opener", "openers"), ("self", "selves"))
            for phrase in _all(both, key)
        ),
        leave=phrases_of(_all(both, "leave")),
        page=phrases_of(_all(parts, "page")),
        marks=phrases_of(_all(parts, "marks")),
        person=re.compile(any_of(own["person"])),
        says=says_of(_all(both, "says")),
    )


@cache
def anybody() -> tuple[Openers, Says]:
    """What comments in any language begin with, and what comes between two of them."""
    every = list(word_list("voices").values())
    openers = [p for own in every for key in ("openers", "selves") for p in own[key]]
    return openers_of((phrase, "") for phrase in openers), says_of(_all(every, "says"))


def _all(parts: Iterable[_List], key: str) -> list[str]:
    return list(dict.fromkeys(phrase for part in parts for phrase in part[key]))
