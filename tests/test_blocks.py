"""Blocks: the lines of one sentence that a flat scraper tore at its links."""

import pytest

import newsclean
from newsclean.blocks import blocks, prose_before
from newsclean.read import read

WHOLE = {
    "a link between commas": "Ask at the harbour\n, or the mill\n, or the ferry",
    "small words": "We built it\nin eleven weekends",
    "an opened quotation": "It said “\nall rights reserved\n” on its back.",
    "a link behind it": "We had seen\nDunlowe Castle\nfrom the ferry before.",
    "chinese": "十字街口那间四平方米的铺子，已经亮了\n四十六年\n的灯。铺主\n周德明",
    "japanese": "訪れる人の数は町の人口のほぼ\n2倍\nにあたる。",
    "japanese quotation": "駅前の「\nホームの会\n」が開く朝市だ。",
    "japanese age": "会を立ち上げたのは、元駅員の\n高瀬正夫さん\n（71）。翌日から始めた。",
    "korean": "지난해 가을에는 갈매마을 사람들이\n도서관\n을 새로 지었다.",
    "korean subject": "주말이면 마을마다 모두\n150명\n이 찾는다.",
    "arabic": "أهدى السكان جميعهم إلى المدرسة\nكتب المكتبة القديمة\n، وبقي منها ما يكفي.",
    "a year": "He wrote it for the\nUniversity of Dunlowe Press\n(2014) and for others.",
    "an em dash": "The children have called it\n«Nobody’s»\n— and they say it is the sweetest.",
}
APART = {
    "titles": "Ferry gets a new deck\nMill opens again\nGoat found",
    "labels": "Tags:\nharbour",
    "keywords": "Klíčová slova:\nmost",
    "a danish quotation": "Sidste kutter sejler ud\n»Det er slut,« siger han.",
    "a swedish quotation": "Sista båten har gått\n”Vi ger upp”, säger han.",
    "a german quotation": "Er nannte es „Kommunikation“\nZwei Stunden später",
    "a list": "What we need\n- rope\n- tar",
    "a list below a link": "See the ferry\n— rope\n— tar",
    "a caption": "The new deck. (Photo: Post / A. Doe)\nYesterday\nat noon it opened.",
    "a menu": "首页\n要闻\n教育",
}


def first_block(text):
    """The first block of a text."""
    return blocks(read(text))[0]


@pytest.mark.parametrize("kind", WHOLE)
def test_torn_sentence_is_one_block(kind):
    """What is torn at links reads as one."""
    assert first_block(WHOLE[kind]).last == WHOLE[kind].count("\n")


@pytest.mark.parametrize("kind", APART)
def test_lines_apart_are_blocks_of_their_own(kind):
    """Titles, labels, items and quotations stand for themselves."""
    assert first_block(APART[kind]).last == 0


def test_torn_paragraph_counts_once():
    """A paragraph of five lines is one paragraph for all that stands below it."""
    text = (
        "The ferry left Dunlowe at noon with forty passengers,\na goat\n, and the\n"
        "mayor\n, who was seasick before the mole.\nAt two it came back.\n"
    )
    assert prose_before(read(text)) == [0, 0, 0, 0, 0, 1, 1]


STORY = (
    "Haukiniemi village bought a sauna raft for its council, and the council likes it.\n"
    "The raft has eight benches, one stove, and no room for a second opinion, it says.\n"
    "The mayor of Haukiniemi wants a second raft before the winter, with a telephone.\n"
)
MENU = "Log in\nSubscribe\nHome\nSports\nWeather\nPodcasts\nObituaries\nContact us\n"


def test_headline_stays_where_the_name_of_the_page_goes():
    """Of the page's name above the menu and the headline below it, one stays."""
    title = "Village buys its own sauna raft and the council meets on it"
    page = f"{title}\n{MENU}{MENU.upper()}{title}\n{STORY}"
    body = newsclean.clean(page).body
    assert body.count(title) == 1
    assert body.index(title) < body.index("Haukiniemi village")
