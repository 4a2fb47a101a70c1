"""The repository's own fixture pages."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "fixtures"
PAGES = sorted(ROOT.glob("*/*/*.txt"))
NEGATIVES = [p for p in PAGES if p.parent.name == "negative"]


def name_of(path):
    """A page's name in test ids."""
    return str(path.relative_to(ROOT).with_suffix(""))


def text_of(path):
    """A page as it stands in the file, line ends untouched."""
    return path.read_bytes().decode("utf-8", "surrogatepass")


def test_there_are_enough_pages():
    """At least thirty pages, ten of them news that looks like boilerplate."""
    assert len(PAGES) >= 30
    assert len(NEGATIVES) >= 10


@pytest.mark.parametrize("path", NEGATIVES, ids=name_of)
def test_news_stays_whole(path, pipeline):
    """Nothing is cut from a page that only looks like boilerplate."""
    raw = text_of(path)
    report = pipeline.clean(raw).report
    assert [(d.rule, d.text) for d in report.removals] == []


@pytest.mark.parametrize(
    "path", [p for p in PAGES if "known-failures" not in p.parts], ids=name_of
)
def test_a_cleaned_page_is_clean(path, pipeline):
    """clean(body).body is the body, and the report gives the page back."""
    raw = text_of(path)
    body, report = pipeline.clean(raw)
    assert report.restore(body) == raw
    assert pipeline.clean(body).body == body


def test_the_twin_of_the_first_page(pipeline):
    """The kinds of line that began the project go; the story stays."""
    raw = text_of(ROOT / "en" / "wild-like" / "seed-twin.txt")
    body, report = pipeline.clean(raw)
    gone = [
        "Copyright ©",
        "is supported by the",
        "When quoting our materials",
        "Privacy and Cookie Policies",
        "Related:",
        "You could just move on",
        "To suggest a correction",
        "Ctrl + Enter",
        "Please leave your suggestions",
        "We are an independent media outlet",
    ]
    assert [g for g in gone if g in body] == []
    assert body.count("Barge convoy turns back") == 1
    assert "The authority continues to keep a tug" in body
    assert [d.category for d in report.flagged] == ["headline"]


@pytest.mark.parametrize(
    "path", [p for p in PAGES if p.parent.name == "wild-like"], ids=name_of
)
def test_a_language_decides_no_cut(path, pipeline):
    """A page given with another language, rightly or wrongly, loses the same lines."""
    raw = text_of(path)
    alone = pipeline.clean(raw).report.removals
    spans = [(d.start, d.end) for d in alone]
    for lang in ("en", "de", "ja", "xx"):
        removals = pipeline.clean(raw, lang=lang).report.removals
        assert [(d.start, d.end) for d in removals] == spans
