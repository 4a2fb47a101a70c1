"""The frame of a pattern turns down no line that the pattern matches."""

from __future__ import annotations

import sys

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newsclean.anchors import keys_of, pattern_of
from newsclean.anchors.symbols import ASCII_SIGNS, KNOWN_SIGNS
from newsclean.cache import compiled, keys_for
from newsclean.frames import bits_of
from newsclean.packs import builtin_rules
from newsclean.view import view_of


def fits(frame, view):
    """Whether the view of a line fits a frame."""
    frame = int(frame, 16) if frame else -1
    usual, signed = bits_of(view)
    return frame & usual == usual or bool(signed and frame & signed == signed)


PATTERNS = [
    r"^[^\w\"]{0,4}(?:read|see) (?:more|also):?$",
    r"^\W{0,3}(?!the\b)[\w'.-]{2,9}, \d{1,2}/\d{4}\W{0,2}$",
    r"^(?=.{5,30}$)(?:[^.!?]{0,9}[.!?:] )?(?:foto|ñandú) ?(?:\(.+\))?",
    r"^\(?[a-zà-ÿ]{2,5}\)?(?:$| -)|^©|^[«\"]\w",
    r"^[\s>]{0,3}_?\d\d?:\d\d(?:h|$)",
    r"(?:^|[.!] )by \w+|\d+ comments?$",
    r"^(?:a|bc){2,3}$",
    r"^[^a-y]*z\Z",
    r"^関連(?:記事|ニュース)[：:]?",
    r"^²?\d+\W*$",
    r"^\W*$",
    r"^(?i:read) on$",
    r"^\p{Lu}?[\p{P}x]{1,2}z$",
    r"^(a)?b?(?:\1c|d)",
]


FRAMES = {p: keys_of(p).frame for p in PATTERNS}


@pytest.mark.parametrize("pattern", PATTERNS)
@given(
    data=st.data(), before=st.sampled_from(["", " ", "• ", "²", "\u0301", "📷 ", '"'])
)
def test_a_frame_fits_what_its_pattern_matches(pattern, data, before):
    """Lines made for the pattern, with signs before them, and any other."""
    readable = not regex.search(r"\\p|\(\?i:", pattern)
    ahead = regex.sub(r"\(\?[=!][^)]*\)", "", pattern)
    made = st.from_regex(ahead) if readable else st.text(max_size=6)
    line = data.draw(st.one_of(made, st.text(alphabet="abc z12:.-_é²•\t", max_size=9)))
    view = view_of(before + line.split("\n")[0])
    if regex.search(pattern, view):
        assert fits(FRAMES[pattern], view)


@pytest.mark.parametrize("written", [r"^read more\b.?$", r"^\d{1,2}:\d\d", "^.{3,20}$"])
def test_a_frame_turns_down_other_lines(written):
    """A paragraph begins otherwise, or ends so, or is too long."""
    frame = keys_of(pattern_of(written)).frame
    assert not fits(frame, "the bridge over the river was opened on monday.")


def test_a_long_run_of_blanks_is_one():
    """As it is to the pattern."""
    frame = keys_of(pattern_of("^a b{1,3}$")).frame
    assert fits(frame, "a" + 40 * " " + "bbb")
    assert not fits(frame, "a" + 40 * " " + "bbc")


def test_the_frames_of_the_built_in_rules_fit_their_hits():
    """No line of a hit that a rule's pattern matches is turned down."""
    rules = builtin_rules()
    wrong, asked = [], 0
    for rule, keys in zip(rules, keys_for([r.match for r in rules]), strict=True):
        for hit in rule.hits:
            for line in regex.sub("[⟦⟧]", "", hit.text).splitlines():
                view = view_of(line.strip())
                if compiled(rule.match).search(view):
                    asked += 1
                    wrong += [] if fits(keys.frame, view) else [(rule.id, view)]
    assert wrong == []
    assert asked > len(rules) / 2


def test_signs_and_letters_are_what_the_engine_takes_for_them():
    """No known sign is part of a word, and every letter and digit is."""
    assert not regex.search(r"\w", (ASCII_SIGNS + KNOWN_SIGNS))
    letters = "".join(
        c
        for c in map(chr, range(sys.maxunicode + 1))
        if c.isalpha() or c.isdecimal() or c == "_"
    )
    assert not regex.sub(r"\w+", "", letters)
