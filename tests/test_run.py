"""`newsclean run` from end to end: what goes in, what comes out, what is refused."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from pyarrow import feather

from newsclean import Finder, Hit, Pipeline, Report, batch, clean, clean_html
from newsclean.arrow import reports
from newsclean.batch.readers.lines import zstd
from newsclean.batch.state import locked
from newsclean.cli import main

RAW = "The bridge opened on Monday.\n\nShare this article\n\nBus {} crossed at noon.\n"
BODY = "The bridge opened on Monday.\n\nBus {} crossed at noon.\n"
SMALL = ("--only", "en/share", "--workers", 1)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Every run is in an empty folder without a configuration above it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args, code=0, stdin=None):
    """Run it; its one sentence where it fails, its summary where it does not."""
    words = [str(a) for a in ("run", *args, *SMALL)]
    done = CliRunner().invoke(main, words, input=stdin)
    assert done.exit_code == code, done.output + repr(done.exception)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.stderr if code == 2 else done.stdout


def records(count, first=0):
    """Objects as a crawl has them."""
    return [
        {"id": n, "text": RAW.format(n), "url": f"https://h{n % 3}.example/{n}"}
        for n in range(first, first + count)
    ]


def jsonl(path, rows, pack=bytes):
    """A JSONL file; a row may be bytes as well."""
    lines = [r if isinstance(r, bytes) else json.dumps(r).encode() for r in rows]
    Path(path).write_bytes(pack(b"".join(line + b"\n" for line in lines)))
    return path


def rows_of(folder="out", unpack=bytes):
    """All rows that a run wrote as JSONL, in order."""
    files = sorted(Path(folder, "pages").iterdir())
    return [json.loads(x) for f in files for x in unpack(f.read_bytes()).splitlines()]


def rejects(folder="out"):
    """The rejects of a run: file, unit, position and reason of each."""
    files = sorted(Path(folder, "rejects").glob("*.jsonl"))
    found = [json.loads(x) for f in files for x in f.read_text("utf-8").splitlines()]
    return [(r["file"], r["unit"], r["position"], r["reason"]) for r in found]


def sums(folder):
    """A checksum for each file of results."""
    return {
        str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest()
        for f in sorted(Path(folder).rglob("*"))
        if f.is_file() and ".newsclean" not in f.parts and f.name != "summary.json"
    }


def http(body, *, number=1, kind="text/html; charset=utf-8", status="200 OK", more=""):
    """A response record of a WARC, as a crawler writes it."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode()
    about = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"WARC-Target-URI: https://h{number}.example/a\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(head) + len(body)}\r\n\r\n"
    )
    return about.encode() + head + body + b"\r\n\r\n"


def html(text, head=""):
    """A page with an article of eight paragraphs and a share bar."""
    story = "".join(f"<p>{text} {n}</p>" for n in range(8))
    return (
        f"<html><head>{head}</head><body><article>{story}"
        "<p>Share this article</p></article></body></html>"
    )


STORY = "The bridge opened on Monday, after nine months of work on it."


@pytest.mark.parametrize(
    ("suffix", "pack", "unpack"),
    [
        ("", bytes, bytes),
        (".gz", gzip.compress, gzip.decompress),
        (".zst", zstd().compress, zstd().decompress),
    ],
)
def test_jsonl_stays_jsonl(suffix, pack, unpack):
    """All fields stay, in as many records, packed as before; reports give raw back."""
    given = [{**r, "tags": ["a", {"b": None}], "n": 2**70} for r in records(5)]
    jsonl(f"a.jsonl{suffix}", given, pack)
    run(f"a.jsonl{suffix}", "-o", "out", "--shard-records", 2)
    names = [p.name for p in sorted(Path("out/pages").iterdir())]
    assert names == [f"part-00000-0000{n}.jsonl{suffix}" for n in range(3)]
    rows = rows_of(unpack=unpack)
    assert [{k: row[k] for k in given[0]} for row in rows] == given
    assert [row["body"] for row in rows] == [BODY.format(n) for n in range(5)]
    assert {row["status"] for row in rows} == {"ok"}
    for row in rows:
        assert Report.from_dict(row["report"]).restore(row["body"]) == row["text"]


