"""Arrow record batch in, record batch out: the seam that every engine uses.

Needs pyarrow: `pip install 'newsclean[arrow]'`.
"""

try:
    import pyarrow as _pyarrow  # noqa: F401 - asked for here, so that it is named once
except ImportError as error:
    raise ImportError(
        "newsclean.arrow needs pyarrow: pip install 'newsclean[arrow]'."
    ) from error

from newsclean.arrow.batch import clean_batch
from newsclean.arrow.read import report_as_json, reports
from newsclean.arrow.schema import DECISION, REPORT, output_schema

__all__ = [
    "DECISION",
    "REPORT",
    "clean_batch",
    "output_schema",
    "report_as_json",
    "reports",
]
