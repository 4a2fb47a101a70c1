"""items: the marks that items of a list begin with, before a blank."""

from __future__ import annotations

__all__ = ["INNER_MARKS", "LIST_MARKS"]

#: The marks of a list; the hyphen last, so that a class of characters may hold them.
LIST_MARKS = "*•·▪‣–-"
#: Those of lists inside a list, as renderers set them out: "+ Local", "o Harlow". A line
#: of a language may begin with "o " as well, so that they say less.
INNER_MARKS = "+o"
