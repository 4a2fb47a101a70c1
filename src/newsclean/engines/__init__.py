"""Engines: which literals stand on which lines of a text. Two, with the same answers.

Hyperscan, and a word index in pure Python that every machine has.
"""

from newsclean.engines.best import ENGINES, best_engine
from newsclean.engines.engine import Engine
from newsclean.engines.hyperscan import Hyperscan
from newsclean.engines.stands import stands
from newsclean.engines.word_index import WordIndex

__all__ = ["ENGINES", "Engine", "Hyperscan", "WordIndex", "best_engine", "stands"]
