"""What tells a question from a statement about the same thing."""

import numpy as np
import pytest

from bot.sentence_shape import shapes


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("wie groß ist die Gruppe", "wir sind eine große Gruppe"),
        ("gibt es das online", "online wäre gut"),
        ("Kurs am Abend?", "Kurs am Abend"),
        ("wo isch des", "des isch in Ulm"),
    ],
)
def test_a_question_has_another_shape_than_a_statement(question, statement):
    asked, said = shapes([question, statement])
    assert np.linalg.norm(asked - said) >= 2


def test_what_it_is_about_does_not_change_the_shape():
    first, second = shapes(["wer bezahlt den Staplerschein", "wer unterrichtet den Nähkurs"])
    assert np.array_equal(first, second)


def test_texts_without_words_have_a_shape_too():
    assert np.isfinite(shapes(["", "…", "😀", "x " * 2000])).all()
    assert shapes([]).shape[0] == 0
