"""lint: each way to be wrong gives its one clear message."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

import newsclean
from newsclean.lint import CHECKS, lint
from newsclean.lint.blowup import blowup
from newsclean.lint.run import FEW
from newsclean.model import Example, Rule

BAD = Path(__file__).parent / "bad_packs"
RULES = Path(newsclean.__file__).parent / "rules"

#: pack → file, line, rule, key, check, and words of the message
WRONG = {
    "also-no-pattern": (
        "en/donation.toml",
        8,
        "pond-appeal",
        "also",
        "pattern",
        "unbalanced",
    ),
    "anchor-upper-case": (
        *("en/donation.toml", 8, "pond-appeal", "anchors", "literal"),
        "write 'pond fence'",
    ),
    "bad-date": (
        "en/donation.toml",
        8,
        "pond-appeal",
        "valid_from",
        "load",
        "2026-01-31",
    ),
    "common-literal": (
        "en/donation.toml",
        3,
        "pond-appeal",
        "match",
        "literal",
        "'with'",
    ),
    "dates-reversed": (
        "en/donation.toml",
        9,
        "pond-appeal",
        "valid_until",
        "valid",
        "before",
    ),
    "duplicate": (
        *("en/donation.toml", 11, "pond-appeal-again", "match", "duplicate"),
        "duplicate:en/donation/pond-appeal",
    ),
    "example-no-text": (
        "en/donation.toml",
        6,
        "pond-appeal",
        "hits",
        "load",
        "a string or",
    ),
    "exponential": (
        "en/donation.toml",
        3,
        "pond-appeal",
        "match",
        "blowup",
        "steps for each",
    ),
    "hit-not-exact": (
        "en/donation.toml",
        6,
        "pond-appeal",
        "hits",
        "hit",
        "not cut exactly",
    ),
    "hit-stays": (
        "en/donation.toml",
        6,
        "pond-appeal",
        "hits",
        "hit",
        "old pond fence",
    ),
    "language-upper-case": ("EN/donation.toml", 1, "", "", "place", "in lower case"),
    "list-of-numbers": (
        "en/donation.toml",
        5,
        "pond-appeal",
        "needs",
        "load",
        "of strings",
    ),
    "list-where-text": (
        "en/donation.toml",
        3,
        "pond-appeal",
        "match",
        "load",
        "a string",
    ),
    "manifest-blowup": ("pack.toml", 1, "", "protect", "blowup", "steps for each"),
    "manifest-no-category": ("pack.toml", 3, "", "allow", "load", "'donation'?"),
    "manifest-no-pattern": ("pack.toml", 2, "", "protect", "load", "missing )"),
    "manifest-not-toml": ("pack.toml", 1, "", "", "load", "end of document"),
    "manifest-text-where-list": ("pack.toml", 1, "", "allow", "load", "of lists"),
    "manifest-unknown-key": ("pack.toml", 1, "", "protects", "load", "unknown key"),
    "marks-not-a-pair": (
        "en/donation.toml",
        6,
        "pond-appeal",
        "hits",
        "marks",
        "one pair",
    ),
    "match-no-pattern": (
        "en/donation.toml",
        3,
        "pond-appeal",
        "match",
        "pattern",
        "missing )",
    ),
    "miss-cut": ("en/donation.toml", 7, "pond-appeal", "misses", "miss", "is cut by"),
    "name-not-kebab": (
        "en/donation.toml",
        2,
        "Pond Appeal",
        "name",
        "load",
        "kebab-case",
    ),
    "name-twice": ("en/donation.toml", 10, "pond-appeal", "name", "load", "twice"),
    "no-hits": (
        "en/donation.toml",
        6,
        "pond-appeal",
        "hits",
        "load",
        "missing or empty",
    ),
    "no-language": ("donation.toml", 1, "", "", "place", "<lang>/<category>.toml"),
    "no-match": (
        "en/donation.toml",
        1,
        "pond-appeal",
        "match",
        "load",
        "missing or empty",
    ),
    "no-misses": (
        "en/donation.toml",
        7,
        "pond-appeal",
        "misses",
        "load",
        "missing or empty",
    ),
    "no-name": ("en/donation.toml", 1, "", "name", "load", "missing or empty"),
    "no-reason": (
        "en/donation.toml",
        1,
        "pond-appeal",
        "reason",
        "load",
        "missing or empty",
    ),
    "no-rules": ("", 1, "", "", "place", "no <lang>/<category>.toml"),
    "not-toml": ("en/donation.toml", 2, "", "", "load", "at line 2"),
    "not-utf8": ("en/donation.toml", 1, "", "", "load", "not UTF-8 at byte"),
    "one-bracket": ("en/donation.toml", 1, "", "", "load", "[[rule]]"),
    "quadratic-unless": (
        "en/donation.toml",
        8,
        "pond-appeal",
        "unless",
        "blowup",
        "repeats",
    ),
    "reason-lower-case": (
        "en/donation.toml",
        4,
        "pond-appeal",
        "reason",
        "reason",
        "capital",
    ),
    "reason-no-full-stop": (
        "en/donation.toml",
        4,
        "pond-appeal",
        "reason",
        "reason",
        "stop",
    ),
    "short-anchor": (
        "en/donation.toml",
        8,
        "pond-appeal",
        "anchors",
        "literal",
        "'po'",
    ),
    "site-two-dots": (
        *("sites/pond..example/donation.toml", 1, "", "", "load"),
        "no host 'pond..example'",
    ),
    "site-upper-case": (
        *("sites/Pond.example/donation.toml", 1, "", "", "load"),
        "in lower case",
    ),
    "taken-id": (
        *("en/donation.toml", 2, "support-our-journalism", "name", "taken"),
        "the built-in pack",
    ),
    "text-where-list": (
        "en/donation.toml",
        5,
        "pond-appeal",
        "needs",
        "load",
        "a list",
    ),
    "unanchored": (
        "en/donation.toml",
        3,
        "pond-appeal",
        "match",
        "unanchored",
        "anchors",
    ),
    "unknown-category": (
        "en/donations.toml",
        1,
        "",
        "",
        "load",
        "no category 'donations'",
    ),
    "unknown-cut": ("en/donation.toml", 8, "pond-appeal", "cut", "load", "'paragraph'"),
    "unknown-evidence": (
        "en/donation.toml",
        5,
        "pond-appeal",
        "needs",
        "load",
        "'shrot'",
    ),
    "unknown-example-key": (
        "en/donation.toml",
        6,
        "pond-appeal",
        "hits",
        "load",
        "'where'",
    ),
    "unknown-key": (
        "en/donation.toml",
        8,
        "pond-appeal",
        "unles",
        "load",
        "unknown key",
    ),
    "unknown-place": ("en/donation.toml", 6, "pond-appeal", "hits", "load", "'bottom'"),
    "unknown-table": ("en/donation.toml", 1, "", "title", "load", "unknown key"),
    "unless-no-pattern": (
        "en/donation.toml",
        8,
        "pond-appeal",
        "unless",
        "pattern",
        "set",
    ),
    "vacuous-miss": (
        "en/donation.toml",
        7,
        "pond-appeal",
        "misses",
        "vacuous",
        "none of",
    ),
}


@pytest.mark.parametrize("pack", WRONG)
def test_a_bad_pack_gives_one_message_with_file_rule_and_key(pack):
    """Each way to be wrong is said once, where it is and in words that help."""
    file, line, rule, key, check, words = WRONG[pack]
    [finding] = lint(BAD / pack)
    found = (finding.file, finding.line, finding.rule, finding.key, finding.check)
    assert found == (str(BAD / pack / file), line, rule, key, check)
    assert words in finding.message
    assert check in CHECKS
    assert "\n" not in str(finding)
    assert str(finding).startswith(f"{finding.file}:{line}: ")


def test_every_bad_pack_is_in_the_table():
    """No bad pack lies about untested."""
    assert {path.name for path in BAD.iterdir()} == set(WRONG)
    assert len(WRONG) >= 25


GOOD = """\
[[rule]]
name   = "pond-appeal"
match  = "mend the pond fence"
reason = "An appeal for the pond."
needs  = ["short"]
hits   = ["Help us mend the pond fence today"]
misses = ["The council will mend the pond fence, and the ducks will be counted in May, \
when the water is low and the reeds have been cut."]
"""


def test_a_good_pack_gives_nothing(tmp_path):
    """What is right is passed over in silence, as a folder and as a file."""
    path = tmp_path / "ponds" / "en" / "donation.toml"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD)
    assert lint(tmp_path / "ponds") == []
    assert lint(path) == []


def test_an_anchor_may_begin_with_a_blank(tmp_path):
    """A blank before a word is how an anchor says that the word begins there."""
    path = tmp_path / "en" / "donation.toml"
    path.parent.mkdir()
    path.write_text(GOOD.replace("needs  =", 'anchors = [" pond fence"]\nneeds  ='))
    assert lint(tmp_path) == []


def test_all_bad_rules_of_a_folder_are_found(tmp_path):
    """One bad file does not hide the faults of the next."""
    for lang, text in (
        ("en", GOOD.replace("An appeal", "an appeal")),
        ("fr", "[[rule"),
    ):
        path = tmp_path / lang / "donation.toml"
        path.parent.mkdir()
        path.write_text(text)
    assert [finding.check for finding in lint(tmp_path)] == ["reason", "load"]


def test_site_rules_are_read_with_their_host(tmp_path):
    """A rule under sites/<host>/ is linted as the rule of that site."""
    path = tmp_path / "sites" / "pond.example" / "donation.toml"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD.replace("An appeal", "an appeal"))
    assert [(f.rule, f.check) for f in lint(tmp_path)] == [("pond-appeal", "reason")]


def rule(match, *hits):
    """A rule that says no more than its pattern."""
    return Rule(
        name="one",
        category="share",
        match=match,
        reason="A test.",
        hits=tuple(map(Example, hits)),
    )


@pytest.mark.parametrize(
    "match",
    [
        r"(?:\w+ ?)+!",
        r"share (?:a|a)*b",
        r"\w+\w*\w*:",
        r"(?:a|b|ab)*c",
        r"ducks (?:and ducks ?)*and ducks (?:and ducks ?)*and ducks (?:and ducks ?)*!",
    ],
)
def test_a_pattern_that_blows_up_is_found(match):
    """Letters, quotes, and the rule's own words again and again are all tried."""
    assert blowup(rule(match, "Ducks and ducks and ducks!")) is not None


