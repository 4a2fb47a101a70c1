"""items: the marks that list items begin with, before a blank, and what leads to them."""

from __future__ import annotations

import re

__all__ = ["COLONS", "INNER_MARKS", "LIST_MARKS", "has_mark"]

#: The marks of a list; the hyphen comes last, so that they fit into a character class.
LIST_MARKS = "*•·▪‣–-"
#: The marks of lists inside a list, as renderers write them: "+ Local", "o Harlow". An
#: ordinary line may begin with "o " too in some languages, so these are weaker signs.
INNER_MARKS = "+o"
#: What a line ends in that leads to a list.
COLONS = (":", "\N{FULLWIDTH COLON}")

#: Behind "o" a name begins: in Italian and other languages it is a word.
_MARK = re.compile(rf"[{LIST_MARKS}]|\+\s|o\s+[^a-zà-ÿ]")


def has_mark(line: str) -> bool:
    """Whether a line begins with the mark of a list, or of one inside a list.

    >>> has_mark("* News"), has_mark("o Harlow"), has_mark("onward"), has_mark("1. News")
    (True, True, False, False)
    """
    return _MARK.match(line) is not None
