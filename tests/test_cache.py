"""What is kept between processes is made anew where it is damaged."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import newsclean

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
    names = [file.name for file in folder.iterdir()]
    assert {name.partition("-")[0] for name in names} >= {
        "patterns",
        "rules",
        "scan",
        "seal",
    }
    assert {name.rpartition(".")[2] for name in names} == {"bin", "json", "hs"}


def test_a_process_keeps_each_pattern_that_it_compiled(filled):
    """By what is written in the rule; a pattern of another name is not taken for it."""
    from newsclean.cache import Records
    from newsclean.cache.patterns import _number

    folder, _ = filled
    [file] = folder.glob("patterns-*.bin")
    kept = Records(file.read_bytes())
    for n in range(30):
        written = f"word{n} +\\d"
        assert kept.get(_number(written))[0] == written


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
    from newsclean.cache import packed_keys
    from newsclean.cache.keys import _keys, _read_keys
    from newsclean.packs import builtin_rules

    rules = builtin_rules()[::60]
    parts = [part for rule in rules for part in rule.also]
    file = tmp_path / "keys.bin"
    file.write_bytes(packed_keys((rule.match for rule in rules), parts))
    known = _read_keys(file.read_bytes, zlib.decompress)
    for rule in rules:
        assert _keys(known[EDGE + rule.match]) == keys_of(pattern_of(rule.match))
    for part in parts:
        assert _keys(known[part]) == keys_of(pattern_of(part), "")
    file.write_bytes(file.read_bytes()[:-9])
    assert _read_keys(file.read_bytes, zlib.decompress) == {}


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


def test_a_damaged_record_is_none_and_its_neighbours_are_whole():
    """Each has its own checksum: what is asked for is looked at, and no more."""
    from newsclean.cache import Records, packed

    data = packed({1: ["first"], 2: ["second"], -1: [2, 1]})
    at = data.index(b"second")
    records = Records(data[:at] + b"S" + data[at + 1 :])
    assert records.get(2) is None
    assert (records.get(1), records.get(-1), records.get(3)) == (
        ["first"],
        [2, 1],
        None,
    )


@pytest.mark.parametrize(
    "damage", [b"", b"\0", b"nonsense, and more of it", b"\xff" * 9]
)
def test_records_without_their_table_are_none(tmp_path, monkeypatch, damage):
    """A file that cannot be read is as good as none."""
    from newsclean.cache import keep_records, packed, recall_records

    monkeypatch.setenv("NEWSCLEAN_CACHE", str(tmp_path))
    keep_records("things", packed({1: "one"}))
    assert recall_records("things").get(1) == "one"
    (tmp_path / "things.bin").write_bytes(damage)
    assert recall_records("things") is None
    assert recall_records("nothing") is None


def test_a_damaged_rule_is_read_again_from_its_file():
    """The shelf has it from the files; the others stay as they are."""
    from newsclean.cache import Records
    from newsclean.packs import builtin_rules
    from newsclean.packs.shelf import Shelf, packed_rules

    rules = builtin_rules()[:9]
    data = packed_rules(rules)
    at = data.rindex(rules[3].reason.encode())
    damaged = Records(data[:at] + b"\0" + data[at + 1 :])
    asked = []

    def again():
        asked.append(1)
        return Records(data)

    shelf = Shelf(damaged, again)
    assert shelf.every() == rules
    assert asked == [1]
    assert [shelf[n].id for n in range(9)] == sorted(rule.id for rule in rules)
    with pytest.raises(KeyError):
        shelf[9]


DAY = 86_400


@pytest.fixture
def years_old(tmp_path, monkeypatch):
    """A cache with files of ours and others' that nobody used for long."""
    monkeypatch.setenv("NEWSCLEAN_CACHE", str(tmp_path))
    for name in (
        "rules-0123456789abcdef.bin",
        "scan-0123456789abcdef.hs",
        "patterns-01234567.json",
        "patterns-01234567-2025.1.1-cpython-311.regex",
        "kit-0123456789abcdef-python.bin1_a9xyz8",
        "holiday.hs",
        "rules-of-the-house.txt",
    ):
        (tmp_path / name).write_bytes(b"...")
        os.utime(tmp_path / name, (0, 0))
    return tmp_path


