"""The pytest plugin: the pages of a fixture folder are tests, where it is asked for."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

PAGE = "The bridge opened.\n\nShare this article\n"
GUTTER = (
    "  | The bridge opened.\n  |\n- | Share this article    [en/share/share-this]\n"
)
TEST = "def test_of_their_own():\n    pass\n"


@pytest.fixture
def project(pytester):
    """A project with a test of its own and one accepted page."""
    (pytester.path / "newsclean.toml").write_text('only = ["en/share"]\n')
    (pytester.path / "tests").mkdir()
    (pytester.path / "tests" / "test_theirs.py").write_text(TEST)
    folder = pytester.path / "pages" / "en"
    folder.mkdir(parents=True)
    (folder / "bridge.txt").write_text(PAGE)
    (folder / "bridge.cut").write_text(GUTTER)
    return pytester


ON = (
    '[tool.pytest.ini_options]\nnewsclean_fixtures = ["pages"]\ntestpaths = ["tests"]\n'
)


def on(project):
    """Switch the plugin on in the project's configuration."""
    (project.path / "pyproject.toml").write_text(ON)


def pytest_says(project, *args):
    return project.runpytest("-p", "no:cacheprovider", *args)


def add(project, name, page=PAGE, **beside):
    """One more page, with what lies beside it by suffix."""
    path = project.path / "pages" / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page)
    for suffix, text in beside.items():
        path.with_name(
            path.name.replace(".txt", f".{suffix.replace('_', '.')}")
        ).write_text(text)
    return path


def test_it_is_off_unless_asked(project):
    """Installed with newsclean, it collects nothing in a project that says nothing."""
    pytest_says(project).assert_outcomes(passed=1)


def test_the_ini_key_makes_each_page_a_test(project):
    """Pages run beside the project's own tests, wherever testpaths point."""
    on(project)
    result = pytest_says(project, "-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*pages/en/bridge.txt::en/bridge PASSED*"])


def test_the_ini_key_works_without_testpaths(project):
    """A folder that is collected anyway is collected once."""
    (project.path / "pyproject.toml").write_text(
        ON.replace("testpaths", "python_files")
    )
    pytest_says(project).assert_outcomes(passed=1)


def test_a_run_of_something_else_leaves_the_pages_alone(project):
    """Who names a test file runs that file."""
    on(project)
    pytest_says(project, "tests").assert_outcomes(passed=1)


def test_the_option_adds_a_folder(project):
    """`--newsclean DIR` needs no configuration, and works beside named files."""
    pytest_says(project, "--newsclean", "pages").assert_outcomes(passed=2)
    pytest_says(project, "--newsclean", "pages", "tests").assert_outcomes(passed=2)


def test_a_page_can_be_named(project):
    """Its file, its node id and -k choose it."""
    on(project)
    pytest_says(project, "pages/en/bridge.txt").assert_outcomes(passed=1)
    pytest_says(project, "pages/en/bridge.txt::en/bridge").assert_outcomes(passed=1)
    pytest_says(project, "-k", "bridge").assert_outcomes(passed=1, deselected=1)


def test_a_failure_is_the_diff_of_the_gutters(project):
    """No traceback, no repr: what changed, by which rule, and how to accept it."""
    on(project)
    (project.path / "newsclean.toml").write_text('only = ["en/donation"]\n')
    result = pytest_says(project)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "--- *bridge.cut",
            "+++ what comes out now",
            "-- | Share this article    [[]en/share/share-this[]]",
            "+  | Share this article",
            "Accept it with --newsclean-accept -k 'en/bridge'.",
        ]
    )
    assert "Traceback" not in result.stdout.str()
    assert "pytest_plugin.py" not in result.stdout.str()


def test_accept_rewrites_only_what_is_chosen(project):
    """`--newsclean-accept` with -k accepts one page and leaves the others."""
    on(project)
    new, other = add(project, "new"), add(project, "other")
    pytest_says(project, "--newsclean-accept", "-k", "new").assert_outcomes(
        passed=1, deselected=3
    )
    assert new.with_suffix(".cut").read_text() == GUTTER
    assert not other.with_suffix(".cut").exists()


def test_a_page_without_accepted_result_fails(project):
    """The message says how to accept it."""
    on(project)
    add(project, "new")
    result = pytest_says(project)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*new.txt: no accepted result.*--accept*"])


def test_an_expected_body_is_compared(project):
    """A page beside `<name>.expected.txt` is one test, not two."""
    on(project)
    add(project, "body", expected_txt="The bridge opened.\n")
    add(project, "wrong", expected_txt="The bridge.\n")
    pytest_says(project).assert_outcomes(passed=3, failed=1)


def test_known_failures_are_expected_to_fail(project):
    """They are xfailed; one that comes out right is a failure."""
    on(project)
    add(project, "known-failures/wrong", expected_txt="The bridge.\n")
    pytest_says(project).assert_outcomes(passed=2, xfailed=1)
    add(project, "known-failures/right", expected_txt="The bridge opened.\n")
    result = pytest_says(project)
    result.assert_outcomes(passed=2, xfailed=1, failed=1)
    result.stdout.fnmatch_lines(["*right.txt: comes out right now*"])


def test_an_accepted_result_without_page_fails(project):
    """An orphan is named."""
    on(project)
    (project.path / "pages" / "gone.cut").write_text("")
    result = pytest_says(project)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*gone.cut: this accepted result has no page."])


def test_a_wrong_configuration_is_one_sentence(project):
    """The page fails with the configuration's file, line and key."""
    on(project)
    (project.path / "newsclean.toml").write_text("onyl = []\n")
    result = pytest_says(project)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*newsclean.toml:1: unknown key 'onyl'*"])


def test_a_folder_that_is_not_there_is_a_usage_error(project):
    """A misspelt folder does not pass as success."""
    result = pytest_says(project, "--newsclean", "pagse")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*no such fixture folder: *pagse"])


@pytest.mark.slow
def test_it_works_with_xdist(project):
    """Pages are spread over processes like any test."""
    on(project)
    add(project, "other")
    result = project.runpytest_subprocess("-p", "no:cacheprovider", "-n2")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*other.txt: no accepted result*"])
