"""match: each candidate rule's own pattern, on its own line → hits.

`unless` and `also` are tried on what would be cut, and speech in quotation marks is
left alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from newsclean.cache import asked, compiled, has_odd, is_odd, quick
from newsclean.listed import cut_short, list_end
from newsclean.model import Hit, Page, Rule
from newsclean.read import lead_of
from newsclean.sentences import sentences
from newsclean.view import one_blank, view_of, with_blanks

__all__ = ["match"]

#: No line of boilerplate is longer (in characters); no pattern is tried on a longer
#: line, so that a page that is one endless line costs no more than its length.
_LONGEST_LINE = 8_000


def match(
    page: Page, candidates: Iterable[tuple[int, int]], rules: Mapping[int, Rule]
) -> tuple[list[Hit], list[tuple[Hit, str]]]:
    """The hits of the candidates, and those that a guard spared, with its name."""
    hits: list[Hit] = []
    spared: list[tuple[Hit, str]] = []
    views = page.views
    odd = _odd_lines(page)
    for line, number in candidates:
        view = views[line]
        if len(view) > _LONGEST_LINE:
            continue
        rule = rules[number]
        loose = "   " in view
        pattern = (compiled if line in odd else quick)(rule.match)
        found = pattern.search(one_blank(view) if loose else view)
        if found is None:
            continue
        start, end = found.span()
        if loose:
            start, end = with_blanks(view, start), with_blanks(view, end)
        hit = _hit(page, line, rule, start, end)
        guard = _guard(page, hit, rule, view, start, end)
        if guard is None:
            hits.append(hit)
        elif guard:
            spared.append((hit, guard))
    return cut_short(page, hits), spared


def _odd_lines(page: Page) -> Collection[int]:
    """The lines that must not be given to Python's own engine: most pages have none."""
    beyond = page.memo.get("odd")
    # what is not odd in a text is not odd in its views
    if not (is_odd(page.text) if beyond is None else has_odd(page.text, beyond)):
        return ()
    return {i for i, view in enumerate(page.views) if is_odd(view)}


def _hit(page: Page, line: int, rule: Rule, start: int, end: int) -> Hit:
    """The hit of a match at `view[start:end]`, as wide as the rule's `cut`."""
    first, last = line, line
    at, to = page.starts[line], page.ends[line]
    if rule.cut in ("match", "sentence") or "alone" in rule.needs:
        lead = lead_of(page, line)
        start, end = at + lead + start, at + lead + end
        if rule.cut == "sentence":
            spans = [
                s for s in sentences(page.text, at, to) if s[1] > start and s[0] < end
            ]
            start, end = spans[0][0], spans[-1][1]
        return Hit(first, last, start, end, rule)
    if rule.cut == "block":
        last = list_end(page, line)
        to = page.ends[last]
    return Hit(first, last, at, to, rule)


def _guard(
    page: Page, hit: Hit, rule: Rule, view: str, start: int, end: int
) -> str | None:
    """None if the hit stands; a guard's name; "" if `also` says it is no hit at all."""
    seen = _seen_by_unless(page, hit, rule, view)
    if "   " in seen:
        seen = one_blank(seen)
    if any(asked(p, seen) is None for p in rule.also):
        return ""
    if rule.unless and asked(rule.unless, seen):
        return "unless"
    if '"' in view and _is_quoted(view, start, end, rule):
        return "quoted"
    return None


def _seen_by_unless(page: Page, hit: Hit, rule: Rule, view: str) -> str:
    if rule.cut in ("match", "sentence"):
        return view_of(page.text[hit.start : hit.end])
    if hit.last > hit.first:
        return " ".join(page.views[hit.first : hit.last + 1])
    return view


def _is_quoted(view: str, start: int, end: int, rule: Rule) -> bool:
    """Whether a match is inside quotation marks, as speech is."""
    if view[0] == view[-1] == '"' and view.count('"') == 2 and view[1] != " ":
        # with a blank after the sign it is an arrow, not a quotation
        return True
    if '"' in rule.match:
        return False
    return view.count('"', 0, start) % 2 == 1 and '"' in view[end:]
