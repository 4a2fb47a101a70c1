"""Spark, on a cluster of two executors that the test itself starts."""

from __future__ import annotations

import json
import sys

import pytest

from newsclean.arrow import reports
from tests.engines.crawl import BAD, ROOT, bodies, deadly, records, write_parquet
from tests.engines.recipes import recipe

pyspark = pytest.importorskip("pyspark", reason="Spark is tested by .ci/engines")
pytestmark = [pytest.mark.engine, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def mark(tmp_path_factory):
    """The file that says that an executor was killed."""
    return tmp_path_factory.mktemp("spark") / "mark"


@pytest.fixture(scope="module")
def spark(mark):
    """Two executors of a core and a gigabyte each."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local-cluster[2,1,1024]")
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executor.memory": "768m",
        "spark.ui.enabled": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "200",
        "spark.executorEnv.PYTHONPATH": str(ROOT),
        **{f"spark.executorEnv.{k}": v for k, v in deadly(mark, "executor").items()},
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.chdir(mark.parent)  # where the driver's Java process begins, it stays
        session = builder.getOrCreate()
        yield session
        session.stop()


@pytest.fixture(scope="module")
def frame(spark, tmp_path_factory):
    """The records as a DataFrame of eight partitions, read from a file."""
    path = tmp_path_factory.mktemp("spark") / "crawl.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) for record in records()]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    columns = "id long, url string, title string, lang string, text string"
    return spark.read.schema(columns).json(str(path)).repartitionByRange(8, "id")


@pytest.fixture(scope="module")
def cleaned(frame):
    """All rows, cleaned with the default pipeline."""
    from newsclean.integrations.spark import clean_frame

    return clean_frame(frame).toArrow()


def test_bodies_are_those_of_clean(cleaned):
    """Row for row, in the order of the partitions, with the columns of the input."""
    ids = cleaned["id"].to_pylist()
    assert sorted(ids) == list(range(len(records())))
    found = sorted(zip(ids, cleaned["body"].to_pylist(), strict=True))
    assert [body for _, body in found] == bodies()
    assert cleaned.column_names[:5] == ["id", "url", "title", "lang", "text"]


def test_rows_keep_their_partition_and_its_order(frame):
    """What goes into a partition comes out of it, in order."""
    from newsclean.integrations.spark import clean_frame

    before = frame.rdd.glom().map(lambda rows: [row.id for row in rows]).collect()
    some = clean_frame(frame.limit(100).coalesce(1).sortWithinPartitions("id"))
    ids = [row.id for row in some.select("id").collect()]
    assert ids == sorted(ids)
    assert sum(map(len, before)) == len(records())


def test_records_that_are_no_pages_have_an_error(cleaned):
    """Null body and report, and the reason; no other row has one."""
    rows = cleaned.select(["id", "body", "report", "status", "error"]).to_pylist()
    bad = {row["id"]: row for row in rows if row["error"] is not None}
    assert sorted(bad) == list(BAD)
    for row in bad.values():
        assert (row["body"], row["report"]) == (None, None)
        assert (row["status"], row["error"]) == ("error", "text is null")


def test_the_report_comes_through_as_a_struct(cleaned):
    """It is the same report, and gives the text back."""
    rows = cleaned.to_batches()
    for batch in rows:
        texts, found = batch["text"].to_pylist(), batch["body"].to_pylist()
        for text, body, report in zip(texts, found, reports(batch), strict=True):
            assert report is None if text is None else report.restore(body) == text


def test_a_pipeline_goes_to_the_executors(frame):
    """Another pipeline and a prefix, as in `clean_batch`."""
    from newsclean import Pipeline
    from newsclean.integrations.spark import clean_frame

    pipeline = Pipeline.default().only("share")
    done = clean_frame(frame.limit(50), pipeline=pipeline, prefix="nc_").toArrow()
    for text, body in zip(
        *(done[n].to_pylist() for n in ("text", "nc_body")), strict=True
    ):
        assert body == (text and pipeline.clean(text).body)


def test_a_killed_executor_loses_nothing(frame, mark):
    """SIGKILL to an executor's Java process in mid-run: its tasks are done again."""
    from newsclean.integrations.spark import clean_frame
    from tests.engines.killer import lethal

    done = clean_frame(frame, pipeline=lethal()).select("id", "body").toArrow()
    assert mark.is_file()
    found = sorted(zip(*(done[n].to_pylist() for n in ("id", "body")), strict=True))
    assert [body for _, body in found] == bodies()


def test_what_the_documents_show(spark, mark):
    """The example of docs/at-scale.md, over all pages: every row is in one of two."""
    write_parquet(mark.parent)
    recipe("Apache Spark")
    good = spark.read.parquet(str(mark.parent / "cleaned"))
    bad = spark.read.json(str(mark.parent / "rejects"))
    assert good.count() == len(records()) - len(BAD)
    assert sorted(row.id for row in bad.collect()) == list(BAD)
