"""The command line: what goes to stdout, what to stderr, and the exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from click.testing import CliRunner

from newsclean import Report, __version__
from newsclean.cli import main

PAGE = "The bridge opened.\n\nShare this article\n\nA photograph.\n"
BODY = "The bridge opened.\n\nA photograph.\n"
SMALL = ("--only", "en/share")
HTML = """<html lang="en"><head><title>The bridge</title></head><body><article>
<h1>The bridge</h1><p>The bridge over the Lenn was opened on Monday after nine months
of work that had closed the road between the two halves of the town.</p><p>The first bus
crossed at noon, and the driver waved to a crowd that had waited on both banks.</p>
</article></body></html>"""
RULE = """\
[[rule]]
name   = "pond-appeal"
match  = "mend the pond fence"
reason = "An appeal for the pond."
needs  = ["short"]
hits   = ["Help us mend the pond fence today"]
misses = ["The council will mend the pond fence, and the ducks will be counted in May, \
when the water is low and the reeds have been cut."]
"""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Every command runs in an empty folder without a configuration above it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def says(*args, stdin=None):
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


def fails(*args, stdin=None, code=2):
    """The one sentence of an error; there is no traceback and nothing on stdout."""
    result = says(*args, stdin=stdin)
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.stderr


def file(path, text=PAGE):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# clean


def test_clean_writes_the_body_to_stdout(here):
    """Nothing else is said where all is well."""
    result = says("clean", file(here / "a.txt"), *SMALL)
    assert (result.exit_code, result.stdout, result.stderr) == (0, BODY, "")


@pytest.mark.parametrize("args", [("-",), ()])
def test_clean_reads_standard_input(args):
    """`-`, or no file, is standard input."""
    assert says("clean", *args, *SMALL, stdin=PAGE).stdout == BODY


def test_clean_keeps_line_ends(here):
    """Carriage returns come out as they went in, byte for byte."""
    page = file(here / "a.txt", PAGE.replace("\n", "\r\n"))
    result = says("clean", page, *SMALL)
    assert result.stdout_bytes == BODY.replace("\n", "\r\n").encode()


def test_clean_takes_many_pages(here):
    """Bodies follow one another, gutters stand under their files' names."""
    a, b = file(here / "a.txt"), file(here / "b.txt", "Rain.\n")
    assert says("clean", a, b, *SMALL).stdout == BODY + "Rain.\n"
    gutters = says("clean", a, b, "--gutter", *SMALL).stdout
    assert gutters.startswith(f"==> {a} <==\n  | The bridge opened.\n")
    assert gutters.endswith(f"==> {b} <==\n  | Rain.\n")


def test_clean_shows_the_gutter(here):
    """The whole page, with what became of each line."""
    result = says("clean", "--gutter", file(here / "a.txt"), *SMALL)
    assert "- | Share this article    [en/share/share-this]" in result.stdout


def test_clean_json_is_one_object_a_page(here):
    """Body and report together restore the page."""
    pages = [file(here / "a.txt"), file(here / "ü.txt", "Köln, “Rhein”.\n")]
    lines = says("clean", "--json", *pages, *SMALL).stdout.splitlines()
    assert len(lines) == 2
    for page, line in zip(pages, lines, strict=True):
        record = json.loads(line)
        assert record["file"] == str(page)
        report = Report.from_dict(record["report"])
        assert report.restore(record["body"]) == page.read_text()
    assert "Köln, “Rhein”" in lines[1]


def test_clean_writes_the_reports(here):
    """One JSON object a line, a page each, beside the bodies on stdout."""
    a, b = file(here / "a.txt"), file(here / "b.txt", "Rain.\n")
    result = says("clean", a, b, "--report", here / "r.json", *SMALL)
    assert result.stdout == BODY + "Rain.\n"
    records = [json.loads(line) for line in (here / "r.json").read_text().splitlines()]
    assert [r["file"] for r in records] == [str(a), str(b)]
    assert Report.from_dict(records[0]).restore(BODY) == PAGE


