"""Links that stand on lines of their own in the midst of a sentence."""

import newsclean

STORY = (
    "The ferry left Dunlowe at noon on Friday with forty passengers and a goat.\n"
    "Passengers who had booked a berth on the night boat were told that they could\n"
    "contact us\n"
    ", the harbour office wrote on its board, until the end of the week.\n"
    "The captain, who has crossed the sound for thirty years, brought the goat ashore.\n"
)


def test_link_in_sentence_stays():
    """A link's line stays where the sentence goes on around it."""
    result = newsclean.clean(STORY)
    assert "contact us\n, the harbour" in result.body


def test_report_says_why():
    """The hit on such a line is in the report, spared as linked."""
    spared = newsclean.clean(STORY).report.spared
    assert any(d.text == "contact us" and d.evidence == ("linked",) for d in spared)


def test_same_line_outside_a_sentence_goes():
    """The same line behind a full stop is a link of the site's."""
    alone = STORY.replace("they could\ncontact us\n, the", "\n\nthey could. The")
    assert "contact us" not in newsclean.clean(f"{alone}Contact us\n").body.lower()


def test_heading_from_the_contents_is_no_repeat():
    """A section's heading that the table of contents has stays above its paragraph."""
    story = (
        "The ferry {} left Dunlowe at noon on Friday with forty people and a goat.\n"
    )
    page = "What the ferries carried in summer\n" + "".join(
        story.format(word) for word in ("Sable", "Heron", "Lark", "Otter")
    )
    page += "What the ferries carried in summer\n" + story.format("Gannet")
    assert newsclean.clean(page).body == page
