"""Notes below the story, about its author and about companies, in many languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsclean
from newsclean.finders.about_company import ABOUT_COMPANY, PRESS_CONTACT
from newsclean.finders.closing_bio import CLOSING_BIO
from newsclean.finders.notes import with_verb
from newsclean.finders.wordlists import word_list

RULES = Path(newsclean.__file__).parent / "rules"
BIOS = {
    "en": "Marit Solvang is the owner of a boatyard near Tarnby. With a background in "
    "shipping, she has led two ferry lines and holds a degree in hydraulics.",
    "de": "Marit Solvang ist Redakteurin für Verkehr. Sie studierte in Tarnby Geographie "
    "und lebt mit zwei Hunden am östlichen Ufer.",
    "fr": "Marit Solvang est journaliste et photographe. Diplômée de l'université de "
    "Tarnby, elle vit à bord d'une péniche depuis 2011.",
    "es": "Marit Solvang es periodista y escritora. Licenciada por la Universidad de "
    "Tarnby, ha trabajado en dos revistas de viajes.",
    "it": "Marit Solvang è giornalista e scrittrice. Laureata all'università di Tarnby, "
    "vive a bordo di una chiatta e collabora con due riviste.",
    "pt": "Marit Solvang é jornalista e escritora. Formada pela Universidade de Tarnby, "
    "mora em uma barcaça e já escreveu dois livros.",
    "nl": "Marit Solvang is journalist en schrijver. Ze studeerde aan de universiteit van "
    "Tarnby en woont in een woonboot op de rivier.",
    "pl": "Marit Solvang jest dziennikarką i pisarką. Absolwentka uniwersytetu w Tarnby, "
    "autorka dwóch książek o rzekach i drogach.",
    "sv": "Marit Solvang är journalist och författare. Hon har tidigare arbetat på ett "
    "varv och bor i en husbåt utanför Tarnby.",
    "da": "Marit Solvang er journalist og forfatter. Hun har tidligere arbejdet på et "
    "værft og bor i en husbåd uden for Tarnby.",
    "no": "Marit Solvang er journalist og forfatter. Hun har tidligere jobbet på et verft "
    "og bor i en husbåt utenfor Tarnby.",
    "cs": "Marit Solvang je novinářka a spisovatelka. Vystudovala univerzitu v Tarnby a "
    "vydala dvě knihy o řekách a cestách.",
    "ru": "Марта Сольванг — журналистка и писательница. Окончила университет в Тарнбю, "
    "автор двух книг о реках и дорогах.",
    "uk": "Марта Сольванг — журналістка й письменниця. Закінчила університет у Тарнбю, "
    "авторка двох книг про річки й дороги.",
}
COMPANIES = {
    "en": "About Solvang Ferries\n\nSolvang Ferries is a leading operator of river "
    "ferries. Founded in 1912, the company has 300 employees on nine rivers.",
    "de": "Über die Solvang Fähren AG\n\nDie Solvang Fähren AG ist ein führender Anbieter "
    "von Flussfähren. Das Unternehmen wurde 1912 gegründet.",
    "fr": "À propos de Solvang\n\nSolvang est un acteur mondial des bacs fluviaux. Fondée "
    "en 1912, l'entreprise compte 300 salariés.",
    "es": "Acerca de Solvang\n\nSolvang es una empresa líder en transbordadores fluviales. "
    "Fundada en 1912, tiene 300 empleados y su sede en Tarnby.",
    "it": "Informazioni su Solvang\n\nSolvang è un'azienda leader nei traghetti fluviali. "
    "Fondata nel 1912, conta 300 dipendenti e ha sede a Tarnby.",
    "pt": "Sobre a Solvang Balsas\n\nA Solvang Balsas é uma empresa líder em balsas. "
    "Fundada em 1912, tem 300 funcionários e sede em Tarnby.",
    "nl": "Over Solvang\n\nSolvang is een toonaangevend bedrijf in veerdiensten op de "
    "rivier. Het werd in 1912 opgericht en heeft 300 medewerkers.",
    "pl": "O firmie Solvang\n\nSolvang to lider przepraw promowych na rzekach. Firma "
    "została założona w 1912 roku i zatrudnia 300 pracowników.",
    "sv": "Om Solvang\n\nSolvang är en ledande leverantör av färjor på floder. Företaget "
    "grundades 1912 och har 300 anställda på nio floder.",
    "da": "Om Solvang\n\nSolvang er en førende leverandør af færger på floder. "
    "Virksomheden er grundlagt i 1912 og har 300 ansatte på ni floder.",
    "no": "Om Solvang\n\nSolvang er en ledende leverandør av elveferger. Selskapet ble "
    "grunnlagt i 1912 og har 300 ansatte på ni elver.",
    "cs": "O společnosti Solvang\n\nSolvang je přední dodavatel říčních přívozů. Byla "
    "založena v roce 1912 a má 300 zaměstnanců na devíti řekách.",
    "ru": "О компании Сольванг\n\nСольванг — ведущая компания речных паромов. Основана в "
    "1912 году, штаб-квартира в Тарнбю, 300 сотрудников.",
    "uk": "Про компанію Сольванг\n\nСольванг — провідна компанія річкових поромів. "
    "Заснована у 1912 році, має 300 співробітників на дев'яти річках.",
}


def story_of(lang):
    """The standard story of a language."""
    return (RULES / lang / "article.txt").read_text(encoding="utf-8").strip()


def cuts(finder, text, lang=""):
    """What a finder alone takes of a page."""
    pipeline = newsclean.Pipeline(finders=(finder,))
    report = newsclean.clean(text, lang=lang, pipeline=pipeline).report
    return [removal.text.strip() for removal in report.removals]


@pytest.mark.parametrize("lang", BIOS)
def test_a_note_about_an_unknown_person_goes(lang):
    """The last paragraph is about somebody whom the story does not name."""
    assert cuts(CLOSING_BIO, f"{story_of(lang)}\n\n{BIOS[lang]}") == [BIOS[lang]]


@pytest.mark.parametrize("lang", BIOS)
def test_a_person_of_the_story_stays(lang):
    """The same paragraph stays where the story has named the person."""
    paragraphs = story_of(lang).split("\n\n")
    paragraphs[1] += f" ({BIOS[lang].split()[1]})"
    assert cuts(CLOSING_BIO, "\n\n".join([*paragraphs, BIOS[lang]])) == []


def test_a_person_of_the_last_paragraphs_stays():
    """Somebody who has spoken just above is no author."""
    said = (
        "“It is a good bridge,” said Marit Solvang, who had come over it from Tarnby."
    )
    assert cuts(CLOSING_BIO, f"{story_of('en')}\n\n{said}\n\n{BIOS['en']}") == []


def test_further_paragraphs_about_the_same_person_go():
    """They begin with a part of the name."""
    more = (
        "Marit rows across the river every morning, and in winter she walks across it "
        "where the ice is thick."
    )
    text = f"{story_of('en')}\n\n{BIOS['en']}\n\n{more}"
    assert cuts(CLOSING_BIO, text) == [BIOS["en"], more]


def test_what_happened_to_a_person_stays():
    """A death, a trial or a speech is news, whoever it is about."""
    for end in ("She died in March.", "She told the court that.", "Police found her."):
        assert cuts(CLOSING_BIO, f"{story_of('en')}\n\n{BIOS['en']} {end}") == []


def test_a_list_of_people_stays():
    """Where the story's paragraphs open alike, the last ones are no notes."""
    names = ["Ann Poe", "Bo Roe", "Cy Doe", "Di Low", "Ed Fay", "Flo Gee"]
    people = [BIOS["en"].replace("Marit Solvang", name) for name in names]
    assert cuts(CLOSING_BIO, "\n\n".join([story_of("en"), *people])) == []
    assert cuts(CLOSING_BIO, "\n\n".join([story_of("en"), *people[:3]])) == []


