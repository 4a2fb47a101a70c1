"""Blanks around a cut."""

from __future__ import annotations

import pytest

from newsclean.model import Rule
from newsclean.pipeline import Pipeline

LINE = Pipeline(rules=(Rule(name="x", category="promo", match="^foot", reason="x."),))
MATCH = Pipeline(
    rules=(Rule(name="x", category="promo", match="foot", reason="x.", cut="match"),)
)
SENTENCE = Pipeline(
    rules=(Rule(name="x", category="promo", match="foot", reason="x.", cut="sentence"),)
)


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        ("A.\n\nFOOT\n\nB.", "A.\n\nB."),
        ("A.\nFOOT\n\nB.", "A.\n\nB."),
        ("A.\n\nFOOT\nB.", "A.\n\nB."),
        ("A.\n\n\nFOOT\nB.", "A.\n\n\nB."),
        ("FOOT\n\nA.\n", "A.\n"),
        ("A.\n\nFOOT\n", "A.\n"),
        ("A.\n\nFOOT", "A."),
        ("A.\r\n\r\nFOOT\r\n", "A.\r\n"),
        ("A.\n\n   FOOT\n\n   B.\n", "A.\n\n   B.\n"),
        ("A.\n\nFOOT 1\n\nFOOT 2\n\nB.", "A.\n\nB."),
        ("\n\nFOOT\n\n", ""),
        ("A.\u2028FOOT\u2028B.", "A.\u2028B."),
        ("A.  \nFOOT\t\nB.", "A.  \nB."),
    ],
)
def test_the_larger_gap_stays(raw, body):
    """Between kept lines the larger gap stays; at an edge it goes, the line end stays."""
    result = LINE.clean(raw)
    assert result.body == body
    assert result.report.restore(result.body) == raw


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        ("One foot two\nB.", "One two\nB."),
        ("foot two\nB.", "two\nB."),
        ("One foot\nB.", "One\nB."),
        ("foot\nB.", "B."),
    ],
)
def test_a_match_takes_one_blank(raw, body):
    """Within a line one blank goes with the words."""
    assert MATCH.clean(raw).body == body


def test_a_sentence_goes_whole():
    """`sentence` takes the sentence around the match, on a line and on a one-line page."""
    assert SENTENCE.clean("One. My foot hurts. Two.\nB.").body == "One. Two.\nB."
    assert LINE.clean("One day. Foot hurts. Two.").body == "One day. Two."
