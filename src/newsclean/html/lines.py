"""The lines of an HTML page as a reader sees them, and the boxes that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

__all__ = ["Box", "Line", "key_of", "lines_of"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Elements within a line; all other elements begin one.
_INLINE = _words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label"
    " mark nobr q rb ruby s samp small span strike strong sub sup td th time tt u var"
    " wbr"
)
#: Elements whose text nobody reads.
_UNREAD = _words(
    "applet area audio button canvas datalist dialog embed frame frameset head iframe"
    " input link map math meta noscript object optgroup option param progress rp rt"
    " rtc script select source style svg template textarea track video"
)
#: Elements that hold something beside the story, unless they hold the story itself.
_BESIDE = _words(
    "address article aside dialog figcaption figure footer form header menu nav"
)
#: Words in class and id that say the same. Words for hidden things are not among them,
#: since a click may unfold a part of the story, nor is "menu", which may be a
#: restaurant's, nor "teaser", which may be the story's lead.
_BESIDE_NAMES = _words(
    "ad ads advert advertisement author authors bio breadcrumb breadcrumbs byline"
    " caption carousel comments cookie credit cta footer form gallery login modal nav"
    " navigation newsletter paywall player popup promo promotion recommended"
    " recommendations related share sharing sidebar signup slider social sponsored sr"
    " subscribe subscription subscriptions tags toc tooltip trending"
)
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NO_WORD = re.compile(r"[\W_]+")


class Box:
    """An element that begins a line, and the one around it; each equals only itself."""

    __slots__ = ("beside", "tag", "up")

    def __init__(self, tag: str, beside: bool, up: Box | None) -> None:
        self.tag = tag
        #: whether by its name it holds something beside the story
        self.beside = beside
        self.up = up

    def chain(self) -> Iterator[Box]:
        """The box and all boxes around it, from the inside out."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.up


class Line(NamedTuple):
    """A line of the page: `linked` is the share that is links, `key` its letters."""

    text: str
    key: str
    linked: float
    box: Box


def key_of(text: str) -> str:
    """Letters and digits only: the same for two ways of writing one line.

    >>> key_of("- Rain, snow\\u00a0and hail.") == key_of("Rain, snow and hail")
    True
    """
    return _NO_WORD.sub("", text.lower())


def lines_of(tree: Any) -> list[Line]:
    """The lines of a parsed page, in order; `tree` is what lxml makes of a page."""
    body = tree if tree.tag == "body" else tree.find(".//body")
    reader = _Reader()
    _walk(reader, tree if body is None else body)
    return reader.lines


def _walk(reader: _Reader, root: Any) -> None:
    """Show a reader all elements and texts; no page is nested too deeply for it."""
    reader.begin(root)
    inside = [(root, iter(root))]
    while inside:
        element, children = inside[-1]
        child = next(children, None)
        if child is None:
            inside.pop()
            reader.end(element)
            if inside:
                reader.put(element.tail)
        elif not isinstance(child.tag, str) or child.tag in _UNREAD:
            reader.put(child.tail)
        else:
            reader.begin(child)
            inside.append((child, iter(child)))


class _Reader:
    """Collects text until an element begins or ends a line."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._box: Box | None = None
        self._pieces: list[str] = []
        self._links = 0
        self._linked = 0

    def begin(self, element: Any) -> None:
        """An element opens: it may begin a line, a cell or a link."""
        tag = element.tag
        if tag == "a":
            self._links += 1
        elif tag in ("td", "th"):
            if self._pieces:
                self._pieces.append(" | ")
        elif tag not in _INLINE:
            self._flush()
            if tag != "br":
                self._box = Box(tag, _is_beside(element), self._box)
        self.put(element.text)

    def end(self, element: Any) -> None:
        """An element closes, and with it its line."""
        tag = element.tag
        if tag == "a":
            self._links -= 1
        elif tag not in _INLINE:
            self._flush()
            if tag != "br" and self._box is not None:
                self._box = self._box.up

    def put(self, text: str | None) -> None:
        """Add text to the line, and to the link around it if there is one."""
        if text:
            self._pieces.append(text)
            if self._links:
                self._linked += len(" ".join(text.split()))

    def _flush(self) -> None:
        text = " ".join("".join(self._pieces).split())
        key = key_of(text)
        if key and self._box is not None:
            self.lines.append(Line(text, key, self._linked / len(text), self._box))
        self._pieces.clear()
        self._linked = 0


def _is_beside(element: Any) -> bool:
    """Whether an element's name says that it holds something beside the story."""
    tag = element.tag
    if tag in _BESIDE and not (
        tag == "figure" and element.find(".//table") is not None
    ):
        return True
    return _names_beside(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(4096)
def _names_beside(names: str) -> bool:
    return any(word.lower() in _BESIDE_NAMES for word in _NAME.findall(names))
