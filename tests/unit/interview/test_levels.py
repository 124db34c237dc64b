"""Levels in two parts, and nothing more to learn."""

import pytest

from tests.unit.interview.talk import Talk


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Normal drehen kann ich allein, aber mit der neuen Steuerung nur mit Hilfe", 2),
        ("Excel kann ich anderen zeigen, aber Makros sind ganz neu für mich", 1),
        ("Fahren geht allein, aber beim Papierkram brauche ich Unterstützung", 2),
        ("die alte kann ich im Schlaf, aber die neue ist komplett neu", 1),
        ("Das ist neu für mich", 1),
        ("mit Hilfe geht es, aber allein nicht", 2),
    ],
)
def test_the_part_about_the_topic_counts(text, level):
    assert Talk("selbst").skips_to("stand_ist").says(text).values["stand_ist"] == level


def test_the_part_that_names_the_topic_counts_before_the_last():
    talk = Talk("selbst").says("Ich bin Elektriker und muss Hydraulik lernen, die Hydraulikpläne verstehe ich nicht.")
    talk.skips_to("stand_ist").says("Hydraulikpläne sind ganz neu für mich, aber Strom kann ich allein")
    assert talk.values["stand_ist"] == 1


@pytest.mark.parametrize("text", ["da gibt es nichts mehr zu lernen", "nix mehr zu verbessern", "das reicht so", "wie jetzt auch", "nichts zu steigern"])
def test_nothing_more_to_learn_is_the_level_of_today(text):
    talk = Talk("selbst").skips_to("stand_ist").presses("stand_ist", 3).skips_to("stand_soll").says(text)
    assert talk.values["stand_soll"] == 3
