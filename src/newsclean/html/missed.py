"""Lines of the story that an extractor left out, put back where they belong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from newsclean.html.lines import Box, Line, key_of
from newsclean.html.placed import placed
from newsclean.sentences import BEHIND_STOP, SENTENCE_END
from newsclean.shapes import PROSE_WIDTH, width_of

__all__ = ["completed"]

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_ITEMS = frozenset(("li", "dt", "dd", "tr"))
_PARAGRAPHS = frozenset(("p", "blockquote", "pre"))
_PLAIN = frozenset(("div", "section"))
_LEADS = frozenset(("p", "div", "section", "h2", "h3"))

#: A box with at least this share of the text holds the story, whatever its name says.
_SHARE = 0.1
#: A line of which a larger share is links is a pointer to other pages.
_LINKED, _HEADING_LINKED = 0.4, 0.5
#: What reads like a paragraph, though the page does not say so, is at least this wide.
_WIDE = PROSE_WIDTH // 2
#: How many letters identify a line although a part is missing; how many are enough.
_KNOWN, _LONG = 40, 60
#: A shorter line may be within another by chance; the letters to search in rows nearby.
_SHORT, _NEARBY = 12, 20_000


def completed(text: str, lines: Sequence[Line], title: str = "") -> str:
    """The text with the missing lines of the page that belong inside it, and its lead.

    Headings, list items, table rows and paragraphs between two lines of the text are
    put back, and so is the lead between headline and text, unless they are in a box
    beside the story or consist largely of links.
    """
    rows = text.split("\n")
    keys = [key_of(row) for row in rows]
    at = placed(keys, lines)
    if not at:
        return text
    story = _Story(lines, at, keys, key_of(title))
    more: dict[int, list[str]] = {}
    back: set[str] = set()
    for line, row in sorted({*story.lead(), *story.missed()}):
        key = lines[line].key
        # a page may hold one lead for wide screens and one for narrow ones
        if len(key) <= _LONG or key not in back:
            back.add(key)
            more.setdefault(row, []).append(_as_row(lines[line]))
    whole = more.get(-1, [])
    for number, row_text in enumerate(rows):
        whole.append(row_text)
        whole += more.get(number, ())
    return "\n".join(whole)


def _as_row(line: Line) -> str:
    return f"- {line.text}" if line.box.tag == "li" else line.text


class _Story:
    """The lines of a page, and which of them are in the text."""

    def __init__(
        self,
        lines: Sequence[Line],
        at: Mapping[int, int],
        keys: Sequence[str],
        title: str,
    ) -> None:
        self._lines = lines
        self._at = at
        self._order = sorted(at)
        self._keys = keys
        ends = (end for key in keys for end in (key[:_KNOWN], key[-_KNOWN:]))
        #: headlines are not story: the first has been read, the next is another story's
        self._heads = {line.key for line in lines if line.box.tag == "h1"} | {title}
        self._known = frozenset(chain(keys, ends, self._heads))
        self._boxes = _holding(lines, self._order)
        inner = {lines[i].box.up for i in self._order}
        self._near = inner | {box.up for box in inner if box is not None}
        self._parents = inner

    def missed(self) -> list[tuple[int, int]]:
        """Lines between two lines of the text, each with the row that it goes below."""
        found: list[tuple[int, int]] = []
        for first, last in zip(self._order, self._order[1:], strict=False):
            below = last
            nearby = self._nearby(self._at[first], self._at[last])
            # from the last one: a heading belongs to the story if what it heads does
            for i in range(last - 1, first, -1):
                if self._belongs(self._lines[i], nearby) and (
                    below == i + 1 or self._lines[i].box.tag not in _HEADINGS
                ):
                    found.append((i, self._at[first]))
                    below = i
        return found

    def lead(self) -> Iterator[tuple[int, int]]:
        """Lines between headline and first paragraph that read like a lead."""
        prose = (i for i in self._order if _is_prose(self._lines[i]))
        first = next(prose, self._order[0])
        heads = [
            i for i, line in enumerate(self._lines[:first]) if line.key in self._heads
        ]
        if not heads:
            return
        boxes = self._boxes.union(self._lines[heads[-1]].box.chain())
        nearby = self._nearby(0, self._at[first])
        above = -1
        for i in range(heads[-1], first):
            above = self._at.get(i, above)
            line = self._lines[i]
            if _may_lead(line, boxes) and not self._has(line.key, nearby):
                yield i, above

    def _belongs(self, line: Line, nearby: str) -> bool:
        """Whether a line in the middle of the story is a part of it."""
        tag, linked = line.box.tag, line.linked
        if tag in _HEADINGS:
            fits = linked < _HEADING_LINKED or line.box.up in self._parents
        elif tag in _ITEMS:
            fits = linked <= _LINKED or tag == "tr"
        elif tag in _PARAGRAPHS:
            fits = linked <= _LINKED and (self._is_near(line.box) or _is_prose(line))
        else:
            fits = tag in _PLAIN and linked <= _LINKED and _is_prose(line)
        if not fits or _is_beside(line.box, self._boxes):
            return False
        return not self._has(line.key, nearby)

    def _is_near(self, box: Box) -> bool:
        """Whether lines of the text are in the box around this one, or next to it."""
        return box.up in self._parents or (
            box.up is not None and box.up.up in self._near
        )

    def _has(self, key: str, nearby: str) -> bool:
        """Whether the text already has a line, or nearly all of it."""
        if key in self._known or (len(key) > _SHORT and key in nearby):
            return True
        return len(key) > _LONG and (
            key[:_KNOWN] in self._known or key[-_KNOWN:] in self._known
        )

    def _nearby(self, first: int, last: int) -> str:
        """The letters of some rows, cut off if they are very many."""
        return "".join(self._keys[first : last + 1])[:_NEARBY]


def _may_lead(line: Line, boxes: Collection[Box]) -> bool:
    return (
        line.box.tag in _LEADS
        and line.linked <= _LINKED
        and width_of(line.text) >= _WIDE
        and (line.box.tag != "div" or _is_closed(line))
        and not _is_beside(line.box, boxes)
    )


def _holding(lines: Sequence[Line], order: Sequence[int]) -> frozenset[Box]:
    """The boxes that hold a good share of the text."""
    held: Counter[Box] = Counter()
    for i in order:
        for box in lines[i].box.chain():
            held[box] += len(lines[i].key)
    whole = sum(len(lines[i].key) for i in order)
    return frozenset(box for box, width in held.items() if width >= _SHARE * whole)


def _is_beside(box: Box, story: Collection[Box]) -> bool:
    """Whether a box is beside the story, not inside it."""
    for around in box.chain():
        if around.tag == "nav":
            return True
        if around in story:
            return False
        if around.beside:
            return True
    return False


def _is_prose(line: Line) -> bool:
    return width_of(line.text) >= _WIDE and _is_closed(line)


def _is_closed(line: Line) -> bool:
    end = line.text.rstrip(BEHIND_STOP)[-1:]
    return end in SENTENCE_END or end == ":"
