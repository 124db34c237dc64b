import pytest

from bot.gazetteer_spelling import is_typo


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("staplerscheine", "staplerschein"),
        ("industriemechanicker", "industriemechaniker"),
        ("esslignen", "esslingen"),
        ("hydraulick", "hydraulik"),
        ("baterie", "batterie"),
    ],
)
def test_slips_are_forgiven(word, meant):
    assert is_typo(word, meant)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("koennen", "koengen"),
        ("betriebe", "getriebe"),
        ("fraeser", "fraesen"),
        ("montieren", "montierer"),
        ("vertrag", "vortrag"),
        ("villingen", "illingen"),
        ("hydraulik", "pneumatik"),
    ],
)
def test_other_words_are_not(word, meant):
    assert not is_typo(word, meant)
