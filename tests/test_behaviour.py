"""What users meet on the first day, from outside."""

from __future__ import annotations

import time

import pytest

import newsclean
from newsclean import Example, Pipeline, Rule

STORY = (
    "The ferry to Marsh Island will sail again from Saturday, two years after a storm "
    "broke its landing stage and took the shelter with it.\n\n"
    "Two boats a day will carry up to forty passengers each, and the fare stays at "
    "four pounds, the harbour board said on Monday evening.\n"
)


def test_results_unpack():
    """A result is a named pair of body and report."""
    body, report = newsclean.clean(STORY)
    assert body == STORY
    assert report.removals == ()
    assert report.status == "ok"


@pytest.mark.parametrize("raw", ["", "   ", "\n\n"])
def test_nothing_in_nothing_out(raw):
    """An empty text has the status `empty`."""
    body, report = newsclean.clean(raw)
    assert (body, report.status) == (raw, "empty")


def test_only_boilerplate_leaves_nothing():
    """A page of nothing but boilerplate has the status `no-article`."""
    raw = "Share this article\n\nSign up for our newsletter\n\n© 2024 The Post\n"
    body, report = newsclean.clean(raw)
    assert (body, report.status) == ("", "no-article")


def test_a_known_title_finds_its_repeats():
    """With the title given, its repeat behind the outlet's name goes."""
    title = "Ferry to Marsh Island sails again"
    raw = f"{title}\n\n{title} | Harlow Post\n\n{STORY}"
    body, report = newsclean.clean(raw, title=title)
    assert body == f"{title}\n\n{STORY}"
    assert report.counts() == {"duplicate-headline": 1}


def test_policy_decides_what_happens():
    """A category can be flagged or kept; the report says so."""
    raw = STORY + "\nShare this article\n"
    kept = Pipeline.default().policy({"share": "keep"}).clean(raw)
    flagged = Pipeline.default().policy({"share": "flag"}).clean(raw)
    assert kept.body == flagged.body == raw
    assert [d.outcome for d in kept.report.spared] == ["kept"]
    assert [d.outcome for d in flagged.report.flagged] == ["flagged"]


def test_protected_lines_stay():
    """Nothing that a protect pattern matches is cut."""
    raw = STORY + "\nShare this article\n"
    result = Pipeline.default().protect("^share this").clean(raw)
    assert result.body == raw
    assert {d.evidence for d in result.report.spared} >= {("protected",)}


def test_a_rule_of_ones_own():
    """A rule in Python acts for the pipeline that it is added to."""
    rule = Rule(
        name="tide-table",
        category="promo",
        match="^see (?:the )?tide table",
        reason="A plug for the tide table.",
        hits=(Example("See the tide table"),),
        misses=(Example("The tide table was wrong."),),
    )
    raw = STORY + "\nSee the tide table\n"
    assert newsclean.clean(raw).body == raw
    result = newsclean.clean(raw, pipeline=Pipeline.default().plus(rule))
    assert result.body == STORY
    assert result.report.removals[0].rule == "any/promo/tide-table"


@pytest.mark.parametrize("selector", ["donations", "en/doantion", "xx"])
def test_an_unknown_selector_is_named(selector):
    """A selector that names nothing is an error that says so."""
    with pytest.raises(ValueError, match=selector):
        Pipeline.default().without(selector)


def test_restore_refuses_another_body():
    """A body that is not this report's is refused."""
    report = newsclean.clean(STORY).report
    with pytest.raises(ValueError, match="not the one"):
        report.restore(STORY + "x")


@pytest.mark.parametrize("one", [STORY, STORY.encode(), {"text": STORY}])
def test_one_text_is_not_many(one):
    """Its letters, or its keys, would pass for texts."""
    with pytest.raises(TypeError, match="takes many texts, not one"):
        newsclean.clean_many(one)


def test_many_go_on_after_an_error():
    """With errors="return" an item's exception stands in its place."""
    found = list(newsclean.clean_many([STORY, b"x", {"title": "t"}], errors="return"))
    assert found[0].body == STORY
    assert [type(e) for e in found[1:]] == [TypeError, ValueError]


def test_two_workers_give_the_same_in_order():
    """Processes change nothing but the time."""
    items = [
        STORY + f"\nShare this article\n\n{n} people were on board.\n"
        for n in range(70)
    ]
    one = [r.body for r in newsclean.clean_many(items)]
    two = [r.body for r in newsclean.clean_many(items, workers=2)]
    assert one == two


def test_html_without_an_article():
    """An HTML page without an article gives an empty body and says so."""
    body, report = newsclean.clean_html("<html><body></body></html>")
    assert (body, report.status) == ("", "no-article")


def test_html_with_an_article():
    """HTML is extracted, then cleaned; `raw` is the text that was extracted."""
    paragraphs = "".join(f"<p>{p}</p>" for p in STORY.strip().split("\n\n") * 3)
    html = f"<html><head><title>Ferry</title></head><body><article>{paragraphs}"
    html += "<p>Share this article</p></article></body></html>"
    result = newsclean.clean_html(html, url="https://harlowpost.example/ferry")
    assert "Two boats a day" in result.body
    assert result.report.restore(result.body) == result.raw


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        '"',
        "word\n",
        "Related:\n",
        "Sign up for our newsletter today\n",
        STORY,
    ],
    ids=["letter", "blank", "quote", "words", "labels", "forms", "story"],
)
def test_time_is_linear(piece):
    """Eight times the text takes no more than some sixteen times as long."""

    def seconds(size):
        text = piece * (size // len(piece))
        begun = time.perf_counter()
        newsclean.clean(text)
        return time.perf_counter() - begun

    seconds(10_000)
    small = max(min(seconds(60_000) for _ in range(3)), 0.01)
    assert seconds(480_000) < 24 * small


@pytest.mark.slow
def test_memory_stays_flat():
    """Thousands of calls leave nothing behind."""
    import tracemalloc

    raw = STORY + "\nShare this article\n"
    for _ in range(200):
        newsclean.clean(raw)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(3000):
        newsclean.clean(raw)
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert after - before < 200_000
