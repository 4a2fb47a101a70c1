"""Python's own engine is asked only where it says what the engine of rules says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest
import regex

from newsclean.anchors import pattern_of
from newsclean.cache import asked, compiled, has_odd, is_odd, quick
from newsclean.cache.plain import plain_data, plain_pattern
from newsclean.packs import builtin_rules
from newsclean.view import beyond_ascii, view_of


def is_plain(written):
    """Whether Python's own engine is asked for it."""
    return isinstance(quick(written), re.Pattern)


@pytest.mark.parametrize(
    "written",
    [
        r"\bread more\b",
        "^share(?: this)? {0,3}$",
        r"(?:^|[.!?] )by [\w'-]{2,9}+,",
        r"(?<!\w)([-/]) (?!no)x",
        "(?:ab)+c?",
    ],
)
def test_what_both_engines_know_is_asked_of_the_small_one(written):
    """Words, sets, choices, and repeats of what matches in one way only."""
    assert is_plain(written)


@pytest.mark.parametrize(
    "written",
    [
        r"\p{Lu}+ by",
        "(?i:read) on",
        "(?i)read on",
        r"(?<=\s{1,3})by",
        "(?:shaer){e<=1}",
        "[[:alpha:]]+ by",
        "(?<name>x)y",
        "(?|(a)|(b))c",
        r"\Bing",
        "(?>a+)b",
        r"(a)\1",
        "(?:ab|a)++c",
        r"(?:\w+ ?)+x",
        "(?:a|a )*x",
        r"(?:x(?:\w+ ){0,3}){2}",
    ],
)
def test_what_one_engine_takes_for_something_else_is_asked_of_the_other(written):
    """What only that one knows, and what repeats and matches in several ways."""
    assert not is_plain(written)
    assert quick(written) is compiled(written)


def test_a_repeat_of_choices_takes_no_time():
    """The small engine would try them all, two to the power of sixty."""
    line = "a daily " * 60
    assert quick(r"^(?:daily |\w+ )*newsletter").search(line) is None


def test_characters_that_the_engines_see_differently_are_odd():
    """Of all characters up to the rare signs of Chinese, in the versions that run here."""
    text = "".join(map(chr, range(0x20000)))
    for kind in (r"\w+", r"\s+"):
        differ = set(re.sub(kind, "", text)) ^ set(regex.sub(kind, "", text))
        assert differ
        assert [c for c in differ if not is_odd(c)] == []


def test_a_text_without_odd_characters_has_none_in_its_view():
    """So that a page is looked at once, and its lines only where it holds some."""
    every = map(chr, range(0x20000))
    text = "".join(c for c in every if not is_odd(c))
    assert len(text) > 60_000
    assert not is_odd(view_of(text))
    for some in (text, "1½ hours", "a\x1fb", "plain"):
        assert has_odd(some, beyond_ascii(some)) == is_odd(some)


@pytest.mark.parametrize(
    "text",
    ["read on", "größe – “żółć”", "читать далее", "記事を読む", "اقرأ المزيد", "📷 ap"],
)
def test_usual_letters_and_pictures_are_not_odd(text):
    """In them the small engine is asked."""
    assert not is_odd(text)


def test_an_odd_line_is_asked_about_as_ever():
    """A sign in a circle is part of a word for one of the engines."""
    assert re.search(r"\ba\b", "ⓒa a").start() == 1
    assert asked(r"\ba\b", "ⓒa a").start() == 3
    assert asked(r"\ba\b", "ca a").start() == 3


def test_both_engines_find_the_same_in_the_proofs_of_the_rules():
    """Each pattern of some rules, in what these rules cut and in what they leave."""
    rules = builtin_rules()[::12]
    texts = {e.text for rule in rules for e in chain(rule.hits[:2], rule.misses[:2])}
    views = [view for text in texts if not is_odd(view := view_of(text))]
    small = [
        p for rule in rules for p in (rule.match, rule.unless) if p and is_plain(p)
    ]
    # a blank finds an example of each language
    assert len(small) > len(rules)
    for written in small:
        for view in views[::9]:
            found, known = quick(written).search(view), compiled(written).search(view)
            assert (found and found.span()) == (known and known.span()), written


def test_data_gives_back_the_pattern_with_its_groups():
    """As kept in the cache."""
    written = "([a-z]+) (?:says|said)( so)?"
    pattern = plain_pattern(written, plain_data(pattern_of(written)))
    found = pattern.search("then anna said so")
    assert found.groups() == ("anna", " so")
    assert (pattern.pattern, pattern.groups) == (written, 2)


def test_damaged_data_is_an_error_and_no_crash():
    """The engine looks through what it is given."""
    import zlib

    codes, *rest = plain_data("read (?:more|on)")
    spoilt = zlib.compress(b"\x07\0\0\0" * 9)
    for damaged in (codes[:-3], spoilt, b""):
        with pytest.raises((zlib.error, RuntimeError)):
            plain_pattern("x", (damaged, *rest))


MEMORY = """
import sys
from pathlib import Path
import newsclean
for file in sorted(Path(sys.argv[1]).glob("*/*/*.txt")):
    newsclean.clean(file.read_text(encoding="utf-8"))
[line] = [s for s in open("/proc/self/status") if s.startswith("VmRSS:")]
print(int(line.split()[1]) * 1024 // 10**6)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what is resident")
def test_a_process_that_met_all_languages_stays_small():
    """Under 150 MB, once the patterns have been compiled by a process before it."""
    fixtures = Path(__file__).parent.parent / "fixtures"
    for _ in range(2):
        run = [sys.executable, "-c", MEMORY, str(fixtures)]
        said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert 30 < int(said) < 150


OTHERWISE = """
import re
from types import SimpleNamespace
real = re._compiler
re._compiler = SimpleNamespace(compile=real.compile, isstring=real.isstring)
from newsclean.cache import asked
from newsclean.cache.plain import is_odd, plain_data
print(plain_data("share"), is_odd("1\\u00bd"), is_odd("caf\\u00e9"))
print(all(asked("^share", text) for text in ("share this", "share \\u00bd")))
"""


def test_a_python_that_is_built_otherwise_asks_the_engine_of_rules(tmp_path):
    """Where `re` lacks what is taken of it, nothing is raised, and the answer is the same."""
    done = subprocess.run(
        [sys.executable, "-c", OTHERWISE],
        env={**os.environ, "NEWSCLEAN_CACHE": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n")[:2] == ["None True False", "True"]