def test_parquet_stays_parquet():
    """Columns and types stay, and the new ones come behind them."""
    table = pa.table(
        {
            "id": pa.array([1, 2, 3], pa.int16()),
            "text": pa.array([RAW.format(1), None, RAW.format(3)], pa.large_string()),
            "seen": pa.array([1, 2, 3], pa.timestamp("ms")),
        }
    )
    pq.write_table(table, "a.parquet")
    run("a.parquet", "-o", "out", code=1)
    done = pq.read_table("out/pages")
    assert done.select(table.schema.names) == table.take([0, 2])
    assert done.schema.names[3:] == ["body", "report", "status"]
    assert done["body"].to_pylist() == [BODY.format(1), BODY.format(3)]
    [batch] = done.to_batches()
    assert [r.counts() for r in reports(batch)] == [{"share": 1}] * 2
    assert rejects() == [("a.parquet", "row", 2, "text is null")]


def test_a_table_without_any_page_is_all_rejects():
    """Nothing is written but why, and the run ends as others do."""
    pq.write_table(pa.table({"text": pa.array([None, None], pa.string())}), "a.parquet")
    run("a.parquet", "-o", "out", code=1)
    assert rejects() == [("a.parquet", "row", n, "text is null") for n in (1, 2)]
    assert not Path("out/pages").exists()


def test_results_in_the_folder_of_the_pages_are_refused():
    """The next run would take the results for pages."""
    jsonl("a.jsonl", records(1))
    assert ". is a source, and cannot hold the results" in run(".", "-o", ".", code=2)
    assert sorted(Path().iterdir()) == [Path("a.jsonl")]


@pytest.mark.parametrize("suffix", [".arrow", ".arrows"])
def test_arrow_stays_arrow(suffix):
    """Files and streams of Arrow IPC are read, and files are written."""
    table = pa.Table.from_pylist(records(600))
    make = pa.ipc.new_file if suffix == ".arrow" else pa.ipc.new_stream
    with make(f"a{suffix}", table.schema) as writer:
        writer.write_table(table)
    run(f"a{suffix}", "-o", "out", "--shard-records", 512)
    parts = [feather.read_table(p) for p in sorted(Path("out/pages").iterdir())]
    assert [p.num_rows for p in parts] == [512, 88]
    assert pa.concat_tables(parts).select(table.schema.names) == table


def test_a_folder_of_pages_becomes_a_folder_of_bodies():
    """Text and HTML files at their places, and a line of JSON each."""
    Path("in/sub").mkdir(parents=True)
    Path("in/a.txt").write_text(RAW.format(1), encoding="utf-8")
    Path("in/sub/b.html").write_text(html(STORY), encoding="utf-8")
    Path("in/odd.txt").write_bytes(b"caf\xe9")
    Path("in/notes.pdf").write_bytes(b"no page")
    run("in", "-o", "out", code=1)
    assert Path("out/texts/00000/a.txt").read_text("utf-8") == BODY.format(1)
    body = Path("out/texts/00000/sub/b.html.txt").read_text("utf-8")
    assert body.startswith(STORY) and "Share" not in body
    assert [r["file"] for r in rows_of()] == ["a.txt", "sub/b.html"]
    assert rejects() == [("in/odd.txt", "file", 1, "not UTF-8 at byte 3")]


def test_a_folder_may_hold_its_own_results():
    """DIR below a source is not read as a source."""
    jsonl("a.jsonl", records(2))
    run(".", "-o", "out")
    run(".", "-o", "out", "--resume")
    assert len(rows_of()) == 2


