"""Every question can be asked, explained by an example and justified; every button sends what the record can hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.texts.corpus import (
    EINFACH,
    MANAGER,
    MODES,
    Button,
    asked_slots,
    buttons,
    domain,
    schema_properties,
    variation,
)
from verbund.interview.record import CONSENT_VERSION
from verbund.settings import Settings

# What the questions between the record's fields may be answered with.
PSEUDO_VALUES = {
    "einwilligung": {"ja", "nein"},
    # beside the summary this answers what is asked before erasing, stopping and starting again
    "bestaetigung": {"ja", "nein", "aendern", "loeschen", "weiter", "speichern"},
    "weiterer_bedarf": {"ja", "nein"},
    "kontakt": {"nein"},
    "funding": {"ja", "nein"},
}  # fmt: skip

PRINTED_UNKNOWN = "weiss_nicht"
UNKNOWN = {PRINTED_UNKNOWN, "unklar", "keine_angabe"}

# Without a good answer the record cannot be saved, and its schema knows no "weiß ich nicht" for them.
WITHOUT_UNKNOWN = {
    "einwilligung", "perspective", "stand_ist", "weitergabe_betrieb", "bestaetigung", "weiterer_bedarf", "funding",
    "kontakt",
}  # fmt: skip
# Managers have to answer these, so only the employee's question offers "weiß ich nicht".
MANAGERS_MUST = {"stand_soll", "zielgruppe_level"}

# Values nobody chooses by a button, with the reason.
NOT_OFFERED = {
    "freistellung": {"entfaellt"},  # set by the interview for employees
    "gemeinsam": {"entfaellt"},
    "raum_angebot": {"entfaellt"},
    "weitergabe_betrieb": {"entfaellt"},
}  # fmt: skip

LONGEST_TITLE = 28  # one line on a narrow telephone

BUTTONS = list(buttons())
WITH_BUTTONS = sorted({button.response for button in BUTTONS})
PROMPTS = [name for name in domain()["responses"] if name.startswith(("utter_ask_", "utter_beispiel_"))]


def _allowed(field: str) -> set[object]:
    """What the record may hold, for a field or for one entry of a list."""
    described = schema_properties()[field]
    described = described.get("items", described)
    if "enum" in described:
        return {value for value in described["enum"] if value is not None}
    if "minimum" in described:
        return set(range(described["minimum"], described["maximum"] + 1))
    return set()


def _closed_slots() -> list[str]:
    return [
        name for name in asked_slots() if name in schema_properties() and name != "anzahl_personen" and _allowed(name)
    ]


def _buttons_of(response: str) -> list[Button]:
    return [button for button in BUTTONS if button.response == response]


def _offered(response: str, mode: str) -> list[object]:
    return [one.value for one in _buttons_of(response) if one.mode == mode]


def _asks_of(slot: str) -> list[str]:
    return [name for name in (f"utter_ask_{slot}", f"utter_ask_{slot}{MANAGER}") if name in domain()["responses"]]


@pytest.mark.parametrize("slot", asked_slots())
def test_each_question_is_asked_illustrated_and_justified(slot: str) -> None:
    for kind in ("ask", "beispiel", "warum"):
        for mode in MODES:
            assert variation(f"utter_{kind}_{slot}", mode)["text"].strip()


def test_reasons_differ_from_field_to_field() -> None:
    reasons = [variation(f"utter_warum_{slot}", mode)["text"] for slot in asked_slots() for mode in MODES]
    assert len(reasons) == len(set(reasons))


def test_each_response_exists_once_per_mode() -> None:
    for response, variations in domain()["responses"].items():
        assert len(variations) == len(MODES), response
        assert all(variation(response, mode)["text"].strip() for mode in MODES)


@pytest.mark.parametrize("mode", MODES)
def test_a_prompt_asks_one_question_and_other_texts_at_most_one(mode: str) -> None:
    for response in domain()["responses"]:
        count = variation(response, mode)["text"].count("?")
        assert count == 1 if response in PROMPTS else count <= 1, response


@pytest.mark.parametrize("response", WITH_BUTTONS)
def test_buttons_send_what_the_record_can_hold(response: str) -> None:
    for button in _buttons_of(response):
        if button.field in PSEUDO_VALUES:
            assert button.value in PSEUDO_VALUES[button.field]
        elif allowed := _allowed(button.field):
            assert button.value in allowed | {PRINTED_UNKNOWN}
        else:
            assert isinstance(button.value, str)  # own words


@pytest.mark.parametrize("response", WITH_BUTTONS)
def test_titles_are_short(response: str) -> None:
    for button in _buttons_of(response):
        assert 1 <= len(button.title.split()) <= (3 if button.mode == EINFACH else 4)
        assert len(button.title) <= LONGEST_TITLE


@pytest.mark.parametrize("response", WITH_BUTTONS)
def test_both_modes_offer_the_same_choices_under_titles_of_their_own(response: str) -> None:
    assert _offered(response, "standard") == _offered(response, "einfach")
    for mode in MODES:
        titles = [one.title for one in _buttons_of(response) if one.mode == mode]
        assert len(titles) == len(set(titles))


@pytest.mark.parametrize("slot", _closed_slots())
def test_every_value_of_a_closed_question_can_be_chosen(slot: str) -> None:
    offered = {value for response in _asks_of(slot) for value in _offered(response, "standard")}
    assert _allowed(slot) - NOT_OFFERED.get(slot, set()) <= offered


@pytest.mark.parametrize("slot", _closed_slots())
def test_not_knowing_is_a_choice_wherever_the_record_can_hold_it(slot: str) -> None:
    for response in _asks_of(slot):
        must = slot in WITHOUT_UNKNOWN or (slot in MANAGERS_MUST and response.endswith(MANAGER))
        assert bool(UNKNOWN & set(map(str, _offered(response, "standard")))) is not must, response


@pytest.mark.parametrize("slot", [slot for slot in asked_slots() if f"utter_ask_{slot}" in WITH_BUTTONS])
def test_the_example_offers_the_same_choices_as_the_question(slot: str) -> None:
    assert _offered(f"utter_beispiel_{slot}", "standard") == _offered(f"utter_ask_{slot}", "standard")


def test_consent_names_its_version_and_how_long_it_holds(tmp_path: Path) -> None:
    settings = Settings.load({"VERBUNDLOTSE_DATA_DIR": str(tmp_path)})
    assert settings.retention_days == 365
    for mode in MODES:
        asked = variation("utter_ask_einwilligung", mode)["text"]
        assert CONSENT_VERSION in asked
        assert re.search(r"\b(ein|1) Jahr\b", asked)
