"""Line filters: each takes the non-blank lines of a text and says which it keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from benchmarks.environment import version_of
from benchmarks.peers import c4, justext, nemo, refinedweb

__all__ = ["LINE_FILTERS", "LineFilter", "Skip", "line_filters"]


class LineFilter(NamedTuple):
    """A line filter by name, where it comes from, and what it keeps of some lines."""

    name: str
    source: str
    keep: Callable[[list[str]], list[bool]]


class Skip(NamedTuple):
    """A peer that cannot take part, and why: shown, never passed over in silence."""

    name: str
    why: str


def _c4() -> LineFilter:
    return LineFilter("c4", "C4's line rules, written out", c4.keep)


def _datatrove() -> LineFilter | Skip:
    version = version_of("datatrove")
    if not version:
        return Skip("datatrove-c4", "datatrove is not installed")
    try:
        keep = c4.datatrove_keep()
    except ImportError as error:
        return Skip("datatrove-c4", f"datatrove {version} does not load: {error}")
    return LineFilter("datatrove-c4", f"datatrove {version}, C4QualityFilter", keep)


def _refinedweb() -> LineFilter:
    source = "RefinedWeb's line-wise corrections, written out"
    return LineFilter("refinedweb", source, refinedweb.keep)


def _nemo() -> LineFilter:
    source = "NeMo Curator's boilerplate strings, written out"
    return LineFilter("nemo", source, nemo.keep)


def _justext() -> LineFilter | Skip:
    version = version_of("jusText")
    if not version:
        return Skip("justext", "jusText is not installed")
    source = f"jusText {version}, line classes without link density"
    return LineFilter("justext", source, justext.keeper())


#: In the order of the tables. Each is made when it is asked for.
LINE_FILTERS: dict[str, Callable[[], LineFilter | Skip]] = {
    "c4": _c4,
    "datatrove-c4": _datatrove,
    "refinedweb": _refinedweb,
    "nemo": _nemo,
    "justext": _justext,
}


def line_filters(
    names: Iterable[str] = tuple(LINE_FILTERS),
) -> list[LineFilter | Skip]:
    """The filters of these names; a `Skip` where one is not installed."""
    return [LINE_FILTERS[name]() for name in names]
