"""The speed benchmark measures what its page says, and writes what it measured."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest
from click.testing import CliRunner

from benchmarks.peers import LineFilter
from benchmarks.revision import ROOT
from benchmarks.speed import memory, pairs, profile, scaling
from benchmarks.speed.__main__ import main
from benchmarks.speed.adversarial import pages
from benchmarks.speed.corpus import corpora, page, sized
from benchmarks.speed.measured import PARTS
from benchmarks.speed.per_text import costs
from benchmarks.speed.picture import picture
from benchmarks.speed.tables import shown
from benchmarks.speed.verbs import OTHER, VERBS, shares
from benchmarks.texts import BadInput, Text

STORY = Text("s", "The lock is shut.\n\nShare this article\n", "own")
FACTS = {
    "date": "2026-01-02",
    "newsclean": "0",
    "digest": "d",
    "python": "p",
    "machine": "m",
    "versions": {},
    "skipped": {"x": "not installed"},
}


def test_costs_are_beside_the_floor():
    """The floor is 1 of itself; clean and each filter follow, with ratios to it."""
    peer = LineFilter("keep-all", "", lambda lines: [True] * len(lines))
    rows = costs("own", [STORY], [peer], rounds=3)
    assert [row.call for row in rows] == ["floor", "newsclean.clean", "keep-all"]
    assert rows[0].floors == 1
    assert rows[1].floors == pytest.approx(rows[1].micros / rows[0].micros)
    assert rows[1].floors > 1
    assert {row.texts for row in rows} == {1}


@pytest.mark.filterwarnings("ignore")  # trafilatura's
def test_html_is_given_to_trafilatura():
    """Texts with HTML have one row more; texts without text are not cleaned."""
    html = "<html><body><p>The lock on the canal is shut.</p></body></html>"
    rows = costs("own", [Text("h", "", "own", html=html)], [], rounds=1)
    assert [row.call for row in rows] == ["trafilatura.extract"]


def test_the_shares_of_the_verbs_make_a_whole():
    """Every verb has its share; together they are all of the time."""
    found = shares([STORY], seconds=0.5)
    if not found:
        pytest.skip("this system has no profiling timer")
    assert [s.verb for s in found] == [*dict.fromkeys(VERBS.values()), OTHER]
    assert sum(s.share for s in found) == pytest.approx(1)


def test_the_exponent_is_that_of_the_growth():
    """Linear time gives 1, quadratic time 2."""
    for power in (1, 2):
        grown = [scaling.Point(n, n**power * 1e-9) for n in (10, 1000, 10**6)]
        assert scaling.exponent(grown) == pytest.approx(power)
    assert [p.size for p in scaling.points((100, 1000))] == [100, 1000]


def test_generated_texts_are_the_same_each_time():
    """A seed is a text; a size is kept to the character."""
    assert page(3) == page(3) != page(4)
    assert len(sized(25_000)) == 25_000
    assert len(page(0)) == pytest.approx(7000, rel=0.5)


def test_pages_made_to_be_slow_are_as_long_as_asked():
    """Each has a name, and between half of the size asked for and all of it."""
    found = {name: len(text) for name, text, _ in pages(20_000)}
    assert {"one letter", "almost what rules match", "one line of prose"} <= set(found)
    assert all(10_000 <= size <= 20_000 for size in found.values()), found


def test_without_a_path_there_are_fixtures_and_generated_pages():
    """Two corpora of at most so many texts; the generated ones have HTML."""
    found = corpora([], limit=5)
    assert list(found) == ["fixtures", "generated"]
    assert all(0 < len(texts) <= 5 for texts in found.values())
    assert all(text.html for text in found["generated"])


def test_rows_of_a_file_are_corpora_by_scraper(tmp_path):
    """Rows that share a scraper are one corpus; a path that is not there is an error."""
    rows = [{"text": f"Text {n}.", "scraper": "ab"[n % 2]} for n in range(6)]
    file = tmp_path / "t.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = corpora([file], limit=2)
    assert {name: len(texts) for name, texts in found.items()} == {"a": 2, "b": 2}
    with pytest.raises(BadInput, match="no such file or folder"):
        corpora([tmp_path / "x"], limit=2)


@pytest.mark.slow
def test_memory_is_that_of_a_process_of_its_own():
    """More is resident after the first call; a peak is given for each size."""
    found = memory.memory([STORY], calls=20, sizes=(1000, 2000))
    assert 0 < found.bare < found.first
    assert [size for size, _ in found.peaks] == [1000, 2000]
    assert all(peak > 0 for _, peak in found.peaks)


@pytest.mark.slow
def test_two_revisions_take_turns():
    """Each pair has both times and their ratio; the working tree beside itself here."""
    found = list(pairs.pairs("", [STORY], times=2, rounds=2, root=ROOT))
    assert [pair.pair for pair in found] == [1, 2]
    assert all(pair.before > 0 and pair.now > 0 for pair in found)
    with pytest.raises(BadInput, match="no-such-revision"):
        list(pairs.pairs("no-such-revision", [STORY], times=1, rounds=1))


def run(command, *arguments):
    """The command's result."""
    return CliRunner().invoke(command, [str(a) for a in arguments])


