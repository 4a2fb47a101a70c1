"""Words that head a part of the story stay, though menus have them too."""

import newsclean

FIRST = (
    "The library of Dunlowe has a new system for its cards, and it cost more than the "
    "roof did, as the council was told on Monday evening.\n"
)
SECOND = (
    "Nobody sees any more who has borrowed what, not even the librarian, who says that "
    "she has never wanted to know it in the first place.\n"
)
THIRD = (
    "The old cards were burnt in the yard of the school, and the children were allowed "
    "to watch from the windows of the gym.\n"
)


def test_a_heading_among_headings_stays():
    """Between two paragraphs, in a story that has another heading."""
    page = f"{FIRST}Privacy\n{SECOND}What became of the cards\n{THIRD}"
    result = newsclean.clean(page)
    assert result.body == page
    assert ("heading",) in {d.evidence for d in result.report.spared}


def test_a_lone_word_goes():
    """Without another heading, the word is the site's."""
    assert "Contact us" not in newsclean.clean(f"{FIRST}Contact us\n{SECOND}").body


def test_a_count_is_no_heading():
    """A line with a number counts comments."""
    page = f"{FIRST}4 comments\n{SECOND}What became of the cards\n{THIRD}"
    assert "4 comments" not in newsclean.clean(page).body


def test_a_table_of_contents_is_no_heading():
    """Its label heads a list of links, which scrapers leave out."""
    page = f"{FIRST}Table of contents\n{SECOND}What became of the cards\n{THIRD}"
    assert "Table of contents" not in newsclean.clean(page).body
