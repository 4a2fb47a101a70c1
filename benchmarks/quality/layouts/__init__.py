"""Path → the data sets there, in whichever published layout they stand."""

from __future__ import annotations

from pathlib import Path

from benchmarks.quality.layouts import fundus, pairs, wcxb, zyte
from benchmarks.quality.layouts.page import Dataset, GoldPage
from benchmarks.texts import BadInput

__all__ = ["LAYOUTS", "Dataset", "GoldPage", "read"]

#: In the order in which a folder is asked whether it is one.
LAYOUTS = {"wcxb": wcxb, "zyte": zyte, "fundus": fundus, "pairs": pairs}


def read(path: Path) -> list[Dataset]:
    """The data sets of a file or folder.

    Raises:
        BadInput: no layout fits, or a file is not what its layout says.
    """
    for layout in LAYOUTS.values():
        if layout.found(path):
            return layout.read(path)
    known = ", ".join(LAYOUTS)
    raise BadInput(
        f"{path}: in no known layout ({known}); see benchmarks/quality/README.md."
    )
