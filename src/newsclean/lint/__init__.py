"""Folder of rules → what is wrong with them, each with file, line, rule and key."""

from newsclean.lint.finding import CHECKS, Finding
from newsclean.lint.run import lint

__all__ = ["CHECKS", "Finding", "lint"]