def test_files_patterns_and_folders_go_together():
    """Sources of all kinds in one run, each written as its own kind."""
    Path("in").mkdir()
    jsonl("in/a.jsonl", records(2))
    jsonl("in/b.ndjson", records(2, 2))
    Path("c.txt").write_text(RAW.format(4), encoding="utf-8")
    Path("d.txt").write_text(RAW.format(5), encoding="utf-8")
    run("in/*json*", "c.txt", "d.txt", "-o", "out")
    assert [r["body"] for r in rows_of()] == [BODY.format(n) for n in range(6)]


def test_a_file_without_a_known_suffix():
    """Said what it is, it is read: lines, packed ones too, and pages."""
    jsonl("a.gz", records(2), gzip.compress)
    run("a.gz", "--from", "jsonl", "-o", "out")
    assert [r["id"] for r in rows_of(unpack=gzip.decompress)] == [0, 1]
    Path("page").write_text(RAW.format(1), encoding="utf-8")
    run("page", "--from", "text", "-o", "out2")
    assert Path("out2/texts/00000/page.txt").read_text("utf-8") == BODY.format(1)
    run("-", "--from", "text", "-o", "out3", stdin=RAW.format(2).encode())
    assert [r["body"] for r in rows_of("out3")] == [BODY.format(2)]


def test_standard_input():
    """Lines from a pipe, packed or not; it has to be said what they are."""
    jsonl("a.jsonl", records(3))
    data = Path("a.jsonl").read_bytes()
    assert "--from" in run("-", "-o", "none", code=2, stdin=data)
    run("-", "--from", "jsonl", "-o", "out", stdin=data)
    run("-", "--from", "jsonl", "-o", "out2", stdin=gzip.compress(data))
    assert rows_of() == rows_of("out2")
    said = run("-", "--from", "jsonl", "-o", "out", "--resume", code=2, stdin=data)
    assert "Standard input cannot be resumed" in said


