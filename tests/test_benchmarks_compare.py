"""The comparison shows each line that two sides cut differently, and no other."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from benchmarks.compare import digest
from benchmarks.compare.__main__ import main
from benchmarks.compare.change import by_rule, changes, diff
from benchmarks.compare.side import Cut
from benchmarks.revision import ROOT
from benchmarks.texts import Text

TEXT = "The mill wheel turns again.\n\nShare this article\n\nIt had stood since May.\n"


@pytest.fixture
def pages(tmp_path):
    """A folder with one text in each form."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "mill.txt").write_text(TEXT, encoding="utf-8")
    row = {"id": "one", "text": "The mill wheel turns.\n\nAdvertisement\n"}
    (folder / "more.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return folder


def run(*arguments):
    """The command's result."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.mark.slow
def test_two_pipelines_of_one_revision(pages):
    """What a selector leaves out is said by rule and as a diff."""
    done = run(pages, "--before", "here", "--after", "here without:share")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("1 of 2 texts differ, in 1 lines.\n")
    assert "share: en/share/" in done.stdout
    assert "--- before/mill.txt\n+++ after/mill.txt\n" in done.stdout
    assert "\n+Share this article\n" in done.stdout
    assert "more.jsonl" not in done.stdout


@pytest.mark.slow
def test_json_has_the_same(pages):
    """`--json` gives rules, changes and the diff as data."""
    done = run(pages, "--before", "here without:share", "--after", "here", "--json")
    data = json.loads(done.stdout)
    [change] = data["changes"]
    assert (change["text"], change["number"]) == ("mill.txt", 3)
    assert (change["what"], change["line"]) == ("cut", "Share this article")
    [rule] = data["rules"]
    assert (rule["cut"], rule["cut_words"], rule["left"]) == (1, 3, 0)
    assert "-Share this article" in data["diff"]


@pytest.mark.slow
def test_equal_sides_differ_in_nothing(pages):
    """The same pipeline on both sides gives one line and no table."""
    done = run(pages, "--before", "here", "--after", "here")
    assert done.stdout == "0 of 2 texts differ, in 0 lines.\n"


def git(root, *arguments):
    """Run git in a repository, as somebody."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    safe = ("-c", "core.hooksPath=/dev/null", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *who, *safe, *arguments], check=True)


@pytest.mark.slow
def test_two_revisions_of_a_repository(pages, tmp_path):
    """A rule that a later commit adds is what differs; no worktree is left behind."""
    root = tmp_path / "copy"
    shutil.copytree(ROOT / "src", root / "src")
    git(tmp_path, "init", "-q", "copy")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")
    rules = root / "src/newsclean/rules/en/promo.toml"
    new = "[[rule]]\nname = 'mill-wheel'\nmatch = 'had stood since may'\nreason = 'x'\n"
    with rules.open("a", encoding="utf-8") as file:
        file.write(
            f"\n{new}hits = ['It had stood since May.']\nmisses = ['It had stood since noon.']\n"
        )
    git(root, "commit", "-qam", "two")
    sides = ("--before", "rev:HEAD~1", "--after", "rev:HEAD", "--root", root)
    done = run(pages, *sides, "--json")
    assert done.exit_code == 0, done.output
    [change] = json.loads(done.stdout)["changes"]
    assert change["line"] == "It had stood since May."
    assert change["rule"] == "en/promo/mill-wheel"
    left = ["git", "-C", str(root), "worktree", "list"]
    assert subprocess.check_output(left, text=True).count("\n") == 1


@pytest.mark.parametrize(
    ("side", "said"),
    [
        ("rev:no-such-revision", "no-such-revision"),
        ("here without:shore", "Nothing here is called 'shore'."),
        ("main", "'main' is no side; write here, or rev:…"),
    ],
)
def test_a_wrong_side_is_one_sentence(pages, side, said):
    """The sentence names what was wrong; there is no traceback."""
    done = run(pages, "--before", side)
    assert done.exit_code != 0
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_text_is_one_sentence(tmp_path):
    """An empty folder, or one that is not there, is said."""
    assert "no text in this folder" in run(tmp_path).stderr
    assert "no such file or folder" in run(tmp_path / "x").stderr


def test_a_part_of_a_line_counts():
    """A sentence that goes from a line that stays is a change of that line."""
    text = Text("t", "One stays. Two goes.\nThree.\n")
    cut = Cut(10, 20, "promo", "en/promo/two")
    [change] = changes(text, [], [cut])
    assert (change.number, change.what, change.rule) == (1, "cut", "en/promo/two")
    [back] = changes(text, [cut], [])
    assert back.what == "left"
    assert [r.left_words for r in by_rule([back])] == [4]
    assert diff(text, [], [cut])[-3:] == [
        "-One stays. Two goes.",
        "+One stays.",
        " Three.",
    ]


def test_another_rule_for_the_same_cut_is_no_change():
    """What is left is what counts, and not who takes the rest."""
    text = Text("t", "One.\nTwo.\n")
    assert changes(text, [Cut(0, 5, "a", "a")], [Cut(0, 5, "b", "b")]) == []


def hashed(*arguments):
    """The lines that the hash's command prints."""
    done = CliRunner().invoke(digest.main, [str(a) for a in arguments])
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


@pytest.mark.slow
def test_equal_reports_have_one_hash(pages):
    """The same twice, another under another policy; a line for each text if asked."""
    first = hashed(pages, "--each")
    assert [line.split("  ")[1] for line in first] == [
        "mill.txt",
        "more.jsonl:one",
        "2 texts",
    ]
    assert hashed(pages) == first[-1:]
    assert hashed(pages, "--side", "here policy:ad-label=keep") != first[-1:]


def test_a_side_that_is_none_has_no_hash(pages):
    """One sentence, and no traceback."""
    done = CliRunner().invoke(digest.main, [str(pages), "--side", "nonsense"])
    assert done.exit_code == 1
    assert "'nonsense' is no side" in done.output
