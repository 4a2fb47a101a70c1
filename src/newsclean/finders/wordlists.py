"""Lists of words by language: read once from the TOML files beside the finders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from newsclean.cache import plain_toml

__all__ = ["any_of", "word_list"]

_HOME = Path(__file__).parent


@cache
def word_list(name: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """A list by its name: language → key → phrases in lower case."""
    found: Mapping[str, Mapping[str, Sequence[str]]] = plain_toml(
        _HOME / f"{name}.toml"
    )
    return found


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of phrases as whole words; a word that ends in "*" may continue.

    >>> bool(re.match(any_of(["journalis*", "host"]), "journalists"))
    True
    >>> bool(re.match(any_of(["journalis*", "host"]), "hostile"))
    False
    """
    longest = sorted(phrases, key=len, reverse=True)
    forms = (
        re.escape(phrase[:-1])
        if phrase.endswith("*")
        else re.escape(phrase) + (r"(?![\w'])" if phrase[-1].isalnum() else "")
        for phrase in longest
    )
    return rf"(?<![\w'])(?:{'|'.join(forms)})"
