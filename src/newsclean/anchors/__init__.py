"""Pattern → the literals without which it cannot match: what the scan looks for.

The literals are derived, so that nothing is written twice: the standard library's own
parser parses the pattern. A pattern that is a closed list of lines is looked up by the
whole line; for any other, there are sets of literals of which every match must hold
one, and the rarest set is scanned for.
"""

from newsclean.anchors.keys import (
    Keys,
    Needed,
    anchors_of,
    has_literal,
    in_order,
    keys_of,
)
from newsclean.anchors.marks import EDGE, WORD, bare
from newsclean.anchors.rates import rate_of
from newsclean.anchors.written import pattern_of

__all__ = [
    "EDGE",
    "WORD",
    "Keys",
    "Needed",
    "anchors_of",
    "bare",
    "has_literal",
    "in_order",
    "keys_of",
    "pattern_of",
    "rate_of",
]
