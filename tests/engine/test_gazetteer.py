from pathlib import Path

import pytest
import spacy

from bot import gazetteer


@pytest.fixture(scope="module")
def nlp(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gazetteer")
    gazetteer.build(Path("knowledge")).to_disk(folder)
    return spacy.load(folder)


def hits(nlp, text):
    return [(hit.text, hit.label_, hit.ent_id_) for hit in nlp(text).ents]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("ich brauche den staplerschein", ("staplerschein", "skill", "SIC-01")),
        ("alle ohne hochvoltscheine", ("hochvoltscheine", "skill", "EMO-04")),
        ("an der Naehmaschine", ("Naehmaschine", "skill", "BEK-01")),
        ("Industriemechanicker gesucht", ("Industriemechanicker", "beruf", "25102")),
        ("bei uns in schwaebisch gmuend", ("schwaebisch gmuend", "ort", "08136")),
        ("irgendwo im Rems-Murr-Kreis", ("Rems-Murr-Kreis", "kreis", "08119")),
        ("die alte sps ist kaputt", ("sps", "skill", "AUT-01")),
    ],
)
def test_finds_the_word_as_it_is_typed(nlp, text, hit):
    assert hit in hits(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "das können wir und das müssen wir",  # Köngen, Süßen
        "wir arbeiten in drei Schichten",  # Schlichten
        "ich will das nicht erbringen müssen",  # Ebringen
        "der Vertrag ist da",  # Vortrag
        "mag sein, ja",  # MAG
        "das ist zu viel, ai ai",  # AI
    ],
)
def test_leaves_ordinary_words_alone(nlp, text):
    assert hits(nlp, text) == []


def test_short_abbreviations_count_in_capitals_only(nlp):
    assert hits(nlp, "am liebsten MAG") == [("MAG", "skill", "FUE-01")]
    assert not any(label == "skill" for _, label, _ in hits(nlp, "ich mag das"))


def test_a_name_of_two_places_carries_both(nlp):
    assert hits(nlp, "wir sitzen in Altdorf") == [("Altdorf", "ort", "08115|08116")]


def test_without_tables_it_says_which_folder_is_empty(tmp_path):
    with pytest.raises(FileNotFoundError, match="places"):
        gazetteer.build(tmp_path)