@pytest.mark.parametrize(("name", "args"), [("a.HTML", ()), ("a.page", ("--html",))])
def test_clean_takes_html(here, name, args):
    """By its suffix, in any case, or because it is said."""
    result = says("clean", file(here / name, HTML), *args, *SMALL)
    assert result.exit_code == 0
    assert "The first bus crossed" in result.stdout
    assert "<p>" not in result.stdout


def test_clean_html_without_article_says_so(here):
    """An empty body, and the status in the report."""
    result = says("clean", "--json", file(here / "a.html", "<html></html>"), *SMALL)
    record = json.loads(result.stdout)
    assert (record["body"], record["report"]["status"]) == ("", "no-article")


def test_clean_obeys_selectors_and_policy(here):
    """--only, --without, --policy and --protect do what the pipeline's methods do."""
    page = file(here / "a.txt")
    assert says("clean", page, "--only", "en/donation").stdout == PAGE
    assert (
        says("clean", page, *SMALL, "--without", "en/share/share-this").stdout == PAGE
    )
    assert says("clean", page, *SMALL, "--policy", "share=flag").stdout == PAGE
    assert says("clean", page, *SMALL, "--protect", "^share this").stdout == PAGE
    allowed = ("--allow", "share=^share this", "--allow", "promo=x=y")
    assert says("clean", page, *SMALL, *allowed).stdout == PAGE


def test_clean_takes_rules_of_ones_own(here):
    """--rules adds a folder, and may be given again."""
    file(here / "ponds" / "en" / "donation.toml", RULE)
    file(here / "lakes" / "en" / "promo.toml", RULE.replace("pond", "lake"))
    page = file(here / "a.txt", "Rain.\n\nMend the pond fence\n\nMend the lake fence\n")
    both = (
        "--rules",
        "ponds",
        "--rules",
        "lakes",
        "--only",
        "donation",
        "--only",
        "promo",
    )
    result = says("clean", page, "--json", *both)
    rules = {r["rule"] for r in json.loads(result.stdout)["report"]["removals"]}
    assert rules == {"ponds:en/donation/pond-appeal", "lakes:en/promo/lake-appeal"}


def test_clean_obeys_the_configuration(here):
    """What stands in the configuration above holds, unless --no-config says not."""
    file(here / "newsclean.toml", 'only = ["en/donation"]\n')
    page = file(here / "a.txt")
    assert says("clean", page).stdout == PAGE
    assert says("clean", page, "--no-config", *SMALL).stdout == BODY


def test_clean_passes_what_is_known(here):
    """The language reaches the report."""
    result = says("clean", file(here / "a.txt"), "--json", "--lang", "nl", *SMALL)
    assert json.loads(result.stdout)["report"]["language"] == "nl"


def test_clean_and_explain_take_the_day(here):
    """Rules of some days act on pages of those days."""
    file(here / "ponds" / "en" / "donation.toml", RULE + "valid_until = 2026-01-31\n")
    page = file(here / "a.txt", "Rain.\n\nMend the pond fence\n")
    ours = ("--rules", "ponds", "--only", "ponds:en/donation/pond-appeal")
    assert says("clean", page, *ours, "--date", "2026-01-31").stdout == "Rain.\n"
    assert says("clean", page, *ours, "--date", "2026-02-01").stdout != "Rain.\n"
    late = says("explain", page, "--line", 3, *ours, "--date", "2026-02-01").stdout
    assert "it acts from … to 2026-01-31, and the page is of 2026-02-01" in late


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--only", "shar"), "Nothing here is called 'shar'. Did you mean 'share'?"),
        (("--without", "nothing-such"), "Nothing here is called 'nothing-such'."),
        (("--policy", "caption"), "--policy caption: write it as in caption=remove."),
        (("--policy", "capton=remove"), "Did you mean 'caption'?"),
        (("--policy", "caption=hide"), "remove, flag or keep"),
        (("--protect", "("), "'(' is no regular expression: missing"),
        (("--allow", "share"), "--allow share: write it as in promo=^our map."),
        (("--allow", "shar=a"), "No category 'shar'. Did you mean 'share'?"),
        (("--allow", "share=("), "'(' is no regular expression: missing"),
        (("--date", "in May"), "--date: 'in May' is no date as in 2026-01-31."),
        (("--rules", "nowhere"), "nowhere: no such file or folder."),
        (("--pack", "nowhere"), "No installed pack is called 'nowhere'"),
        (("--gutter", "--json"), "exclude each other"),
        (("--report", "-"), "take --json"),
        (("--report", "a.txt"), "would overwrite the page"),
        (("--report", "no/such/folder.json"), "no/such/folder.json: No such file"),
        (("b.txt", "--title", "A bridge"), "one page: give one FILE"),
        (("--nonsense",), "No such option"),
    ],
)
def test_clean_refuses_a_mistake_in_one_sentence(here, args, message):
    """Exit code 2, nothing on stdout, no traceback."""
    file(here / "a.txt")
    assert message in fails("clean", "a.txt", *args)
    assert says("clean", "a.txt", *args).stdout == ""


