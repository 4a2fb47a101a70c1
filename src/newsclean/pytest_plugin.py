"""pytest plugin: each page of a fixture folder is a test. Off unless asked for.

Turned on by `newsclean_fixtures = ["fixtures"]` in pytest's ini file, or by
`--newsclean DIR`; `--newsclean-accept` accepts what comes out now.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from newsclean.fixtures import Outcome
    from newsclean.pipeline import Pipeline

_INI = "newsclean_fixtures"
_PIPELINE = pytest.StashKey["Pipeline"]()
_FOLDERS = pytest.StashKey[list[Path]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options, and the key of the ini file."""
    group = parser.getgroup("newsclean")
    group.addoption(
        "--newsclean",
        action="append",
        default=[],
        metavar="DIR",
        help="test the pages of this newsclean fixture folder; may be repeated",
    )
    group.addoption(
        "--newsclean-accept",
        action="store_true",
        help="write down what comes out now as accepted",
    )
    parser.addini(
        _INI,
        "newsclean fixture folders, from the ini file's folder",
        type="paths",
        default=[],
    )


def pytest_configure(config: pytest.Config) -> None:
    """Add the folders to what pytest collects, unless it was told what to run."""
    asked = [
        config.invocation_params.dir / name for name in config.getoption("newsclean")
    ]
    always = list(config.getini(_INI))
    folders = [folder.resolve() for folder in (*asked, *always)]
    config.stash[_FOLDERS] = folders
    missing = [folder for folder in folders if not folder.is_dir()]
    if missing:
        raise pytest.UsageError(f"newsclean: no such fixture folder: {missing[0]}")
    for folder in folders[: len(asked)] if _was_told(config) else folders:
        if not any(folder.is_relative_to(_path(config, arg)) for arg in config.args):
            config.args.append(str(folder))


def _was_told(config: pytest.Config) -> bool:
    """Whether this run was told what to run: by arguments, or by a subfolder."""
    sources = pytest.Config.ArgsSource
    inside = config.invocation_params.dir != config.rootpath
    return config.args_source is sources.ARGS or (
        config.args_source is sources.INVOCATION_DIR and inside
    )


def _path(config: pytest.Config, arg: str) -> Path:
    return (config.invocation_params.dir / arg.partition("::")[0]).resolve()


def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    """Collect a page in one of the folders as a file with one test."""
    folders = parent.config.stash[_FOLDERS]
    if not folders or file_path.suffix not in (".txt", ".cut"):
        return None
    resolved = file_path.resolve()
    for folder in folders:
        if resolved.is_relative_to(folder):
            return _collected(
                file_path, resolved.relative_to(folder).as_posix(), parent
            )
    return None


def _collected(
    path: Path, name: str, parent: pytest.Collector
) -> pytest.Collector | None:
    from newsclean.fixtures import is_orphan, is_page

    if not is_page(path) and not is_orphan(path):
        return None
    page: pytest.Collector = Page.from_parent(parent, path=path)
    page.stash[_NAME] = name
    return page


_NAME = pytest.StashKey[str]()


class Page(pytest.File):
    """One file of a fixture folder; pytest wants a subclass for it."""

    def collect(self) -> Iterator[pytest.Item]:
        """Its one test."""
        name = self.stash[_NAME].rpartition(".")[0]
        yield PageItem.from_parent(self, name=name)


class PageItem(pytest.Item):
    """The test of one page: it comes out as accepted."""

    def runtest(self) -> None:
        """Clean the page and compare; a known failure is an expected failure."""
        from newsclean.fixtures import Case, accept, check, is_orphan

        if is_orphan(self.path):
            raise NotAsAccepted(f"{self.path}: this accepted result has no page.")
        accepting = self.config.getoption("newsclean_accept")
        case = Case(self.path, self.name)
        outcome = (accept if accepting else check)(case, _pipeline(self.config))
        if outcome.status == "expected-failure":
            pytest.xfail(f"known failure\n{outcome.diff}")
        if not outcome.good:
            raise NotAsAccepted(_failure(outcome))

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None
    ) -> Any:
        """The diff of the gutters instead of a traceback."""
        if isinstance(excinfo.value, NotAsAccepted):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test is: the page itself."""
        return self.path, None, f"newsclean: {self.name}"


class NotAsAccepted(Exception):
    """A page that does not come out as accepted. The message is the diff."""


def _failure(outcome: Outcome) -> str:
    if outcome.status != "differs":
        return outcome.message
    return (
        f"{outcome.diff}\n\nAccept it with --newsclean-accept -k {outcome.case.name!r}."
    )


def _pipeline(config: pytest.Config) -> Pipeline:
    """The pipeline that the project's configuration describes, built once per run."""
    from newsclean import config as ours
    from newsclean.pipeline import Pipeline

    if _PIPELINE not in config.stash:
        pipeline = Pipeline.default()
        try:
            path = ours.find(config.rootpath)
            if path is not None:
                pipeline = ours.configured(pipeline, ours.load(path))
        except ours.ConfigError as error:
            raise NotAsAccepted(str(error)) from error
        config.stash[_PIPELINE] = pipeline
    return config.stash[_PIPELINE]
