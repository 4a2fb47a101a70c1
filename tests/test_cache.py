"""What is kept between processes is made anew where it is damaged."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PAGE = "The bridge opened on Monday, said the council.\\n\\nShare this article\\n"
RUN = f"""
import newsclean
pipeline = newsclean.Pipeline.default().only("en")
print(repr(newsclean.clean("{PAGE}", pipeline=pipeline).body))
from newsclean import cache
from newsclean.match import compiled
for n in range(30):
    compiled(f"word{{n}} +\\\\d")
"""


def run(folder):
    """One process that cleans a page with its cache in a folder."""
    return subprocess.run(
        [sys.executable, "-c", RUN],
        env={**os.environ, "NEWSCLEAN_CACHE": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A cache that one process has filled, and what that process said."""
    folder = tmp_path_factory.mktemp("cache")
    return folder, run(folder)


def test_a_process_leaves_keys_patterns_and_literals(filled):
    """Whole files, and nothing half written beside them."""
    folder, _ = filled
    kinds = {".bin", ".json", ".regex", ".hs"}
    assert {file.suffix for file in folder.iterdir()} == kinds


def test_the_next_process_says_the_same(filled):
    """From the cache as without it."""
    folder, said = filled
    assert run(folder) == said


@pytest.mark.parametrize("damage", [b"", b"\x00nonsense", b"[]"])
def test_a_damaged_cache_changes_nothing(filled, damage):
    """Each file is made anew where it cannot be read."""
    folder, said = filled
    for file in folder.iterdir():
        file.write_bytes(damage)
    assert run(folder) == said
    assert run(folder) == said


def test_keys_in_a_wheel_are_those_derived_here(tmp_path):
    """What the build hook writes is read back as the same keys, `also` with its own."""
    import zlib

    from newsclean.anchors import EDGE, keys_of, pattern_of
    from newsclean.cache import _keys, _read_keys, packed_keys
    from newsclean.packs import builtin_rules

    rules = builtin_rules()[::60]
    parts = [part for rule in rules for part in rule.also]
    file = tmp_path / "keys.bin"
    file.write_bytes(packed_keys((rule.match for rule in rules), parts))
    known = _read_keys(file, zlib.decompress)
    for rule in rules:
        assert _keys(known[EDGE + rule.match]) == keys_of(pattern_of(rule.match))
    for part in parts:
        assert _keys(known[part]) == keys_of(pattern_of(part), "")
    file.write_bytes(file.read_bytes()[:-9])
    assert _read_keys(file, zlib.decompress) == {}


def test_keys_do_not_depend_on_the_order_of_sets():
    """Processes hash strings differently, and derive the same all the same."""
    code = (
        "from newsclean.packs import builtin_rules\n"
        "from newsclean.cache import packed_keys\n"
        "from zlib import crc32\n"
        "print(crc32(packed_keys([r.match for r in builtin_rules()[::20]], [])))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_kept_data_is_given_back_whole_or_not_at_all(tmp_path, monkeypatch):
    """A damaged file is as good as none: `marshal` would trust it."""
    from newsclean.cache import keep, recall

    monkeypatch.setenv("NEWSCLEAN_CACHE", str(tmp_path))
    what = (["a", "b"], {"c": (1, 2)}, None)
    keep("thing", what)
    assert recall("thing") == what
    file = tmp_path / "thing.bin"
    for data in (b"", file.read_bytes()[:-1], file.read_bytes()[:-1] + b"\xff"):
        file.write_bytes(data)
        assert recall("thing") is None


@pytest.mark.slow
def test_the_built_in_rules_come_back_from_the_cache_as_they_were(tmp_path):
    """Each field of each rule; and the same digest, first and later."""
    code = (
        "import newsclean, hashlib\n"
        "p = newsclean.Pipeline.default()\n"
        "print(hashlib.sha256(repr(p.rules).encode()).hexdigest(), p.digest)"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "NEWSCLEAN_CACHE": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    ]
    assert said[0] == said[1]


def test_a_pickle_of_something_else_is_not_run(tmp_path):
    """The patterns' file may hold patterns and nothing else."""
    import io
    import pickle

    from newsclean.cache import _OnlyPatterns

    with pytest.raises(pickle.UnpicklingError, match="is no pattern"):
        _OnlyPatterns(io.BytesIO(pickle.dumps(print))).load()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    """The work is done again each time."""
    file = tmp_path / "no-folder"
    file.write_text("in the way", encoding="utf-8")
    assert "The bridge" in run(file)


def test_nothing_is_said_of_the_work_in_a_pipe(tmp_path):
    """A terminal is told that rules are prepared; a program that reads is not."""
    done = subprocess.run(
        [sys.executable, "-m", "newsclean", "clean", "--only", "ar/share", "-"],
        env={**os.environ, "NEWSCLEAN_CACHE": str(tmp_path)},
        input="A page.\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("A page.\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals to open there")
def test_a_terminal_is_told_that_rules_are_prepared(tmp_path):
    """One sentence on the first start, none on the next."""
    import pty

    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "newsclean", "clean", "--only", "ar/share", "-"],
        env={**os.environ, "NEWSCLEAN_CACHE": str(tmp_path)},
        input=b"A page.\n",
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=True,
    )
    os.close(theirs)
    assert b"Preparing the rules, once on this machine" in os.read(ours, 1_000)
    os.close(ours)
