"""`[tool.newsclean]` in pyproject.toml, or newsclean.toml → how to clean here.

It is read by the command line and the pytest plugin, never by `newsclean.clean()`: a
library call does what its arguments say, on every machine. It is read strictly: an
error names file, line and key.
"""

from newsclean.config.apply import configured
from newsclean.config.file import Config, ConfigError, find, load
from newsclean.config.keys import KEYS, Key, reference

__all__ = [
    "KEYS",
    "Config",
    "ConfigError",
    "Key",
    "configured",
    "find",
    "load",
    "reference",
]
