"""The columns that cleaning adds to a record batch, and their types."""

from __future__ import annotations

import pyarrow as pa

__all__ = ["ADDED", "DECISION", "REPORT", "checked", "output_schema"]

#: A decision of a report: the fields of `newsclean.Decision`, in the same order.
#: Offsets count code points of the raw text.
DECISION = pa.struct(
    [
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("text", pa.string()),
        ("category", pa.string()),
        ("rule", pa.string()),
        ("reason", pa.string()),
        ("evidence", pa.list_(pa.string())),
        ("outcome", pa.string()),
    ]
)

#: What one category cut from a page: how many removals, and how many words in them.
COUNT = pa.struct(
    [("category", pa.string()), ("removals", pa.int64()), ("words", pa.int64())]
)

#: A report: like `Report.to_dict`, but with `counts` as a list, sorted by category, and
#: the number of words in the raw text and the body. Signed integers and no maps, for
#: engines that lack unsigned ones or maps.
REPORT = pa.struct(
    [
        ("schema", pa.int64()),
        ("status", pa.string()),
        ("language", pa.string()),
        ("digest", pa.string()),
        ("body_crc", pa.int64()),
        ("words_raw", pa.int64()),
        ("words_body", pa.int64()),
        ("counts", pa.list_(COUNT)),
        ("removals", pa.list_(DECISION)),
        ("flagged", pa.list_(DECISION)),
        ("spared", pa.list_(DECISION)),
    ]
)

#: The columns that are added after those of the input.
ADDED = (
    pa.field("body", pa.string()),
    pa.field("report", REPORT),
    pa.field("status", pa.string(), nullable=False),
    pa.field("error", pa.string()),
)


def output_schema(schema: pa.Schema, *, prefix: str = "") -> pa.Schema:
    """The schema of what `clean_batch` gives for batches of this schema.

    Args:
        schema: of the input; anything with `__arrow_c_schema__` is accepted too.
        prefix: put before the names of the added columns, as in `clean_batch`.

    Returns:
        The input's fields and metadata, then `body`, `report`, `status`, `error`.

    Raises:
        ValueError: the input has a column of one of these names.

    >>> output_schema(pa.schema([("text", pa.string())])).names
    ['text', 'body', 'report', 'status', 'error']
    """
    if not isinstance(schema, pa.Schema):
        schema = pa.schema(schema)
    for field in ADDED:
        name = prefix + field.name
        if name in schema.names:
            raise ValueError(
                f"The input has a column {name!r}, and so has the output: "
                "rename it, or give a prefix for the new columns."
            )
        schema = schema.append(field.with_name(name))
    return schema


def checked(schema: pa.Schema, role: str, name: str | None, usual: str) -> str:
    """The column for a role: the one named, else the usual one, else `""`.

    Raises:
        ValueError: a column was named and does not exist, or exists twice.
    """
    column = usual if name is None else name
    found = schema.names.count(column) if column else 0
    if found > 1:
        raise ValueError(
            f"The input has {found} columns {column!r}: rename all but one."
        )
    if name and not found:
        raise ValueError(
            f"The input has no column {name!r} for {role}; "
            f"it has {', '.join(map(repr, schema.names)) or 'none'}."
        )
    return column if found else ""
