"""What is counted for a shard, and the sum over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

__all__ = ["Tally"]


@dataclass(slots=True)
class Tally:
    """Counts of pages, rejects and words. Sums do not depend on the order."""

    pages: int = 0
    rejects: int = 0
    #: responses that are not pages, such as images
    skipped: int = 0
    words_in: int = 0
    words_out: int = 0
    #: pages on which the fuse held, and pages with words whose body is empty
    fuse: int = 0
    emptied: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    #: category → removals, and the words in them
    removals: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    #: rule → removals, and the words in them
    rules: Counter[str] = field(default_factory=Counter)
    rule_words: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        for f in fields(self):
            setattr(self, f.name, getattr(self, f.name) + getattr(other, f.name))

    def page(self, report: Mapping[str, Any]) -> None:
        """Count a page by its report, a row of the struct `REPORT`."""
        self.pages += 1
        self.words_in += report["words_raw"]
        self.words_out += report["words_body"]
        self.statuses[report["status"]] += 1
        self.emptied += bool(report["words_raw"] and not report["words_body"])
        self.fuse += any(d["evidence"] == ["fuse"] for d in report["spared"])
        for count in report["counts"]:
            self.removals[count["category"]] += count["removals"]
            self.words[count["category"]] += count["words"]
        for decision in report["removals"]:
            self.rules[decision["rule"]] += 1
            self.rule_words[decision["rule"]] += len(decision["text"].split())

    def as_dict(self) -> dict[str, Any]:
        """Plain data, in an order that depends only on the counts."""
        found = {f.name: getattr(self, f.name) for f in fields(self)}
        return {
            name: dict(sorted(value.items())) if isinstance(value, Counter) else value
            for name, value in found.items()
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Tally:
        """Read back what `as_dict` returned."""
        found: dict[str, Any] = {
            name: Counter(value) if isinstance(value, dict) else value
            for name, value in data.items()
        }
        return cls(**found)
