"""The pack's own tests: the proof of its rules, and that it acts where it is named.

Its fixture pages are tests too; newsclean's pytest plugin runs them.
"""

from __future__ import annotations

import pickle

from newsclean_pack_example.tides import tide_table

import newsclean

PAGE = "The ferry sails again on Saturday, its owner told us.\n"
BAR = "\nHarbour desk: News | Tides | Boats\n"
OLD = "\nBack to the quay\n"
SITE = "https://harlowpost.example/ferry"


def small():
    """The pack and nothing else, so that each test says what it needs."""
    return newsclean.Pipeline().plus("example")


def test_everything_in_the_pack_proves_itself():
    """Hits are cut exactly, misses stay, with the built-in rules beside them."""
    newsclean.prove("example")


def test_the_finder_stands_in_the_pack():
    """Its id begins with the pack's name."""
    ids = [finder.id for finder in small().finders]
    assert ids == ["example:en/promo/tide-table"]


def test_the_finder_can_be_used_alone():
    """A finder is added like a rule."""
    page = PAGE + "\nHigh water 06:12\nLow water 12:31\n"
    assert newsclean.Pipeline().plus(tide_table).clean(page).body == PAGE


def test_rules_of_the_site_act_on_its_pages():
    """On subdomains too, and nowhere else."""
    page = PAGE + BAR
    assert small().clean(page, url="https://m.harlowpost.example/a").body == PAGE
    assert small().clean(page, url="https://other.example/a").body == page
    assert small().clean(page).body == page


def test_the_old_layout_ends_with_its_last_day():
    """A later page keeps the line; without a date the rule acts."""
    page = PAGE + OLD
    assert small().clean(page, url=SITE, date="2026-03-31").body == PAGE
    assert small().clean(page, url=SITE, date="2026-04-01").body == page
    assert small().clean(page, url=SITE).body == PAGE


def test_what_the_pack_protects_stays():
    """Whatever rule points at it."""
    line = "Wreck of the Ellen Pryce: log it on our map"
    report = small().clean(PAGE + f"\n{line}\n").report
    assert [(d.text, d.evidence) for d in report.spared] == [(line, ("protected",))]


def test_the_pipeline_travels_to_other_processes():
    """A decorated function is found by its place in the module."""
    pipeline = pickle.loads(pickle.dumps(small()))
    assert pipeline.digest == small().digest
