"""Where lines begin, and what patterns see."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.read import _longest_tenth, read
from newsclean.shapes import median
from newsclean.view import view_of

WRAPPED = """\
The council voted on Tuesday night to close the old bridge from early March,
after engineers found that two of its four supports had shifted since the
floods of last winter and could not be trusted with a bus or a full lorry in
high water, according to the report that was read to the members.

About eleven thousand vehicles cross the river there on a working day, and
traders on the eastern bank fear that a long diversion will keep customers
away from the shops, which have been there since the railway came, and from
the market, which is held on two days of the week.
"""


@given(st.text())
def test_a_view_has_the_length_of_its_text(text):
    """An offset in the view is an offset in the text."""
    assert len(view_of(text)) == len(text)


@given(st.text())
def test_lines_are_where_they_say(text):
    """Lines are sorted, disjoint, and begin and end with something to see."""
    page = read(text)
    at = 0
    for start, end in zip(page.starts, page.ends, strict=True):
        assert at <= start < end
        assert not page.text[start].isspace()
        assert not page.text[end - 1].isspace()
        at = end


@pytest.mark.parametrize(
    ("raw", "view"),
    [
        ("Sub\u00adscribe\u200b now\nx", "subscribe now"),
        ("Sign&nbsp;up &amp; read\nx", "sign up & read"),
        ("**Related:**\nx", "related:"),
        ("- [Read on](https://example.org/a)\nx", "read on"),
        ("|  MEHR ZUM THEMA »\nx", 'mehr zum thema "'),
        ("ＡＤ：\nx", "ａｄ:"),
    ],
)
def test_what_patterns_see(raw, view):
    """Marks, entities, links and unseen characters do not stand in a pattern's way."""
    assert read(raw).views[0] == view


def test_a_page_on_one_line_is_read_by_sentence():
    """Without line breaks the unit is the sentence."""
    page = read("The bridge is shut. Sign up! Mr. Hale left.")
    assert page.views == ["the bridge is shut.", "sign up!", "mr. hale left."]


def test_a_hard_wrapped_page_is_read_by_paragraph():
    """Lines that end in mid-sentence at one width are one paragraph."""
    assert len(read(WRAPPED).views) == 2
    assert len(read(WRAPPED.replace("\n", "\n\n")).views) == 8


def test_a_list_is_not_hard_wrapped():
    """Short lines of many widths stay lines."""
    raw = "\n".join(["Apples", "Pears and plums from the south", "Milk", "Bread"] * 4)
    assert len(read(raw).views) == 16


@given(st.lists(st.integers(0, 400), min_size=6))
def test_the_longest_tenth_begins_where_statistics_has_it(widths):
    """To the last bit: which pages are hard-wrapped hangs on it."""
    assert _longest_tenth(widths) == statistics.quantiles(widths, n=10)[-1]


@given(st.lists(st.integers(0, 400), min_size=1))
def test_the_median_is_that_of_statistics(values):
    """To the last bit."""
    assert median(values) == statistics.median(values)


@pytest.mark.parametrize("blank", ["    ", "\t\t\t", "\u2003\u205f\u2009 "])
def test_many_blanks_are_one_to_a_pattern(blank):
    """Whatever blanks stand between words count as one, and the cut takes them all."""
    rule = newsclean.Rule(
        name="one", category="share", match="sign.{1}up", reason="It.", cut="match"
    )
    raw = f"The ferry{blank}sails at ten, sign{blank}up, and come at nine.\n"
    [gone] = newsclean.Pipeline(rules=(rule,)).clean(raw).report.removals
    assert gone.text.strip() == f"sign{blank}up"
