"""From outside: wheels in a fresh environment, used as somebody who installed them does.

Nothing here imports newsclean; everything runs in processes of that environment.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "newsclean-pack-example"
WINDOWS = sys.platform == "win32"
BARE = {
    k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTEST_ADDOPTS")
}
STORY = "The bridge opened on Monday, after nine months of repairs and two floods.\n"
RULE = """\
[[rule]]
name   = "harbour-cam"
match  = '^watch our harbour cam'
reason = "It advertises the outlet's camera."
needs  = ["fragment"]
hits   = ["Watch our harbour cam live"]
misses = ["“Watch our harbour cam,” the mayor said."]
"""
CAM = "\nWatch our harbour cam live\n"


def run(*words, cwd, code=0):
    """Run a program and give its stdout; it must end with this exit code."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=BARE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def wheel(project, to):
    """The wheel of a project, built from a copy so that nothing is left behind."""
    copy = to / "source" / project.name
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(project / "src", copy / "src", ignore=skip)
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        if (project / name).exists():
            shutil.copy(project / name, copy / name)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "-q")
    built = to / "wheels" / project.name
    run(*pip, "--no-deps", "--no-build-isolation", "-w", built, copy, cwd=to)
    [path] = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """A fresh environment with both wheels; what they need is lent from this one."""
    home = tmp_path_factory.mktemp("installed")
    wheels = [wheel(ROOT, home), wheel(EXAMPLE, home)]
    run(sys.executable, "-m", "venv", "--without-pip", home / "venv", cwd=home)
    found = home / "venv" / ("Scripts/python.exe" if WINDOWS else "bin/python")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    install = ("install", "-q", "--no-deps", "--no-index")
    run(*pip, "--python", found, *install, *wheels, cwd=home)
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(run(found, "-c", asked, cwd=home).strip())
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    where = run(found, "-c", "import newsclean; print(newsclean.__file__)", cwd=home)
    assert Path(where.strip()).is_relative_to(site)
    return found


def program(python):
    """The newsclean command of the environment."""
    return python.with_name("newsclean.exe" if WINDOWS else "newsclean")


def cleaned(python, folder, *args, page=STORY):
    """What the command line makes of a page in a folder."""
    (folder / "page.txt").write_text(page, encoding="utf-8")
    return run(program(python), "clean", *args, "page.txt", cwd=folder)


def test_three_lines_of_python_are_a_plugin(python, tmp_path):
    """A rule for one call."""
    (tmp_path / "mine.py").write_text(
        "import newsclean\n"
        "rule = newsclean.Rule(name='cam', category='promo', match='our harbour cam', "
        "reason='The camera.')\n"
        "pipeline = newsclean.Pipeline.default().plus(rule)\n"
        f"print(pipeline.clean({STORY + CAM!r}).report.counts())\n"
    )
    assert run(python, "mine.py", cwd=tmp_path) == "{'promo': 1}\n"


FINDER = """\
import newsclean

@newsclean.finder(category="promo", reason="A line of stars.",
                  hits=["tides * boats * map * news"], misses=["Five * of five."])
def stars(page):
    return [n for n, v in enumerate(page.views) if v.count("*") > 2]
"""
MANY = f"""\
import newsclean
from stars import stars

if __name__ == "__main__":
    newsclean.prove(stars)
    pipeline = newsclean.Pipeline().plus(stars)
    pages = [{STORY!r} + "\\n1 * 2 * 3 * 4\\n"] * 200
    found = newsclean.clean_many(pages, workers=2, pipeline=pipeline)
    print({{result.body == {STORY!r} for result in found}})
"""


def test_a_decorated_function_cleans_in_many_processes(python, tmp_path):
    """It is proven when asked, and found by its place in its module."""
    (tmp_path / "stars.py").write_text(FINDER)
    (tmp_path / "many.py").write_text(MANY)
    assert run(python, "many.py", cwd=tmp_path) == "{True}\n"


