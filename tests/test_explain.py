"""explain: why a line goes or stays, rule by rule."""

from __future__ import annotations

import json

import pytest

from newsclean import Finder, Hit, Pipeline, Rule
from newsclean.explain import explain

PAGE = (
    "Bridge opens\n\n"
    "The bridge over the Lenn was opened on Monday after nine months of work on it.\n\n"
    "The first bus crossed at noon, and the driver waved to a crowd on both banks.\n\n"
    "Feed the ducks today\n"
    "Bread\n"
    "Corn\n"
)


def pipeline(**more):
    """A pipeline of one rule."""
    told = {
        "name": "ducks",
        "category": "donation",
        "match": "feed the ducks",
        "reason": "Ducks.",
        "lang": "en",
    }
    return Pipeline(rules=(Rule(**{**told, **more}),))


def look(page=PAGE, line=7, protect=(), **more):
    """The only look that the rule took at a line."""
    explanation = explain(pipeline(**more).protect(*protect), page, line)
    return of_ducks(explanation)


def of_ducks(explanation, rule="en/donation/ducks"):
    """The look of one rule, whatever the bounds say of the line."""
    [one] = [look for look in explanation.looks if look.rule == rule]
    return one


def test_a_removed_line_says_who_and_how_to_keep_it():
    """The rule, the literal that made it look, and the ways to keep the line."""
    one = look(needs=("short", "tail"))
    assert (one.rule, one.outcome) == ("en/donation/ducks", "removed")
    assert one.literals == ("feed the ducks",)
    assert one.evidence == (("short", True), ("tail", True))
    assert "without('en/donation/ducks')" in one.change


def test_a_line_that_no_rule_looks_at_says_so():
    """No literal stands on it: only a new rule would help."""
    explanation = explain(pipeline(), PAGE, 3)
    assert explanation.looks == ()
    assert "rules new" in str(explanation)


def test_letters_inside_a_word_make_no_rule_look():
    """As in the scan: "feed" is no word of "feeder", be it behind a sign or not."""
    words = pipeline(match=r"\bfeed\b")
    assert explain(words, "The feeder is empty\n", 1).looks == ()
    for page in ("We feed them\n", "... feed them\n"):
        assert of_ducks(explain(words, page, 1)).literals == ("feed",)


def test_a_blank_line_says_so():
    """Nothing looks at a blank line."""
    assert "blank" in str(explain(pipeline(), PAGE, 2))


def test_a_pattern_that_does_not_match_is_shown():
    """The literal stands on the line, the pattern wants more."""
    one = look(match=r"feed the ducks\W*$")
    assert one.outcome == "no match"
    assert one.change == r"`match` would have to match this line: feed the ducks\W*$"


def test_a_line_too_long_for_the_rule_is_explained():
    """A rule that needs a short line is not asked of a long one; here it is."""
    page = PAGE.replace(
        "Feed the ducks today", "Feed the ducks today, and tomorrow, " * 3
    )
    one = look(page=page, needs=("short",))
    assert (one.outcome, one.guard) == ("spared", "not short")


def test_a_rule_that_looks_at_the_begin_of_a_line_shows_it():
    """What the rule was found by is the begin of the line, or the whole of it."""
    assert look(match=r"^feed the \w+").literals == ("feed the",)
    assert look(match=r"^feed the ducks today$").literals == ("feed the ducks today",)


def test_every_decision_of_a_page_is_explained():
    """Whatever the report says of a line, the explanation names the rule of it."""
    page = PAGE + "\nShare this article\nSubscribe now\n© 2025 Lenn Courier\n"
    ours = Pipeline.default().only("en", "any")
    report = ours.clean(page).report
    assert report.removals
    for decision in (*report.removals, *report.flagged, *report.spared):
        line = (
            page.count("\n", 0, page.index(decision.text.strip(), decision.start)) + 1
        )
        looks = explain(ours, page, line).looks
        assert (decision.rule, decision.outcome) in {(k.rule, k.outcome) for k in looks}


def test_a_second_pattern_that_does_not_match_is_shown():
    """`also` is named when it is what keeps the rule away."""
    one = look(also=("tomorrow",))
    assert one.outcome == "no match"
    assert one.change == "`also` would have to match what would be cut: tomorrow"


def test_near_misses_are_told_and_other_rules_that_looked_are_counted():
    """A rule whose `match` matches is shown; one whose `match` does not, on demand."""
    near = explain(pipeline(also=("tomorrow",)), PAGE, 7)
    far = explain(pipeline(match=r"feed the ducks\W*$"), PAGE, 7)
    assert of_ducks(near).near and not of_ducks(far).near
    assert "Near misses" in str(near) and "ducks: near miss" in str(near)
    assert "1 rules looked" in str(far) and "ducks: no match" not in str(far)
    assert "Near misses" not in far.full() and "ducks: no match" in far.full()


