"""Pattern → the literals without which it cannot match: what the scan looks for.

Derived, never written twice: the pattern is parsed by the standard library's own
parser. A pattern that is a closed list of lines is looked up by the whole line; of
all literals that every match of another must hold one of, the rarest are scanned for.
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
