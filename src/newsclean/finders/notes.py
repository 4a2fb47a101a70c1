"""What notes below stories say of people and companies: `notes.toml`, as patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsclean.finders.wordlists import any_of, word_list

__all__ = ["Notes", "all_notes", "any_verb", "notes"]

_CAPITAL = r"[^\W\d_a-zß-ÿа-яёіїєґα-ω]"
_WORD = rf"{_CAPITAL}[\w'’.-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|da|do|di|la|le|van|von|der|den|zu|bin|al)){{0,5}}"
#: What may stand between a name and its verb: letters behind it, an age, a bracket.
_ASIDE = r"(?:,? ?\([^)]{1,60}\)|(?:, [A-Z][A-Za-z.]{1,7}){1,4},?|, [^,.]{2,100},)?"


class Notes(NamedTuple):
    """Patterns for the views of lines, but for `opening`, which asks for capitals."""

    opening: re.Pattern[str]
    verbs: re.Pattern[str]
    jobs: re.Pattern[str]
    life: re.Pattern[str]
    spare: re.Pattern[str]
    about: tuple[str, ...]
    label: re.Pattern[str]
    company: re.Pattern[str]
    contact: re.Pattern[str]


@cache
def all_notes() -> tuple[Notes, ...]:
    """The words of each language: those that stand in a line decide, no guess does."""
    return tuple(notes(lang) for lang in word_list("notes"))


@cache
def any_verb() -> re.Pattern[str]:
    """What follows a person's name in some language: most lines hold none of it."""
    lists = word_list("notes").values()
    return re.compile(any_of({verb for part in lists for verb in part["verbs"]}))


@cache
def notes(lang: str) -> Notes:
    """The words of a language, by its ISO 639-1 code.

    >>> bool(notes("de").jobs.match("redakteurin"))
    True
    """
    known = word_list("notes")
    own = known[lang]
    # a line of its own, and the same in no other sense: all languages at once
    every = {phrase for part in known.values() for phrase in part["contact"]}
    about = "|".join(map(re.escape, sorted(own["about"], key=len, reverse=True)))
    return Notes(
        opening=re.compile(rf"({_NAME}){_ASIDE} ?"),
        verbs=re.compile(any_of(own["verbs"])),
        jobs=re.compile(any_of(own["jobs"])),
        life=re.compile(any_of(own["life"])),
        spare=re.compile(any_of(own["spare"])),
        about=tuple(own["about"]),
        label=re.compile(rf"(?:{about})(?: |(?<='))(.{{2,60}}?)\W*$"),
        company=re.compile(any_of(own["company"])),
        contact=re.compile(any_of(every) + r"[\w /-]{0,30}\W*$"),
    )
