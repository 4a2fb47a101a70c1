"""Ray Data, on a cluster of two cores that the test itself starts."""

from __future__ import annotations

import os

import pytest

from newsclean.arrow import reports
from tests.engines.crawl import BAD, ROOT, bodies, deadly, records, write_parquet
from tests.engines.recipes import recipe

pytest.importorskip("ray", reason="Ray is tested by .ci/engines")
pytestmark = [pytest.mark.engine, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def mark(tmp_path_factory):
    """The file that says that an actor was killed."""
    return tmp_path_factory.mktemp("ray") / "mark"


@pytest.fixture(scope="module")
def ray(mark):
    """A cluster of this machine alone, that keeps the order of rows."""
    import ray

    asked = deadly(mark, "worker")
    ray.init(
        num_cpus=3,
        include_dashboard=False,
        object_store_memory=200 << 20,
        runtime_env={"env_vars": {"PYTHONPATH": str(ROOT), **asked}},
        _node_ip_address="127.0.0.1",
    )
    ray.data.DataContext.get_current().execution_options.preserve_order = True
    yield ray
    ray.shutdown()


@pytest.fixture(scope="module")
def dataset(ray):
    """The records as blocks of a hundred."""
    import pyarrow as pa

    table = pa.Table.from_pylist(records())
    parts = [table.slice(at, 100) for at in range(0, len(table), 100)]
    return ray.data.from_arrow(parts)


def table_of(dataset):
    """All rows of a data set as one table, in its order."""
    import pyarrow as pa

    return pa.concat_tables(
        dataset.iter_batches(batch_format="pyarrow", batch_size=None)
    )


@pytest.fixture(scope="module")
def cleaned(dataset):
    """All rows, cleaned by two actors with the default pipeline."""
    from newsclean.integrations.ray import clean_dataset

    return table_of(clean_dataset(dataset, workers=2))


def test_bodies_are_those_of_clean_in_order(cleaned):
    """Row for row, in the order of the source where Ray is asked to keep it."""
    assert cleaned["id"].to_pylist() == list(range(len(records())))
    assert cleaned["body"].to_pylist() == bodies()


def test_records_that_are_no_pages_have_an_error(cleaned):
    """Null body and report, and the reason; no other row has one."""
    rows = cleaned.select(["id", "body", "report", "status", "error"]).to_pylist()
    bad = [row for row in rows if row["error"] is not None]
    assert [row["id"] for row in bad] == list(BAD)
    for row in bad:
        assert (row["body"], row["report"]) == (None, None)
        assert (row["status"], row["error"]) == ("error", "text is null")


def test_the_report_comes_through_as_a_struct(cleaned):
    """It is the same report, and gives the text back."""
    for batch in cleaned.to_batches():
        texts, found = batch["text"].to_pylist(), batch["body"].to_pylist()
        for text, body, report in zip(texts, found, reports(batch), strict=True):
            assert report is None if text is None else report.restore(body) == text


def test_a_pipeline_goes_to_the_actors(dataset):
    """Another pipeline and a prefix, as in `clean_batch`; any size of batch."""
    from newsclean import Pipeline
    from newsclean.integrations.ray import clean_dataset

    pipeline = Pipeline.default().only("share")
    some = dataset.limit(50)
    done = table_of(
        clean_dataset(
            some, workers=(1, 2), batch_size=7, pipeline=pipeline, prefix="nc_"
        )
    )
    for text, body in zip(
        done["text"].to_pylist(), done["nc_body"].to_pylist(), strict=True
    ):
        assert body == (text and pipeline.clean(text).body)


def test_a_killed_actor_loses_nothing(dataset, mark):
    """SIGKILL to an actor in mid-run: another one cleans its batch."""
    from newsclean.integrations.ray import clean_dataset
    from tests.engines.killer import lethal

    done = table_of(clean_dataset(dataset, workers=2, pipeline=lethal()))
    assert mark.is_file()
    assert int(mark.read_text("ascii")) != os.getpid()
    assert done["id"].to_pylist() == list(range(len(records())))
    assert done["body"].to_pylist() == bodies()


def test_what_the_documents_show(ray, tmp_path, monkeypatch):
    """The example of docs/at-scale.md, over all pages."""
    write_parquet(tmp_path)
    monkeypatch.chdir(tmp_path)
    recipe("Ray Data")
    rows = ray.data.read_parquet(str(tmp_path / "cleaned")).take_all()
    assert [row["body"] for row in sorted(rows, key=lambda row: row["id"])] == bodies()