@pytest.mark.parametrize("lang", COMPANIES)
def test_a_note_about_a_company_goes_with_its_label(lang):
    """The label names the company, and the paragraph below opens with it."""
    text = f"{story_of(lang)}\n\n{COMPANIES[lang]}"
    assert cuts(ABOUT_COMPANY, text, lang) == [COMPANIES[lang]]


def test_all_paragraphs_about_the_company_go():
    """Up to three of them, and none that speaks of something else."""
    second = (
        "The company serves customers in nine countries, and its subsidiary Solvang "
        "Yards builds the boats."
    )
    other = "It rained on the bridge all through the winter, and the swifts came late again."
    text = f"{story_of('en')}\n\n{COMPANIES['en']}\n\n{second}"
    assert cuts(ABOUT_COMPANY, text) == [f"{COMPANIES['en']}\n\n{second}"]
    assert cuts(ABOUT_COMPANY, f"{text}\n\n{other}") == [
        f"{COMPANIES['en']}\n\n{second}"
    ]


def test_a_section_of_the_story_stays():
    """A section about a thing, or one that more of the story follows."""
    bridge = (
        "About the bridge\n\nThe bridge belongs to a group of firms that was founded in "
        "1912 and has 300 employees."
    )
    german = (
        "Über die Brücke\n\nDie Brücke wurde 1912 gegründet und gehört einer Gruppe von "
        "Unternehmen mit 300 Mitarbeitern."
    )
    assert cuts(ABOUT_COMPANY, f"{story_of('en')}\n\n{bridge}") == []
    assert cuts(ABOUT_COMPANY, f"{story_of('de')}\n\n{german}") == []
    inside = f"{story_of('en')}\n\n{COMPANIES['en']}\n\n{story_of('en')}"
    assert cuts(ABOUT_COMPANY, inside) == []


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "Media contact:"),
        ("de", "Pressekontakt"),
        ("fr", "Contact presse :"),
        ("es", "Contacto de prensa"),
        ("it", "Ufficio stampa"),
        ("pt", "Assessoria de imprensa"),
        ("nl", "Perscontact"),
        ("pl", "Kontakt dla mediów"),
        ("sv", "Presskontakt"),
        ("da", "Pressekontakt"),
        ("no", "Pressekontakt"),
        ("cs", "Kontakt pro média"),
        ("ru", "Контакты для СМИ"),
        ("uk", "Контакти для ЗМІ"),
    ],
)
def test_whom_the_press_may_call_goes(lang, label):
    """A label, and below it nothing but names, numbers and addresses."""
    block = f"{label}\n\nMarit Solvang\n\n+47 555 01 42\n\nmarit@ferries.example"
    assert cuts(PRESS_CONTACT, f"{story_of(lang)}\n\n{block}") == [block]
    story = f"{story_of(lang)}\n\n{block}\n\n{story_of(lang)}"
    assert cuts(PRESS_CONTACT, story) == []


@pytest.mark.parametrize("lang", word_list("notes"))
def test_verbs_behind_a_name_tell_their_language(lang):
    """Each verb is heard where it stands whole, and not inside a longer word."""
    for written in word_list("notes")[lang]["verbs"]:
        verb = written.removesuffix("*")
        view = f"marit solvang {verb} on the eastern bank"
        assert lang in with_verb(view, 14), written
        assert not with_verb(f"marit solvangs{verb} here", 14), written