@pytest.mark.parametrize("command", ["clean", "check", "run", "explain"])
def test_a_pack_with_a_wrong_pattern_is_refused_in_one_sentence(here, command):
    """With the rule and the key, before any page is looked at."""
    file(here / "ponds" / "en" / "donation.toml", RULE + "unless = '('\n")
    file(here / "a.txt")
    more = {"run": ("-o", "out"), "explain": ("--line", 1)}.get(command, ())
    said = fails(command, "a.txt", *more, "--rules", "ponds")
    assert said.startswith("Error: ponds:en/donation/pond-appeal: unless: no regular")
    assert said.count("\n") == 1


def test_a_broken_configuration_is_named(here):
    """File, line and key."""
    file(here / "newsclean.toml", "\nonyl = []\n")
    assert "newsclean.toml:2: unknown key 'onyl'" in fails("clean", "-", stdin=PAGE)


def test_a_page_that_cannot_be_read_does_not_stop_the_others(here):
    """It is named on stderr, the others are cleaned, and the exit code is 1."""
    good = file(here / "a.txt")
    bad = file(here / "b.txt", b"caf\xe9 au lait")
    result = says("clean", bad, here / "no.txt", here, good, *SMALL)
    assert result.exit_code == 1
    assert result.stdout == BODY
    assert f"{bad}: not utf-8 at byte 3 (0xe9): name its encoding with --encoding." in (
        result.stderr
    )
    assert "no.txt: No such file" in result.stderr
    assert "Is a directory" in result.stderr


def test_another_encoding_can_be_named(here):
    """The body is UTF-8 whatever the page was."""
    page = file(here / "a.txt", "Café au lait.\n".encode("latin-1"))
    assert (
        says("clean", page, "--encoding", "latin-1", *SMALL).stdout == "Café au lait.\n"
    )


@pytest.mark.parametrize("name", ["klingon", "base64"])
def test_an_encoding_that_is_none_is_refused(here, name):
    """Once, whatever the number of pages, as any other wrong option."""
    message = fails("clean", file(here / "a.txt"), "b.txt", "--encoding", name)
    assert (
        message
        == f"Error: --encoding {name}: no text encoding of this name is known.\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_what_cannot_be_written_is_one_sentence(here):
    """Bodies on stdout and reports in a file alike."""
    file(here / "a.txt")
    command = [sys.executable, "-m", "newsclean", "clean", "a.txt"]
    with open("/dev/full", "w", encoding="utf-8") as full:
        one = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    other = subprocess.run(
        [*command, "--report", "/dev/full"], capture_output=True, check=False
    )
    assert (one.returncode, other.returncode) == (2, 2)
    assert one.stderr == b"Error: Standard output: No space left on device.\n"
    assert other.stderr == b"Error: --report /dev/full: No space left on device.\n"


def test_a_lone_surrogate_is_refused_with_its_place_and_escaped_in_json(here):
    """No UTF-8 can hold it; JSON can."""
    page = file(here / "a.txt", b"Rain +2AA- and wind.\n")
    message = fails("clean", page, "--encoding", "utf-7", *SMALL, code=1)
    assert "a lone surrogate at character 5 cannot be written as UTF-8" in message
    result = says("clean", page, "--encoding", "utf-7", "--json", *SMALL)
    assert json.loads(result.stdout)["body"] == "Rain \ud800 and wind.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no ptys")
