"""New processes → what the first call costs, with and without a cache."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.revision import ROOT

__all__ = ["Start", "starts"]

_IMPORT = "import newsclean"
_CLEAN = _IMPORT + "; newsclean.clean('The bridge opened.\\n\\nShare this article\\n')"


class Start(NamedTuple):
    """What a new process does, the milliseconds it takes, and more than the last."""

    what: str
    milliseconds: float
    extra: float


def starts(*, times: int = 7, source: Path = ROOT / "src") -> list[Start]:
    """Medians of some processes that take turns: bare, import, first clean."""
    with tempfile.TemporaryDirectory(prefix="newsclean-cache-") as home:
        warm = Path(home) / "warm"
        _seconds(_CLEAN, warm, source)
        rows: list[list[float]] = [[], [], [], []]
        for n in range(times):
            rows[0].append(_seconds("pass", warm, source))
            rows[1].append(_seconds(_IMPORT, warm, source))
            rows[2].append(_seconds(_CLEAN, warm, source))
            rows[3].append(_seconds(_CLEAN, Path(home) / f"cold{n}", source))
    bare, imported, first, cold = (median(row) * 1e3 for row in rows)
    return [
        Start("python", bare, 0.0),
        Start("import newsclean", imported, imported - bare),
        Start("first clean(), warm cache", first, first - imported),
        Start("first clean(), no cache", cold, cold - imported),
    ]


def _seconds(code: str, cache: Path, source: Path) -> float:
    path = os.pathsep.join(p for p in (str(source), os.getenv("PYTHONPATH", "")) if p)
    env = {**os.environ, "NEWSCLEAN_CACHE": str(cache), "PYTHONPATH": path}
    # with compiled modules, as an installed package has them
    env["PYTHONPYCACHEPREFIX"] = str(cache.parent / "compiled")
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=env, check=True)
    return time.perf_counter() - begun
