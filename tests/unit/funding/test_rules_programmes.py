"""Worked cases of AFBG, scholarships, state and federal programmes, each with its paragraph or programme."""

import pytest

from tests.unit.funding.cases import assessed

JA, NEIN, OFFEN = "kommt_in_betracht", "kommt_nicht_in_betracht", "offen"
RESULT = {NEIN: "nicht_erfuellt", OFFEN: "nicht_geprueft"}
MASTER = {
    "goal": "industriemeister",
    "course_units": 1000,
    "exam_admission": True,
    "degree": "ohne",
    "course_fee": 10000,
}

AFBG = [
    ({}, JA, None, "§ 2 Abs. 1 AFBG"),
    ({"course_units": 400}, JA, None, "§ 2 Abs. 3 AFBG: mindestens 400"),
    ({"course_units": 399}, NEIN, "umfang", "§ 2 Abs. 3 AFBG"),
    ({"course_units": None, "course_hours": 300, "hour_minutes": 60}, JA, None, "§ 2 Abs. 4 AFBG: 300 Zeitstunden sind 400 Einheiten"),
    ({"course_units": None, "course_hours": 299, "hour_minutes": 60}, NEIN, "umfang", "§ 2 Abs. 4 AFBG"),
    ({"course_units": None, "course_hours": 350, "hour_minutes": None}, OFFEN, "umfang", "Einheit nicht bekannt"),
    ({"goal": "berufsspezialist", "course_units": 200, "full_time": False, "receives_82a": False}, JA, None, "§ 2 Abs. 3 Satz 2 AFBG"),
    ({"goal": "berufsspezialist", "course_units": 199, "full_time": False, "receives_82a": False}, NEIN, "umfang", "§ 2 Abs. 3 Satz 2 AFBG"),
    ({"goal": "berufsspezialist", "course_units": 200, "full_time": True, "receives_82a": False}, NEIN, "umfang", "§ 2 Abs. 3 Satz 2 AFBG: nur Teilzeit"),
    ({"goal": "berufsspezialist", "course_units": 200, "receives_82a": False}, OFFEN, "umfang", "§ 2 Abs. 3 Satz 2 AFBG"),
    ({"goal": "berufsspezialist", "receives_82a": True}, NEIN, "kein_qualifizierungsgeld", "§ 3 Nr. 6 AFBG"),
    ({"receives_82a": True}, NEIN, "kein_qualifizierungsgeld", "§ 3 Nr. 6 AFBG"),
    ({"previous_82a": None}, OFFEN, "kein_qualifizierungsgeld", "§ 3 Nr. 6 AFBG"),
    ({"previous_82a": False}, JA, None, "wer nie Qualifizierungsgeld hatte, bezieht keines"),
    ({"previous_82a": True, "receives_82a": False}, JA, None, "§ 3 Nr. 6 AFBG: es kommt auf jetzt an"),
    ({"degree": "bachelor"}, JA, None, "§ 9 Abs. 4 Satz 1 AFBG"),
    ({"degree": "master"}, NEIN, "hochschulabschluss", "§ 9 Abs. 4 Satz 2 AFBG"),
    ({"degree": None}, OFFEN, "hochschulabschluss", "§ 9 Abs. 4 AFBG"),
    ({"exam_admission": False}, NEIN, "vorbildung", "§ 9 Abs. 1 AFBG"),
    ({"goal": "anpassung"}, NEIN, "ziel", "§ 2 Abs. 1 AFBG"),
    ({"goal": "umschulung"}, NEIN, "ziel", "§ 2 Abs. 1 AFBG"),
    ({"person": "solo", "contract": None}, JA, None, "gefördert wird die Person"),
    ({"person": "beamtet"}, JA, None, "gefördert wird die Person"),
    ({"provider_approved": False}, OFFEN, "traeger", "§ 2a AFBG: auch andere Nachweise"),
    ({"application_date": "2027-06-30", "course_end": "2027-06-30"}, JA, None, "§ 19 Abs. 1 AFBG: bis zum Ende"),
    ({"application_date": "2027-07-01", "course_end": "2027-06-30"}, NEIN, "antrag", "§ 19 Abs. 1 AFBG"),
    ({"age_at_start": 62}, JA, None, "keine Altersgrenze"),
    ({"full_time": True, "course_months": 36}, JA, None, "§ 2 Abs. 3 Satz 1 Nr. 1 AFBG"),
    ({"full_time": True, "course_months": 37}, NEIN, "zeitrahmen", "§ 2 Abs. 3 Satz 1 Nr. 1 AFBG"),
    ({"full_time": False, "course_months": 48}, JA, None, "§ 2 Abs. 3 Satz 1 Nr. 2 AFBG"),
    ({"full_time": False, "course_months": 49}, NEIN, "zeitrahmen", "§ 2 Abs. 3 Satz 1 Nr. 2 AFBG"),
    ({"course_months": 40}, OFFEN, "zeitrahmen", "§ 2 Abs. 3 AFBG: Vollzeit oder Teilzeit"),
    ({"goal": "berufsspezialist", "receives_82a": False, "full_time": False, "course_months": 37}, NEIN, "zeitrahmen", "§ 2 Abs. 3 Satz 2 AFBG"),
    ({"person": "arbeitslos", "contract": None}, OFFEN, "kein_arbeitslosengeld", "§ 3 Nr. 2 und 3 AFBG"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "status", "rule", "paragraph"), AFBG, ids=lambda value: value if isinstance(value, str) else None
)
def test_afbg(facts, status, rule, paragraph):
    found = assessed(**{**MASTER, **facts})["AFBG"]
    assert found.status == status, found.unmet or found.unchecked
    if rule:
        assert found.rule(rule).result == RESULT[status]


