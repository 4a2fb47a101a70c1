"""The invariants of the design, for every text."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsclean
from newsclean.model import Rule
from newsclean.pipeline import Pipeline
from newsclean.report import Report

PIECES = [
    "Related:",
    "Share this article",
    "Copyright © 2024 The Marsden Post",
    "All rights reserved.",
    "Sign up for our newsletter",
    "Please disable your ad blocker",
    "Advertisement",
    "Comments",
    "The council voted on Tuesday to close the bridge for nine months of repairs.",
    "“We knew,” she said, “that the newsletter was read by nobody at all.”",
    "橋は来年まで閉鎖される。",
    "関連記事",
    "Читайте также:",
    "اقرأ أيضا",
    "1. First",
    "* * *",
    "[Support us](https://example.org/a)",
    "**Related:**",
    "&nbsp;",
    "&copy; 2024",
    "Mr. Hale spoke. Sign up! Read more: The end",
]
ODD = "İſKßﬁé\u0301 \t\u00a0\u00ad\u200b\ufeff\r\n\x0b\x0c\x1c\x85\u2028\u2029\ud800\udfff\x00\"'“”-–—*|#•&;[]()"
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.text(max_size=30),
        st.text(alphabet=ODD, max_size=12),
        st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "  ", "\u2028", ". "]),
    ),
    max_size=30,
).map("".join)

settings.register_profile(
    "newsclean",
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("newsclean")


@given(TEXTS)
def test_the_report_gives_the_input_back(text):
    """Removals are sorted, disjoint, not empty, and restore() is the exact inverse."""
    body, report = newsclean.clean(text)
    at = 0
    for d in report.removals:
        assert at <= d.start < d.end <= len(text)
        assert text[d.start : d.end] == d.text
        at = d.end
    kept = []
    at = 0
    for d in report.removals:
        kept.append(text[at : d.start])
        at = d.end
    assert "".join(kept) + text[at:] == body
    assert report.restore(body) == text


@given(TEXTS)
def test_the_scan_changes_nothing(text):
    """Every rule asked of every line finds what the scan's candidates found."""
    from newsclean.kit import candidates
    from newsclean.match import match
    from newsclean.read import read

    pipeline = Pipeline.default()
    kit = pipeline._compiled()
    page = read(text)
    scanned = match(page, candidates(page, kit), kit.rules)
    from newsclean.shapes import shapes

    everything = [
        (line, rule)
        for line, width in enumerate(shapes(page).widths)
        for rule, limit in enumerate(kit.limits)
        if width <= limit
    ]
    if len(page.views) <= 4:
        # rules without a literal are asked last, whatever their line
        asked = match(page, everything, kit.rules)
        assert [_in_order(found) for found in asked] == [
            _in_order(found) for found in scanned
        ]


def _in_order(found):
    """Hits by their names and places: no order of rules matters."""
    named = (
        one if isinstance(one, tuple) and len(one) == 2 else (one, "") for one in found
    )
    return sorted(
        (h.source.id, h.first, h.last, h.start, h.end, why) for h, why in named
    )


@given(TEXTS, st.randoms())
def test_order_does_not_matter(text, random):
    """Rules and finders in any order cut alike."""
    rules = list(SOME.rules)
    finders = list(SOME.finders)
    random.shuffle(rules)
    random.shuffle(finders)
    shuffled = Pipeline(rules=tuple(rules), finders=tuple(finders))
    assert shuffled.clean(text) == SOME.clean(text)


SOME = Pipeline.default().only(
    "en/share", "en/related", "duplicate-headline", "separator"
)


@given(TEXTS)
def test_pickled_and_batched_pipelines_cut_alike(text):
    """A pipeline that travelled, and a batch, give the same result."""
    travelled = pickle.loads(pickle.dumps(SOME))
    once = SOME.clean(text)
    assert travelled.clean(text) == once
    assert list(newsclean.clean_many([text, text], pipeline=SOME)) == [once, once]


@given(TEXTS)
def test_a_report_survives_plain_data(text):
    """to_dict() and from_dict() are inverse, through JSON too."""
    import json

    report = newsclean.clean(text).report
    assert Report.from_dict(report.to_dict()) == report
    assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report


@given(TEXTS)
def test_the_gutter_shows_every_line(text):
    """The gutter has one line for each line of the input."""
    result = newsclean.clean(text)
    shown = result.gutter()
    assert shown.count("\n") == len(text.splitlines())


@given(
    st.text(alphabet="ab c.\n", max_size=200),
    st.text(alphabet="abc", min_size=1, max_size=3),
)
def test_a_rule_never_cuts_what_it_does_not_match(text, word):
    """With one rule, every removal holds what the rule looks for."""
    rule = Rule(name="w", category="promo", match=word, reason="A word.", cut="match")
    report = Pipeline(rules=(rule,)).clean(text).report
    assert all(word in d.text for d in report.removals)


@pytest.mark.parametrize("given_", [b"bytes", None, 3, ["a"]])
def test_only_text_is_cleaned(given_):
    """Anything but a str is a TypeError that says what was given."""
    with pytest.raises(TypeError, match=type(given_).__name__):
        newsclean.clean(given_)
