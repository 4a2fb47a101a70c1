"""The public face: what is there, and what importing it costs."""

from __future__ import annotations

import pickle
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


FIRST = """
import sys, newsclean
from newsclean.packs import builtin_shelf
newsclean.clean("The bridge opened on Monday.\\n\\nShare this article\\n\\n© 2025 The Pond\\n")
heavy = {"concurrent.futures", "importlib.metadata", "importlib.resources", "json"}
heavy |= {"multiprocessing", "statistics", "tempfile", "tomllib", "urllib.request"}
made = len(builtin_shelf())
pipeline = newsclean.Pipeline.default()
print(heavy & set(sys.modules), 0 < made < 300 < len(pipeline.rules))
"""


def test_a_first_call_loads_and_makes_what_it_needs():
    """With a filled cache: no module that only other calls need, and few of the rules."""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", FIRST], capture_output=True, text=True, check=True
        )
    assert done.stdout.strip() == "set() True"


def test_the_default_pipeline_is_one_of_all_built_in_rules():
    """Its rules are a tuple, however late they are made."""
    from newsclean.packs import builtin_finders, builtin_rules

    default = newsclean.Pipeline.default()
    same = newsclean.Pipeline(rules=builtin_rules(), finders=builtin_finders())
    assert isinstance(default.rules, tuple)
    assert default == same
    assert default.digest == same.digest
    with pytest.raises(AttributeError, match="rulez"):
        default.rulez  # noqa: B018


def test_a_worker_with_the_same_rules_makes_few_of_them():
    """The default pipeline travels without a rule being made on either side."""
    default = newsclean.Pipeline.default()
    for pipeline in (default, default.policy({"share": "flag"})):
        travelled = pickle.loads(pickle.dumps(pipeline))
        assert "rules" not in vars(travelled)
        assert travelled.digest == pipeline.digest
        assert travelled == pipeline


def test_rules_that_the_other_process_does_not_have_travel_whole():
    """Where a worker has another version, it works with the rules that it was sent."""
    from newsclean.packs import builtin_rules, received, sent

    assert received(sent()) is None
    assert received(sent()._replace(seal="another")) == builtin_rules()
    some = newsclean.Pipeline.default().only("en/share")
    assert pickle.loads(pickle.dumps(some)).rules == some.rules
