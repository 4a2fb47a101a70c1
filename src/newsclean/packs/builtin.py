"""The built-in rules and finders: read once from their files, and then kept."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from newsclean.cache import keep, recall
from newsclean.model import Example, Finder, Rule
from newsclean.packs.rulefile import rules_of_folder

__all__ = [
    "LANGUAGES",
    "builtin_finders",
    "builtin_rules",
    "builtin_seal",
    "standard_article",
]

#: The languages of the built-in packs, by their ISO 639-1 codes.
LANGUAGES: tuple[str, ...] = (
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "uk",
    "ru",
    "cs",
    "ro",
    "sv",
    "da",
    "no",
    "tr",
    "el",
    "hu",
    "ar",
    "he",
    "ja",
    "zh",
    "ko",
    "id",
    "vi",
    "fi",
)


@cache
def builtin_rules() -> tuple[Rule, ...]:
    """The rules of all built-in packs, read once from their files and then kept."""
    name = f"rules-{builtin_seal()}"
    known = recall(name)
    if known is not None:
        try:
            return tuple(map(_unpacked, known))
        except (TypeError, ValueError):
            known = None
    rules = tuple(rules_of_folder(_room(), pack=""))
    keep(name, [_packed(rule) for rule in rules])
    return rules


def _packed(rule: Rule) -> tuple[Any, ...]:
    """A rule as plain data."""
    values = {field: getattr(rule, field) for field in _FIELDS}
    for key in ("hits", "misses"):
        values[key] = tuple(map(tuple, values[key]))
    return tuple(values.values())


def _unpacked(values: tuple[Any, ...]) -> Rule:
    known = dict(zip(_FIELDS, values, strict=True))
    for key in ("hits", "misses"):
        known[key] = tuple(map(Example._make, known[key]))
    return Rule(**known)


_FIELDS = tuple(Rule.__dataclass_fields__)


@cache
def builtin_seal() -> str:
    """Names the built-in rules and the code that reads them: another file, another name."""
    home = str(_room().parent)
    seal = hashlib.sha256(sys.implementation.cache_tag.encode())
    rooms = sorted(entry.path for entry in os.scandir(_room()) if entry.is_dir())
    for folder in (home, f"{home}/anchors", f"{home}/packs", *rooms):
        for name in sorted(os.listdir(folder)):
            if name.endswith((".py", ".toml", ".txt")):
                with open(f"{folder}/{name}", "rb") as file:
                    data = file.read()
                path = f"{folder[len(home) :]}/{name}:{len(data)}:"
                seal.update(path.encode("utf-8", "surrogateescape"))
                seal.update(data)
    return seal.hexdigest()[:16]


@cache
def builtin_finders() -> tuple[Finder, ...]:
    """The built-in finders."""
    from newsclean.finders import FINDERS

    return FINDERS


def _room() -> Path:
    return Path(str(resources.files("newsclean"))) / "rules"


@cache
def standard_article(lang: str) -> str:
    """The article of a language that examples are set into; English where none is."""
    path = _room() / lang / "article.txt"
    if not path.exists():
        path = _room() / "en" / "article.txt"
    return path.read_text(encoding="utf-8")
