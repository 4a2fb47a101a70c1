"""Where sentences end."""

from newsclean.sentences import sentences


def test_blanks_inside_french_quotation_marks_belong_to_the_sentence():
    """The closing mark stays with its sentence; an opening one begins the next."""
    text = "« On reste. » Le maire s’assied. »Nein«, sagt er."
    spans = [text[a:b] for a, b in sentences(text)]
    assert spans == ["« On reste. »", "Le maire s’assied.", "»Nein«, sagt er."]
