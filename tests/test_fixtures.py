"""fixtures: a folder of pages is compared with what was accepted, and accepted."""

from __future__ import annotations

import json
from xml.etree import ElementTree as Xml

import pytest

from newsclean import Pipeline, Rule
from newsclean.fixtures import (
    Case,
    CaseError,
    accept,
    cases_in,
    check,
    formats,
    orphans_in,
    run,
)

PAGE = "The bridge opened.\n\nFeed the ducks today\n\nIt rained.\n"
BODY = "The bridge opened.\n\nIt rained.\n"


def ducks(name="ducks", match="feed the ducks", **more):
    """A pipeline of one rule."""
    rule = Rule(
        name=name, category="donation", match=match, reason="Ducks.", lang="en", **more
    )
    return Pipeline(rules=(rule,))


@pytest.fixture
def pond(tmp_path):
    """A folder with one case that has no accepted result."""
    folder = tmp_path / "fixtures"
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "pond.txt").write_text(PAGE)
    return folder


def only_case(folder):
    [case] = cases_in(folder)
    return case


def test_a_case_is_a_page_named_by_its_place(pond):
    """The name is the path below the folder; expected bodies are no pages."""
    (pond / "en" / "pond.expected.txt").write_text(BODY)
    (pond / ".hidden").mkdir()
    (pond / ".hidden" / "not.txt").write_text("x")
    assert [case.name for case in cases_in(pond)] == ["en/pond"]


def test_a_case_can_be_named_by_its_file(pond):
    """The page itself may stand in a folder's place; its result may not."""
    assert cases_in(pond / "en" / "pond.txt")[0].name == "pond"
    (pond / "en" / "pond.cut").write_text("")
    with pytest.raises(CaseError, match="no case"):
        cases_in(pond / "en" / "pond.cut")


@pytest.mark.parametrize("name", ["empty", "nowhere"])
def test_a_folder_without_cases_is_an_error(tmp_path, name):
    """Checking nothing must not look like success."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(CaseError, match=name):
        cases_in(tmp_path / name)


def test_a_case_without_accepted_result_says_how_to_accept(pond):
    """It is an error with the command to type."""
    outcome = check(only_case(pond), ducks())
    assert outcome.status == "missing"
    assert not outcome.good
    assert "newsclean check --accept" in outcome.message


def test_accept_writes_the_gutter_and_leaves_the_page(pond):
    """What was accepted compares equal; the raw page is never touched."""
    case = only_case(pond)
    assert accept(case, ducks()).status == "accepted"
    assert case.gutter.read_text() == Pipeline.clean(ducks(), PAGE).gutter()
    assert case.raw.read_text() == PAGE
    assert check(case, ducks()).status == "same"
    assert accept(case, ducks()).status == "same"


def test_a_lost_cut_is_shown_with_its_rule(pond):
    """The diff names the rule that no longer cuts; the difference has the line."""
    case = only_case(pond)
    accept(case, ducks())
    outcome = check(case, Pipeline())
    assert outcome.status == "differs"
    assert "-- | Feed the ducks today    [en/donation/ducks]" in outcome.diff
    assert "+  | Feed the ducks today" in outcome.diff
    [difference] = outcome.differences
    assert difference == (
        *(3, ("en/donation/ducks",), "stays"),
        "no longer cut by en/donation/ducks",
    )


def test_a_new_cut_is_shown_with_its_rule(pond):
    """The diff names the rule that cuts now."""
    case = only_case(pond)
    accept(case, Pipeline())
    [difference] = check(case, ducks()).differences
    assert difference.message == "now cut by en/donation/ducks"
    assert difference.now == "cut"


def test_another_rule_for_the_same_cut_is_a_difference(pond):
    """A gutter holds the reasons, so a change of rule shows."""
    case = only_case(pond)
    accept(case, ducks())
    [difference] = check(case, ducks("mallards")).differences
    assert (
        difference.message
        == "cut by en/donation/mallards, before cut by en/donation/ducks"
    )


def test_a_smaller_cut_is_a_difference(pond):
    """The brackets of a cut within a line count."""
    case = only_case(pond)
    accept(case, ducks())
    [difference] = check(case, ducks(match="the ducks", cut="match")).differences
    assert difference.line == 3
    assert "cut in part by" in difference.message


def test_an_edited_page_is_said_to_be_edited(pond):
    """Where lines no longer correspond, that is the first message."""
    case = only_case(pond)
    accept(case, ducks())
    case.raw.write_text("Snow.\n\nFeed the ducks, please\n\n" + PAGE)
    first, second = check(case, ducks()).differences
    assert "other lines" in first.message
    assert (second.line, second.rules) == (3, ("en/donation/ducks",))


def test_an_expected_body_is_compared_exactly(pond):
    """A case may hold nothing but the body that should come out."""
    case = only_case(pond)
    case.body.write_text(BODY)
    assert check(case, ducks()).status == "same"
    case.body.write_text(BODY.rstrip("\n"))
    assert check(case, ducks()).status == "differs"


def test_body_differences_name_the_rule(pond):
    """A line that is gone names who cut it; one that stays says that nobody did."""
    case = only_case(pond)
    case.body.write_text("The bridge opened.\n\nFeed the ducks today\n")
    outcome = check(case, ducks())
    assert "-Feed the ducks today    [en/donation/ducks]" in outcome.diff
    assert "+It rained.    [no rule]" in outcome.diff
    assert [(d.line, d.rules, d.now) for d in outcome.differences] == [
        (3, ("en/donation/ducks",), "cut"),
        (5, (), "stays"),
    ]


def test_a_spared_line_names_its_rule(pond):
    """A line that stays although a rule pointed at it names that rule."""
    case = only_case(pond)
    case.body.write_text(BODY)
    outcome = check(case, ducks(unless="today"))
    assert "[spared by en/donation/ducks]" in outcome.diff
    assert outcome.differences[0].rules == ("en/donation/ducks",)


def test_accept_rewrites_the_body_of_a_body_case(pond):
    """Such a case gets no gutter."""
    case = only_case(pond)
    case.body.write_text("old\n")
    assert accept(case, ducks()).status == "accepted"
    assert case.body.read_text() == BODY
    assert not case.gutter.exists()


def test_line_ends_are_read_and_kept(tmp_path):
    """Carriage returns are part of the page and of the body, and are seen in a diff."""
    (tmp_path / "crlf.txt").write_bytes(PAGE.replace("\n", "\r\n").encode())
    (tmp_path / "crlf.expected.txt").write_bytes(BODY.replace("\n", "\r\n").encode())
    case = only_case(tmp_path)
    assert check(case, ducks()).status == "same"
    case.body.write_bytes(BODY.encode())
    assert "It rained.␍" in check(case, ducks()).diff


def test_a_gutter_with_other_line_ends_is_the_same(pond):
    """A checkout that rewrites line ends breaks no accepted gutter."""
    case = only_case(pond)
    accept(case, ducks())
    case.gutter.write_bytes(case.gutter.read_bytes().replace(b"\n", b"\r\n"))
    assert check(case, ducks()).status == "same"


def test_a_page_that_is_not_utf8_is_named_with_its_byte(pond):
    """An unreadable page is one case's error, not the end of the run."""
    case = only_case(pond)
    case.raw.write_bytes(b"caf\xe9")
    outcome = check(case, ducks())
    assert outcome.status == "error"
    assert outcome.message == f"{case.raw}: not UTF-8 at byte 3; save it as UTF-8."


