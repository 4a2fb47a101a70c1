"""Options that several commands take: of pages, and those that choose a pipeline."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from newsclean.cli.output import stop

if TYPE_CHECKING:
    from newsclean.pipeline import Pipeline

__all__ = ["DATE", "ENCODING", "pipeline_from", "pipeline_options"]

#: Options of commands that take pages.
DATE = click.option(
    "--date",
    default="",
    metavar="DAY",
    callback=lambda _context, _option, value: _day(value),
    help="When the pages were taken, as in 2026-01-31: for rules of some days.",
)

ENCODING = click.option(
    "--encoding",
    default="utf-8",
    show_default=True,
    metavar="NAME",
    callback=lambda _context, _option, value: _text_encoding(value),
    help="Of text files.",
)

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--rules",
        multiple=True,
        metavar="DIR",
        help="Add the rules of a folder or file; may be repeated.",
    ),
    click.option(
        "--pack",
        "packs",
        multiple=True,
        metavar="NAME",
        help="Add an installed pack; see `newsclean packs`.",
    ),
    click.option(
        "--only",
        multiple=True,
        metavar="SELECTOR",
        help="Nothing but a category, language, lang/category or rule id.",
    ),
    click.option(
        "--without",
        multiple=True,
        metavar="SELECTOR",
        help="All but a category, language, lang/category or rule id.",
    ),
    click.option(
        "--policy",
        multiple=True,
        metavar="CATEGORY=ACTION",
        help="What happens to a category: remove, flag or keep.",
    ),
    click.option(
        "--protect",
        multiple=True,
        metavar="PATTERN",
        help="Never cut a line that this pattern matches.",
    ),
    click.option(
        "--allow",
        multiple=True,
        metavar="CATEGORY=PATTERN",
        help="Never cut as this category a line that this pattern matches.",
    ),
    click.option(
        "--no-config",
        is_flag=True,
        help="Leave pyproject.toml and newsclean.toml unread.",
    ),
)


def pipeline_options(command: F) -> F:
    """Give a command the options that `pipeline_from` takes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def pipeline_from(
    *,
    rules: tuple[str, ...] = (),
    packs: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    policy: tuple[str, ...] = (),
    protect: tuple[str, ...] = (),
    allow: tuple[str, ...] = (),
    no_config: bool = False,
) -> Pipeline:
    """The default pipeline, changed by the configuration and then by the options.

    Ends the program with one sentence if something in them is wrong.
    """
    from newsclean.cache import is_filled
    from newsclean.config import configured, find, load
    from newsclean.pipeline import Pipeline

    if sys.stderr.isatty() and not is_filled():
        click.echo("Preparing the rules, once on this machine.", err=True)
    pipeline = Pipeline.default()
    try:
        path = None if no_config else find(Path.cwd())
        if path is not None:
            pipeline = configured(pipeline, load(path))
        if rules or packs:
            pipeline = pipeline.plus(*map(Path, rules), *packs)
        if only:
            pipeline = pipeline.only(*only)
        if without:
            pipeline = pipeline.without(*without)
        if policy:
            pipeline = pipeline.policy(dict(map(_action, policy)))
        for category, pattern in map(_allowed, allow):
            pipeline = pipeline.allow({category: pattern})
        # if nothing changes it, the compiled default pipeline is used again
        return pipeline.protect(*protect) if protect else pipeline
    except (ValueError, OSError) as error:
        stop(str(error))


def _action(written: str) -> tuple[str, str]:
    category, sign, action = written.partition("=")
    if not sign:
        raise ValueError(f"--policy {written}: write it as in caption=remove.")
    return category.strip(), action.strip()


def _allowed(written: str) -> tuple[str, str]:
    category, sign, pattern = written.partition("=")
    if not sign:
        raise ValueError(f"--allow {written}: write it as in promo=^our map.")
    return category.strip(), pattern


def _day(written: str) -> str:
    from newsclean.scope import day_of

    try:
        return day_of(written)
    except ValueError as error:
        stop(f"--{error}")


def _text_encoding(name: str) -> str:
    try:
        # decoding an empty text would not look the encoding up
        b"-".decode(name)
    except LookupError:
        stop(f"--encoding {name}: no text encoding of this name is known.")
    except UnicodeError:
        # such as UTF-16, for which one byte is too few
        pass
    return name
