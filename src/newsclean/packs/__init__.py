"""Folder, file or installed distribution → rules and finders."""

from newsclean.packs.builtin import (
    LANGUAGES,
    Sent,
    are_builtin,
    builtin_finders,
    builtin_rules,
    builtin_shelf,
    received,
    sent,
    standard_article,
)
from newsclean.packs.check import (
    PackError,
    check_literals,
    check_patterns,
    check_rule,
)
from newsclean.packs.load import ENTRY_POINTS, folder_of, load, sources_of
from newsclean.packs.rulefile import KEYS, LANG, MANIFEST, MISPLACED, NAME, rules_in
from newsclean.packs.seal import builtin_seal

__all__ = [
    "ENTRY_POINTS",
    "KEYS",
    "LANG",
    "LANGUAGES",
    "MANIFEST",
    "MISPLACED",
    "NAME",
    "PackError",
    "Sent",
    "are_builtin",
    "builtin_finders",
    "builtin_rules",
    "builtin_seal",
    "builtin_shelf",
    "check_literals",
    "check_patterns",
    "check_rule",
    "folder_of",
    "load",
    "received",
    "rules_in",
    "sent",
    "sources_of",
    "standard_article",
]
