"""`python -m benchmarks.fuzz --seconds 600`: texts made to break it, and what must hold.

For every text: nothing is raised; removals are sorted, disjoint and not empty, and say
what stands there; the text without them is the body; restore() gives the text back; a
report survives plain data. Texts are built from the built-in rules' own examples, from
odd characters and line ends; atheris, where it is installed, steers by coverage.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import click

from benchmarks.texts import BadInput

__all__ = ["check", "pieces"]

ODD = (
    "İſKßﬁé\u0301 \t\u00a0\u00ad\u200b\u200d\ufeff\r\n\x0b\x0c\x1c\x85\u2028\u2029\x00"
    "\ud800\udfff\U0001f600\"'“”‘’«»-–—*|#•→&;[]()<>{}_~`^\\/.!?…。！？؟।"
)
ENDS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028", " ", "  ", ". ", "", "\n \n")


def pieces() -> list[str]:
    """What rules know and nearly know: the proofs of all built-in rules."""
    from newsclean import Pipeline

    pipeline = Pipeline.default()
    sources = (*pipeline.rules, *pipeline.finders)
    found = {e.text for s in sources for e in (*s.hits, *s.misses)}
    return sorted(text.replace("⟦", "").replace("⟧", "") for text in found)


def check(text: str, title: str = "", url: str = "") -> None:
    """Clean one text, and ask all that must hold for every text.

    Raises:
        AssertionError: something does not hold; anything else that clean() raises.

    >>> check("The bridge opened.\\n\\nShare this article\\n")
    """
    import newsclean
    from newsclean import Report

    result = newsclean.clean(text, title=title, url=url)
    report, at, kept = result.report, 0, []
    for d in report.removals:
        assert at <= d.start < d.end <= len(text), "removals sorted and disjoint"
        assert text[d.start : d.end] == d.text, "a removal says what stands there"
        kept.append(text[at : d.start])
        at = d.end
    assert "".join(kept) + text[at:] == result.body, "text less removals is the body"
    assert report.restore(result.body) == text, "restore() gives the text back"
    assert Report.from_dict(report.to_dict()) == report, "a report survives plain data"
    # JSON makes one character of two lone surrogates side by side
    if json.loads(json.dumps([text, title])) == [text, title]:
        data = json.loads(json.dumps(report.to_dict()))
        assert Report.from_dict(data) == report, "a report survives JSON"
    assert str(report) is not None and result.gutter() is not None


@click.command()
@click.option("--seconds", default=60, show_default=True, type=click.IntRange(1))
@click.option("--seed", default=0, show_default=True, help="Another seed, other texts.")
@click.option(
    "--engine",
    default="hypothesis",
    show_default=True,
    type=click.Choice(["hypothesis", "atheris"]),
)
@click.option(
    "--save",
    default=Path("fuzz-failure.json"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where a text that breaks something is written.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def main(seconds: int, seed: int, engine: str, save: Path, as_json: bool) -> None:
    """Clean made-up texts for some seconds; stop at the first that breaks something."""
    try:
        if engine == "atheris":
            tried, broken = _with_atheris(seconds, seed, save)
        else:
            tried, broken = _with_hypothesis(seconds, seed)
    except BadInput as error:
        raise click.ClickException(str(error)) from error
    if broken:
        _saved(save, broken)
    if as_json:
        click.echo(json.dumps({"tried": tried, "broken": broken}, indent=1))
    else:
        said = f"broken: {broken['error']}" if broken else "nothing found"
        click.echo(f"{tried} texts in {seconds} s, seed {seed}, {engine}: {said}")
    sys.exit(1 if broken else 0)


Found = tuple[int, dict[str, str]]


def _with_hypothesis(seconds: int, seed: int) -> Found:
    """Rounds of examples, each with a seed of its own, until the time is over."""
    try:
        import hypothesis
    except ImportError as error:
        raise BadInput(
            "hypothesis is not installed: pip install hypothesis."
        ) from error
    tried, last = [0], {"error": "", "text": "", "title": ""}
    texts = _texts()
    end = time.monotonic() + seconds

    def one(text: str, title: str) -> None:
        # A round is left quickly when its time is over, but for making a find small.
        if time.monotonic() > end and not last["error"]:
            return
        tried[0] += 1
        try:
            check(text, title)
        except BaseException as error:
            last.update(error=repr(error), text=text, title=title)
            raise

    asked = hypothesis.settings(
        max_examples=500,
        phases=(hypothesis.Phase.generate, hypothesis.Phase.shrink),
        deadline=None,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )(hypothesis.given(*texts)(one))
    while time.monotonic() < end:
        try:
            hypothesis.seed(seed)(asked)()
        except Exception:  # noqa: BLE001 - whatever it is, it was found
            return tried[0], last
        seed += 1
    return tried[0], {}


def _texts() -> tuple[object, object]:
    """Strategies for a text and a title."""
    from hypothesis import strategies as st

    known = pieces()
    piece = st.one_of(
        st.sampled_from(known),
        st.sampled_from(known).flatmap(_twisted),
        st.text(max_size=40),
        st.text(alphabet=ODD, max_size=12),
    )
    line = st.tuples(piece, st.sampled_from(ENDS)).map("".join)
    text = st.one_of(
        st.lists(line, max_size=40).map("".join),
        st.lists(line, min_size=1, max_size=6).flatmap(
            lambda lines: st.integers(1, 60).map(lambda n: "".join(lines) * n)
        ),
    )
    return text, st.one_of(st.just(""), piece)


def _twisted(piece: str) -> object:
    """A known piece with its letters' case turned, cut short, or odd signs inside."""
    from hypothesis import strategies as st

    def inserted(at: int, signs: str) -> str:
        return piece[: at % (len(piece) + 1)] + signs + piece[at % (len(piece) + 1) :]

    return st.one_of(
        st.sampled_from([piece.upper(), piece.title(), piece.swapcase()]),
        st.integers(0, len(piece)).map(lambda n: piece[:n]),
        st.builds(inserted, st.integers(0, 500), st.text(alphabet=ODD, max_size=3)),
    )


