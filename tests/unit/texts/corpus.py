"""Everything people read, as bubbles: the domain's responses and the texts of `knowledge/texts`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[3]
STANDARD, EINFACH = "standard", "einfach"
MODES = (STANDARD, EINFACH)
MANAGER = "_betrieb"

# What an action puts into a placeholder.
SAMPLES = {
    "was": "Anzahl der Personen: 12",
    "orte": "Kreis Heilbronn, Kreis Tuttlingen",
    "kreis": "Rastatt",
    "region": "Stuttgart",
    "rest": "4",
    "code": "7K2M-9QX4-PT3WA",
    "anzahl": "3",
    "wege": "verbund@example.org",
    "zeiten": "montags bis freitags von 9 bis 16 Uhr",
    "tage": "3",
    "gespraech": "24",
    "bedarfe": "1",
    "kontakte": "1",
}  # fmt: skip

# Spoken before the slot `language_mode` is set: its default variation is Einfache Sprache already.
ALWAYS_EINFACH = frozenset({"utter_start_einfach"})


@dataclass(frozen=True)
class Text:
    """One bubble of one text in one mode."""

    name: str
    mode: str
    bubble: str


@dataclass(frozen=True)
class Button:
    """A button of a response: its title and what it sends."""

    response: str
    mode: str
    title: str
    field: str
    value: Any


@cache
def domain() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))


@cache
def fields() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "knowledge/texts/fields.yml").read_text(encoding="utf-8"))["fields"]


@cache
def schema_properties() -> dict[str, Any]:
    return json.loads((ROOT / "knowledge/needs_record.schema.json").read_text(encoding="utf-8"))["properties"]


@cache
def rules() -> list[dict[str, Any]]:
    files = sorted((ROOT / "data/rules").glob("*.yml"))
    return [rule for file in files for rule in yaml.safe_load(file.read_text(encoding="utf-8"))["rules"]]


def asked_slots() -> list[str]:
    return domain()["forms"]["bedarf_form"]["required_slots"]


def variation(name: str, mode: str) -> dict[str, Any]:
    """The one variation of a response that is spoken in a mode."""
    matching = [one for one in domain()["responses"][name] if _mode_of(one) == mode]
    assert len(matching) == 1, f"{name} has {len(matching)} variations for {mode}"
    return matching[0]


def response_texts() -> Iterator[Text]:
    """Each bubble of each response, with samples in its placeholders."""
    for name in domain()["responses"]:
        for mode in MODES:
            shown = EINFACH if name in ALWAYS_EINFACH else mode
            for bubble in variation(name, mode)["text"].split("\n\n"):
                yield Text(name, shown, filled(bubble))


def gateway_texts() -> Iterator[Text]:
    """What the gateway says in a conversation; errors have one wording for both modes."""
    told = yaml.safe_load((ROOT / "knowledge/texts/gateway.yml").read_text(encoding="utf-8"))
    for key, by_mode in [*told["hinweise"].items(), ("geloescht", told["geloescht"])]:
        for mode in MODES:
            yield Text(f"gateway.{key}", mode, filled(by_mode[mode]))
    for key, text in told["fehler"].items():
        yield Text(f"gateway.fehler.{key}", STANDARD, filled(text))


def field_texts() -> Iterator[Text]:
    """Labels and values of the record in both modes."""
    for name, entry in fields().items():
        for words in [entry["label"], *entry.get("values", {}).values()]:
            for mode in MODES:
                yield Text(f"fields.{name}", mode, words[mode] if isinstance(words, dict) else words)


def buttons() -> Iterator[Button]:
    for name in domain()["responses"]:
        for mode in MODES:
            for one in variation(name, mode).get("buttons", []):
                payload = json.loads(one["payload"].removeprefix("/waehlen").replace("{{", "{").replace("}}", "}"))
                yield Button(name, mode, one["title"], payload["feld"], payload["wert"])


def filled(text: str) -> str:
    """A text with a sample for each placeholder; an unknown placeholder is an error."""
    return re.sub(r"\{(\w+)\}", lambda match: SAMPLES[match.group(1)], text)


def _mode_of(one: dict[str, Any]) -> str:
    conditions = one.get("condition")
    if not conditions:
        return STANDARD
    assert conditions == [{"type": "slot", "name": "language_mode", "value": EINFACH}], conditions
    return EINFACH
