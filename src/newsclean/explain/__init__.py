"""Page + line → which rules looked at it, what held, and what would have to change."""

from newsclean.explain.ask import explain
from newsclean.explain.look import Explanation, Look

__all__ = ["Explanation", "Look", "explain"]
