"""Every key of the configuration, and the reference that is made from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["KEYS", "Key", "reference"]


class Key(NamedTuple):
    """One key of the configuration: its type, its meaning, an example line."""

    kind: str
    meaning: str
    example: str


#: Every key, in the order in which they are applied.
KEYS: Mapping[str, Key] = {
    "packs": Key(
        "list of strings",
        "Packs to add: a file or folder (written with a slash, relative to this file), "
        "or the name of an installed pack.",
        'packs = ["./rules", "acme-news"]',
    ),
    "only": Key(
        "list of strings",
        "Clean only with these: categories, languages, `language/category` or rule ids.",
        'only = ["adblock", "en/share"]',
    ),
    "without": Key(
        "list of strings",
        "Leave these out: categories, languages, `language/category` or rule ids.",
        'without = ["byline"]',
    ),
    "policy": Key(
        "table of strings",
        "What happens to a category: `remove`, `flag` or `keep`.",
        'policy = { caption = "remove" }',
    ),
    "protect": Key(
        "list of strings",
        "Patterns; a line that one of them matches is never cut.",
        "protect = ['breaking news']",
    ),
    "allow": Key(
        "table of lists of strings",
        "Patterns by category; a line that one of them matches is never cut as that "
        "category. Another may still cut it.",
        "allow = { newsletter = ['^the morning letter'] }",
    ),
}


def reference() -> str:
    """The configuration reference as Markdown; docs/configuration.md is this text."""
    return "\n".join([_INTRODUCTION, *map(_described, KEYS.items())])


_INTRODUCTION = """\
# Configuration

The command line and the pytest plugin read `[tool.newsclean]` in pyproject.toml, or
the same keys at the top of newsclean.toml: the first file found in the working
directory or above it. `newsclean.clean()` reads neither, and with `--no-config` the
command line reads neither. Command-line options are applied after the configuration.

    [tool.newsclean]
    packs = ["./rules"]
    without = ["byline"]
    protect = ['^breaking:']

    [tool.newsclean.policy]
    caption = "remove"

The keys are applied in the order in which they are listed here. An unknown key, a
wrong value or a name that does not exist is an error that names the file, the line and
the key.

The pytest plugin has one key of its own, in pytest's configuration:

    [tool.pytest.ini_options]
    newsclean_fixtures = ["fixtures"]
"""


def _described(item: tuple[str, Key]) -> str:
    name, key = item
    return f"## {name}\n\nA {key.kind}. {key.meaning}\n\n    {key.example}\n"
