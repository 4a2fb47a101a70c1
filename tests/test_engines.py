"""All engines, and no engine, find the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.anchors import EDGE, WORD, anchors_of, bare, keys_of, pattern_of
from newsclean.engines import ENGINES, Hyperscan, WordIndex, best_engine
from newsclean.match import compiled

LITERALS = [
    "read more",
    "©",
    "sign up for our",
    "関連記事",
    "ad",
    "newsletter",
    "a b c",
    f"{EDGE}menu",
    f"home{EDGE}",
    f"{EDGE}tags{EDGE}",
    f"{WORD}ist{WORD}",
    f"{WORD}war",
    f"{EDGE}ver{WORD}",
    f"{WORD}été{WORD}",
]
WORDS = [*map(bare, LITERALS), "sister", "award", "ever", "verb"]
TEXT = st.lists(
    st.one_of(st.sampled_from([*WORDS, "\n", " ", "x"]), st.text(max_size=5)),
    max_size=20,
).map("".join)


def engine_of(kind):
    """An engine, or a visible skip where the machine has none."""
    if kind is Hyperscan and best_engine() is not Hyperscan:
        pytest.skip("hyperscan is not installed")
    return kind(LITERALS)


def stands(literal, line):
    """Whether a literal stands on a line, said with a pattern of its own."""
    word = "[a-zA-Z0-9_]"
    left = {EDGE: r"\A", WORD: f"(?<!{word})"}.get(literal[0], "")
    right = {EDGE: r"\Z", WORD: f"(?!{word})"}.get(literal[-1], "")
    return re.search(left + re.escape(bare(literal)) + right, line) is not None


@pytest.mark.parametrize("kind", ENGINES, ids=lambda e: e.name)
@given(text=TEXT)
def test_an_engine_finds_every_literal(kind, text):
    """Each (line, literal) pair that is there, and no other."""
    engine = engine_of(kind)
    wanted = {
        (line, n)
        for line, words in enumerate(text.split("\n"))
        for n, literal in enumerate(LITERALS)
        if stands(literal, words)
    }
    assert set(engine.find(text)) == wanted


def test_without_literals_nothing_is_found():
    """An empty set of literals is no error."""
    for kind in ENGINES:
        assert list((Hyperscan if kind is Hyperscan else WordIndex)([]).find("a")) == []


PATTERNS = [
    "^(?:read|see) (?:more|also):?$",
    r"\bsign(?:ing)? up\b.{0,20}newsletter",
    r"^[^\w]{0,3}©? ?copyright \d{4}",
    "(?=.*rely on).*(?:donat|contribut)",
    "^save(?: my){1,5} name",
    r"\d+ comments?$",
    "関連(?:記事|ニュース)",
    "^(?:the )?privacy(?: policy)?$",
    "don['’]t miss",
    "[xy]z+ab",
]


@pytest.mark.parametrize("written", PATTERNS)
@given(data=st.data())
def test_keys_never_hide_a_match(written, data):
    """A line that the pattern matches is found by the pattern's keys."""
    pattern = pattern_of(written)
    keys = keys_of(pattern)
    line = data.draw(st.from_regex(pattern, fullmatch=False)).lower().split("\n")[0]
    line = " ".join(line.split())
    if compiled(written).search(line) is None:
        return
    plain = line.lstrip("".join(c for c in line if not (c.isalnum() or c == "_")))
    assert line in keys.lines or keys.needed
    for needed in keys.needed:
        assert any(stands(s, line) or stands(s, plain) for s in needed.literals)


@pytest.mark.parametrize("written", [r"\d+", r"\w+ \w+", ".*"])
def test_a_pattern_without_literals_says_so(written):
    """No literal is invented where every match could lack it."""
    assert anchors_of(pattern_of(written)) == ()
