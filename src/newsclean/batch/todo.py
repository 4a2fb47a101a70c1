"""The shards that are left to do, in order, and the sources that are finished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from newsclean.batch.fields import Fields, fields_of
from newsclean.batch.parse.objects import Unreadable, object_of
from newsclean.batch.progress import Progress
from newsclean.batch.readers import records
from newsclean.batch.records import Item, Shard
from newsclean.batch.settings import Settings
from newsclean.batch.shards import shards
from newsclean.batch.sinks import target_of
from newsclean.batch.sources import Source
from newsclean.batch.state import State

__all__ = ["Todo"]

#: How many records decide which columns a JSONL source has.
_SAMPLE = 1_000


class Todo:
    """Reads the sources once, in order; knows when all shards of one are done."""

    def __init__(
        self,
        sources: Sequence[Source],
        *,
        settings: Settings,
        state: State,
        meter: Progress,
    ) -> None:
        self.sources = sources
        self.settings = settings
        self.state = state
        self.meter = meter
        #: source → how many of its shards are being worked on
        self.running: Counter[int] = Counter()
        #: source → how many shards it has, once it was read to its end
        self.ended: dict[int, int] = {}

    def __iter__(self) -> Iterator[Shard]:
        """The shards that no run has done yet."""
        for source in self.sources:
            if self.state.is_read(source):
                self.meter.skip(source.size)
                continue
            yield from self._of(source)

    def finished(self, shard: Shard) -> None:
        """Note that a shard is done."""
        self.running[shard.source] -= 1
        self._close(shard.source)

    def _of(self, source: Source) -> Iterator[Shard]:
        count = 0
        found = records(source, self.settings, out=str(self.state.out))
        for shard in shards(source, found, self.settings):
            count += 1
            if self.state.is_done(shard):
                self.meter.skip(shard.weight)
                continue
            self.running[source.number] += 1
            yield self._with_fields(shard)
        self.ended[source.number] = count
        self._close(source.number)

    def _close(self, number: int) -> None:
        if number in self.ended and not self.running[number]:
            self.state.finish_source(self.sources[number], self.ended[number])

    def _with_fields(self, shard: Shard) -> Shard:
        """A shard of JSONL that becomes a table, with the columns of all shards."""
        to = target_of(shard, self.settings).format
        if shard.kind != "jsonl" or to not in ("parquet", "arrow"):
            return shard
        known = self.state.fields()
        if known is None:
            fields = _sampled(shard.items, self.settings)
            self.state.set_fields(fields)
        else:
            fields = tuple((name, kind) for name, kind in known)
        return shard._replace(fields=fields)


def _sampled(items: Iterable[Item], settings: Settings) -> Fields:
    found: list[dict[str, Any]] = []
    for item, _ in zip(items, range(_SAMPLE), strict=False):
        with suppress(Unreadable):
            found.append(object_of(item.data))
    ours = {settings.prefix + name for name in ("body", "report", "status")}
    without = ours | set(settings.drop)
    return tuple((n, kind) for n, kind in fields_of(found) if n not in without)