def test_a_folder_of_toml_is_a_pack(python, tmp_path):
    """From Python, from the command line, and from the configuration above."""
    (tmp_path / "rules" / "acme" / "en").mkdir(parents=True)
    (tmp_path / "rules" / "acme" / "en" / "promo.toml").write_text(RULE)
    page = STORY + CAM
    assert cleaned(python, tmp_path, page=page) == page
    assert cleaned(python, tmp_path, "--rules", "rules/acme", page=page) == STORY
    code = "import newsclean; p = newsclean.Pipeline.default().plus('rules/acme/')"
    told = run(python, "-c", f"{code}; print(p.rules[-1].id)", cwd=tmp_path)
    assert told == "acme:en/promo/harbour-cam\n"
    (tmp_path / "newsclean.toml").write_text('packs = ["./rules/acme"]\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert cleaned(python, below, page=page) == STORY
    run(program(python), "rules", "lint", "rules/acme", cwd=tmp_path)


def test_an_installed_pack_is_used_by_name(python, tmp_path):
    """It is listed, it does nothing unnamed, and it acts where it is named."""
    record = json.loads(run(program(python), "packs", "--json", cwd=tmp_path))
    told = [record[key] for key in ("name", "rules", "finders", "error")]
    assert told == ["example", 3, 1, ""]
    page = STORY + "\nHigh water 06:12\n\nLow water 12:31\n"
    assert cleaned(python, tmp_path, page=page) == page
    assert cleaned(python, tmp_path, "--pack", "example", page=page) == STORY
    (tmp_path / "pyproject.toml").write_text('[tool.newsclean]\npacks = ["example"]\n')
    gutter = cleaned(python, tmp_path, "--gutter", page=page)
    assert "[example:en/promo/tide-table]" in gutter


def test_a_pack_of_a_site_acts_on_its_pages(python, tmp_path):
    """Where the address is given, and until the day that it names."""
    page = STORY + "\nBack to the quay\n"
    ours = ("--pack", "example", "--url", "https://www.harlowpost.example/bridge")
    assert cleaned(python, tmp_path, *ours, page=page) == STORY
    assert cleaned(python, tmp_path, *ours, "--date", "2026-04-01", page=page) == page
    other = ("--pack", "example", "--url", "https://post.example/bridge")
    assert cleaned(python, tmp_path, *other, page=page) == page


@pytest.fixture
def example(tmp_path):
    """The example's own tests and fixtures, away from its source."""
    for name in ("tests", "fixtures", "pyproject.toml"):
        source = EXAMPLE / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    return tmp_path


def test_the_example_passes_its_own_tests(python, example):
    """Its tests, its fixtures in pytest and by check, and lint of its source."""
    told = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=example)
    assert "8 passed" in told
    run(program(python), "check", "fixtures", cwd=example)
    source = EXAMPLE / "src" / "newsclean_pack_example"
    run(program(python), "rules", "lint", source, cwd=example)


def test_the_pytest_plugin_runs_pages_in_processes(python, tmp_path):
    """In a project of its own, with -n and -k; a failure is the diff of the gutters."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("bridge", "ferry"):
        (pages / f"{name}.txt").write_text(STORY + "\nShare this article\n")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\nnewsclean_fixtures = ["pages"]\n'
    )
    pytest_ = (python, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    told = run(*pytest_, "-n", "2", "--newsclean-accept", cwd=tmp_path)
    assert "2 passed" in told
    (tmp_path / "newsclean.toml").write_text('without = ["share"]\n')
    told = run(*pytest_, "-n", "2", "-k", "ferry", cwd=tmp_path, code=1)
    assert "-- | Share this article    [en/share/share-this]" in told
    assert "1 failed" in told
    assert "Traceback" not in told


SHIPPED = """\
from newsclean.anchors import EDGE, keys_of, pattern_of
from newsclean.cache import shipped_file
from newsclean.cache.keys import _keys, _shipped
from newsclean.packs import builtin_rules

known = _shipped()
assert shipped_file().exists()
wanted = {EDGE + r.match: EDGE for r in builtin_rules()}
wanted |= {part: "" for r in builtin_rules() for part in r.also}
assert set(known) == set(wanted)
for name, edges in wanted.items():
    assert _keys(known[name]) == keys_of(pattern_of(name[len(edges):]), edges), name
print(len(known) > 2_000)
"""


def test_the_wheel_has_the_keys_of_all_rules(python, tmp_path):
    """They are those that this machine derives, of every pattern and no other."""
    (tmp_path / "shipped.py").write_text(SHIPPED)
    assert run(python, "shipped.py", cwd=tmp_path) == "True\n"