def test_a_rule_of_another_site_is_a_near_miss_where_its_pattern_matches():
    """Only the page's address is missing."""
    site = "lenn-courier.example"
    for match, near in (("feed the ducks", True), (r"feed the ducks\W*$", False)):
        rules = explain(pipeline(site=site, match=match), PAGE, 7)
        assert of_ducks(rules, f"sites/{site}/donation/ducks").near is near


def test_evidence_that_fails_is_named_with_its_meaning():
    """The first word that did not hold spared the line."""
    one = look(needs=("short", "head"))
    assert (one.outcome, one.guard) == ("spared", "not head")
    assert one.evidence == (("short", True), ("head", False))
    assert "at most one line of prose stands before it" in one.change


def test_company_that_is_missing_is_named():
    """Evidence that waits for the neighbours is answered from what was decided."""
    one = look(needs=("company",))
    assert one.guard == "not company"
    assert one.evidence == (("company", False),)


def test_unless_is_shown_with_the_words_it_found():
    """The guard, and what it saw."""
    one = look(unless="today|tomorrow", needs=("company",))
    assert (one.outcome, one.guard) == ("spared", "unless")
    assert "'today'" in one.change
    assert one.evidence == (("company", None),)


def test_quoted_speech_is_named():
    """A match between quotation marks is speech."""
    one = look(
        page=PAGE.replace("Feed the ducks today", "“Feed the ducks today”, she said")
    )
    assert one.guard == "quoted"


def test_a_protected_line_is_named():
    """Protection outranks every rule."""
    one = look(protect=("ducks today",))
    assert (one.outcome, one.guard) == ("spared", "protected")


@pytest.mark.parametrize(("action", "outcome"), [("flag", "flagged"), ("keep", "kept")])
def test_the_policy_has_the_last_word(action, outcome):
    """A decision is mapped by its category."""
    one = of_ducks(explain(pipeline().policy({"donation": action}), PAGE, 7))
    assert one.outcome == outcome


def test_a_cut_from_another_line_is_shown_where_it_reaches():
    """A block that begins further up takes this line along."""
    one = look(line=9, cut="block")
    assert (one.rule, one.outcome, one.literals) == ("en/donation/ducks", "removed", ())
    assert "from the line “feed the ducks today”" in one.change


def test_a_finder_is_shown():
    """Code that points at the line is named as rules are."""

    def corn(page):
        last = len(page.views) - 1
        yield Hit(last, last, page.starts[last], page.ends[last], finder, ("found",))

    finder = Finder(name="corn", category="related", find=corn, reason="Corn.")
    one = of_ducks(explain(Pipeline(finders=(finder,)), PAGE, 9), finder.id)
    assert (one.rule, one.outcome) == ("any/related/corn", "removed")
    assert one.evidence == (("found", True),)


def test_rules_without_literals_are_counted():
    """Those that are asked of every short line and do not match are one sentence."""
    explanation = explain(pipeline(match=r"^\w$", needs=("short",)), PAGE, 9)
    assert of_ducks(explanation).outcome == "no match"
    assert "1 rules are asked of every short line" in str(explanation)


@pytest.mark.parametrize("line", [0, -1, 10])
def test_a_line_that_is_not_there_is_an_error(line):
    """The message has the number of lines."""
    with pytest.raises(ValueError, match="the page has 9"):
        explain(pipeline(), PAGE, line)


def test_lines_are_found_on_the_slow_path():
    """Characters that nobody sees do not move the line."""
    page = PAGE.replace("ducks today", "du\N{SOFT HYPHEN}cks&nbsp;today")
    explanation = explain(pipeline(), page, 7)
    assert explanation.views == ("feed the ducks today",)
    assert of_ducks(explanation).outcome == "removed"


def test_a_page_on_one_line_is_explained_by_sentence():
    """Each sentence is a line of its own to the rules."""
    page = "The bridge opened on Monday. It rained. Feed the ducks today."
    explanation = explain(pipeline(), page, 1)
    assert len(explanation.views) == 3
    assert of_ducks(explanation).outcome == "removed"


def test_an_explanation_is_plain_data_too():
    """A program reads what people read."""
    data = json.loads(json.dumps(explain(pipeline(), PAGE, 7).to_dict()))
    assert (data["line"], data["text"]) == (7, "Feed the ducks today")
    assert "en/donation/ducks" in [look["rule"] for look in data["looks"]]


def test_the_text_names_literals_evidence_and_guard():
    """What is printed has a line for each thing that was asked."""
    text = str(explain(pipeline(unless="today", needs=("short",)), PAGE, 7))
    assert "looked because of: feed the ducks" in text
    assert "holds: short: the line is at most 60" in text
    assert "guard: unless" in text
