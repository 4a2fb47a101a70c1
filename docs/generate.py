"""Write the pages that are made from the code: the configuration, and all rules.

`python docs/generate.py` writes them; with `--check` it writes nothing, names each page
that differs, and ends with exit code 1 if there is one.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from newsclean.config import reference
from newsclean.model import CATEGORIES, Example, Finder, Rule
from newsclean.packs import LANGUAGES, builtin_finders, builtin_rules

HERE = Path(__file__).parent
#: Examples that a page shows of each rule; `newsclean rules show ID` shows all.
HITS, MISSES = 2, 1
WIDEST = 160
MADE = "<!-- Made by docs/generate.py from the packs: change those, then run it. -->\n"


def main() -> int:
    """Write or check every page; the exit code."""
    checking = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not checking:
        print("usage: python docs/generate.py [--check]", file=sys.stderr)
        return 2
    pages = dict(made())
    gone = sorted(set((HERE / "reference").glob("*.md")) - set(pages))
    stale = [path for path, text in pages.items() if _read(path) != text]
    for path in [*gone, *stale]:
        if not checking and path in pages:
            path.parent.mkdir(exist_ok=True)
            path.write_text(pages[path], encoding="utf-8", newline="\n")
        elif not checking:
            path.unlink()
        else:
            print(f"{path}: run `python docs/generate.py`.", file=sys.stderr)
    return 1 if checking and (gone or stale) else 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def made() -> Iterator[tuple[Path, str]]:
    """Each page that is made, with its text."""
    yield HERE / "configuration.md", reference()
    names = language_names()
    rooms: dict[str, list[Rule | Finder]] = defaultdict(list)
    sources: list[Rule | Finder] = [*builtin_rules(), *builtin_finders()]
    for source in sources:
        rooms[source.lang].append(source)
    yield HERE / "reference" / "index.md", index_page(rooms, names)
    for lang in ("any", *LANGUAGES):
        page = "\n".join(language_page(names[lang], rooms[lang]))
        yield HERE / "reference" / f"{lang}.md", page


def language_names() -> dict[str, str]:
    """The languages by their codes, as docs/languages.md calls them."""
    lines = (HERE / "languages.md").read_text(encoding="utf-8").splitlines()
    rows = [line.strip("|").split("|") for line in lines if line.startswith("| `")]
    named = {row[0].strip(" `"): row[1].strip() for row in rows}
    return {"any": "Every language", **named}


def index_page(
    rooms: Mapping[str, Sequence[Rule | Finder]], names: Mapping[str, str]
) -> str:
    """The list of the languages' pages."""
    lines = [MADE, "# Rules", "", "Every rule that is built in, with its reason and"]
    lines += ["some of its proof. `newsclean rules show ID` shows all of one rule.", ""]
    lines += ["| language | rules and finders |", "|---|---|"]
    for lang in ("any", *LANGUAGES):
        lines.append(f"| [{names[lang]}]({lang}.md) | {len(rooms[lang])} |")
    return "\n".join([*lines, ""])


def language_page(name: str, sources: Sequence[Rule | Finder]) -> Iterator[str]:
    """The lines of a page of one language: its rules by category."""
    yield f"{MADE}\n# Rules: {name}\n"
    for category, action in CATEGORIES.items():
        ours = sorted((s for s in sources if s.category == category), key=by_name)
        if not ours:
            continue
        yield f"## {category}\n\nBy default: {action}.\n"
        for source in ours:
            yield from described(source)


def by_name(source: Rule | Finder) -> str:
    """What rules are sorted by."""
    return source.name


def described(source: Rule | Finder) -> Iterator[str]:
    """The lines about one rule or finder."""
    yield f"### {source.name}\n\n{source.reason} {conditions(source)}\n"
    goes = [f"goes   {flat(hit)}" for hit in source.hits[:HITS]]
    stays = [f"stays  {flat(miss)}" for miss in source.misses[:MISSES]]
    if goes or stays:
        yield "\n".join(["```text", *goes, *stays, "```", ""])


def conditions(source: Rule | Finder) -> str:
    """What a rule asks for, and how much it cuts."""
    if isinstance(source, Finder):
        return "A finder."
    needs = ", ".join(f"`{need}`" for need in source.needs)
    cuts = (
        f"Cuts the {source.cut}." if source.cut != "rest" else "Cuts all that follows."
    )
    return f"{cuts} Needs {needs}." if needs else cuts


def flat(example: Example) -> str:
    """An example on one line."""
    text = " ⏎ ".join(filter(None, map(str.strip, example.text.splitlines())))
    text = text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"
    return text.replace("```", "'''")


if __name__ == "__main__":
    raise SystemExit(main())