# fee, paid by others, grant, loan, waived after passing, left
AMOUNTS = [(10000, None, 5000, 5000, 2500, 2500), (15000, 0, 7500, 7500, 3750, 3750), (20000, 0, 7500, 7500, 3750, 8750), (10000, 4000, 3000, 3000, 1500, 1500), (3000, 5000, 0, 0, 0, 0)]  # fmt: skip


@pytest.mark.parametrize(("fee", "paid", "grant", "loan", "waived", "left"), AMOUNTS)
def test_amounts_of_the_afbg(fee, paid, grant, loan, waived, left):
    found = assessed(**{**MASTER, "course_fee": fee, "other_contributions": paid})["AFBG"]
    assert (found.value("zuschuss"), found.value("darlehen")) == (grant, loan)
    after = {one.id: one.value for one in found.figures if one.condition == "nach bestandener Prüfung"}
    assert after == {"erlass_nach_pruefung": waived, "eigener_rest": left}


@pytest.mark.parametrize(("costs", "funded"), [(3000, 1500), (4000, 2000), (6000, 2000)])
def test_master_piece(costs, funded):
    assert assessed(**{**MASTER, "goal": "meister", "material_costs": costs})["AFBG"].value("meisterstueck") == funded


def test_the_amount_for_a_living_is_withheld_once_its_rates_are_uncertain():
    assert [one.id for one in assessed(**MASTER)["AFBG"].withheld] == ["unterhaltsbedarf"]
    earlier = assessed(**{**MASTER, "as_of": "2026-08-20", "course_start": "2026-09-01"})
    assert any(one.value == 1019 for one in earlier["AFBG"].figures)


