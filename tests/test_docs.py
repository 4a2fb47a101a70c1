"""The documents: what they show is what happens, and what they name is there."""

from __future__ import annotations

import doctest
import importlib.util
import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from click.testing import CliRunner

from newsclean.cli import main
from newsclean.lint import finding
from newsclean.model import CATEGORIES, CUTS, EVIDENCE, Decision
from newsclean.packs import KEYS as RULE_KEYS
from newsclean.packs import LANGUAGES
from newsclean.pipeline import Pipeline

ROOT = Path(__file__).parents[1]
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "examples" / "newsclean-pack-example" / "README.md",
]
SHELLS = ("sh", "yaml", "toml")


class Fence(NamedTuple):
    """A fenced block: its language, the file it is shown as, its text and line."""

    lang: str
    file: str
    text: str
    line: int


_FENCE = re.compile(
    r'^```(\w+)?(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL
)


def fences(page):
    """The fenced blocks of a page, in order."""
    words = page.read_text(encoding="utf-8")
    return [
        Fence(m[1] or "", m[2] or "", m[3], words.count("\n", 0, m.start()) + 2)
        for m in _FENCE.finditer(words)
    ]


def name_of(page):
    """How a page is called in a test's name."""
    return page.relative_to(ROOT).as_posix()


def pages_with(*langs):
    """The pages that hold a block of one of these languages."""
    # the example's own page needs the example installed: see test_installed.py
    ours = [p for p in PAGES if not p.is_relative_to(ROOT / "examples")]
    chosen = [p for p in ours if any(f.lang in langs for f in fences(p))]
    return pytest.mark.parametrize("page", chosen, ids=name_of)


