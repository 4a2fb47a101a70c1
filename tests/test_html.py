"""HTML: what trafilatura leaves out of the story is put back, and nothing beside it."""

import time

import pytest
import trafilatura

import newsclean
from newsclean.html import extracted
from newsclean.html.lines import lines_of
from newsclean.html.missed import completed
from newsclean.html.placed import placed

ROWS = [
    "The ferry from Dunlowe ran aground on Friday with forty passengers on board.",
    "The captain said that the tide had fallen faster than the tables promised.",
    "The harbour office will look at the charts, which are older than the pier.",
    "Two tugs from Harlow pulled the ship free in the evening, and it went home.",
]
LEAD = "A fallen tide held the night boat from Dunlowe on a sandbank for nine hours."
OTHER = "A whale was seen in the sound on Sunday by a fisherman, who said that it sang."


def page(*pieces, head="<h1>Ferry runs aground</h1>", around="article"):
    """A page with the four paragraphs, and a piece between each two of them."""
    body = head
    for row, piece in zip(ROWS, [*pieces, "", "", "", ""], strict=False):
        body += f"<p>{row}</p>{piece}"
    title = "<head><title>Ferry runs aground</title></head>"
    return f"<html>{title}<body><{around}>{body}</{around}></body></html>"


TEXT = "\n".join(ROWS)


def whole(html, text=TEXT, title=""):
    """The rows of a text that was completed from a page."""
    lines = lines_of(trafilatura.load_html(html))
    return completed(text, lines, title).split("\n")


@pytest.mark.parametrize(
    ("piece", "rows"),
    [
        ("<ul><li>A goat</li><li>Mail</li></ul>", ["- A goat", "- Mail"]),
        ("<h2>On board</h2><ul><li>Goat</li></ul>", ["On board", "- Goat"]),
        ("<dl><dt>Heron</dt><dd>aground</dd></dl>", ["Heron", "aground"]),
        (
            "<table><tr><th>Ship</th><td>Heron</td></tr></table>",
            ["Ship | Heron"],
        ),
        (f"<blockquote>{OTHER}</blockquote>", [OTHER]),
        (f"<div><div><div>{OTHER}</div></div></div>", [OTHER]),
        (
            f"<details class='hidden'><summary>Why?</summary><p>{OTHER}</p></details>",
            [OTHER],
        ),
    ],
    ids=["list", "heading", "terms", "table", "quote", "plain", "unfolded"],
)
def test_story_is_put_back(piece, rows):
    """What stands between two lines of the text is a part of the story."""
    found = whole(page("", piece))
    assert found == [*ROWS[:2], *rows, *ROWS[2:]]


@pytest.mark.parametrize(
    "piece",
    [
        f"<aside><p>{OTHER}</p></aside>",
        f"<div class='c-relatedStories'><p>{OTHER}</p></div>",
        f"<div id='newsletter-box'><p>{OTHER}</p></div>",
        f"<article><h3>Whale sings</h3><p>{OTHER}</p></article>",
        f"<figure><img src='x'><figcaption>{OTHER}</figcaption></figure>",
        f"<form><p>{OTHER}</p></form>",
        "<ul><li><a href='/whale'>Whale sings in the sound</a></li></ul>",
        "<div><a href='/w'><h3>Whale sings in the sound</h3></a></div>",
        "<h2>More news</h2><ul><li><a href='/w'>Whale sings</a></li></ul>",
        "<div>Share</div><p><a href='/x'>Print</a></p>",
        f"<script>{OTHER}</script><style>p {{}}</style>",
    ],
)
def test_boxes_beside_the_story_stay_out(piece):
    """Other stories, forms, captions, links and lone headings are not put back."""
    assert whole(page("", piece)) == ROWS


def test_box_of_the_story_may_have_any_name():
    """A box that holds the story is the story's, whatever its name says."""
    html = page("", "<ul><li>A goat</li></ul>", around="div class='sidebar related'")
    assert "- A goat" in whole(html)


def test_lead_stands_above_the_text():
    """What stands between headline and first paragraph comes first."""
    head = f"<header><h1>Ferry runs aground</h1><p>{LEAD}</p></header>"
    assert whole(page(head=head)) == [LEAD, *ROWS]


def test_lead_stands_below_a_headline_in_the_text():
    """Where the text begins with the headline, the lead is its second row."""
    head = f"<header><h1>Ferry runs aground</h1><p>{LEAD}</p></header>"
    text = "\n".join(["Ferry runs aground", *ROWS])
    assert whole(page(head=head), text)[:2] == ["Ferry runs aground", LEAD]


