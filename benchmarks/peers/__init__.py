"""The filters and extractors that users have today, each behind one call."""

from benchmarks.peers.extractors import EXTRACTORS, Extractor, extractors
from benchmarks.peers.lines import LINE_FILTERS, LineFilter, Skip, line_filters

__all__ = [
    "EXTRACTORS",
    "LINE_FILTERS",
    "Extractor",
    "LineFilter",
    "Skip",
    "extractors",
    "line_filters",
]
