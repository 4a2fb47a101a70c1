"""The public face: what is there, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import newsclean


def test_every_exported_name_is_there():
    """`__all__` is sorted and each of its names can be had."""
    assert newsclean.__all__ == sorted(newsclean.__all__)
    assert all(getattr(newsclean, name) is not None for name in newsclean.__all__)


def test_an_unknown_name_is_an_attribute_error():
    """A misspelt name fails as in any module."""
    with pytest.raises(AttributeError, match="cleanse"):
        newsclean.cleanse  # noqa: B018


def test_importing_loads_no_third_party_module_and_no_rule():
    """`import newsclean` loads the standard library only, and reads no pack."""
    code = (
        "import sys; before = set(sys.modules); import newsclean; "
        "new = {m.partition('.')[0] for m in set(sys.modules) - before}; "
        "print(sorted(new - sys.stdlib_module_names - {'newsclean'}), "
        "'newsclean.packs' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] False"


def test_clean_loads_neither_trafilatura_nor_the_command_line():
    """Cleaning text needs no HTML library."""
    code = (
        "import sys, newsclean; newsclean.clean('Hello.'); "
        "print({'trafilatura', 'click', 'rich'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