def test_clean_says_what_to_name_where_nothing_comes_in():
    """At a terminal it does not wait in silence."""
    assert "Name a FILE, or - for standard input" in (
        subprocess.run(
            [sys.executable, "-c", _AT_A_TERMINAL],
            capture_output=True,
            text=True,
            check=False,
        ).stderr
    )


_AT_A_TERMINAL = """
import pty, os, sys
controller, terminal = pty.openpty()
os.dup2(terminal, 0)
from newsclean.cli import main
main(["clean"])
"""


# check


@pytest.fixture
def pages(here):
    """A fixture folder with one accepted page."""
    file(here / "pages" / "en" / "bridge.txt")
    gutter = says("clean", "--gutter", "pages/en/bridge.txt", *SMALL).stdout
    file(here / "pages" / "en" / "bridge.cut", gutter)
    return here / "pages"


def test_check_passes_where_all_is_as_accepted(pages):
    """Exit code 0, and a table by category."""
    result = says("check", "pages", *SMALL)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[1].split() == ["share", "1", ".", "."]
    assert result.stdout.endswith("1 case: 1 as accepted\n")


def test_check_shows_a_difference(pages):
    """Exit code 1, a unified diff with the rule's id, and the table."""
    result = says("check", "pages", "--only", "en/donation")
    assert result.exit_code == 1
    assert "--- pages/en/bridge.cut\n+++ what comes out now\n@@" in result.stdout
    assert "-- | Share this article    [en/share/share-this]\n" in result.stdout
    assert "share          0      .      1" in result.stdout
    assert result.stdout.endswith("1 case: 1 differ\n")


def test_check_accepts_all_or_by_name(pages):
    """--accept writes what differs or is missing; --name chooses."""
    file(pages / "en" / "new-one.txt")
    file(pages / "en" / "new-two.txt")
    missing = says("check", "pages", *SMALL)
    assert missing.exit_code == 1
    assert "new-one.txt: no accepted result." in missing.stdout
    assert "--accept" in missing.stdout
    one = says("check", "pages", "--accept", "--name", "*one", *SMALL)
    assert one.exit_code == 0
    assert "accepted: pages/en/new-one.txt" in one.stdout
    assert not (pages / "en" / "new-two.cut").exists()
    assert says("check", "pages", "--accept", *SMALL).exit_code == 0
    assert says("check", "pages", *SMALL).stdout.endswith("3 cases: 3 as accepted\n")


def test_check_takes_many_folders_each_case_once(pages):
    """A folder inside another does not double its cases."""
    file(pages.parent / "more" / "rain.txt", "Rain.\n")
    file(pages.parent / "more" / "rain.cut", "  | Rain.\n")
    result = says("check", "pages", "pages/en", "more", "pages/en/bridge.txt", *SMALL)
    assert result.stdout.endswith("2 cases: 2 as accepted\n")


def test_check_spreads_over_processes(pages):
    """--workers changes nothing but the time."""
    for number in range(20):
        file(pages / f"{number:02}.txt", "Rain.\n")
        file(pages / f"{number:02}.cut", "  | Rain.\n")
    one, two = (says("check", "pages", "--workers", n, *SMALL) for n in (1, 2))
    assert one.stdout == two.stdout
    assert one.stdout.endswith("21 cases: 21 as accepted\n")


def test_check_names_orphans(pages):
    """An accepted result without a page is an error."""
    file(pages / "gone.cut", "")
    result = says("check", "pages", *SMALL)
    assert result.exit_code == 1
    assert "pages/gone.cut: this accepted result has no page" in result.stdout