def test_a_sidecar_gives_title_url_and_language(pond):
    """What the scraper knew stands beside the page."""
    case = only_case(pond)
    case.sidecar.write_text('title = "Ducks"\nlang = "en"\ndate = 2026-01-31\n')
    assert case.known() == {"title": "Ducks", "lang": "en", "date": "2026-01-31"}
    case.sidecar.write_text('date = "in May"\n')
    assert "pond.toml: date: 'in May' is no date" in check(case, ducks()).message
    case.sidecar.write_text('titel = "Ducks"\n')
    assert "title, url, lang and date" in check(case, ducks()).message
    case.sidecar.write_text("title =\n")
    assert check(case, ducks()).status == "error"


@pytest.fixture
def failing(tmp_path):
    """A known failure: its page, with what should come out."""
    folder = tmp_path / "en" / "known-failures"
    folder.mkdir(parents=True)
    (folder / "pond.txt").write_text(PAGE)
    (folder / "pond.expected.txt").write_text(BODY)
    return only_case(tmp_path)


def test_a_known_failure_fails_as_expected(failing):
    """It is reported, and nobody has to do anything."""
    outcome = check(failing, Pipeline())
    assert outcome.status == "expected-failure"
    assert outcome.good


def test_a_known_failure_that_passes_is_an_error(failing):
    """Then it belongs among the other cases."""
    outcome = check(failing, ducks())
    assert outcome.status == "unexpected"
    assert not outcome.good
    assert "move it out of known-failures" in outcome.message


def test_a_known_failure_is_never_accepted(failing):
    """What should come out is written by hand."""
    assert accept(failing, Pipeline()).status == "expected-failure"
    assert failing.body.read_text() == BODY
    failing.body.unlink()
    outcome = accept(failing, Pipeline())
    assert outcome.status == "error"
    assert "pond.expected.txt" in outcome.message


