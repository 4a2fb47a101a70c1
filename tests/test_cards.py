"""Titles and teasers below the label of a list, and stories that look like them."""

import newsclean

STORY = (
    "The committee met in the old customs house on the eastern bank and heard four "
    "engineers, two farmers and the owner of the ferry that still crosses twice a day.\n\n"
    "The engineers want a bridge of steel, the farmers one that carries a tractor, and "
    "the owner of the ferry wants the bank to stay as it is until he is seventy.\n\n"
    "A vote was put off until the spring, when the water will show how high a bridge on "
    "the eastern bank would have to be.\n\n"
)
#: They are about the same things as the story, and as wide as they happen to be.
CARDS = (
    "Who pays for a bridge of steel?\n\n"
    "Two ministries have asked the engineers, and neither liked the answer it received.\n\n"
    "The last ferry on the river\n\n"
    "Its owner remembers floods, weddings and one goat that travelled free of charge for "
    "eleven years.\n\n"
    "How high is the water in spring?\n\n"
    "A look at marks which millers cut into stone over a hundred years.\n\n"
)


def test_cards_below_a_label_go_even_if_they_are_about_the_same_things():
    """The label says that they are other articles."""
    for label in ("You may also like", "Das könnte Sie auch interessieren"):
        body = newsclean.clean(f"{STORY}{label}\n\n{CARDS}").body
        assert body.rstrip() == STORY.rstrip(), label


def test_parts_without_a_label_are_the_storys():
    """Headings and paragraphs by turns: nothing says that they are other articles."""
    assert newsclean.clean(STORY + CARDS).body == STORY + CARDS


def test_a_pointer_with_its_own_title_is_no_label_of_what_follows():
    """The story goes on below the title, in parts of one paragraph."""
    pointer = "Read also\n\nThe bell that the river took, and who dived for it\n\n"
    end = (
        "That is what the committee heard, and the customs house was cold, and the vote "
        "was put off, and the ferry crossed again.\n"
    )
    body = newsclean.clean(STORY + pointer + STORY + CARDS + end).body
    assert "Who pays" in body
    assert "marks which millers cut" in body


def test_terms_that_are_explained_below_a_pointer_are_the_storys():
    """A term ends in a dash or a colon, a title in neither."""
    terms = (
        "Steel –\n\nIt carries a tractor, and the engineers of the committee want it.\n\n"
        "Stone –\n\nIt stands on the eastern bank, and the farmers have enough of it.\n\n"
        "Rope –\n\nThe owner of the ferry has crossed on it twice a day since he was ten.\n\n"
    )
    text = f"{STORY}Related articles\n\nBridges, and what they are made of\n\n{terms}"
    assert terms.rstrip() in newsclean.clean(text).body