COURSE = {
    "course_units": 24,
    "hour_minutes": None,
    "course_start": "2026-12-01",
    "course_end": "2026-12-15",
    "course_fee": 900,
    "in_house": False,
    "public_employer": False,
    "works_in_bw": True,
    "course_format": "praesenz",
}
FACHKURS = [
    ({}, JA, None),
    ({"course_units": 8}, JA, None),
    ({"course_units": 7}, NEIN, "umfang"),
    ({"course_units": 160}, JA, None),
    ({"course_units": 161}, NEIN, "umfang"),
    ({"course_units": None, "course_hours": 120, "hour_minutes": 60}, JA, None),
    ({"course_units": None, "course_hours": 121, "hour_minutes": 60}, NEIN, "umfang"),
    ({"course_units": None, "course_hours": 130}, OFFEN, "umfang"),
    ({"course_units": None, "course_hours": 40}, JA, None),
    ({"in_house": True}, NEIN, "ueberbetrieblich"),
    ({"in_house": None}, OFFEN, "ueberbetrieblich"),
    ({"public_employer": True}, NEIN, "person"),
    ({"public_employer": None}, OFFEN, "person"),
    ({"person": "beamtet"}, NEIN, "person"),
    ({"person": "transfergesellschaft"}, NEIN, "person"),
    ({"person": "solo"}, JA, None),
    ({"person": "gruendung"}, JA, None),
    ({"person": "wiedereinstieg"}, JA, None),
    ({"person": "arbeitslos"}, OFFEN, "person"),
    ({"works_in_bw": False, "lives_in_bw": True}, JA, None),
    ({"works_in_bw": False, "lives_in_bw": False}, NEIN, "land"),
    ({"works_in_bw": False}, OFFEN, "land"),
    ({"course_fee": 6000}, JA, None),
    ({"course_fee": 6000.01}, NEIN, "gebuehr"),
    ({"goal": "umschulung"}, NEIN, "ziel"),
    ({"goal": "meister"}, NEIN, "ziel"),
    ({"goal": "studium"}, NEIN, "ziel"),
    ({"goal": None, "afbg_goal": True}, NEIN, "ziel"),
    ({"course_format": "fernkurs"}, NEIN, "form"),
    ({"course_format": "selbstlernen"}, OFFEN, "form"),
    ({"course_end": "2027-05-31"}, JA, None),
    ({"course_end": "2027-06-01"}, NEIN, "dauer"),
    ({"course_end": None}, JA, None),
    ({"course_format": None}, JA, None),
    ({"course_fee": None}, OFFEN, "gebuehr"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "status", "rule"), FACHKURS, ids=str)
def test_fachkurs(facts, status, rule):
    found = assessed(**{**COURSE, **facts})["Fachkurse"]
    assert found.status == status, found.unmet or found.unchecked
    if rule:
        assert found.rule(rule).result == RESULT[status]


@pytest.mark.parametrize("start", ["2026-09-01", "2026-10-15", "2026-12-01"])
def test_the_unconfirmed_rate_is_never_a_figure(start):
    found = assessed(
        **{**COURSE, "as_of": "2026-08-20" if start == "2026-09-01" else "2026-10-10", "course_start": start}
    )["Fachkurse"]
    assert found.status == JA
    assert found.figures == ()
    assert "esf-bw.de" in found.withheld[0].ask
    assert not any(character.isdigit() for character in found.withheld[0].reason)


@pytest.mark.parametrize(
    ("facts", "rate"),
    [
        ({}, 30),
        ({"age_at_start": 55}, 70),
        ({"age_at_start": 54}, 30),
        ({"qualification": "ohne"}, 70),
        ({"qualification": "ausland"}, 70),
    ],
)
def test_the_rate_that_held_until_august_is_still_known(facts, rate):
    found = assessed(
        **{**COURSE, "as_of": "2026-08-01", "course_start": "2026-08-31", "course_end": "2026-09-10", **facts}
    )["Fachkurse"]
    assert found.value("foerdersatz") == rate


