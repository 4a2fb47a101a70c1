"""Folder, file or installed distribution → rules and finders."""

from newsclean.packs.builtin import (
    LANGUAGES,
    builtin_finders,
    builtin_rules,
    builtin_seal,
    standard_article,
)
from newsclean.packs.check import PackError, check_patterns, check_rule
from newsclean.packs.load import ENTRY_POINTS, folder_of, load
from newsclean.packs.rulefile import KEYS, MANIFEST, rules_in

__all__ = [
    "ENTRY_POINTS",
    "KEYS",
    "LANGUAGES",
    "MANIFEST",
    "PackError",
    "builtin_finders",
    "builtin_rules",
    "builtin_seal",
    "check_patterns",
    "check_rule",
    "folder_of",
    "load",
    "rules_in",
    "standard_article",
]
