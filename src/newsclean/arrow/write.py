"""A result → the row of its report, by the schema `REPORT`."""

from __future__ import annotations

from collections import Counter
from typing import Any

from newsclean.model import Decision
from newsclean.report import SCHEMA, Result

__all__ = ["report_row"]


def report_row(result: Result) -> dict[str, Any]:
    """The report of a result as plain data for the struct `REPORT`.

    Raises:
        UnicodeEncodeError: a removed text has a lone surrogate, which Arrow cannot
            hold.
    """
    report = result.report
    removals, words = Counter[str](), Counter[str]()
    for d in report.removals:
        d.text.encode()
        removals[d.category] += 1
        words[d.category] += len(d.text.split())
    body = len(result.body.split())
    return {
        "schema": SCHEMA,
        "status": report.status,
        "language": report.language,
        "digest": report.digest,
        "body_crc": report.body_crc,
        "words_raw": len(result.raw.split()),
        "words_body": body,
        "counts": [
            {"category": c, "removals": removals[c], "words": words[c]}
            for c in sorted(removals)
        ],
        "removals": [_row(d) for d in report.removals],
        "flagged": [_row(d) for d in report.flagged],
        "spared": [_row(d) for d in report.spared],
    }


def _row(decision: Decision) -> dict[str, Any]:
    return {**decision._asdict(), "evidence": list(decision.evidence)}