LEAVE = {
    "works_in_bw": True,
    "months_employed": 12,
    "request_date": "2026-12-01",
    "course_start": "2027-02-02",
    "bildungszeit_headcount": 10,
    "recognised_for_bildungszeit": True,
    "course_format": "praesenz",
    "hours_per_day": 6,
}
BILDUNGSZEIT = [
    ({}, JA, None, "neun Wochen auf den Tag"),
    ({"course_start": "2027-02-01"}, NEIN, "frist", "§ 7 BzG BW: einen Tag zu kurz"),
    ({"months_employed": 11.9}, NEIN, "wartezeit", "§ 4 BzG BW"),
    ({"bildungszeit_headcount": 9.5}, OFFEN, "betriebsgroesse", "§ 7 BzG BW: darf ablehnen"),
    ({"bildungszeit_headcount": None, "headcount_by_hours": (2, 2, 2, 7)}, JA, None, "4 mal 0,5 und 2 mal 0,75 und 7 sind 10,5"),
    ({"bildungszeit_headcount": None, "headcount_by_hours": (2, 2, 2, 6)}, OFFEN, "betriebsgroesse", "9,5"),
    ({"bildungszeit_headcount": None, "size_band": "50_249"}, JA, None, "auch lauter halbe sind genug"),
    ({"bildungszeit_headcount": None}, OFFEN, "betriebsgroesse", "nicht bekannt"),
    ({"recognised_for_bildungszeit": False}, NEIN, "einrichtung", "§ 6 BzG BW"),
    ({"hours_per_day": 5.5}, NEIN, "unterricht", "§ 6 BzG BW"),
    ({"course_format": "selbstlernen"}, NEIN, "unterricht", "§ 6 BzG BW: Präsenz"),
    ({"course_format": "gemischt"}, OFFEN, "unterricht", "ob Präsenz überwiegt"),
    ({"works_in_bw": False}, NEIN, "land", "§ 2 BzG BW"),
    ({"person": "azubi"}, NEIN, "person", "Auszubildende nur politisch oder Ehrenamt"),
    ({"person": "azubi", "goal": "ehrenamt"}, JA, None, "Auszubildende"),
    ({"person": "solo"}, NEIN, "person", "nur Beschäftigte"),
    ({"request_date": None}, OFFEN, "frist", "§ 7 BzG BW"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "status", "rule", "paragraph"), BILDUNGSZEIT, ids=lambda value: value if isinstance(value, str) else None
)
def test_bildungszeit(facts, status, rule, paragraph):
    found = assessed(**{**LEAVE, **facts})["Bildungszeit"]
    assert found.status == status, found.unmet or found.unchecked
    if rule:
        assert found.rule(rule).result == RESULT[status]


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({}, JA),
        ({"goal": "industriemeister"}, NEIN),
        ({"exam_passed": False}, OFFEN),
        ({"works_in_bw": False, "lives_in_bw": False}, NEIN),
    ],
)
def test_meisterpraemie(facts, status):
    found = assessed(**{"goal": "meister", "exam_passed": True, "works_in_bw": True, **facts})["Meisterprämie"]
    assert found.status == status
    assert found.value("praemie") is None, "die Höhe ab 2026 ist nicht bestätigt"


TALENT = {"age_at_start": 24, "talent_proof": True, "degree": "ohne"}


@pytest.mark.parametrize(("facts", "status"), [({}, JA), ({"age_at_start": 25}, OFFEN), ({"age_at_start": 27}, OFFEN), ({"age_at_start": 28}, NEIN), ({"degree": "bachelor"}, NEIN), ({"qualification": "ohne"}, NEIN), ({"talent_proof": False}, NEIN), ({"applied_before_start": False}, NEIN)])  # fmt: skip
def test_weiterbildungsstipendium(facts, status):
    found = assessed(**{**TALENT, **facts})["Weiterbildungsstipendium"]
    assert found.status == status
    assert found.value("gesamtbetrag") == (None if status == NEIN else 9135)


def test_weiterbildungsstipendium_had_another_amount_before():
    earlier = assessed(**{**TALENT, "as_of": "2024-12-01", "course_start": "2024-12-20"})
    assert earlier["Weiterbildungsstipendium"].value("gesamtbetrag") == 8700


STUDY = {"goal": "studium", "degree": "ohne", "years_working": 2, "semester": 2}


@pytest.mark.parametrize(("facts", "status"), [({}, JA), ({"semester": 3}, NEIN), ({"years_working": 1.5}, NEIN), ({"degree": "bachelor"}, NEIN), ({"goal": "fachwirt"}, NEIN), ({"age_at_start": 50}, JA), ({"semester": None}, OFFEN)])  # fmt: skip
def test_aufstiegsstipendium(facts, status):
    assert assessed(**{**STUDY, **facts})["Aufstiegsstipendium"].status == status


@pytest.mark.parametrize(
    ("full_time", "figures"), [(True, {"monatlich": 992, "buechergeld": 80}), (False, {"jaehrlich": 3045})]
)
def test_amounts_of_the_aufstiegsstipendium(full_time, figures):
    found = assessed(**STUDY, full_time=full_time)["Aufstiegsstipendium"]
    assert {one.id: one.value for one in found.figures} == figures


SOLO = {"person": "solo", "contract": None, "months_self_employed": 24, "course_hours": 20}