def test_orphans_are_named(pond):
    """An accepted result whose page is gone is found; others are not."""
    accept(only_case(pond), ducks())
    (pond / "en" / "gone.cut").write_text("")
    (pond / "en" / "lost.expected.txt").write_text("")
    assert [p.name for p in orphans_in(pond)] == ["gone.cut", "lost.expected.txt"]


def test_processes_give_the_same_in_the_same_order(pond):
    """Many workers change nothing but the time."""
    for number in range(40):
        (pond / f"{number:02}.txt").write_text(
            PAGE.replace("rained", f"rained {number}")
        )
    cases = cases_in(pond)
    one = list(run(cases, ducks()))
    two = list(run(cases, ducks(), workers=2))
    assert one == two
    assert [outcome.case for outcome in two] == cases


def test_no_workers_is_an_error(pond):
    """At least one process works."""
    with pytest.raises(ValueError, match="at least 1"):
        run(cases_in(pond), ducks(), workers=0)


@pytest.fixture
def mixed(pond):
    """Outcomes of every kind: same, lost, missing, unreadable, known failure."""
    accept(only_case(pond), ducks())
    (pond / "en" / "known-failures").mkdir()
    for name, text in (("a,b", PAGE), ("c", PAGE)):
        (pond / "en" / f"{name}.txt").write_text(text)
    (pond / "en" / "c.txt").write_bytes(b"\xff")
    (pond / "en" / "known-failures" / "k.txt").write_text(PAGE)
    (pond / "en" / "known-failures" / "k.expected.txt").write_text(BODY)
    return [*run(cases_in(pond), Pipeline())]


def test_the_summary_counts_by_category(mixed, pond):
    """Cuts now, new and lost by category; then the cases by outcome."""
    summary = formats.summary(mixed, [pond / "x.cut"]).splitlines()
    assert summary[1].split() == ["donation", "0", ".", "1"]
    assert summary[-1] == (
        "4 cases: 1 differ, 1 without accepted result, 1 unreadable, "
        "1 fail as expected, 1 accepted result without a page"
    )


def test_github_annotations_have_file_line_and_rule(mixed, monkeypatch, tmp_path):
    """One a changed line, escaped as workflow commands want it."""
    monkeypatch.chdir(tmp_path)
    lines = [line for outcome in mixed for line in formats.github(outcome)]
    assert len(lines) == 3
    assert lines[0].startswith("::error file=fixtures/en/a%2Cb.txt::")
    assert lines[2] == (
        "::error file=fixtures/en/pond.txt,line=3,title=newsclean"
        "::no longer cut by en/donation/ducks"
    )


def test_sarif_has_a_result_a_changed_line(mixed, monkeypatch, tmp_path):
    """Rule, level, place: what code scanning shows."""
    monkeypatch.chdir(tmp_path)
    log = json.loads(json.dumps(formats.sarif(mixed, [tmp_path / "x.cut"])))
    assert log["version"] == "2.1.0"
    [run_] = log["runs"]
    results = {r["ruleId"]: r for r in run_["results"]}
    assert set(results) == {"missing", "error", "en/donation/ducks", "orphan"}
    assert {rule["id"] for rule in run_["tool"]["driver"]["rules"]} == set(results)
    place = results["en/donation/ducks"]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "fixtures/en/pond.txt"},
        "region": {"startLine": 3},
    }


def test_junit_has_a_test_case_a_page(mixed, tmp_path):
    """Counts agree with the elements, and a diff stands in its failure."""
    suite = Xml.fromstring(formats.junit(mixed, [tmp_path / "x.cut"])).find("testsuite")
    kinds = ("tests", "failures", "errors", "skipped")
    assert [suite.get(kind) for kind in kinds] == ["5", "1", "3", "1"]
    for kind in ("failure", "error", "skipped"):
        count = suite.get({"failure": "failures", "error": "errors"}.get(kind, kind))
        assert len(suite.findall(f"testcase/{kind}")) == int(count)
    assert "[en/donation/ducks]" in suite.find("testcase/failure").text


def test_junit_holds_no_character_that_xml_refuses(tmp_path):
    """Control characters of a page do not break the file."""
    (tmp_path / "bell.txt").write_text("Feed the ducks\a\n")
    (tmp_path / "bell.cut").write_text("  | Feed the ducks\a\n")
    outcomes = [*run(cases_in(tmp_path), ducks())]
    assert (
        "\N{REPLACEMENT CHARACTER}"
        in Xml.fromstring(formats.junit(outcomes, []))
        .find("testsuite/testcase/failure")
        .text
    )


def test_text_is_empty_where_all_is_well(pond):
    """People read only what they have to look at."""
    accept(only_case(pond), ducks())
    assert formats.text(check(only_case(pond), ducks())) == ""
    assert Case(pond / "x.txt", "x").gutter == pond / "x.cut"
