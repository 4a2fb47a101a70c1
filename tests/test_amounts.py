"""What a recipe needs: known by its amounts, in any language, wherever it stands."""

import pytest

import newsclean
from newsclean.amounts import amounts
from newsclean.read import read

STORY = (
    "Cornbread that hisses\n"
    "My grandmother in Dunlowe baked hers in the skillet of her mother, and whoever came late "
    "to supper could hear from the gate whether there was any left.\n"
    "The trick is that batter and skillet are hot before they meet: everything else is a "
    "matter of taste, and of the mill that you buy your cornmeal from.\n"
    "I have tried it with yoghurt, with whey and with the water of potatoes, and each time "
    "the family ate it and said that it had been better before.\n"
)
PAIRING = (
    "Related\nThese go well with it:\nBrunswick stew\nTomato gravy\nPickled beans\n"
)
CARD = (
    "Print Recipe Pin Recipe\nPrep Time 10 minutes\nServings 8 wedges\nIngredients\n"
    "2 cups (300 g) cornmeal\n1 ½ teaspoons baking powder\n1 teaspoon salt\n"
    "4 tablespoons butter\nInstructions\nHeat the oven with the skillet inside.\n"
    "Brown the butter for five minutes and set a spoonful aside for the end.\n"
    "Swirl the rest in the hot skillet and bake until it is deep gold.\n"
)
FOOT = (
    "Did you make this recipe?\nLeave a Reply\nYour email address will not be published.\n"
    "Marlene says\nOctober 19, 2025 at 4:12 pm\nReply\nSubscribe\nFollow us on Pinterest\n"
    "Privacy Policy\nContact\n© 2025 Skillet and Gate. All rights reserved.\n"
)


@pytest.mark.parametrize(
    "lines",
    [
        ("2 cups flour", "½ tsp salt", "1 1/2 pounds plums"),
        ("200 g Mehl", "1 TL Zimt", "2-3 EL Öl"),
        ("Mehl 200 g", "Butter 100 g", "Milch: 1/4 l"),
        ("醤油 大さじ2", "砂糖 100g", "水 200ml"),
        ("200 г муки", "2 ст. л. сахара", "1 стакан молока"),
        ("2 su bardağı un", "1 çay kaşığı tuz", "3 yemek kaşığı yağ"),
    ],
)
def test_amounts_are_known_in_many_languages(lines):
    """Three lines with kitchen measures, close together, are one list."""
    assert amounts(read("\n".join(lines))) == [[0, 1, 2]]


def test_amounts_that_a_scraper_tore_are_known():
    """Numbers, units and things stand on lines of their own."""
    text = "▢\n2\ntbsp\noil\n▢\n1\nbulb of fennel\n▢\n½\ntsp\nsalt\n▢\n200\ng\nbeans"
    assert amounts(read(text)) == [[1, 8, 12]]


@pytest.mark.parametrize(
    "lines",
    [
        ("10 best gifts for gardeners", "5 ways to peel an egg", "3 gloves we like"),
        ("5 km", "128 GB", "18 comments"),
        ("2 cups flour", "½ tsp salt"),
        ("1", "Ferry", "2", "Mill", "3", "Goats"),
    ],
)
def test_other_numbers_are_no_amounts(lines):
    """Titles, distances and counts are no list, and neither are two amounts."""
    assert amounts(read("\n".join(lines))) == []


def test_the_recipe_below_related_titles_stays():
    """The list of titles ends above it, and so does nothing of the story."""
    body = newsclean.clean(STORY + PAIRING + CARD + FOOT).body
    assert "2 cups (300 g) cornmeal" in body
    assert "deep gold." in body
    assert "Marlene says" not in body


def test_a_list_of_titles_ends_above_the_amounts():
    """With nothing else between, the label takes no ingredient."""
    needed = CARD[CARD.index("Ingredients") :]
    body = newsclean.clean(
        STORY + "Related:\nBrunswick stew\nTomato gravy\n" + needed
    ).body
    assert "Ingredients\n2 cups" in body
    assert "Brunswick" not in body
