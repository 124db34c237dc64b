"""Made-up offers for the desk (`make demo`): the sample catalogues, with days that lie ahead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from verbund.offers.importing import check, open_catalogue, publish
from verbund.offers.offer import OWN_SOURCE, Offer, offer_id
from verbund.offers.repositories import OfferFilter
from verbund.tables import KNOWLEDGE
from verbund.unit_of_work import UnitOfWork

SAMPLES = {
    "fortbildung-bw.de (Beispiel)": "kursml.xml",
    "KURSNET (Beispiel)": "openqcat.xml",
    "Tabelle eines Anbieters (Beispiel)": "kurse.csv",
}
WRITTEN_ON = date(2026, 11, 25)
"""The day for which the days in the samples were made up."""


def seed_offers(unit_of_work: Callable[[], UnitOfWork], now: datetime) -> int:
    """Reads the samples once and adds a course of the Verbund; what is there already stays.

    Args:
        unit_of_work: makes units of work.
        now: the moment of the demo.

    Returns:
        How many offers were added.
    """
    with unit_of_work() as uow:
        if uow.offers.imports(1):
            return 0
    for source, name in SAMPLES.items():
        run = check(unit_of_work, open_catalogue(KNOWLEDGE / "offers" / "beispiele" / name), source, name, "demo", now)
        with unit_of_work() as uow:
            publish(uow, run.import_id, only_good=True, replaces=False)
            uow.commit()
    shift = now.date() - WRITTEN_ON
    with unit_of_work() as uow:
        offers, total = uow.offers.page(OfferFilter(), 0, 500)
        for offer in offers:
            uow.offers.put(_later(offer, shift))
        uow.offers.put(_own(now.date()))
        uow.commit()
    return total + 1


def _later(offer: Offer, by: timedelta) -> Offer:
    return replace(
        offer,
        start_dates=tuple(day + by for day in offer.start_dates),
        valid_until=offer.valid_until + by if offer.valid_until and offer.start_dates else offer.valid_until,
    )


def _own(today: date) -> Offer:
    return Offer(
        offer_id=offer_id(OWN_SOURCE, "demo-1"), source=OWN_SOURCE, source_id="demo-1", fetched_on=today, title="CNC-Drehen im Verbund, Schichtgruppe",
        provider_name="Neckarwerkstatt Weiterbildung gGmbH", provider_key="neckarwerkstatt weiterbildung",
        learning_outcomes=("Ein einfaches Drehteil programmieren", "Die Maschine einrichten"), skill_ids=("CNC-02",), skill_state="mensch",
        level_from=1, level_to=3, mode=101, duration_value=40, duration_unit="UE", days=10, full_part_time="teilzeit", shift_friendly=True,
        place="Ulm", plz="89073", lat=48.4, lon=9.99, start_dates=(today + timedelta(days=70),), max_group=12, seats_left=5,
        price_per_person=72000, credential="Teilnahmebescheinigung", esf_fachkurs="ja", type="verbundkurs", valid_until=today + timedelta(days=70),
    )  # fmt: skip
