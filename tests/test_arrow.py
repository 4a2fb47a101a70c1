"""The seam for engines: a record batch in, a record batch out, no row stops it."""

from __future__ import annotations

import json
import pickle
from functools import partial

import pyarrow as pa
import pytest

from newsclean import Pipeline, clean, clean_html
from newsclean.arrow import (
    REPORT,
    clean_batch,
    output_schema,
    report_as_json,
    reports,
)

RAW = "The bridge opened on Monday.\n\nShare this article\n"
HTML = "<html><body><article>{}</article></body></html>".format(
    "".join(
        f"<p>Bus {n} crossed the bridge at noon, and many waved.</p>" for n in range(9)
    )
)


def rows(batch):
    """The added columns of each row but the report."""
    names = ("body", "status", "error")
    return list(zip(*(batch[name].to_pylist() for name in names), strict=True))


def test_a_batch_is_its_pages_cleaned(pipeline):
    """Body and report of each row are those of `clean`, and restore gives the text."""
    texts = [
        RAW,
        "",
        "It rained.",
        "Naïve café 🦭\n\nRead also: More about the seals?\n",
    ]
    done = clean_batch(pa.record_batch({"id": [1, 2, 3, 4], "text": texts}))
    single = [clean(text) for text in texts]
    assert done["body"].to_pylist() == [r.body for r in single]
    assert reports(done) == [r.report for r in single]
    assert done["id"].to_pylist() == [1, 2, 3, 4]
    found = zip(reports(done), done["body"].to_pylist(), strict=True)
    assert [report.restore(body) for report, body in found] == texts


def test_the_schema_is_known_ahead():
    """What comes out has the schema that `output_schema` gave, metadata included."""
    schema = pa.schema([("text", pa.large_string())], metadata={"by": "us"})
    batch = pa.record_batch({"text": [RAW]}, schema=schema)
    assert clean_batch(batch).schema.equals(output_schema(schema), check_metadata=True)
    empty = clean_batch(batch.slice(0, 0))
    assert empty.num_rows == 0
    assert empty.schema == output_schema(schema)


def test_a_bad_record_spoils_no_other():
    """Null, bytes that are no UTF-8 and strings that only claim to be: one row each."""
    good = RAW.encode()
    binary = pa.array([good, None, b"caf\xe9", b"\xed\xa0\x80"], pa.binary())
    assert rows(clean_batch(pa.record_batch({"text": binary}))) == [
        ("The bridge opened on Monday.\n", "ok", None),
        (None, "error", "text is null"),
        (None, "error", "text is not UTF-8 at byte 3"),
        (None, "error", "text is not UTF-8 at byte 0"),
    ]
    claimed = pa.Array.from_buffers(pa.string(), 4, binary.buffers())
    assert rows(clean_batch(pa.record_batch({"text": claimed}))) == rows(
        clean_batch(pa.record_batch({"text": binary}))
    )


def test_a_column_of_another_type_is_an_error_in_each_row():
    """Numbers and lists are no pages."""
    done = clean_batch(pa.record_batch({"text": [1, None]}))
    assert done["error"].to_pylist() == ["text is int, not a string", "text is null"]
    done = clean_batch(pa.record_batch({"text": [["a"]]}))
    assert done["error"].to_pylist() == ["text is list, not a string"]


def test_what_arrow_cannot_hold_is_an_error_in_its_row():
    """A lone surrogate that a page brings in as HTML does not end the batch."""

    def pages(_page):
        raise ValueError("bad \ud800 finder")

    from newsclean import Finder

    bad = Finder(name="x", category="share", find=pages, reason="none")
    done = clean_batch(
        pa.record_batch({"text": [RAW]}), pipeline=Pipeline(finders=(bad,))
    )
    assert rows(done) == [(None, "error", "ValueError: bad \\ud800 finder")]


def test_html_goes_through_its_own_path():
    """Where a row has HTML it is taken, and the text of the others is."""
    batch = pa.record_batch(
        {"text": [None, RAW, None], "html": [HTML.encode(), None, None]}
    )
    done = clean_batch(batch, html_column="html")
    assert done["body"][0].as_py() == clean_html(HTML).body != ""
    assert done["body"][1].as_py() == clean(RAW).body
    assert done["error"].to_pylist() == [None, None, "text is null"]
    alone = clean_batch(batch.select(["html"]), html_column="html")
    assert alone["error"].to_pylist() == [None, "html is null", "html is null"]
    wrong = clean_batch(pa.record_batch({"html": [1]}), html_column="html")
    assert wrong["error"].to_pylist() == ["html is int, not HTML"]