def test_check_reports_known_failures(pages):
    """They are counted apart; one that no longer fails is an error."""
    file(pages / "known-failures" / "a.txt")
    file(pages / "known-failures" / "a.expected.txt", "The bridge.\n")
    result = says("check", "pages", *SMALL)
    assert result.exit_code == 0
    assert result.stdout.endswith("1 as accepted, 1 fail as expected\n")
    file(pages / "known-failures" / "a.expected.txt", BODY)
    result = says("check", "pages", *SMALL)
    assert result.exit_code == 1
    assert "move it out of known-failures" in result.stdout


def test_check_writes_junit(pages):
    """A file that CI systems read, whatever the outcome."""
    assert (
        says("check", "pages", "--only", "en/donation", "--junit", "j.xml").exit_code
        == 1
    )
    suite = Xml.parse(pages.parent / "j.xml").getroot().find("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("1", "1")


def test_check_annotates_for_github(pages):
    """An annotation a changed line, with file and line."""
    result = says("check", "pages", "--format", "github", "--only", "en/donation")
    assert (
        "::error file=pages/en/bridge.txt,line=3,title=newsclean::no longer cut by"
        in (result.stdout)
    )


def test_check_writes_sarif(pages):
    """stdout is one SARIF log and nothing else."""
    result = says("check", "pages", "--format", "sarif", "--only", "en/donation")
    assert result.exit_code == 1
    results = json.loads(result.stdout)["runs"][0]["results"]
    assert [r["ruleId"] for r in results] == ["en/share/share-this"]
    assert "1 case" in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "Missing argument"),
        (("nowhere",), "nowhere: no such folder."),
        (("empty",), "empty: no case in this folder"),
        (("pages", "--name", "nothing"), "No case here is called nothing."),
        (("pages", "--workers", "0"), "--workers"),
        (("pages", "--junit", "no/such/j.xml"), "no/such/j.xml: No such file"),
    ],
)
def test_check_refuses_a_mistake_in_one_sentence(pages, args, message):
    """Exit code 2: nothing that looks like success."""
    (pages.parent / "empty").mkdir()
    assert message in fails("check", *args, *SMALL)


# rules


def test_rules_list_counts_cleaners_and_rules():
    """A line a cleaner with action and count, its rules by language, and the sum."""
    lines = says("rules", "list", *SMALL).stdout.splitlines()
    count = int(lines[0].split()[2])
    assert lines[0].split()[:2] == ["share", "remove"]
    assert "share-this" in lines[1]
    assert lines[-1] == f"{count} rules and finders in 1 cleaners"


def test_rules_list_json_is_one_object_a_rule():
    """A program reads the same."""
    lines = says("rules", "list", "--json", *SMALL).stdout.splitlines()
    records = {r["id"]: r for r in map(json.loads, lines)}
    assert records["en/share/share-this"]["action"] == "remove"
    assert records["en/share/share-this"]["hits"][0]["text"]


def test_rules_show_shows_the_proof():
    """What, why, and lines that go and stay."""
    shown = says("rules", "show", "en/share/share-this").stdout
    assert shown.startswith("en/share/share-this  (remove)\n")
    for word in ("match ", "cut ", "goes ", "stays "):
        assert f"\n{word}" in shown
    data = json.loads(says("rules", "show", "en/share/share-this", "--json").stdout)
    assert data["id"] == "en/share/share-this"


def test_rules_show_names_the_nearest():
    """A misspelt id is answered."""
    assert "Did you mean 'en/share/share-this'?" in fails(
        "rules", "show", "en/share/share-ths"
    )


def test_rules_coverage_counts_by_category_and_language():
    """Rows are categories, columns languages; the JSON has the same numbers."""
    lines = says("rules", "coverage").stdout.splitlines()
    langs = lines[0].split()
    row = next(line.split() for line in lines if line.startswith("donation "))
    table = json.loads(says("rules", "coverage", "--json").stdout)
    assert int(row[1 + langs.index("en")]) == table["donation"]["en"] > 1
    assert lines[-1].startswith("all ")


