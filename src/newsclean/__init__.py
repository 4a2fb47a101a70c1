"""newsclean: scraped news text in, the article body and an exact account out.

body, report = newsclean.clean(raw)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Decision",
    "Example",
    "Finder",
    "Hit",
    "PackError",
    "Page",
    "Pipeline",
    "ProofError",
    "Report",
    "Result",
    "Rule",
    "clean",
    "clean_html",
    "clean_many",
    "finder",
    "prove",
]

if TYPE_CHECKING:
    from newsclean.api import clean, clean_html, clean_many
    from newsclean.model import Decision, Example, Finder, Hit, Page, Rule
    from newsclean.packs import PackError
    from newsclean.pipeline import Pipeline
    from newsclean.point import finder
    from newsclean.proof import ProofError, prove
    from newsclean.report import Report, Result

#: Public name → its room, imported on first use: `import newsclean` stays cheap.
_ROOMS = {
    "clean": "api",
    "clean_html": "api",
    "clean_many": "api",
    "Decision": "model",
    "Example": "model",
    "Finder": "model",
    "Hit": "model",
    "Page": "model",
    "Rule": "model",
    "PackError": "packs",
    "Pipeline": "pipeline",
    "finder": "point",
    "ProofError": "proof",
    "prove": "proof",
    "Report": "report",
    "Result": "report",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _ROOMS:
        raise AttributeError(f"module 'newsclean' has no attribute {name!r}")
    value = getattr(import_module(f"newsclean.{_ROOMS[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
