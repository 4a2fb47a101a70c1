"""Dolma attributes: removals as spans beside the documents."""

from __future__ import annotations

import gzip
import json

import pytest

from newsclean import Pipeline, clean
from newsclean.integrations.dolma import Written, attributes, write_attributes

RAW = "Der Damm hält. 🦭\n\nArtikel teilen\n\nEs regnete in Wexby.\n\n© 2026 Wexby Post. Alle Rechte vorbehalten.\n"


def mixed(text, spans):
    """What a mixer leaves, which replaces the spans by nothing."""
    for start, end, _ in reversed(spans):
        text = text[:start] + text[end:]
    return text


def write(path, rows):
    """A file of documents, packed by its suffix."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)


def test_spans_taken_out_leave_the_body():
    """Offsets count code points; each category's spans are those of all."""
    body, report = clean(RAW)
    found = attributes(report, name="nc")
    assert list(found) == ["nc__all", "nc__share", "nc__copyright"]
    assert mixed(RAW, found["nc__all"]) == body != RAW
    assert sorted(found["nc__share"] + found["nc__copyright"]) == found["nc__all"]


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_a_file_of_documents_gets_a_line_for_each(tmp_path, suffix):
    """Same ids in the same order; a document that is no page has empty attributes."""
    documents = tmp_path / f"documents/a/0.jsonl{suffix}"
    target = tmp_path / f"attributes/newsclean/a/0.jsonl{suffix}"
    rows = [
        {"id": "a", "text": RAW, "source": "x"},
        {"id": "b", "text": None},
        {"id": "c", "text": "a \ud800"},
        *({"id": str(n), "text": RAW, "metadata": {"url": None}} for n in range(600)),
    ]
    write(documents, rows)
    done = write_attributes(documents, target)
    assert done == Written(
        603, ((2, "text is null"), (3, "text is not UTF-8 at byte 2"))
    )
    opened = gzip.decompress if suffix else bytes
    lines = [json.loads(x) for x in opened(target.read_bytes()).splitlines()]
    assert [line["id"] for line in lines] == [row["id"] for row in rows]
    assert lines[1]["attributes"] == lines[2]["attributes"] == {}
    for line in (lines[0], *lines[3:]):
        assert mixed(RAW, line["attributes"]["newsclean__all"]) == clean(RAW).body
    assert [p.name for p in target.parent.iterdir()] == [target.name]


def test_a_document_says_what_is_known_of_it(tmp_path):
    """Title beside the text or in the metadata; a pipeline of one's own."""
    title = "Ferry sails again"
    text = f"{title}\n\nThe ferry sailed on Monday with nine on board.\n\n{title}\n"
    write(
        tmp_path / "d.jsonl",
        [
            {"id": 1, "text": text, "title": title},
            {"id": 2, "text": text, "metadata": {"title": title}},
        ],
    )
    pipeline = Pipeline.default().only("duplicate-headline")
    write_attributes(tmp_path / "d.jsonl", tmp_path / "a.jsonl", pipeline=pipeline)
    spans = attributes(pipeline.clean(text, title=title).report)
    for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines():
        assert json.loads(line)["attributes"] == json.loads(json.dumps(spans))


@pytest.mark.parametrize("line", ['{"id": 1', "[]", '{"text": "a"}', "7"])
def test_a_broken_line_is_named_and_leaves_nothing(tmp_path, line):
    """Lines would no longer stand beside each other: refused, and no file is left."""
    (tmp_path / "d.jsonl").write_text('{"id": 1, "text": "a"}\n' + line + "\n", "utf-8")
    with pytest.raises(ValueError, match=r"d\.jsonl, line 2: this is no JSON object"):
        write_attributes(tmp_path / "d.jsonl", tmp_path / "out/a.jsonl")
    assert list((tmp_path / "out").iterdir()) == []
