"""The command line: `newsclean clean · check · explain · run · rules · packs`."""

from __future__ import annotations

import click

from newsclean import __version__
from newsclean.cli.check import check
from newsclean.cli.clean import clean
from newsclean.cli.explain import explain
from newsclean.cli.packs import packs
from newsclean.cli.rules import rules
from newsclean.cli.run import run

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsclean")
def main() -> None:
    """Strip the boilerplate from scraped news text.

    Results go to stdout, everything else to stderr.

    \b
    Exit codes of every command:
      0    done, and nothing to report
      1    done, and something was found: a page that could not be read (clean), a record
           that is no page (run), a difference (check), a rule at fault (rules lint), a
           pack that does not load (packs)
      2    not done: wrong usage, configuration or pack, or nothing can be written
      130  interrupted (run)
    """


for command in (clean, run, check, explain, rules, packs):
    main.add_command(command)