@pytest.mark.parametrize(
    "match",
    [
        r"^share this (?:article|story)\W{0,3}$",
        r"^(?:[\w'-]+ ){0,4}(?:journalism|newsroom)\b",
        r"\b(?:our|your) (?:[\w'-]+,? ){0,3}readers\b",
        r"©[^.]{0,80}all rights reserved",
    ],
)
def test_a_bounded_pattern_is_not_refused(match):
    """A pattern whose repeats are bounded passes, on a busy machine too."""
    assert blowup(rule(match, "Share this article", "Our good readers")) is None


@pytest.mark.slow
def test_nothing_is_wrong_with_the_built_in_rules():
    """The rules that this project asks others to write like are in order themselves."""
    assert list(map(str, lint(RULES, workers=os.cpu_count() or 1))) == []


@pytest.mark.slow
def test_more_workers_find_the_same(tmp_path):
    """Findings come in one order, from however many processes."""
    head = '[[rule]]\nname = "rule-{n}"\n'
    body = 'match = "heap {n} of stones"\nreason = "{n}."\n'
    proof = 'hits = ["Heap {n} of stones"]\nmisses = ["Heap {n} of stone"]\n'
    path = tmp_path / "heaps" / "en" / "share.toml"
    path.parent.mkdir(parents=True)
    rules = [(head + body + proof).replace("{n}", str(n)) for n in range(1, FEW + 9)]
    path.write_text("".join(rules))
    found = lint(tmp_path / "heaps")
    assert len(found) > FEW
    assert lint(tmp_path / "heaps", workers=2) == found


def test_a_pattern_is_measured_on_lines_that_its_rule_is_asked_of():
    """What is slow on a paragraph only does no harm where paragraphs are not asked."""
    slow = rule(r"mend \w+\s*\w*:", "Mend ducks:")
    assert blowup(slow) is not None
    assert blowup(replace(slow, needs=("short",))) is None


def test_runs_of_blanks_are_one_to_a_pattern_that_is_measured():
    """No page can make a pattern see them."""
    assert blowup(rule(r"mend (?:\s*) +fence", "Mend fence")) is None


def test_what_only_the_engine_can_read_is_measured_too():
    """Nothing is scanned for in `unless`: it may hold what the parser does not know."""
    odd = replace(rule("mend ducks", "Mend ducks"), unless=r"\mducks\M")
    assert blowup(odd) is None