def test_rules_engine_is_one_line():
    """Which engine runs, which are missing."""
    result = says("rules", "--engine")
    assert result.stdout.startswith("scan engine: ")
    assert "missing: " in result.stdout
    assert result.stdout.count("\n") == 1


def test_rules_alone_shows_help():
    """Without a command there is help."""
    assert "coverage" in says("rules").stdout


def test_rules_lint_is_silent_on_good_rules(here):
    """Exit code 0 and nothing on stdout."""
    file(here / "ponds" / "en" / "donation.toml", RULE)
    result = says("rules", "lint", "ponds")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no findings\n")


def test_rules_lint_finds_a_fault(here):
    """Exit code 1, a line each, or an object each."""
    file(
        here / "ponds" / "en" / "donation.toml", RULE.replace("An appeal", "an appeal")
    )
    result = says("rules", "lint", "ponds")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "ponds/en/donation.toml:4: rule 'pond-appeal': reason: "
    )
    [line] = says("rules", "lint", "ponds", "--json").stdout.splitlines()
    assert json.loads(line)["check"] == "reason"
    assert "no such file or folder" in fails("rules", "lint", "nowhere")


def test_rules_new_passes_lint_once_its_proof_is_there(here):
    """The skeleton lacks nothing but the proof."""
    result = says("rules", "new", "en/donation/mend-the-pond-fence")
    assert result.exit_code == 0
    path = here / "rules" / "en" / "donation.toml"
    [finding] = says("rules", "lint", "rules").stdout.splitlines()
    assert "hits: is missing or empty" in finding
    miss = RULE.partition("misses = ")[2]
    text = path.read_text().replace("misses = []", f"misses = {miss}")
    path.write_text(text.replace("hits   = []", 'hits = ["Mend the pond fence"]'))
    result = says("rules", "lint", "rules")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    "hit",
    [
        "► HELP US mend the “pond fence” (today), it's $5.00!",
        "Mend the pond fence with us, and with all who swim in it: "
        + "the ducks thank you. " * 3,
        'A "quoted" \\ line',
    ],
)
def test_rules_new_takes_a_line_as_its_first_proof(here, hit):
    """Whatever signs the line holds, the rule that is written cuts it."""
    says("rules", "new", "en/donation/pond", "--hit", hit, "--dir", "ponds")
    path = here / "ponds" / "en" / "donation.toml"
    text = path.read_text().replace(
        "misses = []", 'misses = ["They mend the quoted line."]'
    )
    path.write_text(text)
    findings = says("rules", "lint", "ponds", "--json").stdout.splitlines()
    assert [f for f in map(json.loads, findings) if f["key"] not in ("misses",)] == []


def test_rules_new_adds_to_a_file(here):
    """A second rule stands under the first; the same name is refused."""
    says("rules", "new", "en/donation/one")
    says("rules", "new", "en/donation/two")
    text = (here / "rules" / "en" / "donation.toml").read_text()
    assert text.count("[[rule]]") == 2
    assert "is there already" in fails("rules", "new", "en/donation/one")


@pytest.mark.parametrize(
    ("rule_id", "message"),
    [
        ("donation", "LANG/CATEGORY/NAME"),
        ("en/donation/Not Kebab", "LANG/CATEGORY/NAME"),
        ("en/donations/one", "Did you mean 'donation'?"),
    ],
)
def test_rules_new_refuses_what_is_no_id(rule_id, message):
    """The message shows what an id looks like."""
    assert message in fails("rules", "new", rule_id)


def test_rules_new_pack_writes_a_file_a_category(here):
    """Each holds the English examples as comments; a pack that is there stays."""
    assert says("rules", "new-pack", "eo").exit_code == 0
    text = (here / "rules" / "eo" / "donation.toml").read_text()
    assert "Support our journalism" in text
    assert all(line.startswith("#") for line in text.splitlines())
    assert "is there already" in fails("rules", "new-pack", "eo")
    assert "lower case" in fails("rules", "new-pack", "Esperanto")
    assert says("rules", "new", "eo/donation/subtenu").exit_code == 0


# packs and explain


