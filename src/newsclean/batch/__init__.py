"""Sources → folder: many pages, in bounded memory, on all cores, resumable.

Needs pyarrow: `pip install 'newsclean[arrow]'`.
"""

from newsclean.batch.run import run
from newsclean.batch.settings import FORMATS, Settings, StopRun
from newsclean.batch.sources import Source, sources

__all__ = ["FORMATS", "Settings", "Source", "StopRun", "run", "sources"]
