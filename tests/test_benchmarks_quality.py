"""The quality benchmark reads each layout and measures what it says it measures."""

from __future__ import annotations

import gzip
import json

import pytest
from click.testing import CliRunner

from benchmarks.peers import LINE_FILTERS, LineFilter, Skip, line_filters
from benchmarks.quality.__main__ import main
from benchmarks.quality.label import labelled
from benchmarks.quality.layouts import GoldPage, read
from benchmarks.quality.score import marked, totalled
from benchmarks.texts import BadInput

LEAD = (
    "The lock on the Arden canal stays shut until the spring, the trust said on Friday."
)
MORE = "Two of its four gates are cracked, and a new pair has to be cut from green oak."
LAST = (
    "Boats that winter above the lock may be lifted out by crane at the trust's cost."
)
BODY = f"{LEAD}\n{MORE}\n{LAST}"
TEXT = f"Canal lock stays shut\n{LEAD}\nAdvertisement\n{MORE}\n{LAST}\nShare this article\n"
HTML = (
    "<html><head><title>Canal lock stays shut</title></head><body><article>"
    f"<h1>Canal lock stays shut</h1><p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p></article>"
    "<footer><p>Share this article</p></footer></body></html>"
)
PAGE = GoldPage(name="p", gold=BODY, texts={}, title="Canal lock stays shut")


def put(path, data):
    """Write a file of a data set: JSON, or HTML that is gzipped."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(data.encode()))
    else:
        path.write_text(json.dumps(data), encoding="utf-8")


def wcxb(root):
    """A page in WCXB's layout."""
    truth = {"title": "Canal lock stays shut", "main_content": BODY}
    record = {"url": "http://example.org/lock", "ground_truth": truth}
    record["_internal"] = {"page_type": {"primary": "article"}}
    put(root / "dev/ground-truth/0001.json", record)
    put(root / "dev/html/0001.html.gz", HTML)


def zyte(root):
    """A page in the layout of article-extraction-benchmark."""
    put(
        root / "ground-truth.json",
        {"ab1": {"articleBody": BODY, "url": "http://e.org/"}},
    )
    put(root / "output/readerly.json", {"ab1": {"articleBody": TEXT}})
    put(root / "html/ab1.html.gz", HTML)


def fundus(root):
    """A page in fundus-evaluation's layout, with an optional paragraph."""
    body = {"url": "http://e.org/", "body": [LEAD, MORE, LAST, "[The trust owns it.]"]}
    put(root / "dataset/ground_truth.json", {"Arden_0": body})
    left = {"Arden_0": {"body": TEXT.splitlines()}}
    put(root / "dataset/extractions/readerly.json", left)
    put(root / "dataset/html/Arden_0.html.gz", HTML)


def pairs(root):
    """A page as a record of one's own."""
    row = {"text": TEXT, "gold": BODY, "scraper": "readerly", "title": PAGE.title}
    root.mkdir(exist_ok=True)
    (root / "own.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")


@pytest.mark.parametrize("write", [wcxb, zyte, fundus, pairs])
def test_each_layout_is_read(tmp_path, write):
    """A page has its gold body, and its texts or its HTML."""
    write(tmp_path)
    [dataset] = read(tmp_path)
    [page] = dataset.pages
    assert page.gold == BODY
    assert (page.html is None) == (write is pairs)
    texts = {} if write is wcxb else {"readerly": TEXT.strip()}
    assert {name: text.strip() for name, text in page.texts.items()} == texts
    assert page.kind == ("article" if write is wcxb else "")
    assert page.optional == (("The trust owns it.",) if write is fundus else ())


def test_lines_are_labelled_by_alignment():
    """The body's lines are body, the headline is neutral, the rest boilerplate."""
    assert "".join(line.label for line in labelled(TEXT, PAGE)) == "nbxbbx"


def test_an_optional_paragraph_is_neutral():
    """It is right to take it and right to leave it."""
    page = PAGE._replace(gold=f"{LEAD}\n{MORE}", optional=(LAST,))
    assert "".join(line.label for line in labelled(TEXT, page)) == "nbxbnx"


def test_labels_that_were_checked_are_taken():
    """A record's own labels come before the alignment; a wrong number is an error."""
    page = PAGE._replace(labels="xbxbbx")
    assert "".join(line.label for line in labelled(TEXT, page)) == "xbxbbx"
    with pytest.raises(BadInput, match="2 labels for 6 lines"):
        labelled(TEXT, page._replace(labels="bb"))


def spans(*wanted):
    """Where some words stand in the text."""
    return [(TEXT.index(w), TEXT.index(w) + len(w)) for w in wanted]


def marks(*wanted):
    """What cutting these words does."""
    gold = len(BODY.split())
    return marked(TEXT, labelled(TEXT, PAGE), spans(*wanted), gold)


def test_a_perfect_cleaner_closes_all():
    """All boilerplate gone and no body lost is closed 1."""
    perfect = marks("Advertisement", "Share this article")
    assert perfect.closed == 1
    assert (perfect.body_lost, perfect.damaged) == (0, 0)
    assert perfect.boilerplate_gone == perfect.boilerplate == 4