def test_lead_is_known_by_the_title_where_no_heading_is():
    """A line that says the title is a headline, too."""
    head = f"<div>Ferry runs aground</div><p>{LEAD}</p>"
    assert whole(page(head=head), title="Ferry runs aground") == [LEAD, *ROWS]
    assert whole(page(head=head)) == ROWS


def test_bylines_are_no_lead():
    """Short lines below the headline, and those of the author's box, stay out."""
    head = "<h1>Ferry runs aground</h1><p>By Ellen Pryce</p><p>2 May, 9.30</p>"
    assert whole(page(head=f"{head}<div class='author'>{LEAD}</div>")) == ROWS


def test_nothing_is_put_back_twice():
    """A line that the text has somewhere, or all but a word of it, is not added."""
    piece = f"<p>{ROWS[3]}</p><p>{ROWS[0]} [2]</p>"
    assert whole(page("", piece)) == ROWS


def test_lead_is_put_back_once():
    """A lead for wide screens and one for narrow ones are one lead."""
    head = f"<h1>Ferry runs aground</h1><p>{LEAD}</p><div><p>{LEAD}</p></div>"
    assert whole(page(head=head)) == [LEAD, *ROWS]


def test_headline_is_not_put_back():
    """The headline once more, or that of the next story, is no part of this one."""
    piece = "<h2>Ferry runs aground</h2>"
    assert whole(page("", piece)) == ROWS


def test_text_of_another_page_stays_as_it_is():
    """A text of which no line stands on the page is given back."""
    assert whole(page(), "Snow fell.\n\nIt melted.") == ["Snow fell.", "", "It melted."]


def test_rows_of_several_lines_are_found():
    """A row that joins two lines of the page stands where both do."""
    lines = lines_of(trafilatura.load_html(page("<ul><li><b>Goat</b><p>One</p></ul>")))
    keys = ["".join(lines[n].key for n in (2, 3)) + lines[4].key]
    assert placed(keys, lines) == {2: 0, 3: 0, 4: 0}


def test_lines_know_their_links():
    """The share of a line that links, and a break as the end of a line."""
    html = "<html><body><p>ab<a href='/'>cd</a><br>ef</p><p>gh</p></body></html>"
    lines = lines_of(trafilatura.load_html(html))
    assert [(line.text, line.linked) for line in lines] == [
        ("abcd", 0.5),
        ("ef", 0),
        ("gh", 0),
    ]


@pytest.mark.parametrize(
    "middle",
    ["<table>" + "<tr><td>0</td></tr>" * 9000 + "</table>", "<div>" * 4000],
    ids=["equal rows", "deep"],
)
def test_odd_pages_cost_little(middle):
    """Thousands of equal rows or of nested boxes are no trouble."""
    lines = lines_of(trafilatura.load_html(page("", middle)))
    begin = time.perf_counter()
    completed("\n".join(line.text for line in lines), lines)
    assert time.perf_counter() - begin < 5


def test_clean_html_keeps_the_lists():
    """End to end: lists and headings of the story are there, the site's are not."""
    html = page(
        "<h2>On board</h2><ul class='embed'><li>Forty people</li><li>A goat</li></ul>",
        f"<div class='related'><h3>Other news</h3><p>{OTHER}</p></div>",
        "<p>Share this article</p>",
    )
    result = newsclean.clean_html(html)
    assert "On board\n- Forty people\n- A goat\n" in result.body
    assert OTHER not in result.raw
    assert "Share" not in result.body
    assert result.report.restore(result.body) == result.raw


def test_asked_once_more_where_nothing_is_found(monkeypatch):
    """A page of which trafilatura makes nothing is asked for with more recall."""
    real = trafilatura.bare_extraction

    def shy(html, favor_recall=False, **settings):
        return real(html, **settings) if favor_recall else None

    monkeypatch.setattr(trafilatura, "bare_extraction", shy)
    assert ROWS[0] in extracted(page())[0]


@pytest.mark.parametrize(
    "html", ["", "  ", b"", "Snow fell.", "<html></html>", b"\xff"]
)
def test_pages_without_an_article(html):
    """What holds no article gives no text, and no error."""
    assert extracted(html)[0] in ("", "Snow fell.")


def test_bytes_are_decoded_as_the_page_declares():
    """Bytes of an old encoding are read as their page says."""
    html = page("", "<ul><li>Käse und Brot</li></ul>")
    html = html.replace("<head>", "<head><meta charset='iso-8859-1'>")
    assert "Käse und Brot" in extracted(html.encode("iso-8859-1"))[0]


def test_only_pages_are_taken():
    """Anything but str and bytes is a TypeError that says so."""
    with pytest.raises(TypeError, match="str or bytes, not int"):
        extracted(7)