def _with_atheris(seconds: int, seed: int, save: Path) -> Found:
    """Texts that lead to new branches; atheris ends the process by itself."""
    try:
        import atheris
    except ImportError as error:
        raise BadInput("atheris is not installed: pip install atheris.") from error
    with atheris.instrument_imports(include=["newsclean"]):
        # Rooms are imported when they are first needed: here, to be instrumented.
        known = pieces()
        check("".join(known[:50]), known[0])

    def one(data: bytes) -> None:
        text = _text_of(data, known, atheris)
        try:
            check(text)
        except Exception as error:
            _saved(save, {"error": repr(error), "text": text, "title": ""})
            raise

    options = (f"-max_total_time={seconds}", f"-seed={seed + 1}", "-max_len=400")
    atheris.Setup([sys.argv[0], *options, "-len_control=0"], one)
    atheris.Fuzz()
    return 0, {}


def _saved(save: Path, broken: dict[str, str]) -> None:
    save.write_text(json.dumps(broken, indent=1), encoding="utf-8")
    click.echo(f"{save}: the text that broke it, as small as found.", err=True)


def _text_of(data: bytes, known: list[str], atheris: object) -> str:
    """Bytes → a text of known pieces, odd characters and free words."""
    source = atheris.FuzzedDataProvider(data)  # type: ignore[attr-defined]
    parts = []
    while source.remaining_bytes() and len(parts) < 80:
        choice = source.ConsumeIntInRange(0, 3)
        if choice == 0:
            parts.append(known[source.ConsumeIntInRange(0, len(known) - 1)])
        elif choice == 1:
            parts.append(source.ConsumeUnicode(20))
        elif choice == 2:
            parts.append(ODD[source.ConsumeIntInRange(0, len(ODD) - 1)])
        parts.append(ENDS[source.ConsumeIntInRange(0, len(ENDS) - 1)])
    return "".join(parts)


if __name__ == "__main__":
    main()
