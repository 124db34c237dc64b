"""Persona files: complete, honest and valid, so that a wrong field found by playing them is the bot's fault."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from verbund.need_schema import needs_schema
from verbund.tables import rows

FOLDER = Path(__file__).parents[2] / "dialogue" / "personas"
FILES = sorted(FOLDER.glob("*.json"))
LONG = [path for path in FILES if re.match(r"[ep]\d\d-", path.name)]
OUR_OWN = [path for path in LONG if path.name.startswith("p")]

KEYS = {"id", "note", "perspective", "language_mode", "opening", "answers", "interrupts", "corrections", "second_need",
        "expect", "forbid", "in_opening", "outcome", "tags"}  # fmt: skip
PSEUDO_FIELDS = {"einwilligung", "bestaetigung", "weiterer_bedarf", "kontakt", "funding"}
OF_EVERYBODY = {
    "einwilligung", "perspective", "ort", "plz", "branche", "branche_text", "betriebsgroesse", "thema_freitext",
    "skill_ids", "anlass", "situation", "ursache_art", "zielzustand", "stand_ist", "stand_soll", "pflicht", "nachweis",
    "zielgruppe_level", "taetigkeit_freitext", "berufsabschluss", "deutsch_unterstuetzung", "dringlichkeit",
    "zieldatum", "format", "zeitmodell", "schicht", "radius_km", "rahmen", "bisher", "foerder_interesse",
    "kontakt_gewuenscht", "kontakt", "bestaetigung", "weiterer_bedarf", "funding",
}  # fmt: skip
OF_ONE = {"altersband", "weitergabe_betrieb"}
OF_A_GROUP = {"anzahl_personen", "betrieb_ref", "dauer_rahmen", "freistellung", "gemeinsam", "gemeinsam_hinweis",
              "raum_angebot", "betriebsrat"}  # fmt: skip
# Both ranges are kept free of subscribers for films and books (Bundesnetzagentur).
MADE_UP_NUMBERS = re.compile(r"^(017139200\d\d|08999998\d{3})$")

SKILLS = {row["id"] for row in rows("skills/skills_taxonomy.csv")}
REGION_OF = {row["ags"]: row["region"] for row in rows("places/kreise_bw.csv")}
KREISE_OF_PLZ: dict[str, set[str]] = {}
for _row in rows("places/places_bw.csv"):
    for _plz in _row["plz"].split("|"):
        KREISE_OF_PLZ.setdefault(_plz, set()).add(_row["kreis_ags"])


def read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def needs_of(persona: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [persona] + ([persona["second_need"]] if persona["second_need"] else [])


def typed(need: Mapping[str, Any], name: str) -> list[str]:
    said = need["answers"].get(name, [])
    return [said] if isinstance(said, str) else said


def everything_typed(persona: Mapping[str, Any]) -> Iterator[str]:
    for need in needs_of(persona):
        yield need["opening"]
        for name in need["answers"]:
            yield from typed(need, name)
    yield from (one["say"] for one in persona["interrupts"] + persona["corrections"])


def invalid_values(values: Mapping[str, Any]) -> list[str]:
    """The fields whose expected value could not stand in a record."""
    properties = needs_schema()["properties"]
    wrong = [name for name in values if name not in properties]
    for name, value in values.items():
        if isinstance(value, Mapping):
            (rule, items), *rest = value.items()
            if rest or not items or (rule == "any_of" and not SKILLS.issuperset(items)):
                wrong.append(name)
        elif not Draft202012Validator(properties.get(name, {})).is_valid(value):
            wrong.append(f"{name}={value}")
    return wrong


@pytest.fixture(params=LONG, ids=lambda path: path.stem)
def persona(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(request.param)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_expected_values_can_stand_in_a_record(path):
    content = read(path)
    assert path.stem.endswith(content["id"])
    expected = [need["expect"] for need in needs_of(content)]
    expected += [correction["changes"] for correction in content["corrections"]]
    assert [invalid_values(values) for values in expected] == [[]] * len(expected)


def test_every_question_has_an_answer(persona):
    assert set(persona) == KEYS
    wanted = OF_EVERYBODY | (OF_ONE if persona["perspective"] == "selbst" else OF_A_GROUP)
    assert wanted - set(persona["answers"]) == set()
    known = set(needs_schema()["properties"]) | PSEUDO_FIELDS
    for need in needs_of(persona):
        assert set(need["answers"]) - known - {"kontakt_gewuenscht"} == set()
        assert set(need["in_opening"]) <= set(need["answers"])
        assert all(text.strip() and len(text) <= 2000 for name in need["answers"] for text in typed(need, name))


def test_kreis_and_region_belong_to_what_is_typed(persona):
    if persona["outcome"] == "deleted":
        assert persona["expect"] == {}
        return
    expected = persona["expect"]
    kreise = KREISE_OF_PLZ.get(persona["answers"]["plz"], {None})
    assert expected["ags"] in kreise
    textile = expected["branche"] == "textil_bekleidung"
    assert expected["region"] == ("Textil landesweit" if textile else REGION_OF.get(expected["ags"], "außerhalb"))
    for correction in persona["corrections"]:
        if "ags" in correction["changes"] and not textile:
            assert correction["changes"]["region"] == REGION_OF[correction["changes"]["ags"]]


def test_expected_words_are_typed_wherever_the_bot_may_take_them(persona):
    for need in needs_of(persona):
        for name, value in need["expect"].items():
            if isinstance(value, Mapping) and "contains" in value:
                sources = typed(need, name) + ([need["opening"]] if name in need["in_opening"] else [])
                for source in sources:
                    assert all(stem.lower() in source.lower() for stem in value["contains"]), (name, source)


def test_what_must_not_be_stored_is_typed(persona):
    text = "\n".join(everything_typed(persona)).lower()
    assert [word for word in persona["forbid"] if word.lower() not in text] == []


def test_contact_is_given_exactly_where_it_is_expected(persona):
    given = any(char.isdigit() or char == "@" for text in typed(persona, "kontakt") for char in text)
    assert given == persona["expect"].get("kontakt_gewuenscht", False)
    for text in everything_typed(persona):
        for number in re.findall(r"\b0\d{2,4}[ /]?\d{4,}(?: \d+)*", text):
            assert MADE_UP_NUMBERS.match(re.sub(r"\D", "", number)), number


def test_side_questions_come_at_questions_with_an_answer(persona):
    for interrupt in persona["interrupts"]:
        assert interrupt["at"] in persona["answers"]
        assert interrupt["expect_any"] and all(len(stem) > 1 for stem in interrupt["expect_any"])


def test_outcome_fits_what_is_expected(persona):
    not_training = persona["expect"].get("status") == "kein_weiterbildungsbedarf"
    assert not_training == (persona["outcome"] == "no_training_need")
    if persona["corrections"]:
        assert persona["outcome"] == "record"


def test_our_own_are_of_every_kind():
    ours = [read(path) for path in OUR_OWN]
    assert len(ours) >= 20
    assert len({one["id"] for one in ours}) == len(ours)
    perspectives = Counter(one["perspective"] for one in ours)
    assert set(perspectives) == {"selbst", "team", "betrieb", "vertretung"}
    assert sum(one["language_mode"] == "einfach" for one in ours) >= len(ours) / 4
    assert sum(one["expect"].get("branche") == "textil_bekleidung" for one in ours) >= len(ours) / 5
    assert {"Rhein-Neckar", "Ostwürttemberg", "Stuttgart", "Ulm", "Freiburg", "Reutlingen", "außerhalb"} <= {
        one["expect"].get("region") for one in ours
    }
    assert {"record", "deleted", "no_training_need"} == {one["outcome"] for one in ours}
    assert sum(bool(one["interrupts"]) for one in ours) >= len(ours) / 2
    assert sum(bool(one["corrections"]) for one in ours) >= len(ours) / 4
