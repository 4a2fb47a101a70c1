"""What was asked of a run, as plain values that a worker and a file can hold."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["FORMATS", "Settings", "StopRun"]

#: The formats that can be written, with the suffix of their files.
FORMATS = {
    "jsonl": ".jsonl",
    "parquet": ".parquet",
    "arrow": ".arrow",
    "text": ".jsonl",
}


class StopRun(Exception):
    """The run cannot go on; the message is one sentence for its user."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What decides the bytes that a run writes, apart from its pipeline and sources."""

    text_column: str = "text"
    url_column: str | None = None
    title_column: str | None = None
    lang_column: str | None = None
    html_column: str | None = None
    prefix: str = ""
    #: input columns that are not written again
    drop: tuple[str, ...] = ()
    #: `""`: the kind of each source
    to: str = ""
    #: a shard ends at this many records, or at this many bytes of them
    shard_records: int = 2_000
    shard_bytes: int = 32 << 20
    #: a larger record is rejected and never held in memory
    record_bytes: int = 16 << 20

    def as_dict(self) -> dict[str, Any]:
        """Plain data, for the file that a resumed run is compared with."""
        return {**asdict(self), "drop": list(self.drop)}

    def columns(self) -> dict[str, Any]:
        """The arguments of `clean_batch` that name columns."""
        return {
            "text_column": self.text_column,
            "url_column": self.url_column,
            "title_column": self.title_column,
            "lang_column": self.lang_column,
            "html_column": self.html_column,
            "prefix": self.prefix,
        }
