"""view: a text as patterns see it: lower case; plain quotes, dashes, blanks, digits."""

from __future__ import annotations

import re

__all__ = ["beyond_ascii", "one_blank", "straight", "view_of", "with_blanks"]

#: One to one, so that an offset in the view is an offset in the text; grouped by the
#: bytes that all characters of a group begin with in UTF-8.
_BY_LEAD: tuple[tuple[bytes, tuple[tuple[str, str], ...]], ...] = (
    (
        b"\xc2",
        (
            ("\N{NO-BREAK SPACE}", " "),
            ("\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", '"'),
            ("\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}", '"'),
        ),
    ),
    (
        b"\xe2\x80",
        (
            ("\N{NARROW NO-BREAK SPACE}", " "),
            ("\N{RIGHT SINGLE QUOTATION MARK}", "'"),
            ("\N{LEFT SINGLE QUOTATION MARK}", "'"),
            ("\N{SINGLE LOW-9 QUOTATION MARK}", "'"),
            ("\N{LEFT DOUBLE QUOTATION MARK}", '"'),
            ("\N{RIGHT DOUBLE QUOTATION MARK}", '"'),
            ("\N{DOUBLE LOW-9 QUOTATION MARK}", '"'),
            ("\N{EN DASH}", "-"),
            ("\N{EM DASH}", "-"),
            ("\N{HYPHEN}", "-"),
            ("\N{NON-BREAKING HYPHEN}", "-"),
            ("\N{HORIZONTAL BAR}", "-"),
        ),
    ),
    (b"\xe2\x81", (("\N{MEDIUM MATHEMATICAL SPACE}", " "),)),
    (b"\xe2\x88", (("\N{MINUS SIGN}", "-"),)),
    (b"\xca\xbc", (("\N{MODIFIER LETTER APOSTROPHE}", "'"),)),
    (
        b"\xe3\x80",
        (
            ("\N{IDEOGRAPHIC SPACE}", " "),
            ("\N{LEFT CORNER BRACKET}", '"'),
            ("\N{RIGHT CORNER BRACKET}", '"'),
            ("\N{LEFT WHITE CORNER BRACKET}", '"'),
            ("\N{RIGHT WHITE CORNER BRACKET}", '"'),
        ),
    ),
    (
        b"\xef\xbc",
        (
            ("\N{FULLWIDTH QUOTATION MARK}", '"'),
            ("\N{FULLWIDTH APOSTROPHE}", "'"),
            ("\N{FULLWIDTH COLON}", ":"),
            ("\N{FULLWIDTH LEFT PARENTHESIS}", "("),
            ("\N{FULLWIDTH RIGHT PARENTHESIS}", ")"),
            *((chr(0xFF10 + n), str(n)) for n in range(10)),
        ),
    ),
    (b"\xef\xbd", (("\N{FULLWIDTH VERTICAL LINE}", "|"),)),
    # digits: Arabic, Persian, Devanagari
    (b"\xd9", tuple((chr(0x0660 + n), str(n)) for n in range(10))),
    (b"\xdb", tuple((chr(0x06F0 + n), str(n)) for n in range(10))),
    (b"\xe0\xa5", tuple((chr(0x0966 + n), str(n)) for n in range(10))),
)

#: The same, with the bytes of each character.
_STRAIGHT = tuple(
    (lead, tuple((seen.encode(), seen, plain) for seen, plain in pairs))
    for lead, pairs in _BY_LEAD
)
_ASCII = bytes(range(128))

#: Blanks of other widths: seldom seen, so all are looked for at once.
_WIDTHS, _WIDTHS_BYTES = "[\u2000-\u200a]", b"\xe2\x80[\x80-\x8a]"


def beyond_ascii(text: str) -> bytes:
    """The non-ASCII part of a text, in UTF-8 and in order.

    On most pages these are a few bytes: searching them for a character costs nothing,
    while searching the text for each one costs more than the rest of reading it.

    >>> beyond_ascii("“Naïve”").decode()
    '“ï”'
    """
    if text.isascii():
        return b""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII)


def view_of(text: str) -> str:
    r"""The text as patterns see it, character for character: lower case, straight
    marks.

    >>> view_of("Don\u2019t MISS\N{NO-BREAK SPACE}it \N{EM DASH} Sign up")
    "don't miss it - sign up"
    """
    return straight(text, beyond_ascii(text))


def straight(text: str, odd: bytes) -> str:
    """The view of a text whose non-ASCII part is known."""
    if odd:
        # this is the only letter whose length changes under lower()
        text = text.replace("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "i")
    for lead, pairs in _STRAIGHT:
        if lead in odd:
            for seen, char, plain in pairs:
                if seen in odd:
                    text = text.replace(char, plain)
    if odd and re.search(_WIDTHS_BYTES, odd):
        text = re.sub(_WIDTHS, " ", text)
    return text.replace("\t", " ").lower()


_MANY_BLANKS = re.compile(r"\s{2,}")


def one_blank(view: str) -> str:
    """A view with one blank for many: a long run of them, searched again from each of
    its blanks, takes quadratic time.

    >>> one_blank("read   more")
    'read more'
    """
    return _MANY_BLANKS.sub(" ", view)


def with_blanks(view: str, at: int) -> int:
    """The place in a view that corresponds to a place in `one_blank(view)`.

    >>> with_blanks("read   more", one_blank("read   more").index("more"))
    7
    """
    for run in _MANY_BLANKS.finditer(view):
        if at <= run.start():
            break
        at += run.end() - run.start() - 1
    return at
