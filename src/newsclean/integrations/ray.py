"""Ray Data: a data set in, the same rows with body, report, status and error out.

Needs Ray: `pip install 'newsclean[ray]'`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pyarrow as pa

from newsclean.arrow import clean_batch

__all__ = ["Cleaner", "clean_dataset"]


class Cleaner:
    """What an actor holds: options for `clean_batch`, and a pipeline built once.

    For `Dataset.map_batches`, with `batch_format="pyarrow"`.

    >>> cleaner = Cleaner(text_column="words")
    >>> cleaner(pa.table({"words": ["It rained."]}))["body"].to_pylist()
    ['It rained.']
    """

    def __init__(self, **options: Any) -> None:
        self.clean: Callable[[pa.Table], pa.RecordBatch]
        self.clean = partial(clean_batch, **options)

    def __call__(self, table: pa.Table) -> pa.Table:
        """A table with the four columns added."""
        return pa.Table.from_batches([self.clean(table)])


def clean_dataset(
    dataset: Any,
    *,
    workers: int | tuple[int, int],
    batch_size: int = 256,
    **options: Any,
) -> Any:
    """Clean the pages of a data set in a pool of actors; lazy, like all of Ray Data.

    Each actor builds the pipeline once. If one dies, Ray starts another, and its batch
    is done again. newsclean must be installed on every node.

    Args:
        dataset: a `ray.data.Dataset`.
        workers: the number of actors, each on one core; or a pair of the least and the
            most.
        batch_size: pages per call.
        options: those of `newsclean.arrow.clean_batch`, as keywords: `pipeline`,
            `text_column`, `prefix` and so on.

    Raises:
        ImportError: Ray is not installed.

    Returns:
        A data set with the columns of `dataset`, then `body`, `report` (a struct),
        `status` and `error`. Blocks come in any order unless the context's
        `execution_options.preserve_order` is set. A row that is not a page has the
        reason in `error`, and no body.

    Example:
        cleaned = clean_dataset(ray.data.read_parquet("crawl"), workers=8)
        cleaned.write_parquet("cleaned")
    """
    try:
        from ray.data import ActorPoolStrategy
    except ImportError as error:
        raise ImportError(
            "clean_dataset() needs Ray: pip install 'newsclean[ray]'."
        ) from error
    least, most = (workers, workers) if isinstance(workers, int) else workers
    pool = ActorPoolStrategy(min_size=least, max_size=most)
    return dataset.map_batches(
        Cleaner,
        fn_constructor_kwargs=options,
        batch_format="pyarrow",
        batch_size=batch_size,
        compute=pool,
    )
