"""A git revision → its files in a folder of its own, for as long as they are needed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.texts import BadInput

__all__ = ["ROOT", "checked_out", "run_in"]

#: The repository that these files stand in.
ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def checked_out(revision: str, *, root: Path = ROOT) -> Iterator[Path]:
    """The `src` of a revision in a temporary worktree; of the working tree for "".

    Raises:
        BadInput: there is no such revision, or git does not run.
    """
    if not revision:
        yield root / "src"
        return
    with tempfile.TemporaryDirectory(prefix="newsclean-") as home:
        tree = Path(home) / "tree"
        _git(root, "worktree", "add", "--detach", "--quiet", str(tree), revision)
        try:
            yield tree / "src"
        finally:
            _git(root, "worktree", "remove", "--force", str(tree))


def run_in(source: Path, script: Path, job: str, *arguments: str) -> str:
    """Run a script of the standard library and newsclean with a revision's newsclean.

    Args:
        source: the `src` whose newsclean is imported.
        script: a Python file; it reads the job from stdin and answers on stdout.

    Raises:
        BadInput: it did not end well; the message is its last line.
    """
    command: Sequence[str] = (sys.executable, str(script), *arguments)
    path = os.pathsep.join(p for p in (str(source), os.getenv("PYTHONPATH", "")) if p)
    done = subprocess.run(
        command,
        input=job,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip() or "no message").splitlines()[-1]
        raise BadInput(f"{source}: {last}")
    return done.stdout


def _git(root: Path, *arguments: str) -> None:
    try:
        done = subprocess.run(
            ("git", "-C", str(root), *arguments),
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise BadInput(f"git does not run: {error}.") from error
    if done.returncode:
        last = (done.stderr.strip() or "no message").splitlines()[-1]
        raise BadInput(f"git {arguments[0]} {arguments[-1]}: {last}")
