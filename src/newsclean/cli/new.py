"""`newsclean rules new` and `new-pack`: skeletons for a rule or a language's pack."""

from __future__ import annotations

import re
from pathlib import Path

import click

from newsclean.cli.output import put, stop

__all__ = ["new", "new_pack"]

_DIR = click.option(
    "--dir",
    "folder",
    default="rules",
    show_default=True,
    metavar="DIR",
    help="The pack's folder.",
)

_RULE = """\
[[rule]]
name   = {name}
# Lower case; a space stands for any run of blanks, a straight quote for all quotes.
match  = {match}
reason = {reason}
# What else must hold; `newsclean rules show ID` explains the words.
needs  = [{needs}]
# match, sentence, line, block (with the fragments below) or rest (to the end).
cut    = "line"
# Lines that go, as they stood on a page …
hits   = [{hits}]
# … and news that holds the same words and stays.
misses = []
"""


@click.command(short_help="Begin a rule.")
@click.argument("rule_id", metavar="LANG/CATEGORY/NAME")
@click.option("--hit", metavar="TEXT", help="A line that should go: its first proof.")
@_DIR
def new(rule_id: str, hit: str | None, folder: str) -> None:
    """Write the skeleton of a rule at the end of DIR/LANG/CATEGORY.toml.

    It matches the words of --hit, or those of its name. Fill in the proof, then
    `newsclean rules lint DIR` says what is left to do.

    \b
    Exit codes:
      0  the skeleton was written
      2  there is such a rule, or it cannot be written; wrong usage
    """
    lang, category, name = _parts(rule_id)
    path = Path(folder) / lang / f"{category}.toml"
    text = _read(path)
    if re.search(rf'^name\s*=\s*["\']{re.escape(name)}["\']', text, re.MULTILINE):
        stop(f"{path}: rule {name!r} is there already.")
    _write(
        path,
        f"{text.rstrip()}\n\n" if text.strip() else "",
        _skeleton(category, name, hit),
    )
    put(f"{path}: fill in hits and misses, then run `newsclean rules lint {folder}`.\n")


@click.command("new-pack", short_help="Begin a language's pack.")
@click.argument("lang", metavar="LANG")
@_DIR
def new_pack(lang: str, folder: str) -> None:
    """Write DIR/LANG/ with a file for each category that the English pack has.

    Each file holds the English examples as comments: what to look for on pages of
    the new language. `newsclean rules new` then begins the rules.

    \b
    Exit codes:
      0  the files were written
      2  there is such a folder, or it cannot be written; wrong usage
    """
    from newsclean.packs import LANG, builtin_rules

    if lang == "any" or not LANG.fullmatch(lang):
        stop(
            f"{lang}: a language is its ISO 639 code in lower case, as in en or pt-br."
        )
    room = Path(folder) / lang
    if room.exists():
        stop(f"{room}: is there already; `newsclean rules new` adds rules to it.")
    examples: dict[str, list[str]] = {}
    for rule in builtin_rules():
        if rule.lang == "en":
            told = [f"# {rule.name}: {rule.reason}"]
            told += [f"#     {' '.join(hit.text.split())}" for hit in rule.hits[:3]]
            examples.setdefault(rule.category, []).extend(told)
    for category, lines in examples.items():
        head = f"# What the English rules of {category} cut; say it in {lang!r}:\n"
        _write(room / f"{category}.toml", head, "\n".join(lines) + "\n")
    put(
        f"{room}: {len(examples)} files. Begin a rule with `newsclean rules new "
        f"{lang}/CATEGORY/NAME --dir {folder}`.\n"
    )


def _parts(rule_id: str) -> tuple[str, str, str]:
    """The language, category and name of a rule that may exist."""
    from newsclean.model import CATEGORIES
    from newsclean.nearest import nearest
    from newsclean.packs import LANG, NAME

    lang, _, rest = rule_id.partition("/")
    category, _, name = rest.partition("/")
    if not LANG.fullmatch(lang) or not category or not NAME.fullmatch(name):
        stop(f"{rule_id}: a rule is LANG/CATEGORY/NAME, as in en/donation/support-us.")
    if category not in CATEGORIES:
        hint = nearest(category, CATEGORIES)
        stop(f"No category {category!r}.{hint} Known: {', '.join(CATEGORIES)}.")
    return lang, category, name


def _skeleton(category: str, name: str, hit: str | None) -> str:
    from newsclean.evidence import FRAGMENT, SHORT
    from newsclean.read import MARKS
    from newsclean.view import view_of

    words = name.replace("-", " ")
    view = " ".join(view_of(hit).strip(MARKS).split()) if hit else words
    fits = {'"short"': SHORT, '"fragment"': FRAGMENT}
    needs = next((word for word, most in fits.items() if len(view) <= most), "")
    return _RULE.format(
        needs=needs,
        name=_quoted(name),
        match=_quoted(re.escape(view).replace(r"\ ", " ").replace(r"\-", "-")),
        reason=_quoted(f"{category.replace('-', ' ').capitalize()}: {words}."),
        hits=f"\n  {_quoted(hit)},\n" if hit else "",
    )


def _quoted(text: str) -> str:
    """A TOML string: as it is if that is possible, else with escapes."""
    if "'" not in text and all(c.isprintable() or c == "\t" for c in text):
        return f"'{text}'" if '"' in text or "\\" in text else f'"{text}"'
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + re.sub(r"[\x00-\x1f\x7f]", lambda m: f"\\u{ord(m[0]):04x}", escaped) + '"'
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        stop(f"{path}: {error}.")


def _write(path: Path, before: str, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(before + text, encoding="utf-8", newline="\n")
    except OSError as error:
        stop(f"{path}: {error.strerror or error}.")
