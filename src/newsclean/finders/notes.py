"""What notes below stories say of people and companies: `notes.toml`, as patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsclean.finders.wordlists import any_of, word_list

__all__ = [
    "Notes",
    "contact",
    "contacts",
    "labels",
    "languages",
    "notes",
    "opening",
    "with_verb",
]

_CAPITAL = r"[^\W\d_a-zß-ÿа-яёіїєґα-ω]"
_WORD = rf"{_CAPITAL}[\w'’.-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|da|do|di|la|le|van|von|der|den|zu|bin|al)){{0,5}}"
#: What may come between a name and its verb: letters after the name, an age, a bracket.
_ASIDE = r"(?:,? ?\([^)]{1,60}\)|(?:, [A-Z][A-Za-z.]{1,7}){1,4},?|, [^,.]{2,100},)?"


class Notes(NamedTuple):
    """What notes in one language say, as patterns for the views of lines."""

    verbs: re.Pattern[str]
    jobs: re.Pattern[str]
    life: re.Pattern[str]
    spare: re.Pattern[str]
    label: re.Pattern[str]
    company: re.Pattern[str]


@cache
def languages() -> tuple[str, ...]:
    """The languages that notes are known in; a line's words decide which applies."""
    return tuple(word_list("notes"))


@cache
def opening() -> re.Pattern[str]:
    """A name at the beginning of a line, and what may come between it and its verb.

    For lines as they are written, since it needs capitals.
    """
    return re.compile(rf"({_NAME}){_ASIDE} ?")


#: This many letters distinguish verbs.
_LETTERS = 2


@cache
def _verbs() -> dict[str, list[tuple[str, str]]]:
    """The verbs that follow a person's name, with their languages, by first letters."""
    by_begin: dict[str, list[tuple[str, str]]] = {}
    for lang, own in word_list("notes").items():
        for verb in own["verbs"]:
            begin = verb.removesuffix("*")[:_LETTERS]
            by_begin.setdefault(begin, []).append((verb, lang))
    return by_begin


def with_verb(view: str, at: int) -> set[str]:
    """The languages in which a verb that follows a person's name is at a place."""
    if at and _is_of_word(view[at - 1 : at]):
        return set()
    known = _verbs()
    asked = (
        *known.get(view[at : at + _LETTERS], ()),
        *known.get(view[at : at + 1], ()),
    )
    return {lang for verb, lang in asked if _stands(view, at, verb)}


def _stands(view: str, at: int, verb: str) -> bool:
    if verb[-1] == "*":
        return view.startswith(verb[:-1], at)
    end = at + len(verb)
    return view.startswith(verb, at) and not (
        verb[-1].isalnum() and _is_of_word(view[end : end + 1])
    )


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter in ("_", "'")


@cache
def labels() -> tuple[str, ...]:
    """The beginnings of a label of a note about a company, in all languages."""
    parts = word_list("notes").values()
    return tuple(sorted({phrase for part in parts for phrase in part["about"]}))


@cache
def contacts() -> tuple[str, ...]:
    """The beginnings of a label above whom the press may call, in all languages."""
    parts = word_list("notes").values()
    every = {phrase.rstrip("*") for part in parts for phrase in part["contact"]}
    return tuple(sorted(every))


@cache
def contact() -> re.Pattern[str]:
    """That label as a whole line: the same words mean nothing elsewhere."""
    parts = word_list("notes").values()
    every = {phrase for part in parts for phrase in part["contact"]}
    return re.compile(any_of(every) + r"[\w /-]{0,30}\W*$")


@cache
def notes(lang: str) -> Notes:
    """The words of a language, by its ISO 639-1 code; compiled when a page needs them.

    >>> bool(notes("de").jobs.match("redakteurin"))
    True
    """
    own = word_list("notes")[lang]
    about = "|".join(map(re.escape, sorted(own["about"], key=len, reverse=True)))
    return Notes(
        verbs=re.compile(any_of(own["verbs"])),
        jobs=re.compile(any_of(own["jobs"])),
        life=re.compile(any_of(own["life"])),
        spare=re.compile(any_of(own["spare"])),
        label=re.compile(rf"(?:{about})(?: |(?<='))(.{{2,60}}?)\W*$"),
        company=re.compile(any_of(own["company"])),
    )
