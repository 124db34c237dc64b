"""Needs of made-up companies for the pages of reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from verbund.needs import Need

OCTOBER, SEPTEMBER = date(2026, 10, 20), date(2026, 9, 5)


def company_saver(save: Callable[..., Need], unit_of_work: Callable) -> Callable[..., Need]:
    """Returns what keeps a need that somebody told for a team of a named company."""

    def keep(name: str, persons: int, **fields) -> Need:
        known = {
            "perspective": "team", "anzahl_personen": persons, "created_on": OCTOBER, "zielgruppe_level": ("angelernt",),
            "skill_ids": ("SIC-01",), "betriebsgroesse": "10_49",
        }  # fmt: skip
        need = save(**known | fields)
        with unit_of_work() as uow:
            need = replace(need, betrieb_ref=uow.companies.put(need.conversation_id, name))
            uow.needs.add_or_replace(need)
            uow.commit()
        return need

    return keep


def some_needs(company: Callable[..., Need], save: Callable[..., Need]) -> None:
    """Keeps needs of seven companies and eight employees in October and of four companies in September."""
    for number, name in enumerate(("Maute GmbH", "Maute  GMBH", "Riegel KG", "Stoll AG", "Zeltner", "Abele", "Huber", "Lutz")):
        company(name, 3 + number % 3, skill_ids=("SIC-01",) if number % 2 else ("CNC-01",))
    company("Einzig GmbH", 2, skill_ids=("BEK-01",))
    for name in ("Riegel KG", "Stoll AG", "Zeltner", "Abele"):
        company(name, 4, created_on=SEPTEMBER)
    for number in range(8):
        save(created_on=OCTOBER, skill_ids=("SPR-01",), ags=("08421", "08425", "08426")[number % 3])