def test_what_is_known_of_a_page_is_used():
    """Title, address and language come from their columns; `""` leaves one alone."""
    batch = pa.record_batch({"text": [RAW], "lang": ["da"], "sprog": ["de"]})
    languages = {
        column: clean_batch(batch, lang_column=column)["report"][0]["language"].as_py()
        for column in (None, "sprog", "")
    }
    assert languages[None] == "da"
    assert languages["sprog"] == "de"
    assert languages[""] == clean(RAW).report.language
    odd = pa.record_batch({"text": [RAW], "lang": [7], "url": pa.array([None], "int8")})
    assert clean_batch(odd)["status"].to_pylist() == ["ok"]


@pytest.mark.parametrize(
    ("columns", "options", "sentence"),
    [
        ({"page": [RAW]}, {}, "no column 'text' for text; it has 'page'"),
        ({"text": [RAW]}, {"url_column": "u"}, "no column 'u' for url"),
        ({"text": [RAW], "status": [200]}, {}, "a column 'status', and so has"),
        ({"text": [RAW], "c_body": [""]}, {"prefix": "c_"}, "a column 'c_body'"),
    ],
)
def test_columns_that_do_not_fit_are_named(columns, options, sentence):
    """A missing column, or one that is there already, is an error with its name."""
    with pytest.raises(ValueError, match=sentence):
        clean_batch(pa.record_batch(columns), **options)


def test_a_column_that_is_there_twice_is_named():
    """Two columns of one name leave open which is meant."""
    batch = pa.RecordBatch.from_arrays([pa.array([RAW])] * 2, names=["text", "text"])
    with pytest.raises(ValueError, match="2 columns 'text'"):
        clean_batch(batch)


def test_any_arrow_data_is_taken():
    """A table, and objects that only speak the C interfaces, give the same."""

    class Array:
        def __init__(self, batch):
            self.__arrow_c_array__ = batch.__arrow_c_array__

    class Stream:
        def __init__(self, table):
            self.__arrow_c_stream__ = table.__arrow_c_stream__

    batch = pa.record_batch({"text": [RAW, None]})
    table = pa.Table.from_batches([batch, batch])
    assert clean_batch(Array(batch)) == clean_batch(batch)
    assert clean_batch(Stream(table)).num_rows == 4
    assert clean_batch(table.slice(0, 0)).num_rows == 0
    with pytest.raises(TypeError, match="takes Arrow data, not list"):
        clean_batch([RAW])


def test_the_configuration_travels(pipeline):
    """Pickled with its pipeline, the function gives the same."""
    some = pipeline.only("en/share")
    job = partial(clean_batch, pipeline=some, text_column="page", prefix="nc_")
    batch = pa.record_batch({"page": [RAW], "status": [200]})
    there = pickle.loads(pickle.dumps(job))
    assert there(batch) == job(batch)
    assert job(batch)["nc_report"][0]["digest"].as_py() == some.digest


def test_the_default_pipeline_travels(pipeline):
    """It pickles with all its finders, and cuts the same on the other side."""
    there = pickle.loads(pickle.dumps(pipeline))
    assert there == pipeline
    assert there.digest == pipeline.digest
    assert there.clean(RAW) == pipeline.clean(RAW)


def test_reports_count_words():
    """Words in are the words that stay and, by category, those that went."""
    raw = RAW + "\nSupport our journalism from as little as $1.\n"
    done = clean_batch(pa.record_batch({"text": [raw]}))
    report = done["report"][0].as_py()
    assert report["words_raw"] == 16
    assert report["words_body"] == 5
    assert report["counts"] == [
        {"category": "donation", "removals": 1, "words": 8},
        {"category": "share", "removals": 1, "words": 3},
    ]


def test_reports_as_json():
    """The JSON is that of `Report.to_dict`; a bad record has none."""
    done = report_as_json(clean_batch(pa.record_batch({"text": [RAW, None]})))
    assert json.loads(done["report"][0].as_py()) == clean(RAW).report.to_dict()
    assert done["report"][1].as_py() is None
    assert done.schema.names == ["text", "body", "report", "status", "error"]


def test_the_struct_has_the_fields_of_a_report(pipeline):
    """Nothing of `Report.to_dict` is missing from the struct."""
    names = {field.name for field in REPORT}
    assert names - {"words_raw", "words_body"} == set(
        pipeline.clean("").report.to_dict()
    )
