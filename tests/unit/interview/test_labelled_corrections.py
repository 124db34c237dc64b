"""Every value of every closed field can be put right by a sentence in the words of the summary."""

import pytest

from tests.unit.interview.talk import Talk
from verbund.interview.catalogue import FIELDS, Kind, asked_fields
from verbund.interview.world import World

WORDING = World.load().wording
SENTENCES = ("Nein, {label}: {value}", "Bitte ändern: {label} ist {value}", "{label} stimmt nicht, {value} ist richtig")
# Whom it is for changes the questions themselves; who may know has a test of its own.
FIELDS_BY_LABEL = [
    (perspective, name)
    for perspective in ("selbst", "team")
    for name in asked_fields({"perspective": perspective, "rahmen": ["schicht", "anfahrt", "deutsch"]})
    if FIELDS[name].kind in (Kind.CHOICE, Kind.CHOICES, Kind.TIME, Kind.SIZE)
    and name != "perspective"
    and len(WORDING.fields.get(name, {}).get("values", {})) > 1
]


def on_record(name, value):
    return [value] if FIELDS[name].kind is Kind.CHOICES else value


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(("perspective", "name"), FIELDS_BY_LABEL)
def test_a_value_is_put_right_by_its_label(perspective, name, sentence):
    values = [value for value in WORDING.fields[name]["values"] if not (name == "stand_soll" and value == 1)]
    for old, new in zip(values, [*values[1:], values[0]], strict=True):
        talk = Talk(perspective).skips_to("bestaetigung")
        talk.interview.put(name, on_record(name, old), "gesagt")
        said = sentence.format(label=WORDING.label(name), value=WORDING.value(name, new))
        talk.says(said, intent="korrigieren")
        assert talk.values[name] == on_record(name, new), said
        assert talk.asks == "bestaetigung"


def test_who_may_know_is_put_right_by_name():
    talk = Talk("selbst").skips_to("bestaetigung")
    talk.says("Falsch, mein Betrieb darf davon wissen", intent="korrigieren")
    assert talk.values["weitergabe_betrieb"] == "ja"
