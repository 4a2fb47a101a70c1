"""Shared by all tests."""

from __future__ import annotations

import pytest

from newsclean.pipeline import Pipeline


@pytest.fixture(scope="session")
def pipeline():
    """The default pipeline, built once."""
    return Pipeline.default()