def test_doing_nothing_closes_nothing():
    """No removal is closed 0, with F1 as it was."""
    nothing = marks()
    assert nothing.closed == 0
    assert nothing.f1_clean == nothing.f1_raw < nothing.f1_ideal


def test_harm_is_negative_and_damage_counts_lines():
    """A paragraph that goes is body lost, a damaged text, and closed below zero."""
    harm = marks(MORE)
    assert harm.closed < 0
    assert harm.body_lost == len(MORE.split())
    assert harm.damaged == 1
    assert marks("Two of its").damaged == 0
    assert totalled([harm, marks()]).damaged == 0.5


def test_the_peers_keep_prose_and_drop_what_they_know():
    """Each filter keeps the story; each has a line that it drops."""
    drops = {
        "c4": "Read more",
        "datatrove-c4": "Read more",
        "refinedweb": "Menu",
        "nemo": "Privacy policy",
        "justext": "Menu",
    }
    assert set(drops) == set(LINE_FILTERS)
    prose = BODY.replace("\n", " ")
    made = line_filters()
    for peer in made:
        if isinstance(peer, LineFilter):
            assert peer.keep([prose, prose, drops[peer.name]]) == [True, True, False]
    assert {p.name for p in made if isinstance(p, Skip)} <= {"datatrove-c4", "justext"}


def run(*arguments):
    """The command's result."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.mark.filterwarnings("ignore")  # peers raise what they like
@pytest.mark.parametrize("write", [wcxb, zyte, fundus])
def test_the_command_prints_both_tables(tmp_path, write):
    """A public set gives a table of texts and one of HTML, with versions and date."""
    write(tmp_path)
    chosen = ("--filters", "c4", "--systems", "newsclean,trafilatura")
    done = run(tmp_path, *chosen, "--scrape", "trafilatura")
    assert done.exit_code == 0, done.output
    assert "| trafilatura (now) | newsclean |" in done.stdout
    assert "| trafilatura |     1 |" in done.stdout
    assert "newsclean 0." in done.stdout.splitlines()[0]


def test_json_holds_the_figures(tmp_path):
    """`--json` gives the same as data on stdout, and nothing else."""
    pairs(tmp_path)
    done = run(tmp_path, "--json", "--filters", "c4")
    [dataset] = json.loads(done.stdout)["datasets"]
    rows = {row["cleaner"]: row["marks"] for row in dataset["text"]}
    assert rows["newsclean"]["closed"] == 1
    assert rows["newsclean"]["body_lost"] == 0
    assert rows["c4"]["texts"] == 1


def test_what_is_not_there_is_a_visible_skip(tmp_path):
    """An absent data set is said on stderr and in the tables; the others are measured."""
    pairs(tmp_path / "here")
    done = run(tmp_path / "here", tmp_path / "absent", "--filters", "none")
    assert done.exit_code == 0
    assert f"skipped: {tmp_path / 'absent'}: no such data set." in done.stderr
    assert "| readerly | newsclean |" in done.stdout


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "own.jsonl:1: no JSON"),
        ('{"gold": "x"}', "own.jsonl:1: a record needs a key text"),
        ('{"text": "x"}', "own.jsonl:1: a record needs gold"),
    ],
)
def test_broken_records_are_one_sentence(tmp_path, row, said):
    """The sentence names file and line; there is no traceback."""
    (tmp_path / "own.jsonl").write_text(row, encoding="utf-8")
    done = run(tmp_path)
    assert done.exit_code != 0
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_unknown_layout_is_one_sentence(tmp_path):
    """A folder that is no data set says which layouts there are."""
    done = run(tmp_path)
    assert done.exit_code != 0
    assert "in no known layout (wcxb, zyte, fundus, pairs)" in done.stderr


def test_tables_go_between_the_markers(tmp_path):
    """`--write` replaces what stands between the markers and nothing else."""
    pairs(tmp_path)
    page = tmp_path / "quality.md"
    page.write_text(
        "Before.\n<!-- begin:tables -->\nold\n<!-- end:tables -->\nAfter.\n"
    )
    run(tmp_path, "--filters", "none", "--write", page)
    words = page.read_text()
    assert words.startswith("Before.\n<!-- begin:tables -->\n")
    assert words.endswith("<!-- end:tables -->\nAfter.\n")
    assert "| readerly | newsclean |" in words
    assert "old" not in words


@pytest.mark.slow
def test_the_pages_made_by_hand_keep_their_stories():
    """Hardly a word of their stories goes, and much of what is around them does."""
    from pathlib import Path

    from benchmarks.quality.run import text_rows

    home = Path(__file__).parents[1] / "benchmarks/quality/handmade"
    rows = {
        (dataset.name, row.scraper): row.marks.to_dict()
        for dataset in read(home)
        for row in text_rows(dataset, [])
    }
    assert len(rows) == 16
    assert {
        key: row["body_lost"] for key, row in rows.items() if row["body_lost"] > 0.025
    } == {}
    gone = {"get-text": 0.7, "inscriptis": 0.7, "tags": 0.55, "resiliparse": 0.55}
    for scraper, least in gone.items():
        for dataset in ("first", "third"):
            assert rows[dataset, scraper]["boilerplate_gone"] > least