def test_warc_in_parquet_out_and_a_question():
    """Pages of a crawl in the charsets of their servers; DuckDB reads the answer."""
    russian = "Мост через реку Ленну открыли в понедельник после девяти месяцев работ."
    meta = '<meta charset="windows-1251">'
    ru = "text/html; charset=windows-1251"
    latin = gzip.compress(html("Café, naïve: the bridge opened.").encode("latin-1"))
    parts = [
        http(html(STORY).encode()),
        http(html(russian).encode("cp1251"), number=2, kind=ru),
        http(html(russian, meta).encode("cp1251"), number=3, kind="text/html"),
        http(html(russian, meta).encode(), number=4),
        http(
            latin,
            number=5,
            kind="text/html; charset=iso-8859-1",
            more="Content-Encoding: gzip\r\n",
        ),
        http(b"\x89PNG", number=6, kind="image/png"),
        http(b"gone", number=7, status="404 Not Found"),
    ]
    Path("a.warc.gz").write_bytes(b"".join(gzip.compress(p) for p in parts))
    said = json.loads(run("a.warc.gz", "-o", "out", "--json"))
    assert (said["pages"], said["skipped"]) == (5, 2)
    rows = pq.read_table("out/pages").to_pylist()
    assert [r["url"] for r in rows] == [f"https://h{n}.example/a" for n in range(1, 6)]
    starts = [r["body"].split(" 0\n")[0] for r in rows]
    assert starts == [
        STORY,
        russian,
        russian,
        russian,
        "Café, naïve: the bridge opened.",
    ]
    assert rows[0]["record_id"] == "urn:uuid:1"
    found = duckdb.sql(
        "SELECT regexp_extract(url, '//([^/]+)', 1) AS host, c.category, "
        "sum(c.words) FROM 'out/pages/*.parquet', UNNEST(report.counts) AS u(c) "
        "GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    assert found == [(f"h{n}.example", "share", 3) for n in range(1, 6)]


def test_a_truncated_warc():
    """What is there is cleaned, and the place where it ends is told."""
    parts = [gzip.compress(http(html(STORY).encode(), number=n)) for n in range(4)]
    whole = b"".join(parts)
    for cut in (5, 150, len(parts[3]) - 40):
        Path("a.warc.gz").write_bytes(whole[:-cut])
        run("a.warc.gz", "-o", f"out{cut}", "--to", "jsonl", code=1)
        assert len(rows_of(f"out{cut}")) >= 3
        [*_, (_, unit, at, reason)] = rejects(f"out{cut}")
        assert (unit, at) in [("byte", len(whole) - len(p)) for p in parts[2:]] or at
        assert "ends in the middle" in reason


@pytest.mark.parametrize(
    ("suffix", "pack"), [(".gz", gzip.compress), (".zst", zstd().compress)]
)
def test_a_truncated_file_of_lines(suffix, pack):
    """The lines that can be unpacked are cleaned; the rest is one reject."""
    noisy = [{**r, "x": os.urandom(3000).hex()} for r in records(60)]
    jsonl(f"a.jsonl{suffix}", noisy, lambda data: pack(data)[:-9000])
    summary = json.loads(run(f"a.jsonl{suffix}", "-o", "out", "--json", code=1))
    assert 0 < summary["pages"] < 60
    [(file, unit, line, reason)] = rejects()
    assert (file, unit, line) == (f"a.jsonl{suffix}", "line", summary["pages"] + 1)
    assert reason.startswith("damaged from here on")


def test_bad_records_are_put_aside():
    """Each with its line and its reason, and the others are cleaned."""
    good = records(2)
    bad = [
        b'{"text": ',
        b'{"text": "caf\xe9"}',
        b"[]",
        b'{"text": 7}',
        b'{"text": null}',
        b'{"page": ""}',
        b'{"text": "\\ud800"}',
        b"[" * 100_000,
        b'{"text": "%s"}' % (b"a" * (2 << 20)),
        b'{"text": "x", "body": ""}',
    ]
    jsonl("a.jsonl", [good[0], *bad, b"", good[1]])
    run("a.jsonl", "-o", "out", "--record-mib", 1, code=1)
    assert [r["id"] for r in rows_of()] == [0, 1]
    found = rejects()
    assert [line for _, _, line, _ in found] == list(range(2, 12))
    for (_, _, _, reason), word in zip(
        found,
        (
            "broken JSON at character 10",
            "not UTF-8 at byte 13",
            "a list, not an object",
            "text is a number, not a string",
            "text is null, not a string",
            "text is missing",
            "lone surrogate at character 0",
            "JSON that cannot be read",
            "longer than 1048576 bytes",
            "a field 'body' already: take a --prefix",
        ),
        strict=True,
    ):
        assert word in reason


@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".feather"])
def test_a_damaged_table_is_one_reject(suffix):
    """A file that is none is told, and the run goes on."""
    Path(f"a{suffix}").write_bytes(b"PAR1 but no more")
    jsonl("b.jsonl", records(1))
    run(f"a{suffix}", "b.jsonl", "-o", "out", code=1)
    [(file, _, _, reason)] = rejects()
    assert file == f"a{suffix}" and reason.startswith("damaged from here on")
    assert len(rows_of()) == 1


def test_jsonl_becomes_a_table_with_the_same_columns_in_all_shards():
    """What does not fit the first shard's columns is kept in `extra`."""
    given = [
        {"id": 1, "text": "It rained.", "score": 1, "tags": ["a"]},
        {"id": 2, "text": "It rained.", "score": 0.5},
        {"id": "x", "text": "It rained.", "late": True, "tags": None},
    ]
    jsonl("a.jsonl", given)
    run("a.jsonl", "-o", "out", "--to", "parquet", "--shard-records", 2)
    first, second = (pq.read_table(p) for p in sorted(Path("out/pages").iterdir()))
    assert first.schema == second.schema
    rows = [*first.to_pylist(), *second.to_pylist()]
    assert [r["id"] for r in rows] == [1, 2, None]
    assert [r["score"] for r in rows] == [1.0, 0.5, None]
    assert [r["tags"] for r in rows] == ['["a"]', None, None]
    assert [r["extra"] for r in rows] == [None, None, '{"late": true, "id": "x"}']


