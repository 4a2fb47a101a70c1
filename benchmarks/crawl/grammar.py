"""The words and the shapes of sentences that pages are made of, in four languages."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["BOILERPLATE", "LANGUAGES", "Language"]


class Language(NamedTuple):
    """What articles of one language are made of."""

    people: tuple[str, ...]
    towns: tuple[str, ...]
    papers: tuple[str, ...]
    things: tuple[str, ...]
    deeds: tuple[str, ...]
    times: tuple[str, ...]
    reasons: tuple[str, ...]
    sentences: tuple[str, ...]


LANGUAGES = {
    "en": Language(
        people=("Ellen Pryce", "Tomas Reed", "Ada Lorne", "Hugh Bale", "Mina Sorrel"),
        towns=("Harlow", "Wexby", "Stourmere", "Calder", "Penhollow", "Lenford"),
        papers=("post", "courier", "observer", "echo", "tribune"),
        things=(
            "the ferry",
            "the stone bridge",
            "the harbour wall",
            "the old mill",
            "the night bus",
            "the flood gate",
            "the market hall",
            "the reservoir",
        ),
        deeds=(
            "repaired",
            "closed",
            "measured",
            "painted",
            "sold",
            "moved",
            "reopened",
        ),
        times=("on Monday", "in early spring", "last week", "after nine months"),
        reasons=(
            "because the water had risen faster than anyone could remember",
            "since two engineers had found cracks below the third arch",
            "although the council had promised to wait for the new survey",
            "while the schools along the river were still on holiday",
        ),
        sentences=(
            "{who} said that {thing} in {town} was {did} {when}, {why}.",
            "{thing} of {town} will be {did} again, and {n} people signed a letter about it.",
            "“We never asked for more than {n} chairs,” said {who}, who lives near {thing}.",
            "In {town}, {thing} had been {did} {when} at a cost of {n} thousand pounds.",
            "Nobody in {town} knew how long {thing} would stay {did}, {why}.",
        ),
    ),
    "de": Language(
        people=("Grete Holm", "Anton Weidner", "Ilse Krahn", "Jakob Tressel"),
        towns=("Lindau", "Moorburg", "Ahrfeld", "Tannsee"),
        papers=("bote", "anzeiger", "kurier"),
        things=(
            "die Fähre",
            "die alte Mühle",
            "die Hafenmauer",
            "die Markthalle",
        ),
        deeds=("repariert", "geschlossen", "vermessen", "verkauft"),
        times=("am Montag", "im Frühjahr", "nach neun Monaten"),
        reasons=(
            "weil das Wasser schneller gestiegen war als in allen Jahren zuvor",
            "obwohl der Rat versprochen hatte, auf das neue Gutachten zu warten",
        ),
        sentences=(
            "{who} sagte, {thing} in {town} werde {when} {did}, {why}.",
            "In {town} wurde {thing} {when} {did}, und {n} Menschen sahen dabei zu.",
            "„Wir haben nie mehr als {n} Stühle verlangt“, sagte {who} in {town}.",
        ),
    ),
    "fr": Language(
        people=("Odile Marchand", "Luc Perrin", "Sabine Corvet"),
        towns=("Valmont", "Rochelle-sur-Lys", "Aubrac"),
        papers=("gazette", "courrier"),
        things=("le vieux pont", "le bac", "le moulin", "le marché couvert"),
        deeds=("réparé", "fermé", "vendu", "repeint"),
        times=("lundi", "au printemps", "après neuf mois de travaux"),
        reasons=(
            "parce que l'eau était montée plus vite que prévu",
            "alors que le conseil avait promis d'attendre la nouvelle étude",
        ),
        sentences=(
            "{who} a déclaré que {thing} de {town} serait {did} {when}, {why}.",
            "À {town}, {thing} a été {did} {when} devant {n} habitants.",
            "« Nous n'avons jamais demandé plus de {n} chaises », a dit {who}.",
        ),
    ),
    "es": Language(
        people=("Inés Robledo", "Mateo Luján", "Carmen Orozco"),
        towns=("Valdeolmos", "Carrascal", "Lagunilla"),
        papers=("diario", "correo"),
        things=("el puente viejo", "el molino", "el mercado", "el dique"),
        deeds=("reparado", "cerrado", "vendido", "pintado"),
        times=("el lunes", "en primavera", "tras nueve meses de obras"),
        reasons=(
            "porque el agua había subido más deprisa que nunca",
            "aunque el ayuntamiento había prometido esperar al nuevo informe",
        ),
        sentences=(
            "{who} dijo que {thing} de {town} sería {did} {when}, {why}.",
            "En {town}, {thing} fue {did} {when} ante {n} vecinos.",
            "«Nunca pedimos más de {n} sillas», dijo {who}, vecina de {town}.",
        ),
    ),
}

#: Language → kind → shapes of its lines.
BOILERPLATE: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "byline": ("By {who}", "By {who}, staff reporter"),
        "dateline": ("Published {n} March {year}", "Updated: {n} May {year}, 09:{n:02d}"),
        "share": ("Share this article", "Share on Facebook\nShare on Twitter\nCopy link"),
        "ad-label": ("Advertisement", "ADVERTISEMENT\n\nStory continues below"),
        "related": ("Read also: {title}", "Read more: {title}"),
        "related-list": ("Related:\n{title}\n{other}", "Related stories\n\n{title}\n\n{other}"),
        "photo-credit": ("Photo: {who}",),
        "newsletter": ("Sign up for our newsletter and never miss a story.",),
        "donation": ("Support our journalism from as little as $1 a month.",),
        "subscription": ("Subscribe now for unlimited access to all our articles.",),
        "consent": ("We use cookies to improve your experience. Accept all cookies",),
        "adblock": ("It looks like you are using an ad blocker. Please switch it off.",),
        "copyright": ("© {year} {host}. All rights reserved.",),
    },
    "de": {
        "byline": ("Von {who}",),
        "share": ("Artikel teilen",),
        "ad-label": ("Anzeige",),
        "related": ("Lesen Sie auch: {title}", "Mehr zum Thema: {title}"),
        "newsletter": ("Jetzt unseren Newsletter abonnieren!",),
        "copyright": ("© {year} {host}. Alle Rechte vorbehalten.",),
    },
    "fr": {
        "byline": ("Par {who}",),
        "share": ("Partager cet article",),
        "ad-label": ("Publicité",),
        "related": ("Lire aussi : {title}", "À lire aussi : {title}"),
        "newsletter": ("Inscrivez-vous à notre newsletter.",),
        "copyright": ("© {year} {host}. Tous droits réservés.",),
    },
    "es": {
        "byline": ("Por {who}",),
        "share": ("Compartir este artículo",),
        "ad-label": ("Publicidad",),
        "related": ("Lea también: {title}", "Te puede interesar: {title}"),
        "newsletter": ("Suscríbete a nuestro boletín.",),
        "copyright": ("© {year} {host}. Todos los derechos reservados.",),
    },
}  # fmt: skip
