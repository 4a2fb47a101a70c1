"""JSON objects → the columns of a table, the same ones in all shards of a run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import pyarrow as pa

__all__ = ["Fields", "fields_of", "table_of"]

#: Column → type: `string`, `int64`, `double`, `bool`, or `json` for nested values.
Fields: TypeAlias = tuple[tuple[str, str], ...]

_TYPES = {str: "string", int: "int64", float: "double", bool: "bool"}
_ARROW = {
    "string": pa.string(),
    "int64": pa.int64(),
    "double": pa.float64(),
    "bool": pa.bool_(),
    "json": pa.string(),
}
_INT64 = range(-(2**63), 2**63)


def fields_of(records: Iterable[Mapping[str, Any]]) -> Fields:
    """The columns for these records, each with a type; `json` if no other type fits.

    >>> fields_of([{"id": 1, "text": "a"}, {"id": 2.5, "tags": ["b"]}])
    (('id', 'double'), ('text', 'string'), ('tags', 'json'))
    """
    found: dict[str, str] = {}
    for record in records:
        for name, value in record.items():
            if value is None or not _holdable(name):
                continue
            kind = _TYPES.get(type(value), "json")
            before = found.setdefault(name, kind)
            if before != kind:
                numbers = {before, kind} == {"int64", "double"}
                found[name] = "double" if numbers else "json"
    return tuple(found.items())


def table_of(records: Sequence[Mapping[str, Any]], fields: Fields) -> pa.Table:
    """Records as a table with these columns, and `extra` for what fits none of them.

    `extra` is a JSON object of the record's other fields, null where there are none.
    """
    known = dict(fields)
    columns: dict[str, list[Any]] = {name: [] for name in known}
    extra: list[str | None] = []
    for record in records:
        rest = {k: v for k, v in record.items() if k not in known and v is not None}
        for name, kind in fields:
            value = record.get(name)
            fits, held = _held(value, kind)
            columns[name].append(held)
            if not fits:
                rest[name] = value
        extra.append(json.dumps(rest) if rest else None)
    arrays = [pa.array(columns[name], _ARROW[kind]) for name, kind in fields]
    names = [name for name, _ in fields]
    last = "extra"
    while last in known:  # the records have such a field themselves
        last = f"_{last}"
    return pa.table([*arrays, pa.array(extra, pa.string())], names=[*names, last])


def _held(value: Any, kind: str) -> tuple[bool, Any]:
    """Whether a column of this type can hold a value, and what it then holds."""
    if value is None:
        return True, None
    if kind == "json":
        return True, json.dumps(value)
    own = _TYPES.get(type(value), "json")
    if kind == "double" and own == "int64":
        return _held(float(value), kind) if abs(value) < 2**53 else (False, None)
    fits = own == kind and (own != "string" or _holdable(value))
    fits = fits and (own != "int64" or value in _INT64)
    return fits, value if fits else None


def _holdable(text: str) -> bool:
    """Whether Arrow's strings can hold it: they cannot hold lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
