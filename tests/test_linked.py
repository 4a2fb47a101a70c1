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


SITE = "Contact us\nPrivacy policy\nTerms of use\nCareers\nLog in\nSitemap\nAdvertise"
FLAT = (
    "New parts of the harbour show, which Dunlowe Radio has sent since May, are out\n"
    "every Monday on\n"
    "{}\n"
    ", \n"
    "Apple Podcasts\n"
    ", \n"
    "Google Podcasts\n"
    "and all the other places where one looks for such a thing these days.\n"
)


def test_row_of_links_in_sentence_stays():
    """Links in a row between commas are parts of a sentence, the last as the first."""
    page = STORY + FLAT.format("YouTube")
    assert newsclean.clean(page).body == page


def test_link_at_the_head_of_a_sentence_stays():
    """A link that opens a sentence stays, as wide as it may be."""
    page = (
        f"{STORY}Are you looking for a berth on the night boat of Dunlowe and back?\n"
        "Find a ferry with a cabin near you\n"
        "that takes goats as well, and ask for its captain before you book a berth.\n"
    )
    assert newsclean.clean(page).body == page


def test_headline_in_a_sentence_stays():
    """The end of a sentence that stands on the page twice repeats no headline."""
    half = "for a berth on the night boat to Dunlowe.\n"
    page = (
        f"The large ferry line charges passengers from the islands\n$40\n{half}"
        f"At the average small harbour, the ferrymen charge no more than\n$12\n{half}"
        f"{STORY}"
    )
    assert newsclean.clean(page).body == page


def test_article_ends_behind_its_last_sentence():
    """The end of an article falls behind a sentence that was torn at its links."""
    end = (
        "If you keep a goat in Dunlowe and look for a berth, or for an all-in-one\n"
        "night boat ticket\nand cabin please\nask the harbour office\n.\n"
    )
    page = (
        f"{STORY * 3}{end}More stories\n{SITE}\nMore from Dunlowe\n{SITE}\n© 2024 Sound"
    )
    assert end.strip() in newsclean.clean(page).body


def test_last_line_before_the_site_stays():
    """One wide line between story and site is the story's, whatever it says."""
    last = "Seats may be had by calling the harbour office, goats@dunlowe.example\n"
    page = f"{STORY * 3}{last}{SITE}\n© 2024 Dunlowe Post"
    assert last.strip() in newsclean.clean(page).body


def test_footnote_stays():
    """A line under a star that a word of the story has is a footnote."""
    story = STORY.replace("forty passengers", "forty passengers*")
    note = "* As of May, in cabins\n"
    page = f"{story * 3}See Dunlowe\n{note}{SITE}\n© 2024 Post"
    assert note.strip() in newsclean.clean(page).body
    assert note.strip() not in newsclean.clean(page.replace("passengers*", "men")).body


def test_facts_stay():
    """A label that bylines have is a fact among others below the first paragraph."""
    facts = "Author: Jane Harlow\nPublisher: Dunlowe Press\nPages: 210\n"
    lead, _, rest = STORY.partition("\n")
    result = newsclean.clean(f"{lead}\n{facts}{rest}")
    assert facts in result.body
    told = [d for d in result.report.spared if d.text == "Author: Jane Harlow"]
    assert {d.evidence for d in told} == {("facts",)}


def test_terms_stay():
    """A word that a site's menu has is a term where a paragraph explains it, and others."""
    terms = (
        "Comments:\nShe reads them on the boat, all of them, and answers three a day.\n"
        "Maps:\nHe draws them on the back of tickets that nobody has asked for.\n"
    )
    body = newsclean.clean(f"{STORY}{terms}").body
    assert "Comments:" in body
    assert "Comments:" not in newsclean.clean(f"{STORY}Comments:\n").body


def test_heading_above_its_words_in_a_sentence_stays():
    """The words of a heading again, at the begin of a torn sentence, are no copy."""
    torn = "The goats of the island\nThe\ngoats of the island\nwere sold on Monday.\n"
    assert torn in newsclean.clean(f"{STORY}{torn}").body


def test_headline_that_runs_on_is_no_copy():
    """A line with the headline's words that goes on below is a heading of its own."""
    page = f"The goats of Dunlowe harbour\n{STORY}The goats of Dunlowe harbour\n"
    below = "and what became of them:\nTwo were sold, and one went back on Monday.\n"
    assert "harbour\nand what became" in newsclean.clean(page + below).body


def test_byline_beside_no_fact_goes():
    """A byline goes where no other fact stands beside it, or no paragraph above."""
    lead, _, rest = STORY.partition("\n")
    assert (
        "Author" not in newsclean.clean(f"Author: Jane Harlow\nPages: 9\n{STORY}").body
    )
    assert "Author" not in newsclean.clean(f"{lead}\nAuthor: Jane Harlow\n{rest}").body


def test_last_title_narrower_than_its_list_heads_the_paragraph():
    """Below a list of long titles, a short line above a paragraph is its heading."""
    page = (
        f"{STORY}Related:\nHow forty goats crossed the sound in a single winter\n"
        "A ferryman looks back on thirty years at the wheel\nA heated deck\n"
        "The ferry got its heated deck from a yard on the other side of the sound.\n"
    )
    body = newsclean.clean(page).body
    assert "A heated deck\n" in body
    assert "thirty years at the wheel" not in body
