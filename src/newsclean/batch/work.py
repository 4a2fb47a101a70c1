"""What a worker does: a shard's records → its files and its tally."""

from __future__ import annotations

from pathlib import Path

from newsclean.arrow import clean_batch
from newsclean.batch.parse import Part, parsed, taken
from newsclean.batch.records import Reject, Shard
from newsclean.batch.settings import Settings, StopRun
from newsclean.batch.sinks import Cleaned, write_pages
from newsclean.batch.sinks.lines import line_of
from newsclean.batch.tally import Tally
from newsclean.batch.whole import whole
from newsclean.pipeline import Pipeline

__all__ = ["work"]


def work(shard: Shard, *, pipeline: Pipeline, settings: Settings, out: Path) -> Tally:
    """Clean a shard, write its pages and its rejects, and count.

    Raises:
        StopRun: a file cannot be written, or the columns do not fit.
    """
    tally = Tally(skipped=shard.skipped)
    rejects = list(shard.rejects)
    cleaned: list[Cleaned] = []
    for part in parsed(shard, settings):
        if isinstance(part, Reject):
            rejects.append(part)
            continue
        good, bad = _cleaned(part, shard=shard, pipeline=pipeline, settings=settings)
        rejects += bad
        if good.added.num_rows:
            cleaned.append(good)
            for report in good.added[f"{settings.prefix}report"].to_pylist():
                tally.page(report)
    tally.rejects = len(rejects)
    if cleaned:
        write_pages(cleaned, shard=shard, settings=settings, out=out)
    if rejects:
        _write_rejects(rejects, out / "rejects" / f"{shard.name}.jsonl")
    return tally


def _cleaned(
    part: Part, *, shard: Shard, pipeline: Pipeline, settings: Settings
) -> tuple[Cleaned, list[Reject]]:
    """A part after cleaning: its good records, and its bad ones as rejects."""
    columns = {**settings.columns(), **part.columns}
    try:
        done = clean_batch(part.batch, pipeline=pipeline, **columns)
    except ValueError as error:
        raise StopRun(f"{shard.file}: {error}") from error
    prefix = settings.prefix
    errors = done[f"{prefix}error"].to_pylist()
    bad = [_reject(part, n, shard, e) for n, e in enumerate(errors) if e is not None]
    added = done.select([f"{prefix}{name}" for name in ("body", "report", "status")])
    if not bad:
        return Cleaned(part.kept, added), []
    good = [n for n, e in enumerate(errors) if e is None]
    kept = part.kept
    kept = [kept[n] for n in good] if isinstance(kept, list) else taken(kept, good)
    return Cleaned(kept, taken(added, good)), bad


def _reject(part: Part, row: int, shard: Shard, reason: str) -> Reject:
    file = part.files[row] if part.files else shard.file
    return Reject(file, part.unit, part.positions[row], reason)


def _write_rejects(rejects: list[Reject], path: Path) -> None:
    with whole(path) as file:
        for reject in sorted(rejects, key=lambda r: (r.file, r.position)):
            row = reject._asdict()
            del row["seen"]
            file.write(line_of(row))
