"""What was taken out, what was seen and left, and how to put it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias
from zlib import crc32

from newsclean.gutter import gutter
from newsclean.model import Decision

__all__ = ["SCHEMA", "Report", "Result", "Status"]

#: The version of `Report.to_dict`; raised when a reader of an older one would break.
SCHEMA = 1

#: `ok`; `empty`: there was nothing in it; `no-article`: nothing is left of it;
#: `blocked-page`: a captcha or a request for JavaScript stands in the article's place.
Status: TypeAlias = Literal["ok", "empty", "no-article", "blocked-page"]


@dataclass(frozen=True, slots=True)
class Report:
    """The account of one call: every decision with its reason, and the way back.

    Offsets are indices into the raw `str`; the spans of `removals` are sorted,
    disjoint and not empty, and include the blanks that went with the words.
    """

    removals: tuple[Decision, ...] = ()
    flagged: tuple[Decision, ...] = ()
    spared: tuple[Decision, ...] = ()
    status: Status = "ok"
    language: str = ""
    digest: str = ""
    #: checksum of the body, so that `restore` knows its own
    body_crc: int = 0

    def counts(self) -> dict[str, int]:
        """How many removals each category made, most first."""
        return dict(Counter(d.category for d in self.removals).most_common())

    def restore(self, body: str) -> str:
        """Give back the raw text, exactly.

        Args:
            body: the body of the same result, unchanged.

        Raises:
            ValueError: `body` is not the body that this report belongs to.

        >>> from newsclean import clean
        >>> body, report = clean("It rained.\\n\\nShare this article\\n")
        >>> report.restore(body)
        'It rained.\\n\\nShare this article\\n'
        """
        if checksum(body) != self.body_crc:
            raise ValueError(
                "This body is not the one the report was made for: "
                "pass the body from the same result, unchanged."
            )
        pieces: list[str] = []
        at = before = 0
        for d in self.removals:
            kept = d.start - at
            pieces += (body[before : before + kept], d.text)
            before += kept
            at = d.end
        pieces.append(body[before:])
        return "".join(pieces)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data, by the schema that docs/report.md describes."""
        return {
            "schema": SCHEMA,
            "status": self.status,
            "language": self.language,
            "digest": self.digest,
            "body_crc": self.body_crc,
            "counts": self.counts(),
            "removals": [_as_dict(d) for d in self.removals],
            "flagged": [_as_dict(d) for d in self.flagged],
            "spared": [_as_dict(d) for d in self.spared],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Report:
        """Read back what `to_dict` wrote.

        Raises:
            ValueError: the schema is another one, or a field is missing.
        """
        if data.get("schema") != SCHEMA:
            raise ValueError(
                f"This report has schema {data.get('schema')!r}; "
                f"this version of newsclean reads schema {SCHEMA}."
            )
        try:
            return cls(
                removals=tuple(_from_dict(d) for d in data["removals"]),
                flagged=tuple(_from_dict(d) for d in data["flagged"]),
                spared=tuple(_from_dict(d) for d in data["spared"]),
                status=data["status"],
                language=data["language"],
                digest=data["digest"],
                body_crc=data["body_crc"],
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"This report lacks the field {error}.") from error

    def __str__(self) -> str:
        """A table: what went, where, why; then what was flagged."""
        return _table(self)


class Result(NamedTuple):
    """The body and its report; unpacks as `body, report = newsclean.clean(raw)`."""

    body: str
    report: Report

    @property
    def raw(self) -> str:
        """The text that was cleaned."""
        return self.report.restore(self.body)

    def gutter(self) -> str:
        """The whole page, each line with what became of it and which rule did it.

        A blank stays, `-` goes, `~` goes in part, `?` is flagged and stays.

        >>> from newsclean import clean
        >>> print(clean("It rained.\\nShare this article\\n").gutter(), end="")
          | It rained.
        - | Share this article    [en/share/share-this]
        """
        decisions = (*self.report.removals, *self.report.flagged)
        return gutter(self.raw, decisions)


def checksum(body: str) -> int:
    """The checksum of a body; of any `str`, lone surrogates included."""
    return crc32(body.encode("utf-8", "surrogatepass"))


def _as_dict(d: Decision) -> dict[str, Any]:
    return {**d._asdict(), "evidence": list(d.evidence)}


def _from_dict(data: Mapping[str, Any]) -> Decision:
    return Decision(**{**data, "evidence": tuple(data["evidence"])})


_WIDE = 48


def _table(report: Report) -> str:
    rows = [(d, "") for d in report.removals] + [
        (d, "flagged ") for d in report.flagged
    ]
    head = f"{len(report.removals)} removed, {len(report.flagged)} flagged"
    head += f", {len(report.spared)} spared; status {report.status}"
    if report.language:
        head += f"; language {report.language}"
    if not rows:
        return head
    cells = [
        (f"{d.start}-{d.end}", f"{kind}{d.rule}", _one_line(d.text), d.reason)
        for d, kind in rows
    ]
    widths = [max(len(c[i]) for c in cells) for i in range(3)]
    lines = [
        "  ".join(c.ljust(w) for c, w in zip(cell, [*widths, 0], strict=True)).rstrip()
        for cell in cells
    ]
    return "\n".join([head, *lines])


def _one_line(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDE else flat[: _WIDE - 1] + "…"