@pages_with("python", "pycon", "console")
def test_what_a_page_shows_is_what_happens(page, tmp_path, monkeypatch):
    """Files are written, commands run and examples tried, from the top to the end."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    names: dict[str, object] = {"__name__": "example"}
    for fence in fences(page):
        where = f"{name_of(page)}:{fence.line}"
        if fence.file:
            file = tmp_path / fence.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(fence.text, encoding="utf-8", newline="")
        elif fence.lang == "python":
            exec(compile("\n" * (fence.line - 1) + fence.text, page, "exec"), names)  # noqa: S102 - our own pages
        elif fence.lang == "pycon":
            try_examples(fence, names, where)
        elif fence.lang == "console":
            run_commands(fence, where)


def try_examples(fence, names, where):
    """Run the `>>>` examples of a block; names last to the next block."""
    test = doctest.DocTestParser().get_doctest(
        fence.text, names, where, where, fence.line
    )
    said: list[str] = []
    done = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(
        test, out=said.append, clear_globs=False
    )
    names.update(test.globs)
    assert done.attempted
    assert not done.failed, "".join(said)


def run_commands(fence, where):
    """Run the `$ newsclean …` lines of a block and compare what they print."""
    commands = re.split(r"^\$ ", fence.text, flags=re.MULTILINE)
    assert commands[0] == "", f"{where}: a console block begins with `$ `"
    for command in commands[1:]:
        line, _, expected = command.partition("\n")
        program, *arguments = shlex.split(line, comments=True)
        assert program == "newsclean", f"{where}: only newsclean is run here: {line}"
        done = CliRunner().invoke(main, arguments)
        assert done.exception is None or isinstance(done.exception, SystemExit)
        same = doctest.OutputChecker().check_output(
            expected, done.output, doctest.ELLIPSIS | doctest.REPORT_UDIFF
        )
        assert same, f"{where}: $ {line}\n{done.output}"


@pytest.mark.parametrize("heading", ["Run it", "Test it"])
def test_the_readme_has_one_line_under(heading):
    """Each of the two sections holds one fenced block of one line."""
    words = (ROOT / "README.md").read_text(encoding="utf-8")
    [section] = re.findall(
        rf"^## {heading}\n(.*?)(?=^## )", words, re.MULTILINE | re.DOTALL
    )
    [block] = _FENCE.findall(section)
    assert block[0] == "sh"
    [line] = block[2].splitlines()
    assert line.startswith("python3 -m venv .venv && .venv/bin/pip install -q ")
    for path in re.findall(r"fixtures/\S+", line):
        assert (ROOT / path).is_file()


def slug(heading):
    """The anchor that a heading gets."""
    bare = re.sub(r"[`*]|\[([^]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w -]", "", bare.lower()).strip().replace(" ", "-")


def anchors_of(page):
    """The anchors of a page's headings."""
    words = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return {slug(h) for h in re.findall(r"^#+ (.+)$", words, re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page):
    """Each link within the project names a file that is there, and a heading of it."""
    words = _FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", words):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.is_file(), f"{target} is not there"
        assert not anchor or anchor in anchors_of(file), f"{target} has no such heading"
        if page.parent.name == "docs":
            assert file.is_relative_to(ROOT / "docs"), f"{target} leaves the site"


def test_the_site_has_every_page():
    """The navigation names each page of docs/ once, and no other."""
    words = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    docs = ROOT / "docs"
    pages = sorted(p.relative_to(docs).as_posix() for p in docs.rglob("*.md"))
    assert sorted(re.findall(r"\b[\w/-]+\.md\b", words)) == pages


@pytest.fixture
def generator():
    """The script that makes pages, as a module."""
    path = ROOT / "docs" / "generate.py"
    spec = importlib.util.spec_from_file_location("generate", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_rule_has_its_place_on_a_made_page(generator, pipeline):
    """A page a language; each rule and finder under its category, with its proof."""
    pages = {path.stem: text for path, text in generator.made()}
    assert {p.stem for p in (ROOT / "docs" / "reference").glob("*.md")} <= set(pages)
    for source in (*pipeline.rules, *pipeline.finders):
        section = pages[source.lang].partition(f"\n## {source.category}\n")[2]
        assert f"\n### {source.name}\n\n{source.reason} " in section
    assert "goes   Support our journalism" in pages["en"]


def test_a_page_that_differs_is_named(generator, tmp_path, monkeypatch, capsys):
    """`--check` fails on a difference and writes nothing; without it all is written."""
    monkeypatch.setattr(generator, "HERE", tmp_path)
    shutil.copy(ROOT / "docs" / "languages.md", tmp_path)
    monkeypatch.setattr(sys, "argv", ["generate.py", "--check"])
    assert generator.main() == 1
    assert "configuration.md: run `python docs/generate.py`." in capsys.readouterr().err
    assert not (tmp_path / "configuration.md").exists()
    monkeypatch.setattr(sys, "argv", ["generate.py"])
    assert generator.main() == 0
    (tmp_path / "reference" / "xx.md").write_text("A language that is gone.")
    monkeypatch.setattr(sys, "argv", ["generate.py", "--check"])
    assert generator.main() == 1
    assert "xx.md" in capsys.readouterr().err


def test_the_hooks_that_others_use_are_commands():
    """Each entry of .pre-commit-hooks.yaml is a command with arguments it takes."""
    words = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"^  entry: newsclean (.+)$", words, re.MULTILINE)
    assert entries == ["check", "rules lint"]
    for entry in entries:
        assert CliRunner().invoke(main, [*entry.split(), "--help"]).exit_code == 0
    files = re.findall(r"^  files: (.+)$", words, re.MULTILINE)
    assert re.search(files[0], "fixtures/a/page.cut")
    assert re.search(files[0], "pyproject.toml")
    assert not re.search(files[0], "src/fixtures.py")
    assert re.search(files[1], "rules/acme/en/promo.toml")


def table(name, header):
    """The rows of the table below a header line, as tuples of bare cells."""
    lines = (ROOT / "docs" / name).read_text(encoding="utf-8").splitlines()
    rows = []
    for line in lines[lines.index(header) + 2 :]:
        if not line.startswith("|"):
            break
        cells = line.strip("|").replace(r"\|", "¦").split("|")
        rows.append(tuple(cell.strip().replace("¦", "|") for cell in cells))
    return rows


def words_of(name, header):
    """The first column of a table, without its backticks."""
    return [row[0].strip("`") for row in table(name, header)]


def test_the_categories_are_those_of_the_model():
    """Name and default action of each, in the model's order."""
    rows = table("categories.md", "| category | what it is | default |")
    assert [(row[0].strip("`"), row[2]) for row in rows] == list(CATEGORIES.items())


def test_the_evidence_is_that_of_the_model():
    """Each word with the sentence that reports show, in the model's order."""
    rows = table("evidence.md", "| word | it holds where |")
    assert [(row[0].strip("`"), row[1]) for row in rows] == list(EVIDENCE.items())


def test_the_tables_name_what_the_code_knows():
    """Keys and cuts of rules, checks of lint, languages, fields of a report."""
    report = Pipeline.default().clean("").report.to_dict()
    assert words_of("rules.md", "| key | takes | meaning |") == list(RULE_KEYS)
    assert words_of("rules.md", "| cut | what goes |") == list(CUTS)
    assert words_of("rules.md", "| check | it asks that |") == list(finding.CHECKS)
    assert words_of("languages.md", "| code | language |") == list(LANGUAGES)
    assert words_of("report.md", "| field | type | meaning |") == list(report)
    assert words_of("report.md", "| field | type | of the decision |") == list(
        Decision._fields
    )


def test_every_room_is_on_the_map():
    """Each file and folder of the package has its line in docs/architecture.md."""
    home = ROOT / "src" / "newsclean"
    rooms = {p.stem for p in home.iterdir() if p.suffix == ".py" or any(p.glob("*.py"))}
    told = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    missing = {r for r in rooms if not re.search(rf"`{r}(?:\.py|/)`", told)}
    assert missing - {"__init__", "__main__"} == set()


def commands_of(page):
    """The newsclean commands that a page tells to type, in fences and in the text."""
    words = page.read_text(encoding="utf-8")
    shown = [f.text for f in fences(page) if f.lang in (*SHELLS, "console")]
    lines = [line for text in shown for line in text.splitlines()]
    found = [re.search(r"(?:^|[ /])newsclean ([a-z].*|--.*)", line) for line in lines]
    spans = re.findall(r"`newsclean ([^`\n]+)`", words)
    return [*(m[1] for m in found if m), *spans]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_exist(page):
    """Each command and each of its options is one that the program has."""
    for line in commands_of(page):
        command: click.Command = main
        for word in shlex.split(line, comments=True):
            if isinstance(command, click.Group) and not word.startswith("-"):
                assert word in command.commands, f"newsclean {line}: no command {word}"
                command = command.commands[word]
            elif word.startswith("--"):
                known = {o for p in command.params for o in p.opts} | {"--help"}
                assert word.partition("=")[0] in known, f"newsclean {line}: no {word}"