def test_columns_by_name():
    """Names of columns, a prefix for the new ones, and columns that are left out."""
    page = {"page": RAW.format(1), "h": None, "status": 200, "l": "da"}
    jsonl("a.jsonl", [page, {**page, "h": html(STORY)}])
    names = ("--text-column", "page", "--html-column", "h", "--lang-column", "l")
    run(
        "a.jsonl",
        "-o",
        "out",
        *names,
        "--prefix",
        "nc_",
        "--drop",
        "h",
        "--drop",
        "page",
    )
    text, markup = rows_of()
    assert list(text) == ["status", "l", "nc_body", "nc_report", "nc_status"]
    assert text["nc_body"] == BODY.format(1)
    assert text["nc_report"]["language"] == "da"
    assert markup["nc_body"].startswith(STORY)
    pq.write_table(pa.table({"page": [RAW.format(1)]}), "a.parquet")
    said = run("a.parquet", "-o", "out2", code=2)
    assert "a.parquet: The input has no column 'text' for text; it has 'page'." in said
    pq.write_table(pa.table({"text": [""], "status": [1]}), "b.parquet")
    assert "a column 'status'" in run("b.parquet", "-o", "out3", code=2)


def test_the_results_are_those_of_clean():
    """Through all of it, a page gets the body and the report that `clean` gives."""
    jsonl("a.jsonl", [{"text": RAW.format(0)}])
    words = ["run", "a.jsonl", "-o", "out", "--workers", "1"]
    assert CliRunner().invoke(main, words).exit_code == 0
    [row] = rows_of()
    assert row["body"] == clean(RAW.format(0)).body
    assert row["report"] == clean(RAW.format(0)).report.to_dict()
    Path("p.html").write_text(html(STORY), encoding="utf-8")
    words = ["run", "p.html", "-o", "out2", "--workers", "1", "--to", "jsonl"]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert rows_of("out2")[0]["body"] == clean_html(html(STORY)).body


def test_the_summary_counts():
    """As a table on stdout, as JSON with --json, and in summary.json."""
    jsonl("a.jsonl", [*records(3), {"text": "Share this article\n"}, b"x"])
    shown = run("a.jsonl", "-o", "out", code=1)
    assert "share" in shown and "en/share/share-this" in shown
    kept = json.loads(Path("out/summary.json").read_text("utf-8"))
    assert (kept["pages"], kept["rejects"], kept["left_empty"]) == (4, 1, 1)
    assert kept["words"] == {"in": 42, "out": 30, "removed": 12}
    assert kept["categories"] == [{"category": "share", "removals": 4, "words": 12}]
    assert kept["statuses"] == {"no-article": 1, "ok": 3}
    again = json.loads(run("a.jsonl", "-o", "out", "--resume", "--json", code=1))
    assert {**again, "run": 0} == {**kept, "run": 0}
    assert again["run"]["pages"] == 0


def test_the_fuse_is_counted():
    """A page where the fuse held is one in the summary."""

    def all_of_it(page):
        yield Hit(0, len(page.views) - 1, 0, len(page.text), greedy)

    greedy = Finder(name="x", category="promo", find=all_of_it, reason="All of it.")
    story = "\n\n".join(
        f"The bridge number {n} was opened on Monday by the mayor, and after nine months "
        "of work a crowd on both banks waved at the first bus."
        for n in range(9)
    )
    jsonl("a.jsonl", [{"text": story}])
    summary = batch.run(
        batch.sources(["a.jsonl"]),
        out=Path("out"),
        pipeline=Pipeline(finders=(greedy,)),
    )
    assert (summary["fuse_held"], summary["pages"]) == (1, 1)
    assert rows_of()[0]["body"] == story


def test_many_processes_write_what_one_does():
    """Shards do not depend on who works on them."""
    jsonl("a.jsonl", [*records(30), b"x"])
    args = ["run", "a.jsonl", "--shard-records", "4", "--only", "en/share"]
    for workers in ("1", "2"):
        words = [*args, "-o", f"out{workers}", "--workers", workers]
        assert CliRunner().invoke(main, words).exit_code == 1
    assert sums("out1") == sums("out2")
    assert len(sums("out1")) == 9


