"""The parts of a run that are easier to see alone: sources, HTTP, columns, progress."""

from __future__ import annotations

import io
import json
import os
import zlib

import brotli
import pytest

from newsclean.batch import Settings, StopRun, sources
from newsclean.batch.fields import fields_of, table_of
from newsclean.batch.parse.http import Undecodable, page_of
from newsclean.batch.progress import Progress, line_of, style_of
from newsclean.batch.readers.warc import Response
from newsclean.batch.records import Item, Reject
from newsclean.batch.shards import shards
from newsclean.batch.sinks.lines import line_of as json_line
from newsclean.batch.sources import Source, kind_of
from newsclean.batch.tally import Tally
from newsclean.batch.whole import whole


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jsonl", ("jsonl", "")),
        ("A.JSONL.GZ", ("jsonl", ".gz")),
        ("a.warc.zst", ("warc", ".zst")),
        ("x/a.parquet", ("parquet", "")),
        ("a.parquet.gz", ("", ".gz")),
        ("a.gz", ("", ".gz")),
        ("a", ("", "")),
    ],
)
def test_a_suffix_tells_the_kind(name, kind):
    """Case does not matter; only lines and WARC come packed."""
    assert kind_of(name) == kind


def test_two_pages_of_one_name_are_refused(tmp_path):
    """Named one by one they would be written to one place."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "p.txt").write_text("It rained.", encoding="utf-8")
    with pytest.raises(StopRun, match=r"Two of the pages are called p\.txt"):
        sources([str(tmp_path / "a/p.txt"), str(tmp_path / "b/p.txt")])
    assert len(sources([str(tmp_path / "a"), str(tmp_path / "b")])) == 2


def response(payload, *, kind="text/html", transfer="", coding=""):
    """What a server sent."""
    return Response("", "", "", kind, transfer, coding, payload)


DEFLATE = zlib.compress(b"<p>a</p>")


@pytest.mark.parametrize(
    ("given", "page"),
    [
        (response("é".encode("cp1252"), kind="text/html; charset=latin1"), "é"),
        (response("“é”".encode("cp1252"), kind='text/html; charset="ascii"'), "“é”"),
        (response("é".encode("utf-16")), "é"),
        (response(b"\xef\xbb\xbfa"), "a"),
        (response(b"<meta charset=nonsense>\xc3\xa9"), "<meta charset=nonsense>é"),
        (response("é".encode(), kind="text/html; charset=euc-jp-x"), "é"),
        (
            response(b"3\r\nabc\r\n2;x=1\r\nde\r\n0\r\n\r\n", transfer="chunked"),
            "abcde",
        ),
        (response(b"<p>joined</p>", transfer="chunked"), "<p>joined</p>"),
        (response(DEFLATE, coding="deflate"), "<p>a</p>"),
        (response(brotli.compress(b"<p>a</p>" * 9), coding="br"), "<p>a</p>" * 9),
        (response(b"<p>unpacked</p>", coding="gzip"), "<p>unpacked</p>"),
    ],
)
def test_a_response_becomes_a_page(given, page):
    """Chunks are joined, codings unpacked, the charset that was named is read."""
    assert page_of(given, limit=1000).decode() == page


def test_bytes_of_no_known_charset_are_left_to_the_parser():
    """They are handed on as they are."""
    assert page_of(response(b"\xff\x00\x81"), limit=10) == b"\xff\x00\x81"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (response(DEFLATE[:-6], coding="deflate"), "ends in the middle"),
        (response(b"\x78\x9cgarbage", coding="deflate"), "is damaged"),
        (response(b"\x1f\x8bgarbage....", coding="gzip"), "is damaged"),
        (
            response(zlib.compress(b"a" * 5000), coding="deflate"),
            "more than 1000 bytes",
        ),
        (response(b"\x01\x02garbage", coding="br"), "brotli"),
        (response(brotli.compress(b"a" * 99999), coding="br"), "after 1000 bytes"),
    ],
)
def test_a_body_that_does_not_unpack_says_why(given, reason):
    """It is never unpacked further than the largest record."""
    with pytest.raises(Undecodable, match=reason):
        page_of(given, limit=1000)


def test_shards_end_at_records_or_bytes():
    """Rejects count, what is no page does not, and nothing is lost."""
    items = [Item(n, b"x", 1, 10, n) for n in range(1, 8)]
    given = [items[0], Item(1, None, 0, 0, 1), *items[1:], Reject("f", "line", 8, "r")]
    source = Source(0, "jsonl", "f")
    by_count = list(shards(source, given, Settings(shard_records=3)))
    assert [len(s.items) + len(s.rejects) for s in by_count] == [3, 3, 2]
    assert [s.skipped for s in by_count] == [1, 0, 0]
    assert [s.weight for s in by_count] == [3, 3, 1]
    by_size = list(shards(source, given, Settings(shard_bytes=40)))
    assert [len(s.items) for s in by_size] == [4, 3]
    assert [s.name for s in by_size] == ["part-00000-00000", "part-00000-00001"]


def test_columns_of_a_table():
    """What no column can hold is kept as JSON beside them."""
    fields = fields_of([{"a": 1, "b": "x", "c": True}, {"a": 2, "b": None, "d": [1]}])
    assert dict(fields) == {"a": "int64", "b": "string", "c": "bool", "d": "json"}
    odd = {"a": 2**80, "b": "\ud800", "c": 1, "d": {"x": 1}, "e": 0.5}
    [row] = table_of([odd], fields).to_pylist()
    assert (row["a"], row["b"], row["c"], row["d"]) == (None, None, None, '{"x": 1}')
    assert json.loads(row["extra"]) == {"a": 2**80, "b": "\ud800", "c": 1, "e": 0.5}
    own = table_of([{"extra": "mine", "z": 1}], (("extra", "string"),)).to_pylist()
    assert own == [{"extra": "mine", "_extra": '{"z": 1}'}]


def test_a_line_of_json_holds_anything():
    """Bytes, dates and lone surrogates are written somehow, never refused."""
    import datetime

    row = {"b": b"\xff", "d": datetime.date(2026, 1, 2), "é": "\ud800"}
    assert json.loads(json_line(row)) == {"b": "/w==", "d": "2026-01-02", "é": "\ud800"}
    assert json_line({"é": "ü"}) == '{"é": "ü"}\n'.encode()


def test_a_file_is_there_as_a_whole_or_not_at_all(tmp_path):
    """An error as it is written leaves the old one, and no draft."""
    path = tmp_path / "deep" / "f"
    with whole(path) as file:
        file.write(b"old")
    with pytest.raises(KeyboardInterrupt), whole(path) as file:
        file.write(b"new")
        raise KeyboardInterrupt
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]
    draft = whole(path / "f")
    with pytest.raises(StopRun, match="cannot be written: "), draft:
        pytest.fail("there is no such folder")


def tally():
    """A sum with pages, rejects and words."""
    found = Tally(pages=1200, rejects=3, words_in=1000, words_out=700)
    found.words.update({"share": 200, "related": 60, "promo": 30, "media": 10})
    return found


def test_tallies_survive_the_disk():
    """Written and read back they are the same, and sums are plain."""
    there = Tally.from_dict(json.loads(json.dumps(tally().as_dict())))
    assert there == tally()
    there.add(tally())
    assert (there.pages, there.words["share"]) == (2400, 400)


def test_progress_says_how_far_how_fast_how_long_and_what():
    """One line; what is not known is left out."""
    assert line_of(tally(), pages=600, seconds=2, weight=100, left=5000) == (
        "1,200 pages · 300/s · 0:01:40 left · 3 rejects · "
        "30% of words removed: share, related, promo"
    )
    assert line_of(Tally(), pages=0, seconds=0, weight=0, left=0) == "0 pages"


@pytest.mark.parametrize(
    ("style", "written"),
    [("off", 0), ("lines", 2), ("bar", 10)],
)
def test_progress_is_as_frequent_as_its_stream_wants(style, written):
    """Now and then in a log, moving on a terminal, never in a pipe."""
    now = [0.0]
    stream = io.StringIO()
    meter = Progress(total=9, style=style, stream=stream, clock=lambda: now[0])
    for _ in range(10):
        now[0] += 6
        meter.step(tally(), pages=1, weight=1)
    meter.skip(1)
    meter.close()
    assert stream.getvalue().count("pages") == written
    assert stream.getvalue().count("\n") == (2 if style == "lines" else 0)


def test_a_stream_tells_how_it_is_written_to(tmp_path):
    """A terminal, a file, a pipe, and what is none of them."""
    pty = pytest.importorskip("pty")
    ends = [*pty.openpty(), *os.pipe()]
    with open(ends[1], "w") as terminal, open(ends[3], "w") as pipe:
        assert style_of(terminal) == "bar"
        assert style_of(pipe) == "off"
    with open(tmp_path / "log", "w") as log:
        assert style_of(log) == "lines"
    assert style_of(io.StringIO()) == "off"
    os.close(ends[0])
    os.close(ends[2])
