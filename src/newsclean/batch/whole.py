"""Files that are either complete or not there at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from newsclean.batch.settings import StopRun

__all__ = ["UNFINISHED", "clear_unfinished", "put", "settle", "tidied", "whole"]

#: How the name of a file ends while it is being written.
UNFINISHED = ".unfinished"


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to write; it gets its name once all of it is on the disk.

    Raises:
        StopRun: it cannot be written. The message says why.
    """
    # the process is in the name: no other process uses what an orphan still writes
    draft = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        _settle(path.parent)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise _unwritable(path, error) from error
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def put(path: Path, data: bytes) -> None:
    """Write a small file as a whole. `settle` makes many of them survive a power cut.

    Raises:
        StopRun: it cannot be written.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def settle() -> None:
    """Flush what was written to the disk, if the system lets a program ask for that."""
    if hasattr(os, "sync"):
        os.sync()


def _unwritable(path: Path, error: OSError) -> StopRun:
    return StopRun(
        f"{path} cannot be written: {error.strerror or error}. Make room or choose "
        "another folder; what is done is kept, and --resume goes on from there."
    )


@contextmanager
def tidied(folder: Path) -> Iterator[None]:
    """Leave no draft behind if the block inside is stopped.

    Workers that are killed while writing cannot remove theirs.
    """
    try:
        yield
    except BaseException:
        clear_unfinished(folder)
        raise


def clear_unfinished(folder: Path) -> None:
    """Remove the drafts of a process that was killed while writing."""
    for path in folder.rglob(f"*{UNFINISHED}"):
        with suppress(OSError):
            path.unlink()


def _settle(folder: Path) -> None:
    """Make the new name survive a power cut, where folders can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
