"""Menus that are told by their shape, in a language that no pack speaks."""

import newsclean

MENU = "\n".join(f"* {item}" for item in ("Iindaba", "Ezemidlalo", "Ezoyolo", "Izimvo"))
STORY = """\
Ibhulorho entsha ivuliwe ngoMvulo, emva kweenyanga ezilithoba zomsebenzi, kwaye iilori \
ziyawela kwakhona ukusuka kunxweme olusempuma.

Usodolophu wathi abantu bedolophu balinde ixesha elide, yaye iivenkile ezikufutshane \
zivuliwe namhlanje kusasa.

Iphenyane iza kuqhubeka ihamba kabini ngemini de kuphele unyaka, watsho umnini wayo."""


def cuts_of(page):
    """What goes of a page, by rule."""
    return {
        (d.rule, line.strip(" *"))
        for d in newsclean.clean(page).report.removals
        for line in d.text.split("\n")
        if line.strip()
    }


def test_a_menu_above_and_below_the_story_goes():
    """Items that stand on both sides of the story are a site's, in any language."""
    page = f"{MENU}\n\n{STORY}\n\n{MENU}\n"
    result = newsclean.clean(page)
    assert result.body.strip() == STORY
    assert ("any/navigation/menu-twice", "Ezemidlalo") in cuts_of(page)


def test_a_list_on_one_side_is_not_taken_for_it():
    """What stands above the story alone, or below it alone, may be its own."""
    for page in (f"{MENU}\n\n{STORY}\n", f"{STORY}\n\n{MENU}\n"):
        assert not any(rule.endswith("menu-twice") for rule, _ in cuts_of(page))


def test_two_lines_are_no_menu():
    """A byline and a place may stand at the end again."""
    ends = "Nomsa Dlamini\nHarlow\n"
    page = f"{ends}Umfanekiso\n\n{STORY}\n\n{ends}Iziko\n"
    assert not any(rule.endswith("menu-twice") for rule, _ in cuts_of(page))


def test_parts_of_the_story_that_come_back_stay():
    """A line within the story is no item, however often it stands there."""
    first, second, third = STORY.split("\n\n")
    page = f"{MENU}\n\n{first}\n\nIindaba\n\n{second}\n\n{third}\n\n{MENU}\n"
    assert "Iindaba" in newsclean.clean(page).body


def test_a_list_that_a_paragraph_tells_of_keeps_one_of_each():
    """Right below a paragraph a list taken twice is the story's: its copies go alone."""
    titles = (
        "Orchestra gets a cellist",
        "Walnuts in the rain",
        "A lynx",
        "Goats ashore",
    )
    told = (
        "Four things happened on the eastern bank this winter, the old ferryman said."
    )
    page = "\n\n".join((told, *(f"{title}\n\n{title}" for title in titles)))
    body = newsclean.clean(page).body
    assert [body.count(title) for title in titles] == [1, 1, 1, 1]
