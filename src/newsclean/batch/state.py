"""A run's folder: who works in it, what was asked for, and what is done."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newsclean.batch.records import Shard
from newsclean.batch.settings import Settings, StopRun
from newsclean.batch.sources import Source
from newsclean.batch.tally import Tally
from newsclean.batch.whole import clear_unfinished, whole

__all__ = ["State", "locked", "plan_of"]

_HIDDEN = ".newsclean"
_RESULTS = ("pages", "rejects", "texts")


def plan_of(
    *, sources: Sequence[Source], settings: Settings, digest: str, version: str
) -> dict[str, Any]:
    """Everything that decides what a run writes, as plain data."""
    return {
        "newsclean": version,
        "pipeline": digest,
        "settings": settings.as_dict(),
        "sources": [
            [s.kind, s.path, s.packed, s.size, s.stamp, list(s.files)] for s in sources
        ],
    }


class State:
    """What is known of a run on the disk. Every file in it is complete."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.home = out / _HIDDEN

    def begin(self, plan: dict[str, Any], *, resume: bool) -> None:
        """Write the plan down, or compare it with the one that is there.

        Raises:
            StopRun: the folder holds another run, or one that was not to be resumed.
        """
        file = self.home / "run.json"
        if not file.exists():
            if any((self.out / name).exists() for name in _RESULTS):
                raise StopRun(f"{self.out} holds other results: name another folder.")
            self._put("run.json", plan)
            return
        if not resume:
            raise StopRun(
                f"{self.out} holds a run already: go on with it with --resume, or name "
                "another folder."
            )
        if any(path == "-" for _, path, *_ in plan["sources"]):
            raise StopRun(
                "Standard input cannot be resumed, since nobody knows whether it is "
                "the same: name files, or another folder."
            )
        _compare(json.loads(file.read_text(encoding="utf-8")), plan, self.out)
        clear_unfinished(self.out)

    def is_done(self, shard: Shard) -> bool:
        """Whether a shard's files are complete."""
        return (self.home / "done" / f"{shard.name}.json").exists()

    def finish(self, shard: Shard, tally: Tally) -> None:
        """Note that a shard's files are complete: the last thing written of it."""
        self._put(f"done/{shard.name}.json", tally.as_dict())

    def tallies(self) -> Iterator[Tally]:
        """What was counted for each shard that is done."""
        for path in sorted((self.home / "done").glob("part-*.json")):
            yield Tally.from_dict(json.loads(path.read_bytes()))

    def is_read(self, source: Source) -> bool:
        """Whether all shards of a source are done: it need not be opened again."""
        return (self.home / "done" / f"source-{source.number:05d}.json").exists()

    def finish_source(self, source: Source, shards: int) -> None:
        """Note that a source was read to its end and all of it is done."""
        self._put(f"done/source-{source.number:05d}.json", {"shards": shards})

    def fields(self) -> list[list[str]] | None:
        """The columns of JSONL sources that are written as tables, once known."""
        file = self.home / "fields.json"
        return json.loads(file.read_bytes()) if file.exists() else None

    def set_fields(self, fields: Sequence[Sequence[str]]) -> None:
        """Keep the columns, for the shards to come and for a resumed run."""
        self._put("fields.json", fields)

    def _put(self, name: str, data: Any) -> None:
        with whole(self.home / name) as file:
            file.write(json.dumps(data, ensure_ascii=True, indent=1).encode())


def _compare(then: dict[str, Any], now: dict[str, Any], out: Path) -> None:
    """Refuse to continue another run, and say what is different.

    Raises:
        StopRun: something is different.
    """
    now = json.loads(json.dumps(now))
    if then == now:
        return
    reasons = []
    for key in ("newsclean", "pipeline"):
        if then.get(key) != now[key]:
            word = "version of newsclean" if key == "newsclean" else "pipeline"
            reasons.append(f"the {word} was {then.get(key)} and is {now[key]}")
    before = then.get("settings", {})
    for key, value in now["settings"].items():
        if before.get(key) != value:
            reasons.append(f"{key} was {before.get(key)!r} and is {value!r}")
    if then.get("sources") != now["sources"]:
        reasons.append(_changed(then.get("sources", []), now["sources"]))
    raise StopRun(
        f"{out} was begun with something else: {'; '.join(reasons)}. "
        "Name another folder, or give what was given then."
    )


def _changed(then: list[Any], now: list[Any]) -> str:
    names = [source[:3] for source in then], [source[:3] for source in now]
    if names[0] != names[1]:
        return f"there were other sources ({len(then)} then, {len(now)} now)"
    odd = next(
        n for n, pair in enumerate(zip(then, now, strict=True)) if pair[0] != pair[1]
    )
    return f"{now[odd][1] or 'the list of pages'} has changed since"


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Keep other runs out of a folder; the lock ends with the process, however it ends.

    Raises:
        StopRun: another run works there, or nothing can be written.
    """
    home = out / _HIDDEN
    try:
        home.mkdir(parents=True, exist_ok=True)
        handle = os.open(home / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StopRun(
            f"{out} cannot be written: {error.strerror}. Name another folder with -o."
        ) from error
    try:
        if not _lock(handle):
            raise StopRun(
                f"Another run works in {out}: wait for it, or name another folder."
            )
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    """Take the lock, if nobody holds it."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
