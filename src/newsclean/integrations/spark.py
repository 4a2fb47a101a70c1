"""Apache Spark: a DataFrame in, the same rows with body, report, status and error out.

Needs PySpark: `pip install 'newsclean[spark]'`, and Java.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any

import pyarrow as pa

from newsclean.arrow import clean_batch, output_schema

__all__ = ["clean_frame"]


def clean_frame(frame: Any, **options: Any) -> Any:
    """Clean the pages of a DataFrame with `mapInArrow`; lazy, like all of Spark.

    The pipeline is sent to the executors, and is opened once per Python worker.
    newsclean must be installed there, and so must whatever your own finders need.

    Args:
        frame: a `pyspark.sql.DataFrame`.
        options: those of `newsclean.arrow.clean_batch`, as keywords: `pipeline`,
            `text_column`, `prefix` and so on.

    Returns:
        A DataFrame with the columns of `frame`, then `body`, `report` (a struct),
        `status` and `error`. Rows stay in their partition and in its order. A row that
        is not a page has the reason in `error`, and no body.

    Raises:
        ValueError: `frame` has a column of one of these names.
        ImportError: PySpark is not installed.

    Example:
        cleaned = clean_frame(spark.read.parquet("crawl"), text_column="text")
        cleaned.where("error is null").write.parquet("cleaned")
    """
    try:
        from pyspark.cloudpickle import dumps
        from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
    except ImportError as error:
        raise ImportError(
            "clean_frame() needs PySpark: pip install 'newsclean[spark]'."
        ) from error
    prefix = options.get("prefix", "")
    schema = output_schema(to_arrow_schema(frame.schema), prefix=prefix)
    shipped = partial(_cleaned, dumps(options))
    return frame.mapInArrow(shipped, from_arrow_schema(schema))


def _cleaned(
    packed: bytes, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """In an executor: one partition's batches."""
    return map(_opened(packed), batches)


@lru_cache(maxsize=4)
def _opened(packed: bytes) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    """Opened once per process and not once per task: opening a pipeline compiles it."""
    return partial(clean_batch, **pickle.loads(packed))
