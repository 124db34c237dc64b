"""What a need asks for, in codes; its words are never searched with."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from tests.unit.offers.examples import TODAY
from verbund.offers.wish import Wish, wish_of

NEED = {
    "skill_ids": ("CNC-02",), "stand_ist": 2, "stand_soll": 3, "plz": "89073", "ort": "Ulm", "dringlichkeit": "bis_3_monate", "zieldatum": None,
    "format": None, "radius_km": None, "zeitmodell": None, "schicht": None, "nachweis": None, "deutsch_unterstuetzung": None,
    "anzahl_personen": None,
}  # fmt: skip


def wish(**fields) -> Wish:
    return wish_of(SimpleNamespace(**(NEED | fields)), TODAY)


def test_a_need_with_little_in_it_asks_for_little():
    assert wish() == Wish(skill_ids=("CNC-02",), level=3, latest_start=TODAY + timedelta(92), plz="89073", ort="Ulm")


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"zieldatum": date(2027, 2, 1)}, "latest_start", date(2027, 2, 1)),
        ({"dringlichkeit": "spaeter"}, "latest_start", None),
        ({"radius_km": 50}, "radius_km", 50),
        ({"radius_km": 999}, "radius_km", None),
        ({"format": ("online_live", "gemischt")}, "ways", ("online", "gemischt")),
        ({"format": ("egal", "online_live")}, "ways", ()),
        ({"format": ("inhouse",)}, "inhouse", True),
        ({"format": ("inhouse", "kurs_vor_ort")}, "inhouse", False),
        ({"zeitmodell": ("abend", "samstag")}, "part_time", "teilzeit"),
        ({"zeitmodell": ("abend", "block")}, "part_time", None),
        ({"schicht": "drei"}, "shift", True),
        ({"schicht": "keine"}, "shift", False),
        ({"nachweis": "teilqualifikation"}, "credential", "teilqualifikation"),
        ({"nachweis": "egal"}, "credential", None),
        ({"deutsch_unterstuetzung": "sprechen"}, "german_support", True),
        ({"anzahl_personen": 8}, "persons", 8),
        ({"anzahl_personen": 1}, "persons", None),
    ],
)
def test_codes_become_wishes(fields, name, value):
    assert getattr(wish(**fields), name) == value


def test_the_log_gets_only_what_was_asked():
    record = wish(format=("online_live",)).to_record()
    assert record == {
        "skill_ids": ["CNC-02"],
        "level": 3,
        "latest_start": "2027-02-25",
        "plz": "89073",
        "ort": "Ulm",
        "ways": ["online"],
    }