@pytest.fixture
def installed(here, monkeypatch):
    """A distribution with a pack, as an installer leaves it on the path."""
    site = here / "site"
    file(site / "pond_pack" / "__init__.py", "")
    file(site / "pond_pack" / "en" / "donation.toml", RULE)
    info = site / "pond_pack-1.2.dist-info"
    file(info / "METADATA", "Metadata-Version: 2.1\nName: pond-pack\nVersion: 1.2\n")
    file(info / "entry_points.txt", "[newsclean.packs]\nponds = pond_pack\n")
    monkeypatch.syspath_prepend(site)
    yield site
    sys.modules.pop("pond_pack", None)


def test_packs_lists_what_is_installed(installed):
    """Name, distribution, version, and what it holds."""
    assert says("packs").stdout == "ponds  pond-pack 1.2  1 rules, 0 finders\n"
    record = json.loads(says("packs", "--json").stdout)
    assert (record["name"], record["rules"], record["error"]) == ("ponds", 1, "")


def test_a_pack_that_does_not_load_is_named(installed):
    """Exit code 1, and where the fault is."""
    file(installed / "pond_pack" / "en" / "donation.toml", "[[rule]]\nnam = 1\n")
    result = says("packs")
    assert result.exit_code == 1
    assert "does not load: PackError" in result.stdout
    assert "unknown key 'nam'" in result.stdout


def test_an_installed_pack_acts_only_where_it_is_named(installed):
    """--pack names it; without that it does nothing."""
    args = ("clean", "-", "--only", "en/donation")
    page = "Rain.\n\nMend the pond fence\n"
    assert says(*args, stdin=page).stdout == page
    assert says(*args, "--pack", "ponds", stdin=page).stdout == "Rain.\n"


def test_no_packs_is_said_on_stderr():
    """stdout stays empty for programs."""
    result = says("packs")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No packs are installed." in result.stderr


def test_explain_tells_why(here):
    """For people, and as JSON."""
    page = file(here / "a.txt")
    text = says("explain", page, "--line", 3, *SMALL).stdout
    assert text.startswith("line 3: Share this article\n")
    assert "en/share/share-this: removed" in text
    data = json.loads(says("explain", page, "--line", 3, "--json", *SMALL).stdout)
    assert data["looks"][0]["outcome"] == "removed"


def test_explain_takes_html(here):
    """Lines are those of the text that is extracted, as the gutter shows them."""
    page = file(here / "a.html", HTML)
    gutter = says("clean", "--gutter", page, *SMALL).stdout.splitlines()
    line = 1 + next(n for n, text in enumerate(gutter) if "first bus" in text)
    assert (
        "first bus"
        in says("explain", page, "--line", line, *SMALL).stdout.splitlines()[0]
    )


def test_explain_refuses_what_is_not_there(here):
    """A file or a line."""
    page = file(here / "a.txt")
    assert "There is no line 9: the page has 5." in fails(
        "explain", page, "--line", 9, *SMALL
    )
    assert "No such file" in fails("explain", here / "no.txt", "--line", 1, *SMALL)


# the program as a whole


@pytest.mark.parametrize(
    "command", [(), ("clean",), ("check",), ("rules", "lint"), ("explain",)]
)
def test_help_documents_the_exit_codes(command):
    """Every command that can fail says how."""
    text = says(*command, "--help").stdout
    assert "Exit codes" in text
    assert "  2  " in text


def test_the_version_is_told():
    """So that a report can name it."""
    assert __version__ in says("--version").stdout


def test_python_m_newsclean_runs_it(here):
    """The module is the program; a page of odd bytes passes through a real pipe."""
    page = "Share this article\r\n\r\nKöln \N{LINE SEPARATOR} “Rhein”.\r\n".encode()
    command = [sys.executable, "-m", "newsclean", "clean", "-", *SMALL]
    done = subprocess.run(
        command, input=page, capture_output=True, check=True, cwd=here
    )
    assert done.stdout == "Köln \N{LINE SEPARATOR} “Rhein”.\r\n".encode()
    assert done.stderr == b""
