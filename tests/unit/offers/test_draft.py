"""From the texts of a catalogue to an offer: nothing is guessed, nothing is lost without a word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from verbund.offers.draft import KEPT_DAYS, Doubts, Draft, Fault, make_offer, provider_key
from verbund.offers.offer import LONGEST, Offer
from verbund.offers.plain_text import plain_text, shorten, title_text, without_adverts

TODAY = date(2026, 11, 25)
LEAST = {"source_id": "K-1", "title": "CNC-Drehen Grundlagen", "provider_name": "Muster GmbH"}


def offer_of(doubts: Doubts | None = None, **texts: str) -> Offer:
    made = make_offer(Draft(7, LEAST | texts), "quelle", TODAY, doubts if doubts is not None else Doubts())
    assert isinstance(made, Offer)
    return made


def test_what_nobody_said_is_not_there():
    offer = offer_of()
    assert (offer.price_per_person, offer.duration_value, offer.azav_measure, offer.esf_fachkurs) == (
        None,
        None,
        "unbekannt",
        "unbekannt",
    )
    assert offer.to_record().keys().isdisjoint({"price_per_person", "azav_measure", "start_dates"})
    assert Offer.from_record(offer.to_record()) == offer


def test_zero_says_nothing_and_is_listed():
    doubts = Doubts()
    assert offer_of(doubts, price_per_person="0,00").price_per_person is None
    assert doubts.found == {("price_per_person", "0,00", "0 gilt als „keine Angabe“"): [1, 7]}


def test_a_duration_without_a_unit_gets_none():
    doubts = Doubts()
    offer = offer_of(doubts, duration_value="160")
    assert (offer.duration_value, offer.duration_unit, offer.duration_text) == (None, None, "160 (ohne Einheit)")
    assert [key[2] for key in doubts.found] == ["Dauer ohne Einheit: UE oder Stunden?"]


def test_hours_and_units_stay_what_they_are():
    assert [
        (o.duration_value, o.duration_unit) for o in (offer_of(duration="160 UE"), offer_of(duration="120 Stunden"))
    ] == [(160, "UE"), (120, "Stunden")]


def test_an_unreadable_value_costs_the_field_and_not_the_offer():
    doubts = Doubts()
    offer = offer_of(doubts, start_dates="demnächst 2027", max_group="ganz viele", plz="7017", place="Stuttgart")
    assert (offer.start_dates, offer.max_group, offer.plz) == ((), None, "07017")
    assert {key[0] for key in doubts.found} == {"start_dates", "max_group"}


@pytest.mark.parametrize("missing", ["source_id", "title", "provider_name"])
def test_without_number_title_or_provider_there_is_no_offer(missing):
    made = make_offer(Draft(3, {**LEAST, missing: " - "}), "quelle", TODAY, Doubts())
    assert isinstance(made, Fault)
    assert made.line == 3 and made.reason.startswith("Es fehlt")


def test_the_end_is_the_last_start_else_half_a_year():
    assert offer_of(start_dates="1.3.2027, 12.4.2027").valid_until == date(2027, 4, 12)
    assert offer_of(start_dates="auf Anfrage").valid_until == TODAY + timedelta(KEPT_DAYS)
    assert offer_of(start_dates="auf Anfrage").on_request is True
    assert offer_of(valid_until="31.12.2026", start_dates="1.3.2027").valid_until == date(2026, 12, 31)


def test_the_id_stays_the_same_and_belongs_to_the_source():
    assert offer_of(title="Anders").offer_id == offer_of().offer_id
    other = make_offer(Draft(1, LEAST), "andere", TODAY, Doubts())
    assert isinstance(other, Offer) and other.offer_id != offer_of().offer_id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Muster Akademie gGmbH", "MUSTER AKADEMIE gemeinnützige GmbH"),
        ("Technikforum e. V.", "Technikforum e.V."),
        ("Köhler & Co. KG", "Koehler Co KG"),
    ],
)
def test_spellings_of_a_provider_fall_together(one, other):
    assert provider_key(one) == provider_key(other)


def test_adverts_contacts_and_markup_go():
    text = "<p>Sie lernen Drehen.</p><p>Wir sind Marktführer!!!</p><p>Rufen Sie an: Tel. 0711 123456</p><p>Mehr: www.muster.example/kurs</p><script>alert(1)</script>"
    assert without_adverts(text) == "Sie lernen Drehen."
    assert title_text("Stapler fahren – jetzt buchen!") == "Stapler fahren"
    assert plain_text("a&lt;br&gt;b") == "a\nb"


@pytest.mark.parametrize("name", ["title", "content_short", "credential"])
def test_nobody_gets_more_room_than_others(name):
    assert len(getattr(offer_of(**{name: "sehr lang " * 500}), name)) <= LONGEST[name]


def test_shortening_ends_at_a_word():
    assert shorten("eins zwei drei vier", 12) == "eins zwei …"


def test_a_named_skill_is_sure_and_a_guessed_one_is_not():
    assert (offer_of().skill_ids, offer_of().skill_state) == (("CNC-02",), "sicher")
    assert offer_of(title="Werkstattkurs 3", keywords="SPS").skill_state == "pruefen"
    assert offer_of(title="Kurs Nr. 7").skill_state == "offen"
    assert offer_of(title="Deutsch für den Beruf").skill_state == "pruefen"
