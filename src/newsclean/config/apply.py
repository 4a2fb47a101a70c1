"""Configuration + pipeline → the pipeline as the configuration asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsclean.config.file import Config, ConfigError
from newsclean.pipeline import Pipeline

__all__ = ["configured"]


def configured(pipeline: Pipeline, config: Config) -> Pipeline:
    """The pipeline as the configuration asks for it.

    Raises:
        ConfigError: a pack does not load, or a name in it does not exist.
    """
    lines = dict(config.lines)
    for key, step in _steps(config):
        try:
            pipeline = step(pipeline)
        except ValueError as error:
            where = f"{config.path}:{lines.get(key, 1)}"
            raise ConfigError(f"{where}: {key}: {error}") from error
    return pipeline


def _steps(config: Config) -> Iterator[tuple[str, Any]]:
    """Each key that is set, with what it does to a pipeline."""
    packs = [_pack(config.path.parent, pack) for pack in config.packs]
    if packs:
        yield "packs", lambda pipeline: pipeline.plus(*packs)
    if config.only:
        yield "only", lambda pipeline: pipeline.only(*config.only)
    if config.without:
        yield "without", lambda pipeline: pipeline.without(*config.without)
    if config.policy:
        yield "policy", lambda pipeline: pipeline.policy(dict(config.policy))
    if config.protect:
        yield "protect", lambda pipeline: pipeline.protect(*config.protect)
    if config.allow:
        yield "allow", lambda pipeline: pipeline.allow(dict(config.allow))


def _pack(folder: Path, pack: str) -> Path | str:
    return folder / pack if "/" in pack or "\\" in pack else pack