@pytest.mark.parametrize(("facts", "status"), [({}, JA), ({"months_self_employed": 23}, NEIN), ({"course_hours": 19}, NEIN), ({"course_hours": 20, "hour_minutes": 45}, OFFEN), ({"person": "selbststaendig", "own_staff_fte": 1}, JA), ({"person": "selbststaendig", "own_staff_fte": 1.5}, NEIN), ({"person": "selbststaendig"}, OFFEN), ({"person": "arbeitnehmer"}, NEIN), ({"as_of": "2028-03-01", "course_start": "2028-04-01"}, NEIN)])  # fmt: skip
def test_kompass(facts, status):
    found = assessed(**{**SOLO, **facts})
    assert found["KOMPASS"].status == status
    if facts.get("person") != "arbeitnehmer":
        assert found["§ 82"].status == NEIN
    if status == JA:
        assert (found["KOMPASS"].value("zuschuss"), found["KOMPASS"].value("hoechstbetrag")) == (90, 4500)


@pytest.mark.parametrize(("heads", "status"), [(249, OFFEN), (250, NEIN)])
def test_inqa_by_size_and_never_more_than_open(heads, status):
    found = assessed(headcount=heads, part_of_group=False)["INQA"]
    assert (found.status, found.category) == (status, "verwandt")
    if status == OFFEN:
        assert found.value("zuschuss") == 80
        assert [one.id for one in found.withheld] == ["hoechstbetrag"]


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"years_in_occupation": 4.5}, JA), ({"years_in_occupation": 4.4}, NEIN), ({"age_at_start": 24}, NEIN), ({"age_at_start": 25}, JA),
        ({"age_at_start": 20, "severely_disabled": True}, OFFEN), ({"qualification": "berufsabschluss"}, OFFEN), ({"lives_in_bw": None}, OFFEN),
    ],
)  # fmt: skip
def test_validation(facts, status):
    base = {"qualification": "ohne", "years_in_occupation": 5, "occupation_training_years": 3, "lives_in_bw": True}
    assert assessed(**{**base, **facts})["Validierung"].status == status


@pytest.mark.parametrize(
    ("qualification", "status"), [("ausland", JA), ("ohne", NEIN), ("berufsabschluss", NEIN), (None, OFFEN)]
)
def test_recognition(qualification, status):
    assert assessed(qualification=qualification)["Anerkennung"].status == status


ENDED = [
    ("Bildungsprämie", None),
    ("go-digital", "2024-12-31"),
    ("Digitalisierungsprämie Plus", "2025-06-30"),
    ("unternehmensWert:Mensch", None),
    ("Weiterbildungsverbünde", None),
]


@pytest.mark.parametrize(("name", "last_day"), ENDED)
def test_ended_programmes_are_said_to_have_ended(name, last_day):
    found = assessed()[name]
    assert found.status == NEIN
    assert found.has_ended
    assert (found.ended_on and found.ended_on.isoformat()) == last_day, "ein Tag aus zweiter Hand wird nicht genannt"
    assert found.figures == ()


@pytest.mark.parametrize(("day", "status"), [("2026-12-31", JA), ("2027-01-01", NEIN)])
def test_the_zukunftszentren_end_with_the_year(day, status):
    assert assessed(as_of=day, works_in_bw=True)["Zukunftszentrum"].status == status


def test_scouts_advise_and_pay_nothing():
    found = assessed(works_in_bw=True)["Weiterbildungsscouts"]
    assert (found.status, found.category, found.figures) == (JA, "beratung", ())


def test_what_pays_no_training_is_never_in_question():
    found = assessed(headcount=20)
    assert found["Innovationsgutschein"].status == NEIN
    assert found["Digitalisierungsfinanzierung"].status == found["Coaching"].status == OFFEN


def test_a_short_course_leaves_the_state_routes():
    """120 hours: neither § 82 nor § 82a, but the length of a Fachkurs (worked case 13)."""
    found = assessed(
        headcount_weighted=30,
        course_hours=120,
        in_house=False,
        public_employer=False,
        works_in_bw=True,
        course_months=3,
        course_fee=2000,
        course_format="praesenz",
    )
    assert (found["§ 82"].status, found["§ 82a"].status, found["Fachkurse"].status) == (NEIN, NEIN, JA)
