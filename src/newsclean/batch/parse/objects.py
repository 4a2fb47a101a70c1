"""Lines of JSONL → objects, and batches of what is cleaned in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from newsclean.batch.parse.part import Part, groups
from newsclean.batch.records import Reject, Shard, excerpt
from newsclean.batch.settings import Settings

__all__ = ["Unreadable", "object_of", "objects"]


class Unreadable(ValueError):
    """A line that is not a record; the message is the reason."""


def objects(shard: Shard, settings: Settings) -> Iterator[Part | Reject]:
    """The records of a shard of JSONL; the objects are kept as they are."""
    for group in groups(shard.items):
        found, rows, positions = [], [], []
        for item in group:
            try:
                record = object_of(item.data)
                rows.append(_row(record, settings))
                found.append(record)
                positions.append(item.position)
            except Unreadable as error:
                begin = excerpt(item.data)
                yield Reject(shard.file, "line", item.position, str(error), begin)
        for record in found:
            for column in settings.drop:
                record.pop(column, None)
        yield Part(
            batch=pa.RecordBatch.from_pylist(rows, schema=_SCHEMA),
            columns=_COLUMNS
            if settings.html_column
            else {**_COLUMNS, "html_column": None},
            kept=found,
            unit="line",
            positions=positions,
            files=[],
        )


_ROLES = ("text", "html", "url", "title", "lang")
_SCHEMA = pa.schema([(role, pa.string()) for role in _ROLES])
_COLUMNS = {f"{role}_column": role for role in _ROLES}


def object_of(line: bytes) -> dict[str, Any]:
    """The object of a line.

    Raises:
        Unreadable: it is not UTF-8, not JSON, or not an object.
    """
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise Unreadable(
            f"broken JSON at character {error.pos}: {error.msg}"
        ) from error
    except (RecursionError, ValueError) as error:
        raise Unreadable(f"JSON that cannot be read: {error}") from error
    if not isinstance(record, dict):
        raise Unreadable(f"a {_kind(record)}, not an object")
    return record


def _row(record: dict[str, Any], settings: Settings) -> dict[str, str | None]:
    """What is cleaned in a record, by role.

    Raises:
        Unreadable: there is no page in it, or a new field's name is taken.
    """
    for name in ("body", "report", "status"):
        if settings.prefix + name in record:
            taken = settings.prefix + name
            raise Unreadable(f"it has a field {taken!r} already: take a --prefix")
    html = settings.html_column and record.get(settings.html_column)
    row: dict[str, str | None] = {
        "url": _known(record, settings.url_column, "url"),
        "title": _known(record, settings.title_column, "title"),
        "lang": _known(record, settings.lang_column, "lang"),
        "html": None,
        "text": None,
    }
    if html is not None and html != "" and settings.html_column:
        return {**row, "html": _string(html, settings.html_column)}
    if settings.text_column not in record:
        raise Unreadable(f"{settings.text_column} is missing")
    text = _string(record[settings.text_column], settings.text_column)
    return {**row, "text": text}


def _known(record: dict[str, Any], column: str | None, usual: str) -> str | None:
    value = record.get(usual if column is None else column)
    if not isinstance(value, str):
        return None
    return value.encode("utf-8", "replace").decode()


def _string(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise Unreadable(f"{name} is {_a(_kind(value))}, not a string")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Unreadable(
            f"{name} holds a lone surrogate at character {error.start}"
        ) from error
    return value


_KINDS = {
    dict: "object",
    list: "list",
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
}


def _kind(value: Any) -> str:
    return _KINDS[type(value)]


def _a(kind: str) -> str:
    return kind if kind == "null" else f"an {kind}" if kind[0] == "o" else f"a {kind}"