def test_the_command_writes_tables_json_and_a_picture(tmp_path):
    """One run fills the page, saves the data and draws; stdout has the tables."""
    text = tmp_path / "in" / "one.txt"
    text.parent.mkdir()
    text.write_text(STORY.text, encoding="utf-8")
    page_ = tmp_path / "speed.md"
    page_.write_text("Top.\n<!-- begin:tables -->\n<!-- end:tables -->\n")
    to = (
        "--write",
        page_,
        "--save",
        tmp_path / "s.json",
        "--picture",
        tmp_path / "s.svg",
    )
    done = run(main, text.parent, "--part", "texts", "--rounds", 2, *to)
    assert done.exit_code == 0, done.output
    assert "| in     | newsclean.clean |" in done.stdout
    assert done.stdout.strip() in page_.read_text()
    assert "![What cleaning costs](s.svg)" in page_.read_text()
    rows = json.loads((tmp_path / "s.json").read_text())["texts"]
    assert {"floor", "newsclean.clean", "c4"} <= {row["call"] for row in rows} | {"c4"}
    assert "newsclean.clean" in (tmp_path / "s.svg").read_text()


def test_the_profile_names_functions():
    """Rooms of the package are among the functions that the time goes to."""
    done = run(profile.main, ROOT / "fixtures/en/layout", "--limit", 3, "--json")
    rows = json.loads(done.stdout)
    assert rows == sorted(rows, key=lambda row: -row["own µs/text"])
    assert any(".py:" in row["function"] for row in rows)


def test_every_part_has_a_table():
    """The page shows each part that was measured, and each skip."""
    point = {"size": 1000, "seconds": 0.001}
    cost = {"corpus": "c", "call": "floor", "texts": 1, "micros": 5.0, "mb_s": 9.0}
    spread = {"texts": 1, "one": 2.0, "two": 4.0, "gain": 2.0}
    held = {"bare": 9.0, "first": 50.0, "settled": 51.0, "calls": 9, "growth": 0.0}
    facts = FACTS | {
        "texts": [cost | {"floors": 1.0}],
        "verbs": [{"corpus": "c", "verb": "scan", "share": 0.5, "micros": 9.0}],
        "scaling": [point],
        "exponent": 1.0,
        "workers": spread,
        "cold": [{"what": "python", "milliseconds": 9.0, "extra": 0.0}],
        "memory": held | {"peaks": [(1000, 3.0)]},
        "adversarial": [{"page": "p", "size": 9, "seconds": 0.1, "proses": 2.0}],
    }
    words = shown(facts)
    assert words.count("\n### ") == len(PARTS)
    assert "- skipped: x: not installed." in words


def test_the_picture_is_well_formed():
    """It has a bar for each call of the largest corpus, and a point for each size."""
    calls = {"floor": 20.0, "newsclean.clean": 90.0, "a<b": 300.0}
    texts = [
        {"corpus": "c", "call": c, "texts": 3, "micros": m} for c, m in calls.items()
    ]
    points = [{"size": 10**n, "seconds": 10**n * 1e-8} for n in (3, 4, 5)]
    drawn = ET.fromstring(picture({"texts": texts, "scaling": points}))
    name = "{http://www.w3.org/2000/svg}"
    assert len(drawn.findall(f"{name}rect")) == 1 + len(calls)
    assert len(drawn.findall(f"{name}circle")) == len(points)
    assert ET.fromstring(picture({})) is not None
