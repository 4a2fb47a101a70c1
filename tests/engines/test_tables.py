"""What docs/at-scale.md shows for data sets, Polars and DuckDB, over all pages."""

from __future__ import annotations

import pytest

from tests.engines.crawl import BAD, bodies, records, write_parquet
from tests.engines.recipes import recipe

pytest.importorskip("datasets", reason="tables are tested by .ci/engines")
pytestmark = [pytest.mark.engine, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def crawl(tmp_path_factory):
    """A folder with the records as crawl.parquet."""
    folder = tmp_path_factory.mktemp("tables")
    write_parquet(folder)
    return folder


def check(rows):
    """Bodies of `clean` in order, and errors where there is no page."""
    assert [row["body"] for row in rows] == bodies()
    assert [row["id"] for row in rows if row["error"] is not None] == list(BAD)


def test_hugging_face_datasets(crawl, monkeypatch):
    """`map` over Arrow batches, here and in two processes."""
    monkeypatch.chdir(crawl)
    monkeypatch.setenv("HF_HOME", str(crawl / "hf"))
    names = recipe("Hugging Face datasets")
    check(names["cleaned"].select_columns(["id", "body", "error"]).to_list())
    report = names["cleaned"][0]["report"]
    assert report["words_raw"] == len(records()[0]["text"].split())


def test_polars(crawl, monkeypatch):
    """A frame through `clean_batch`, and the counts of its reports."""
    monkeypatch.chdir(crawl)
    names = recipe("Polars")
    check(names["cleaned"].select("id", "body", "error").to_dicts())
    assert names["words"].columns == ["category", "words"]
    assert names["words"]["words"].sum() > 0


def test_duckdb(crawl, monkeypatch):
    """Batches out of a query and back into a table, never all at once."""
    monkeypatch.chdir(crawl)
    names = recipe("DuckDB")
    rows = names["connection"].sql("SELECT id, body, error FROM cleaned ORDER BY id")
    check(rows.to_arrow_table().to_pylist())
