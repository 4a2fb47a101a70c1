"""The datatrove step, on datatrove's own local executor."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections import Counter

import pytest

from newsclean import Report
from tests.engines.crawl import BAD, ROOT, bodies, deadly, pages, results
from tests.engines.recipes import recipe

pytest.importorskip("datatrove", reason="datatrove is tested by .ci/engines")
pytestmark = [pytest.mark.engine, pytest.mark.filterwarnings("default")]

TASKS = 4


def write_sources(folder):
    """The pages in a file a task; a page's text is spoilt on its way, see `spoilt`."""
    folder.mkdir()
    for task in range(TASKS):
        part = pages()[task * 500 : task * 500 + 500]
        lines = [json.dumps({**page, "id": str(page["id"])}) for page in part]
        (folder / f"{task}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def spoilt(documents, rank=0, world_size=1):
    """A step in between, which makes no text of some documents."""
    for document in documents:
        if int(document.id) in BAD:
            document.text = "a lone \ud800"
        yield document


def run(folder, *, pipeline=None, workers=2):
    """Read, spoil, clean, write, as somebody would."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from newsclean.integrations.datatrove import Clean

    rejects = JsonlWriter(str(folder / "rejects"), compression=None, adapter=adapted)
    step = Clean(pipeline=pipeline, exclusion_writer=rejects)
    return LocalPipelineExecutor(
        pipeline=[
            JsonlReader(str(folder / "in")),
            spoilt,
            step,
            JsonlWriter(str(folder / "out"), compression=None),
        ],
        tasks=TASKS,
        workers=workers,
        logging_dir=str(folder / "logs"),
    ).run()


def adapted(writer, document):
    """What of a reject is written; its text would be refused by the writer."""
    return {"id": document.id, "error": document.metadata["error"]}


def rows_of(folder):
    """The lines of all files, in order of their names."""
    files = sorted(folder.glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """A run over all pages: its folder and its statistics."""
    folder = tmp_path_factory.mktemp("datatrove")
    write_sources(folder / "in")
    return folder, run(folder)


def good():
    """(record, body) of the pages that are some."""
    return [
        (page, body)
        for page, body in zip(pages(), bodies(), strict=True)
        if body is not None
    ]


def test_bodies_are_those_of_clean_in_order(done):
    """Row for row, in the order of the source; id and metadata stay."""
    rows = rows_of(done[0] / "out")
    assert [row["text"] for row in rows] == [body for _, body in good()]
    assert [row["id"] for row in rows] == [str(page["id"]) for page, _ in good()]
    assert [row["metadata"]["url"] for row in rows] == [p["url"] for p, _ in good()]


def test_the_report_in_the_metadata_gives_the_text_back(done):
    """It is the report's JSON, and restore undoes the cuts."""
    for row, (page, _) in zip(rows_of(done[0] / "out"), good(), strict=True):
        report = Report.from_dict(json.loads(row["metadata"]["report"]))
        assert report.restore(row["text"]) == page["text"]
        assert row["metadata"]["status"] == report.status


def test_documents_that_are_no_pages_are_put_aside(done):
    """They go to the exclusion writer with the reason."""
    rows = rows_of(done[0] / "rejects")
    assert [int(row["id"]) for row in rows] == list(BAD)
    assert {row["error"] for row in rows} == {"text is not UTF-8 at byte 7"}


def test_statistics_count_by_category(done):
    """Totals are those of the reports, whatever the number of tasks."""
    stats = next(s for s in done[1].stats if "newsclean" in s.name).stats
    removals = Counter(
        decision.category
        for result in results()
        if result
        for decision in result.report.removals
    )
    found = {
        name.removeprefix("removals/"): stat.total
        for name, stat in stats.items()
        if name.startswith("removals/")
    }
    assert found == dict(removals)
    assert stats["total"].total == len(pages())
    assert stats["dropped"].total == len(BAD)


def test_what_was_killed_is_made_good_by_the_next_run(tmp_path):
    """SIGKILL to all processes in mid-run; the same command again loses nothing."""
    write_sources(tmp_path / "in")
    command = [sys.executable, "-m", "tests.engines.test_datatrove", str(tmp_path)]
    asked = deadly(tmp_path / "mark", "group")
    codes = [
        subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **asked},
            start_new_session=True,
            capture_output=True,
            check=False,
            timeout=300,
        ).returncode
        for _ in range(2)
    ]
    assert (tmp_path / "mark").is_file()
    assert codes == [-9, 0]
    rows = rows_of(tmp_path / "out")
    assert [row["text"] for row in rows] == [body for _, body in good()]


def test_what_the_documents_show(tmp_path, monkeypatch):
    """The example of docs/at-scale.md, over two files of fifty pages."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "crawl").mkdir()
    for part in (0, 1):
        lines = [json.dumps({**p, "id": str(p["id"])}) for p in pages()[part::40]]
        (tmp_path / f"crawl/{part}.jsonl").write_text("\n".join(lines), "utf-8")
    recipe("datatrove")
    rows = []
    for file in sorted((tmp_path / "cleaned").glob("*.jsonl.gz")):
        rows += map(json.loads, gzip.decompress(file.read_bytes()).splitlines())
    found = {int(row["id"]): row["text"] for row in rows}
    wanted = (*range(0, 2000, 40), *range(1, 2000, 40))
    assert sorted(found) == sorted(wanted)
    # records that other tests take as bad are good pages here
    assert all(found[n] == bodies()[n] for n in wanted if n not in BAD)


if __name__ == "__main__":
    from pathlib import Path

    from tests.engines.killer import lethal

    run(Path(sys.argv[1]), pipeline=lethal())
