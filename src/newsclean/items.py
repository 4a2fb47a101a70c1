"""items: the marks that list items begin with, before a blank."""

from __future__ import annotations

__all__ = ["INNER_MARKS", "LIST_MARKS"]

#: The marks of a list; the hyphen comes last, so that they fit into a character class.
LIST_MARKS = "*•·▪‣–-"
#: The marks of lists inside a list, as renderers write them: "+ Local", "o Harlow". An
#: ordinary line may begin with "o " too in some languages, so these are weaker signs.
INNER_MARKS = "+o"
