"""`newsclean run`: a crawl in, a folder out."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from newsclean.cli.options import pipeline_from, pipeline_options
from newsclean.cli.output import FOUND, as_json, put, stop

if TYPE_CHECKING:
    from newsclean.batch import Settings

__all__ = ["run"]

#: The exit code that shells give to a program ended by Ctrl-C.
_INTERRUPTED = 130
_KINDS = ("text", "jsonl", "parquet", "arrow", "warc")
_MIB = 1 << 20


@click.command(short_help="Clean a crawl: folders, JSONL, Parquet, Arrow, WARC.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE …")
@click.option(
    "-o", "--out", required=True, metavar="DIR", help="The folder for the results."
)
@click.option(
    "--to",
    type=click.Choice(["parquet", "jsonl", "arrow"]),
    help="What to write; by default the source's own kind (WARC: parquet).",
)
@click.option(
    "--from",
    "kind",
    type=click.Choice(_KINDS),
    help="What standard input, or a file without a known suffix, is.",
)
@click.option("--resume", is_flag=True, help="Go on with the run that is in DIR.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes; by default one for each core.",
)
@click.option("--text-column", default="text", show_default=True, metavar="NAME")
@click.option("--html-column", metavar="NAME", help="Pages as HTML, where it has some.")
@click.option("--url-column", metavar="NAME", help="Addresses; `url` if it is there.")
@click.option("--title-column", metavar="NAME", help="Headlines; `title` if there.")
@click.option("--lang-column", metavar="NAME", help="Languages; `lang` if there.")
@click.option(
    "--prefix", default="", help="Before the new names: body, report, status."
)
@click.option(
    "--drop", multiple=True, metavar="NAME", help="A column not to write again."
)
@click.option(
    "--shard-records",
    type=click.IntRange(min=1),
    default=2_000,
    show_default=True,
    help="Records in one file of results.",
)
@click.option(
    "--shard-mib",
    type=click.IntRange(min=1, max=1024),
    default=32,
    show_default=True,
    help="MiB of input in one file of results, at most.",
)
@click.option(
    "--record-mib",
    type=click.IntRange(min=1, max=1024),
    default=16,
    show_default=True,
    help="The largest record that is read.",
)
@click.option(
    "--progress",
    type=click.Choice(["auto", "bar", "lines", "off"]),
    default="auto",
    show_default=True,
    help="auto: a bar on a terminal, lines in a file, nothing in a pipe.",
)
@click.option("--json", "json_", is_flag=True, help="The summary as JSON.")
@pipeline_options
def run(
    sources: tuple[str, ...],
    out: str,
    kind: str | None,
    resume: bool,
    workers: int | None,
    progress: str,
    json_: bool,
    **options: Any,
) -> None:
    """Clean many pages into a folder, and print what was removed.

    A SOURCE is a file, a folder, a pattern, or - for standard input, told by its
    suffix: .txt .html · .jsonl .jsonl.gz .jsonl.zst · .parquet · .arrow · .warc
    .warc.gz. DIR gets pages/ (the input's columns, and body, report, status),
    rejects/ (records that are no page, and why) and summary.json.

    \b
    Exit codes:
      0    all pages were cleaned
      1    all is done, and some records are in rejects/
      2    it cannot go on, or nothing was done: the sentence says why
      130  it was interrupted; --resume goes on
    """
    _need_arrow()
    settings = _settings(options)
    pipeline = pipeline_from(**options)
    from newsclean.batch import StopRun
    from newsclean.batch import run as run_batch
    from newsclean.batch import sources as found_in
    from newsclean.batch.summary import tables_of

    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        summary = run_batch(
            found_in(sources, kind=kind or "", out=out),
            out=Path(out),
            pipeline=pipeline,
            settings=settings,
            workers=workers or os.cpu_count() or 1,
            resume=resume,
            progress="" if progress == "auto" else progress,
        )
    except StopRun as error:
        stop(str(error))
    except KeyboardInterrupt:
        stop(
            f"interrupted; what is done is kept in {out}, and --resume goes on.",
            code=_INTERRUPTED,
        )
    finally:
        signal.signal(signal.SIGTERM, before)
    put(as_json(summary, indent=2) if json_ else tables_of(summary) + "\n")
    if summary["rejects"]:
        raise SystemExit(FOUND)


def _need_arrow() -> None:
    """End the program if the extra is not installed."""
    try:
        import newsclean.arrow  # noqa: F401 - asked for before anything is read
    except ImportError as error:
        stop(str(error).replace("newsclean.arrow", "newsclean run"))


def _settings(options: dict[str, Any]) -> Settings:
    """Take the settings of a run out of the options; the rest choose the pipeline."""
    from newsclean.batch import Settings

    names = ("text_column", "html_column", "url_column", "title_column", "lang_column")
    taken = {name: options.pop(name) for name in (*names, "prefix", "drop")}
    return Settings(
        **taken,
        to=options.pop("to") or "",
        shard_records=options.pop("shard_records"),
        shard_bytes=options.pop("shard_mib") * _MIB,
        record_bytes=options.pop("record_mib") * _MIB,
    )


def _interrupt(*_: Any) -> NoReturn:
    """End as with Ctrl-C, on SIGTERM."""
    raise KeyboardInterrupt