def test_files_that_nobody_used_for_30_days_go(years_old):
    """When a new one is written; what another program put there stays."""
    from newsclean.cache import keep

    new = years_old / "toml-young.bin"
    new.write_bytes(b"...")
    os.utime(new, (time.time() - 29 * DAY,) * 2)
    keep("kit-new", [1])
    left = {file.name for file in years_old.iterdir()}
    assert left == {"kit-new.bin", new.name, "holiday.hs", "rules-of-the-house.txt"}


def test_a_file_that_is_read_counts_as_used(years_old):
    """Its time is set on the day that it is read."""
    from newsclean.cache import blob_for, keep

    assert blob_for("scan-0123456789abcdef.hs", lambda: b"new") == b"..."
    keep("kit-new", [1])
    assert (years_old / "scan-0123456789abcdef.hs").exists()
    assert not (years_old / "rules-0123456789abcdef.bin").exists()


def test_what_cannot_be_removed_is_no_error(years_old):
    """A folder with the name of an old file."""
    from newsclean.cache import keep, recall

    (years_old / "kit-folder.bin").mkdir()
    os.utime(years_old / "kit-folder.bin", (0, 0))
    keep("kit-new", [1])
    assert recall("kit-new") == [1]
    assert (years_old / "kit-folder.bin").is_dir()
    assert not (years_old / "patterns-01234567.json").exists()


def test_a_changed_file_of_rules_makes_another_seal(tmp_path):
    """What its files come to is believed while their sizes and times stay."""
    home = tmp_path / "src" / "newsclean"
    shutil.copytree(
        Path(newsclean.__file__).parent, home, ignore=shutil.ignore_patterns("__*__")
    )
    shutil.copy(newsclean.__file__, home)
    env = {
        **os.environ,
        "NEWSCLEAN_CACHE": str(tmp_path / "cache"),
        "PYTHONPATH": str(home.parent),
    }
    code = "from newsclean.packs import builtin_seal; print(builtin_seal())"

    def seal():
        run = [sys.executable, "-c", code]
        return subprocess.run(run, env=env, capture_output=True, check=True).stdout

    first = seal()
    [kept] = (tmp_path / "cache").iterdir()
    written = kept.stat().st_mtime_ns
    assert seal() == first
    assert kept.stat().st_mtime_ns == written
    file = home / "rules" / "en" / "share.toml"
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"e", b"E", 1))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert seal() != first


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

    from newsclean.cache.patterns import _OnlyPatterns

    with pytest.raises(pickle.UnpicklingError, match="is no pattern"):
        _OnlyPatterns(io.BytesIO(pickle.dumps(print))).load()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    """The work is done again each time."""
    file = tmp_path / "no-folder"
    file.write_text("in the way", encoding="utf-8")
    assert "The bridge" in run(file)


@pytest.mark.slow
def test_processes_that_start_at_once_say_the_same(tmp_path):
    """Each writes its files whole; the last one's stay, and serve the next."""
    run = [sys.executable, "-m", "newsclean", "clean", "--only", "en/share", "-"]
    env = {**os.environ, "NEWSCLEAN_CACHE": str(tmp_path)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    started = [subprocess.Popen(run, env=env, **pipes) for _ in range(3)]
    page = "The bridge opened.\n\nShare this article\n"
    said = [process.communicate(page)[0] for process in started]
    last = subprocess.run(
        run, env=env, input=page, stdout=subprocess.PIPE, text=True, check=True
    )
    assert {*said, last.stdout} == {"The bridge opened.\n"}
    assert not [file.name for file in tmp_path.iterdir() if "." not in file.name[-6:]]


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


def test_records_are_read_piece_by_piece(tmp_path, monkeypatch):
    """A piece that its file lost meanwhile is missing; those that were read are known."""
    from newsclean.cache import keep_records, packed, recall_records

    monkeypatch.setenv("NEWSCLEAN_CACHE", str(tmp_path))
    data = packed({1: "one", 2: "two" * 100})
    keep_records("things", data)
    records = recall_records("things")
    assert records.get(2) == "two" * 100
    assert records.data == data
    (kept,) = tmp_path.iterdir()
    with kept.open("r+b") as file:
        file.truncate(len(data) - 9)
    assert records.get(1) == "one"
    assert records.get(2) is None
