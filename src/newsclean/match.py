"""match: each candidate rule's own pattern, on its own line → hits.

`unless` and `also` are asked of what would be cut, and speech in quotation marks
is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsclean.blocks import Block, following, terms_of
from newsclean.cache import compiled
from newsclean.model import Hit, Page, Rule
from newsclean.read import lead_of
from newsclean.sentences import sentences
from newsclean.shapes import line_text, median, shapes
from newsclean.view import one_blank, view_of, with_blanks

__all__ = ["match"]

#: No boilerplate line is longer (in characters); no pattern is asked of such a line,
#: so that a page that is one endless line costs no more than its length.
_LONGEST_LINE = 8_000


def match(
    page: Page, candidates: Iterable[tuple[int, int]], rules: Mapping[int, Rule]
) -> tuple[list[Hit], list[tuple[Hit, str]]]:
    """Hits of the candidates, and those that a guard spared, with its name."""
    hits: list[Hit] = []
    spared: list[tuple[Hit, str]] = []
    views = page.views
    for line, number in candidates:
        view = views[line]
        if len(view) > _LONGEST_LINE:
            continue
        rule = rules[number]
        loose = "   " in view
        found = compiled(rule.match).search(one_blank(view) if loose else view)
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
    return hits, spared


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
        last = _block_end(page, line)
        to = page.ends[last]
    return Hit(first, last, at, to, rule)


#: No list of links is longer (in lines).
_LONGEST_BLOCK = 60


def _block_end(page: Page, label: int) -> int:
    """The last of the fragments that follow a label, up to prose or a wider gap."""
    last = before = label
    widest = 0
    count, starts, ends = page.text.count, page.starts, page.ends
    for block in following(page, label):
        first, to, _, closed, prose = block
        if prose and last > label and _heads(page, label, before, last, block):
            return before
        if prose and last > label and not any(shapes(page).prose[:label]):
            return _above_headline(page, label, last, block)
        if prose or closed or to - label > _LONGEST_BLOCK or _is_torn(page, to):
            break
        gap = count("\n", ends[last], starts[first])
        if gap > widest:
            if last > label:
                break
            widest = gap
        before, last = last, to
    return last


#: A line so wide that ends in a small word of so few letters is the half of a sentence.
_HALF, _SMALL = 70, 3


def _is_torn(page: Page, i: int) -> bool:
    """Whether a line stops before a link: behind an article or a preposition."""
    if shapes(page).widths[i] < _HALF:
        return False
    word = line_text(page, i).rsplit(None, 1)[-1]
    return len(word) <= _SMALL and word.isalpha() and word.islower()


#: Byline, date and share bar stand between a headline and its story: so many lines. A
#: headline is at least so wide, and shares so many of its words with the lead, the first
#: prose and some lines below it.
_BETWEEN, _HEADLINE, _OF_LEAD, _LEAD = 16, 20, 0.4, 12


def _above_headline(page: Page, label: int, last: int, prose: Block) -> int:
    """The last line of a list in a menu: above the headline of the page's first prose."""
    below = min(prose.last + _LEAD, len(page.views))
    lead = terms_of(page, range(prose.first, below))
    for i in range(last, max(label, last - _BETWEEN), -1):
        own = terms_of(page, (i,))
        shared = len(own & lead)
        if (
            shapes(page).widths[i] >= _HEADLINE
            and shared >= _SHARED
            and shared >= _OF_LEAD * len(own)
        ):
            return i - 1
    return last


#: A heading shares so many of its words, and their part, with the paragraph below; or
#: it is so narrow beside the titles of the list, and the paragraph is so wide.
_SHARED, _SHARE, _NARROW, _PARAGRAPH = 2, 0.5, 0.5, 100


def _heads(page: Page, label: int, before: int, last: int, prose: Block) -> bool:
    """Whether the last line above a paragraph is its heading, and no title of the list."""
    own = terms_of(page, range(before + 1, last + 1))
    shared = own & terms_of(page, range(prose.first, prose.last + 1))
    if len(shared) >= _SHARED and len(shared) >= _SHARE * len(own):
        return True
    widths = shapes(page).widths
    titles = widths[label + 1 : before + 1]
    narrow = bool(titles) and widths[last] <= _NARROW * median(titles)
    return narrow and prose.width >= _PARAGRAPH


def _guard(
    page: Page, hit: Hit, rule: Rule, view: str, start: int, end: int
) -> str | None:
    """None where the hit stands; the guard's name; "" where `also` says no hit at all."""
    seen = _seen_by_unless(page, hit, rule, view)
    if "   " in seen:
        seen = one_blank(seen)
    if any(compiled(p).search(seen) is None for p in rule.also):
        return ""
    if rule.unless and compiled(rule.unless).search(seen):
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
    """Whether a match stands between quotation marks, as speech does."""
    if view[0] == view[-1] == '"' and view.count('"') == 2 and view[1] != " ":
        # a blank behind the sign: no quotation, an arrow
        return True
    if '"' in rule.match:
        return False
    return view.count('"', 0, start) % 2 == 1 and '"' in view[end:]
