"""A column's values as Python objects; one that cannot be read spoils no other."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

__all__ = ["BadValue", "text_of", "values_of"]


class BadValue(Exception):
    """A value that no page could be read from; the message says why."""


def values_of(batch: pa.RecordBatch, name: str) -> list[Any]:
    """The values of a column, with a `BadValue` for each that Arrow cannot read."""
    column = batch.column(name)
    try:
        return list(column.to_pylist())
    except (ValueError, ArithmeticError):  # such as a string that is not UTF-8
        return [_value(column, n, name) for n in range(len(column))]


def _value(column: pa.Array, n: int, name: str) -> Any:
    try:
        return column[n].as_py()
    except UnicodeDecodeError as error:
        return BadValue(f"{name} is not UTF-8 at byte {error.start}")
    except (ValueError, ArithmeticError) as error:
        return BadValue(f"{name} cannot be read: {error}")


def text_of(value: Any, name: str) -> str:
    """A page's text, from a string or from bytes in UTF-8.

    Raises:
        BadValue: it is null, of another type, or not UTF-8.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, BadValue):
        raise value
    if value is None:
        raise BadValue(f"{name} is null")
    if not isinstance(value, bytes):
        raise BadValue(f"{name} is {type(value).__name__}, not a string")
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadValue(f"{name} is not UTF-8 at byte {error.start}") from error
