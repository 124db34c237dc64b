"""Orders of new courses: the same question for all, three asked, reasons, and a second person where a partner gains."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from verbund.offers import commission as rules
from verbund.offers.commission import Commission, Decision, Quote, Refused, Specification
from verbund.offers.commission_record import parts_of, to_record

DAY = date(2026, 11, 25)
SPEC = Specification(title="CNC-Drehen für Einrichter", outcomes=("Ein Drehteil programmieren und einfahren",))
CRITERIA = (("Inhalt", 60), ("Preis", 40))


def quote(key: str, linked: bool = False, answered: bool = True, points: int = 3) -> Quote:
    return Quote(
        provider_name=key.title(), provider_key=key, linked=linked, asked_on=DAY, received_on=DAY if answered else None,
        price_cents=950_000 if answered else None, points={"Inhalt": points, "Preis": 5} if answered else None,
    )  # fmt: skip


def commission(*quotes: Quote) -> Commission:
    return Commission(
        commission_id="c", created_on=DAY, created_by="a", specification=SPEC, criteria=CRITERIA, quotes=quotes, state="angefragt" if quotes else "entwurf"
    )  # fmt: skip


def decision(key: str, **fields) -> Decision:
    return Decision(
        **({"provider_key": key, "reason": "Erfüllt alle Ziele.", "decided_by": "anna", "decided_on": DAY} | fields)
    )


THREE = (quote("eins"), quote("zwei"), quote("drei", answered=False))


def test_all_answer_the_same_question():
    asked = rules.ask(commission(), quote("eins", answered=False))
    with pytest.raises(Refused, match="nicht mehr ändern"):
        rules.changed(asked, replace(SPEC, title="Anders"), CRITERIA)
    assert rules.changed(commission(), replace(SPEC, title="Anders"), CRITERIA).specification.title == "Anders"
    with pytest.raises(Refused, match="schon gefragt"):
        rules.ask(asked, quote("eins"))


def test_points_are_weighted_and_missing_ones_are_no_zero():
    assert rules.points_of(commission(*THREE), quote("eins", points=4)) == 4.4
    assert rules.points_of(commission(*THREE), replace(quote("eins"), points={"Preis": 5})) is None


@pytest.mark.parametrize(
    ("quotes", "chosen", "sentence"),
    [
        (THREE, decision("drei"), "gefragt ist und geantwortet hat"),
        (THREE, decision("niemand"), "gefragt ist und geantwortet hat"),
        (THREE, decision("eins", reason=""), "begründen"),
        (THREE[:2], decision("eins"), "nur 2 Anbieter, nötig sind 3"),
        ((*THREE, replace(quote("vier"), points=None)), decision("eins"), "Punkte zu jedem Kriterium"),
        (THREE, decision("eins", reason="Herr Mayer kennt uns, Tel. 0711 123456"), "keine Namen"),
    ],
)
def test_a_decision_needs_what_makes_it_one(quotes, chosen, sentence):
    with pytest.raises(Refused, match=sentence):
        rules.decide(commission(*quotes), chosen)


def test_fewer_than_three_are_possible_with_a_reason():
    done = rules.decide(
        commission(*THREE[:2]), decision("eins", fewer_reason="Im Land gibt es nur zwei, die das lehren.")
    )
    assert done.state == "entschieden"


def test_a_linked_provider_waits_for_a_second_person():
    waiting = rules.decide(
        commission(quote("partner", linked=True), *THREE[:2]), decision("partner", checked_by="anna", checked_on=DAY)
    )
    assert waiting.state == "zweite_person" and waiting.decision.checked_by is None
    with pytest.raises(Refused, match="jemand anderes"):
        rules.confirm(waiting, "anna", DAY, agrees=True)
    assert rules.confirm(waiting, "bert", DAY, agrees=True).decision.checked_by == "bert"
    back = rules.confirm(waiting, "bert", DAY, agrees=False)
    assert (back.state, back.decision) == ("angefragt", None)


def test_what_is_decided_stays():
    done = rules.decide(commission(*THREE), decision("eins"))
    assert done.state == "entschieden"
    for step in (
        lambda: rules.ask(done, quote("neu")),
        lambda: rules.answer(done, quote("eins")),
        lambda: rules.decide(done, decision("zwei")),
        lambda: rules.give_up(done),
    ):
        with pytest.raises(Refused, match="abgeschlossen"):
            step()
    with pytest.raises(Refused, match="keine Entscheidung"):
        rules.confirm(done, "bert", DAY, agrees=True)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": ""}, "Titel"), ({"outcomes": ()}, "mindestens ein Ziel"), ({"outcomes": ("Frau Maier kann danach drehen",)}, "Namen"),
        ({"place": "Tel. 0711 123456"}, "Nummer"), ({"level_from": 4, "level_to": 2}, "Stufe"), ({"min_group": 9, "max_group": 3}, "Gruppe"),
        ({"duration_value": 40.0}, "Einheit"), ({"target_group": "x" * 401}, "länger als 400"),
    ],
)  # fmt: skip
def test_a_specification_is_checked(change, sentence):
    [fault] = rules.faults_of(replace(SPEC, **change))
    assert sentence in fault


def test_a_persons_words_do_not_get_to_providers():
    said = "ich will endlich die neue Drehmaschine selber einrichten können"
    assert rules.faults_of(replace(SPEC, outcomes=(said.upper() + "!",)), [said])
    assert rules.faults_of(SPEC, [said]) == []


@pytest.mark.parametrize(
    "criteria", [(), (("Preis", 90),), (("Preis", 50), ("preis", 50)), (("Preis", 0), ("Inhalt", 100))]
)
def test_weights_make_a_hundred(criteria):
    assert rules.faults_of_criteria(criteria)
    assert rules.faults_of_criteria(rules.SUGGESTED_CRITERIA) == []


def test_a_file_survives_the_store():
    done = rules.decide(commission(quote("partner", linked=True), *THREE), decision("partner"))
    record = to_record(done)
    assert replace(commission(), state=done.state, **parts_of(record)) == done
