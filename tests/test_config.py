"""config: what pyproject.toml or newsclean.toml says holds below it, strictly read."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean import Pipeline, Rule
from newsclean.config import KEYS, ConfigError, configured, find, load, reference
from newsclean.model import Guard

RULE = """
[[rule]]
name   = "pond-appeal"
match  = "mend the pond fence"
reason = "An appeal for the pond."
needs  = ["short"]
hits   = ["Mend the pond fence"]
misses = ["They will mend the pond fence."]
"""


def ours():
    """A small pipeline to configure."""
    rules = (
        Rule(name="a", category="share", match="share me", reason="A.", lang="en"),
        Rule(name="b", category="caption", match="a caption", reason="B.", lang="en"),
    )
    return Pipeline(rules=rules)


def written(folder, text, name="newsclean.toml"):
    path = folder / name
    path.write_text(text)
    return path


def test_the_nearest_file_upward_holds(tmp_path):
    """A configuration holds for its folder and all below, inner before outer."""
    outer = written(tmp_path, "")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find(inner) == outer
    assert (
        find(written(tmp_path / "a", "").parent / "b")
        == tmp_path / "a" / "newsclean.toml"
    )


def test_newsclean_toml_comes_before_pyproject(tmp_path):
    """In one folder the file of its own wins."""
    written(tmp_path, "[tool.newsclean]\n", "pyproject.toml")
    assert find(tmp_path).name == "pyproject.toml"
    written(tmp_path, "")
    assert find(tmp_path).name == "newsclean.toml"


def test_a_pyproject_without_our_table_is_passed_over(tmp_path):
    """The search goes on above a project that says nothing of newsclean."""
    outer = written(tmp_path, "")
    (tmp_path / "project").mkdir()
    written(tmp_path / "project", "[tool.other]\n", "pyproject.toml")
    assert find(tmp_path / "project") == outer


def test_every_key_is_read_and_acts(tmp_path):
    """Packs are added, then chosen from, then the policy and the protection hold."""
    (tmp_path / "ponds" / "en").mkdir(parents=True)
    (tmp_path / "ponds" / "en" / "donation.toml").write_text(RULE)
    text = (
        '[tool.newsclean]\npacks = ["./ponds"]\nonly = ["donation", "caption"]\n'
        'without = ["share"]\nprotect = ["kept"]\n[tool.newsclean.policy]\n'
        'caption = "remove"\n[tool.newsclean.allow]\ncaption = ["fed"]\n'
    )
    config = load(written(tmp_path, text, "pyproject.toml"))
    pipeline = configured(ours(), config)
    assert [rule.id for rule in pipeline.rules] == [
        "en/caption/b",
        "ponds:en/donation/pond-appeal",
    ]
    assert pipeline.actions()["caption"] == "remove"
    assert pipeline.protects == ("kept",)
    assert pipeline.guards == (Guard("fed", "caption"),)


def test_an_empty_file_changes_nothing(tmp_path):
    """A configuration that is silent leaves the pipeline as it is."""
    pipeline = ours()
    assert configured(pipeline, load(written(tmp_path, ""))) is pipeline


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("only = ['share']\nonyl = 1\n", ":2: unknown key 'onyl'; known: packs, only"),
        ("\nonly = 'share'\n", ":2: only takes a list of strings."),
        ("only = [1]\n", ":1: only takes a list of strings."),
        (
            "protect = []\npolicy = ['caption']\n",
            ":2: policy takes a table of strings.",
        ),
        (
            "only = ['shar']\n",
            ":1: only: Nothing here is called 'shar'. Did you mean 'share'?",
        ),
        ("# a\nwithout = ['xyz']\n", ":2: without: Nothing here is called 'xyz'."),
        ("[policy]\ncapton = 'remove'\n", ":1: policy: No category 'capton'."),
        ("policy.caption = 'hide'\n", ":1: policy: No action 'hide' for caption"),
        ("protect = ['(']\n", ":1: protect: '(' is no regular expression: missing"),
        ("[tool.newsclean]\nonly = []\n", ":1: unknown key 'tool'; in newsclean.toml"),
        ("allow = ['a']\n", ":1: allow takes a table of lists of strings."),
        ("\n[allow]\nshare = 'a'\n", ":2: allow takes a table of lists of strings."),
        ("allow.shar = ['a']\n", ":1: allow: No category 'shar'. Did you mean"),
        ("allow.share = ['(']\n", ":1: allow: '(' is no regular expression: missing"),
        ("packs = ['./nowhere']\n", "nowhere: no such file or folder."),
        ("packs = ['nowhere']\n", "No installed pack is called 'nowhere'"),
        ("only = \n", "line 1"),
    ],
)
def test_a_mistake_is_one_sentence_with_file_and_line(tmp_path, text, message):
    """Unknown keys, wrong values and names that do not exist are refused."""
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        configured(ours(), load(path))
    assert str(error.value).startswith(str(path))
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_lines_are_those_of_our_table(tmp_path):
    """A key of the same name in another table is not blamed."""
    text = "[tool.other]\nonyl = 1\n\n[tool.newsclean]\nonyl = 1\n"
    with pytest.raises(ConfigError, match=":5: unknown key"):
        load(written(tmp_path, text, "pyproject.toml"))


def test_a_table_of_its_own_is_blamed_at_its_header(tmp_path):
    """So is an unknown table below ours."""
    text = "[tool.newsclean]\nonly = []\n[tool.newsclean.polciy]\na = 'b'\n"
    with pytest.raises(ConfigError, match=":3: unknown key 'polciy'"):
        load(written(tmp_path, text, "pyproject.toml"))


def test_a_file_that_is_not_utf8_is_named_with_its_byte(tmp_path):
    """No traceback for a wrong encoding."""
    path = tmp_path / "newsclean.toml"
    path.write_bytes(b"# caf\xe9\n")
    with pytest.raises(ConfigError, match="not UTF-8 at byte 5"):
        load(path)


def test_a_file_that_is_gone_is_named(tmp_path):
    """No traceback for a missing file."""
    with pytest.raises(ConfigError, match=r"gone\.toml: No such file"):
        load(tmp_path / "gone.toml")


def test_our_table_must_be_a_table(tmp_path):
    """`newsclean = 1` under [tool] is refused."""
    with pytest.raises(ConfigError, match="a table of keys"):
        find(written(tmp_path, "[tool]\nnewsclean = 1\n", "pyproject.toml").parent)


@pytest.mark.parametrize("name", KEYS)
def test_the_example_of_every_key_is_read(tmp_path, name):
    """What the reference shows is accepted."""
    config = load(written(tmp_path, KEYS[name].example + "\n"))
    assert getattr(config, name)


def test_the_reference_is_the_one_in_the_docs():
    """The page is generated; a change of the code shows in it."""
    page = Path(__file__).parents[1] / "docs" / "configuration.md"
    assert page.read_text(encoding="utf-8") == reference()