def test_a_missing_shard_is_done_again():
    """A resumed run does what is missing and nothing else."""
    jsonl("a.jsonl", records(10))
    run("a.jsonl", "-o", "out", "--shard-records", 3)
    before = sums("out")
    done = Path("out/.newsclean/done")
    (done / "part-00000-00001.json").unlink()
    (done / "source-00000.json").unlink()
    first = Path("out/pages/part-00000-00000.jsonl")
    first.write_bytes(b"as it was")
    (first.parent / "part-00000-00001.jsonl").unlink()
    (first.parent / "x.jsonl.7.unfinished").write_bytes(b"half")
    said = run("a.jsonl", "-o", "out", "--shard-records", 3, "--resume", "--json")
    assert json.loads(said)["run"]["pages"] == 3
    assert first.read_bytes() == b"as it was"
    first.unlink()
    (done / "part-00000-00000.json").unlink()
    (done / "source-00000.json").unlink()
    run("a.jsonl", "-o", "out", "--shard-records", 3, "--resume")
    assert sums("out") == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("--policy", "share=flag"), "the pipeline was"),
        (("--shard-records", 7), "shard_records was 2000 and is 7"),
        (("--to", "parquet"), "to was '' and is 'parquet'"),
        (("b.jsonl",), "there were other sources (1 then, 2 now)"),
    ],
)
def test_a_run_that_was_begun_otherwise_is_not_resumed(change, sentence):
    """The sentence says what is different, and nothing is touched."""
    jsonl("a.jsonl", records(3))
    jsonl("b.jsonl", records(3))
    run("a.jsonl", "-o", "out")
    before = sums("out")
    assert sentence in run("a.jsonl", *change, "-o", "out", "--resume", code=2)
    assert sums("out") == before


@pytest.mark.parametrize("name", ["a.jsonl", "in"])
def test_a_source_that_changed_is_not_resumed(name):
    """A file with other bytes, a folder with another page."""
    jsonl("a.jsonl", records(3))
    Path("in").mkdir()
    Path("in/a.txt").write_text("It rained.", encoding="utf-8")
    run(name, "-o", "out")
    jsonl("a.jsonl", records(4))
    Path("in/b.txt").write_text("It rained.", encoding="utf-8")
    assert f"{name} has changed since" in run(name, "-o", "out", "--resume", code=2)


def test_two_runs_into_one_folder_are_refused():
    """The second one is, while the first one works; and a new one on top of an old."""
    jsonl("a.jsonl", records(3))
    with locked(Path("out")):
        assert "Another run works in out" in run("a.jsonl", "-o", "out", code=2)
    run("a.jsonl", "-o", "out", "--resume")
    assert "out holds a run already" in run("a.jsonl", "-o", "out", code=2)
    Path("other/pages").mkdir(parents=True)
    assert "other holds other results" in run("a.jsonl", "-o", "other", code=2)


def test_a_folder_that_cannot_be_written():
    """One sentence that names it."""
    jsonl("a.jsonl", records(3))
    said = run("a.jsonl", "-o", "a.jsonl/out", code=2)
    assert said.startswith("Error: a.jsonl/out cannot be written: Not a directory.")
    Path("out").mkdir()
    Path("out/pages").write_bytes(b"in the way")
    (Path("out") / ".newsclean").mkdir()
    assert "holds other results" in run("a.jsonl", "-o", "out", code=2)


def test_what_names_no_page_is_told():
    """A file that is not there, a pattern without a match, a folder without pages."""
    Path("empty").mkdir()
    Path("a.pdf").write_bytes(b"")
    for name, sentence in {
        "none.jsonl": "none.jsonl: no such file or folder.",
        "*.warc": "*.warc: no such file or folder.",
        "empty": "There is no page in what was named",
        "a.pdf": "a.pdf: its kind is not known by a suffix",
    }.items():
        assert sentence in run(name, "-o", "out", code=2)
    assert not Path("out").exists()
