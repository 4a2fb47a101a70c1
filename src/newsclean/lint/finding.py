"""The nouns of lint: a check, a rule with its place in a file, a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from newsclean.model import Rule

__all__ = ["CHECKS", "Finding", "Placed", "quote", "unmarked"]

#: Every check, with what it asks.
CHECKS: Mapping[str, str] = {
    "load": "the file is read and every key holds what it may hold",
    "place": "the file is <lang>/<category>.toml or sites/<host>/<category>.toml",
    "pattern": "every pattern is a regular expression",
    "unanchored": "match holds a literal that the scan can look for",
    "literal": "no literal is so common that the rule is asked of every line",
    "blowup": "no pattern takes many steps for each character of a line",
    "hit": "every hit is cut, exactly",
    "miss": "every miss stays whole",
    "vacuous": "every miss holds some of the rule's words",
    "marks": "the ⟦ ⟧ of a hit are one pair",
    "reason": "the reason is a sentence: upper case first, a full stop at its end",
    "valid": "valid_until does not come before valid_from",
    "taken": "no other pack has a rule of this id",
    "duplicate": "no other rule of the language does the same",
}


class Finding(NamedTuple):
    """One thing that is wrong. `rule` and `key` are empty where none is to blame."""

    file: str
    line: int
    rule: str
    key: str
    check: str
    message: str

    def __str__(self) -> str:
        """One line: where, what is wrong and what to do, and which check says so."""
        blamed = f"rule {self.rule!r}: " if self.rule else ""
        key = f"{self.key}: " if self.key else ""
        return f"{self.file}:{self.line}: {blamed}{key}{self.message} [{self.check}]"


class Placed(NamedTuple):
    """A rule, the file that it was read from, and the line of each of its keys."""

    rule: Rule
    file: Path
    #: the line of its header is that of the key ""
    lines: Mapping[str, int]

    def finding(self, key: str, check: str, message: str) -> Finding:
        """Something that is wrong with this rule."""
        line = self.lines.get(key) or self.lines[""]
        return Finding(str(self.file), line, self.rule.name, key, check, message)


def quote(text: str) -> str:
    """A text on one line, short enough for a message."""
    flat = " ".join(text.split())
    return f"“{flat if len(flat) < 60 else flat[:59] + '…'}”"


def unmarked(text: str) -> str:
    """A hit's text without the marks around its exact cut."""
    return re.sub("[⟦⟧]", "", text)
