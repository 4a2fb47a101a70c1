"""Files, folders, patterns and `-` → the sources of a run, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from newsclean.batch.settings import StopRun
from newsclean.html import SUFFIXES

__all__ = ["KINDS", "Source", "kind_of", "pages_of", "sources"]

#: Suffix → kind of source. `text` is one page per file; the others hold many.
KINDS = {
    ".txt": "text",
    **dict.fromkeys(SUFFIXES, "text"),
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".arrows": "arrow",
    ".feather": "arrow",
    ".ipc": "arrow",
    ".warc": "warc",
}

#: Suffixes of compressed files, and the kinds that may be compressed.
PACKED = (".gz", ".zst")
PACKABLE = ("jsonl", "warc")


class Source(NamedTuple):
    """A file of many pages, or a folder (or list) of files with one page each."""

    number: int
    kind: str
    #: a file, a folder of pages, `-`, or empty if `files` are listed
    path: str
    packed: str = ""
    size: int = 0
    #: tells whether it changed: its modification time, or a hash of the listing
    stamp: str = ""
    files: tuple[str, ...] = ()


def kind_of(name: str) -> tuple[str, str]:
    """The kind of a file and its compression, by its suffixes; empty if unknown."""
    lower = name.lower()
    packed = next((end for end in PACKED if lower.endswith(end)), "")
    kind = KINDS.get(Path(lower.removesuffix(packed)).suffix, "")
    return (kind if not packed or kind in PACKABLE else ""), packed


def sources(names: Iterable[str], *, kind: str = "", out: str = "") -> list[Source]:
    """The sources that the arguments of a run name.

    Args:
        names: files, folders, patterns such as `crawl/*.warc.gz`, or `-`.
        kind: the kind of files without a known suffix, including standard input.
        out: the folder of the run itself, which is left out of folders.

    Raises:
        StopRun: an argument names nothing, or its kind is not known.
    """
    found: list[Source] = []
    loose: list[str] = []
    for name in _expanded(names):
        if os.path.isdir(name):
            if out and os.path.realpath(name) == os.path.realpath(out):
                raise StopRun(
                    f"{name} is a source, and cannot hold the results as well: name "
                    "another folder with -o."
                )
            found += _in_folder(name, out)
        elif name != "-" and (kind_of(name)[0] or kind) == "text":
            loose.append(name)
        else:
            found.append(_file(name, kind))
    if loose:
        found.append(_listed(tuple(loose)))
    if not found:
        raise StopRun("There is no page in what was named: see `newsclean run --help`.")
    return [source._replace(number=n) for n, source in enumerate(found)]


def pages_of(source: Source, *, out: str = "") -> Iterator[tuple[str, str, int, int]]:
    """The files of a `text` source: path, name within it, size, modification time."""
    if source.files:
        for path in source.files:
            about = os.stat(path)
            yield path, os.path.basename(path), about.st_size, about.st_mtime_ns
        return
    for path in _walk(source.path, out):
        if kind_of(path)[0] == "text":
            about = os.stat(path)
            name = os.path.relpath(path, source.path).replace(os.sep, "/")
            yield path, name, about.st_size, about.st_mtime_ns


def _expanded(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name == "-" or os.path.exists(name):
            yield name
            continue
        matches = sorted(glob.glob(name, recursive=True))
        if not matches:
            raise StopRun(f"{name}: no such file or folder.")
        yield from matches


def _walk(folder: str, out: str) -> Iterator[str]:
    """All files below a folder, in a fixed order, except those of the run itself."""
    with os.scandir(folder) as entries:
        here = sorted(entries, key=lambda entry: entry.name)
    for entry in here:
        if entry.is_dir(follow_symlinks=False):
            if not out or os.path.realpath(entry.path) != os.path.realpath(out):
                yield from _walk(entry.path, out)
        elif entry.is_file():
            yield entry.path


def _in_folder(folder: str, out: str) -> list[Source]:
    try:
        many = [
            _file(path, "")
            for path in _walk(folder, out)
            if kind_of(path)[0] not in ("", "text")
        ]
        pages = _stamped(Source(0, "text", folder), out)
    except OSError as error:
        raise StopRun(f"{error.filename or folder}: {error.strerror}.") from error
    return [*many, pages] if pages.size else many


def _file(name: str, kind: str) -> Source:
    own, packed = kind_of(name)
    if not (own or kind):
        what = "standard input" if name == "-" else name
        raise StopRun(
            f"{what}: its kind is not known by a suffix: name it with --from, as in "
            "--from jsonl."
        )
    if name == "-":
        return Source(0, kind, name)
    try:
        about = os.stat(name)
    except OSError as error:
        raise StopRun(f"{name}: {error.strerror}.") from error
    return Source(0, own or kind, name, packed, about.st_size, str(about.st_mtime_ns))


def _listed(files: tuple[str, ...]) -> Source:
    names = [os.path.basename(path) for path in files]
    twice = (
        next((n for n in names if names.count(n) > 1), "")
        if len(set(names)) < len(names)
        else ""
    )
    if twice:
        raise StopRun(
            f"Two of the pages are called {twice}: name the folder that holds them."
        )
    return _stamped(Source(0, "text", "", files=files), "")


def _stamped(source: Source, out: str) -> Source:
    """A source of pages, with the sum of their sizes and a hash of the listing."""
    size, seal = 0, blake2b(digest_size=8)
    for _, name, bytes_, changed in pages_of(source, out=out):
        size += bytes_ + 1
        seal.update(f"{name}\0{bytes_}\0{changed}\n".encode("utf-8", "surrogateescape"))
    return source._replace(size=size, stamp=seal.hexdigest())
