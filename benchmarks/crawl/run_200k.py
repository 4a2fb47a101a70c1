"""A run over generated pages: its memory, and whether killing it changes its bytes.

    python benchmarks/crawl/run_200k.py --pages 200000

Generates the pages, runs over them undisturbed and measures memory all along; runs again,
killed with SIGKILL at a third and at two thirds, and resumed; compares checksums. Prints
one JSON object, and ends with 1 where the two differ or memory grew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from generate import pages, warc_record

#: Seconds between two looks at the memory.
_LOOK = 0.25
#: The second half of a run may need so much more than the first.
_GROWTH = 1.15


def generated(folder: Path, count: int, seed: int, kind: str) -> Path:
    """The pages as one source on the disk."""
    path = folder / f"pages.{kind}"
    with path.open("wb") as file:
        for record in pages(count, seed=seed):
            if kind == "warc":
                file.write(warc_record(record))
            else:
                file.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
    return path


def command(source: Path, out: Path, options: list[str]) -> list[str]:
    """The run, as somebody would type it."""
    words = ["run", str(source), "-o", str(out), "--to", "parquet", "--json"]
    return [sys.executable, "-m", "newsclean", *words, *options]


def memory_of(pid: int) -> int:
    """Bytes that a process and those that it started hold now, shared ones once each."""
    total = 0
    for process in [pid, *_children(pid)]:
        try:
            for line in Path(f"/proc/{process}/status").read_text("ascii").splitlines():
                if line.startswith("VmRSS:"):
                    total += int(line.split()[1]) << 10
        except OSError:
            continue
    return total


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    except OSError:
        return []
    found = [int(word) for word in text.split()]
    return [*found, *(c for child in found for c in _children(child))]


def measured(words: list[str]) -> dict[str, Any]:
    """Run to the end: seconds, and the most memory in each half of the looks."""
    began = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    looks = []
    while process.poll() is None:
        looks.append(memory_of(process.pid))
        time.sleep(_LOOK)
    half = len(looks) // 2
    return {
        "exit": process.returncode,
        "seconds": round(time.monotonic() - began, 1),
        "peak_mib": max(looks) >> 20,
        "peak_first_half_mib": max(looks[:half] or [0]) >> 20,
        "peak_second_half_mib": max(looks[half:]) >> 20,
    }


def done_in(out: Path) -> int:
    """How many shards are done."""
    return len(list(out.glob(".newsclean/done/part-*")))


def killed_at(words: list[str], out: Path, shards: int) -> int:
    """Run until so many shards are done, then SIGKILL; how many there are then."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    while done_in(out) < shards and process.poll() is None:
        time.sleep(0.02)
    process.kill()
    process.wait()
    time.sleep(1)  # its workers end by themselves
    return done_in(out)


def sums(out: Path) -> dict[str, str]:
    """A checksum for each file of results."""
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for name in ("pages", "rejects")
        for path in sorted((out / name).rglob("*"))
    }


def compared(folder: Path, source: Path, options: list[str]) -> dict[str, Any]:
    """Both runs, and what they have in common."""
    calm, rough = folder / "calm", folder / "rough"
    undisturbed = measured(command(source, calm, options))
    shards = done_in(calm)
    resume = [*options, "--resume"]
    kills = [
        killed_at(command(source, rough, resume), rough, shards * n // 3)
        for n in (1, 2)
    ]
    last = measured(command(source, rough, resume))
    summary = json.loads((calm / "summary.json").read_bytes())
    there = json.loads((rough / "summary.json").read_bytes())
    return {
        "pages": summary["pages"],
        "source_mib": source.stat().st_size >> 20,
        "shards": shards,
        "undisturbed": undisturbed,
        "pages_per_second": summary["run"]["pages_per_second"],
        "killed_at_shards": kills,
        "resumed": last,
        "same_bytes": sums(calm) == sums(rough),
        "same_summary": {**summary, "run": 0} == {**there, "run": 0},
        "memory_flat": undisturbed["peak_second_half_mib"]
        <= _GROWTH * undisturbed["peak_first_half_mib"],
    }


def main() -> None:
    """Measure, compare, print."""
    about = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    about.add_argument("--pages", type=int, default=200_000)
    about.add_argument("--seed", type=int, default=1)
    about.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    about.add_argument("--shard-records", type=int, default=2_000)
    about.add_argument("--kind", choices=["jsonl", "warc"], default="jsonl")
    about.add_argument("--dir", type=Path, help="keep all files here")
    chosen = about.parse_args()
    folder = chosen.dir or Path(tempfile.mkdtemp(prefix="newsclean-crawl-"))
    folder.mkdir(parents=True, exist_ok=True)
    options = ["--no-config", "--workers", str(chosen.workers)]
    options += ["--shard-records", str(chosen.shard_records)]
    try:
        source = generated(folder, chosen.pages, chosen.seed, chosen.kind)
        found = compared(folder, source, options)
    finally:
        if chosen.dir is None:
            shutil.rmtree(folder)
    json.dump(found, sys.stdout, indent=2)
    print()
    if not (found["same_bytes"] and found["same_summary"] and found["memory_flat"]):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
