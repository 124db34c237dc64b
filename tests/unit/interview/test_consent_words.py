"""Consent in the words of the country: a yes is understood, a no that can be doubted is asked again."""

import pytest

from tests.unit.interview.talk import Talk

YES = ["nadürlich", "natierlich, immer zu", "ha freile", "jo klar", "gwieß", "vo mir aus", "alla gut", "dagege hab i nix", "Dagegen spricht nichts", "tamam", "eh klar", "na klar doch"]
NO = ["nein", "nö, lass mal", "noi, des will i net", "ne danke", "auf gar keinen Fall", "Das möchte ich nicht", "lieber nicht", "bin nicht einverstanden", "passt mir nicht", "bitte nichts speichern"]
DOUBTFUL = [
    "freili, sonscht hätt i jo net agfange",
    "sonst wäre ich ja nicht hier",
    "warum sollte ich das nicht wollen",
    "nee klar, mach mer",
    "nö, passt scho",
    "no ja, stimmt",
    "ich weiß nicht so recht",
    "i hab nix zum verberga",
]


@pytest.mark.parametrize("text", YES)
def test_a_yes_in_dialect_is_a_yes(text):
    assert Talk().says(text).values.get("einwilligung") == "ja"


@pytest.mark.parametrize("intent", ["verneinen", "angabe"])
@pytest.mark.parametrize("text", NO)
def test_a_plain_no_ends_and_erases(text, intent):
    assert Talk().says(text, intent=intent).outcome.erase


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_doubtful_no_erases_nothing(text):
    talk = Talk().says(text, intent="verneinen", sure=0.9)
    assert not talk.outcome.erase
    assert talk.asks in ("einwilligung", "perspective")
