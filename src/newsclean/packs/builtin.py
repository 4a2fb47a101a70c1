"""The built-in rules and finders: read once from their files, and then kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newsclean.cache import Records, keep_records, recall_records
from newsclean.model import Finder, Rule
from newsclean.packs.seal import builtin_seal
from newsclean.packs.shelf import Shelf, packed_rules

__all__ = [
    "LANGUAGES",
    "Sent",
    "are_builtin",
    "builtin_finders",
    "builtin_rules",
    "builtin_shelf",
    "received",
    "sent",
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
    "is",
    "lt",
    "sk",
    "sw",
    "hi",
    "fa",
    "bg",
    "hr",
)


@cache
def builtin_rules() -> tuple[Rule, ...]:
    """The rules of all built-in packs, in the order of their files."""
    return builtin_shelf().every()


def are_builtin(rules: Sequence[Rule]) -> bool:
    """Whether these are what `builtin_rules` returned; makes no rule to find out."""
    return bool(builtin_rules.cache_info().currsize) and rules is builtin_rules()


@cache
def builtin_shelf() -> Shelf:
    """The rules of all built-in packs, read once from their files and then kept."""
    return Shelf(recall_records(_name()) or _read(), _read)


class Sent(NamedTuple):
    """All built-in rules on their way to another process."""

    seal: str
    data: bytes


def sent() -> Sent:
    """All built-in rules as bytes; no rule is made for this."""
    return Sent(builtin_seal(), builtin_shelf().records.data)


def received(rules: Sent) -> tuple[Rule, ...] | None:
    """The rules that another process sent; None if this one has the same itself."""
    if rules.seal == builtin_seal():
        return None
    return Shelf(Records(rules.data), _lost).every()


def _lost() -> Records:
    raise ValueError("Rules from another process came damaged: send them again.")


def _name() -> str:
    return f"rules-{builtin_seal()}"


def _read() -> Records:
    # not needed if the cache has the rules
    from newsclean.packs.rulefile import rules_of_folder

    data = packed_rules(rules_of_folder(_room(), pack=""))
    keep_records(_name(), data)
    return Records(data)


@cache
def builtin_finders() -> tuple[Finder, ...]:
    """The built-in finders."""
    from newsclean.finders import FINDERS

    return FINDERS


def _room() -> Path:
    return Path(__file__).parent.parent / "rules"


@cache
def standard_article(lang: str) -> str:
    """The article that a language's examples are inserted into, or the English one."""
    path = _room() / lang / "article.txt"
    if not path.exists():
        path = _room() / "en" / "article.txt"
    return path.read_text(encoding="utf-8")
