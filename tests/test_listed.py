"""How far a list under a label reaches, and where a story is found among lists."""

import newsclean

STORY = (
    "The ferry left Dunlowe at noon on Friday with forty passengers and a goat.\n"
    "The captain, who has crossed the sound for thirty years, brought the goat ashore.\n"
    "At two o'clock the harbour office said that nobody would have to pay for it.\n"
)
HEADLINE = "Forty aboard as a goat crosses the sound"
TITLES = ("Mill opens its doors again", "Snow closes the pass", "Bakery to move")


def test_list_of_numbers_ends_with_its_numbers():
    """The line behind the last number is the headline."""
    numbered = "".join(f"{n}. {title}\n" for n, title in enumerate(TITLES, 1))
    page = f"Dunlowe Post\nTrending now\n{numbered}{HEADLINE}\n{STORY}"
    body = newsclean.clean(page).body
    assert f"{HEADLINE}\n" in body
    assert "Bakery" not in body


def test_list_in_a_menu_ends_at_an_ad():
    """Above the first paragraph no list of links goes on behind an ad."""
    titles = "".join(f"{title}\n" for title in TITLES)
    page = f"Dunlowe Post\nTrending now\n{titles}ADVERTISEMENT\n{HEADLINE}\n{STORY}"
    body = newsclean.clean(page).body
    assert f"{HEADLINE}\n" in body
    assert "Bakery" not in body


def test_list_ends_at_half_a_sentence():
    """A wide line that ends in an article is no title: its other half stood in a link."""
    half = (
        "In its speech on Friday the harbour office spoke of more than forty ferries of the\n"
        "Dunlowe Sound Line\n"
        "The link opens in a new window.\n"
    )
    page = f"{STORY}Related:\nMill opens its doors again\n{half}{STORY}"
    body = newsclean.clean(page).body
    assert "spoke of more than forty ferries" in body
    assert "Mill opens" not in body


def test_heading_with_a_number_is_no_title():
    """The list under a label ends above a heading that has a number, and no other."""
    page = f"{STORY}Related:\nMill opens its doors\n2. Who pays for the goat\n{STORY}"
    body = newsclean.clean(page).body
    assert "Who pays" in body
    assert "Mill opens" not in body


def test_heading_above_its_picture_is_no_title():
    """The last title above a picture's credit, right above a paragraph, is a heading."""
    titles = "Mill opens its doors again\nSnow closes the pass\nA ferry for the goat\n"
    page = f"{STORY}Related:\n{titles}Photo: Ellen Pryce\n{STORY}"
    body = newsclean.clean(page).body
    assert "A ferry for the goat" in body
    assert "Mill opens" not in body


def test_much_narrower_line_above_a_paragraph_is_no_title():
    """A line far narrower than every title of a list heads the paragraph below it."""
    titles = "Mill opens its doors again\nSnow closes the pass to the island\n"
    assert (
        "The pier"
        in newsclean.clean(f"{STORY}Related:\n{titles}The pier\n{STORY}").body
    )


MENU = "Log in\nSubscribe\nSports\nObituaries\nPodcasts\nContact us\nWeather\n"
SITE = f"{MENU}Privacy policy\nTerms of use\nCareers\nAdvertise\n© 2024 Dunlowe Post\n"


def test_headline_above_name_and_town_stays():
    """Headline and standfirst stay above a name, a town, dates and a share bar."""
    head = (
        f"{HEADLINE}\nThe captain has never seen anything like it in his life\n"
        "Ellen Pryce\nDunlowe\nPublished: 12 May 2024, 07:30\nShare\nFacebook\nWhatsApp\n"
    )
    body = newsclean.clean(f"{MENU * 2}{head}{STORY * 2}{SITE}").body
    assert HEADLINE in body
    assert "never seen anything" in body


def test_steps_below_a_list_of_what_is_needed_stay():
    """A how-to whose paragraphs stand alone under headings is one story."""
    needed = "\n".join(f"* {n} fathoms of rope for a goat" for n in range(2, 9))
    steps = "\n".join(
        f"Step {n}: {title}\n"
        f"Take the {n} ends of the rope in your hands, walk round the goat, and do not look "
        "at it while you do. A second sentence says how the knot is tied, and the third one "
        "says why nobody ties it like that in Dunlowe.\nThen rest for a minute or two."
        for n, title in enumerate(TITLES, 1)
    )
    story = f"{HEADLINE}\n{STORY}What you'll need\n{needed}\n{steps}\n"
    body = newsclean.clean(f"{MENU}{story}{SITE}{MENU}").body
    assert needed in body
    assert steps.strip() in body


def test_paragraph_below_a_table_of_cells_stays():
    """Where paragraphs are torn at their links, a table's cells part them widely."""
    cells = "\n".join(f"Berth {n}\n{n}0 shillings" for n in range(1, 8))
    torn = (
        "The last of these berths is the one that\nDunlowe Radio\n, the harbour office and "
        "the captain of the ferry ask for most, with the goat.\n"
        "Nobody in the harbour office has ever paid for it, the captain of the ferry said.\n"
    )
    more = (
        "Whoever wants to cross the sound with a goat has to ask\nthe harbour office\n, "
        "which has a form for it, and then the captain.\n"
    )
    told = f"{HEADLINE}\n{STORY}{more}{STORY}{more}What a berth costs\n"
    page = f"{MENU}{told}{cells}\n{torn}{SITE}{MENU}"
    assert torn.strip() in newsclean.clean(page).body
