"""Worked cases of §§ 81, 82a to 82c, 87a, 106a and 111a SGB III, each with its paragraph."""

import pytest

from tests.unit.funding.cases import STRUCTURAL, assessed

JA, NEIN, OFFEN = "kommt_in_betracht", "kommt_nicht_in_betracht", "offen"
RESULT = {NEIN: "nicht_erfuellt", OFFEN: "nicht_geprueft"}
UNSKILLED = {
    "qualification": "ohne",
    "years_since_qualification": None,
    "years_working": 6,
    "goal": "umschulung",
    "course_months": 24,
}

# facts beyond the standard case, status of § 81 Abs. 2, rule that decides, paragraph
LATER_QUALIFICATION = [
    ({}, JA, None, "§ 81 Abs. 2"),
    ({"headcount_weighted": 900}, JA, None, "§ 81 Abs. 2: jede Größe"),
    ({"years_working": 3}, JA, None, "§ 81 Abs. 2 Satz 2: noch nicht drei Jahre"),
    ({"years_working": 2.9, "training_unreasonable": False, "shortage_occupation": False}, NEIN, "berufsjahre", "§ 81 Abs. 2 Satz 2"),
    ({"years_working": 1, "shortage_occupation": True}, JA, None, "§ 81 Abs. 2 Satz 2: Engpassberuf"),
    ({"years_working": 1, "training_unreasonable": True}, JA, None, "§ 81 Abs. 2 Satz 2: nicht zumutbar"),
    ({"years_working": 1}, OFFEN, "berufsjahre", "§ 81 Abs. 2 Satz 2"),
    ({"years_working": None, "months_employed": 40}, JA, None, "40 Monate im Betrieb sind mehr als drei Jahre"),
    ({"qualification": "abschluss_unter_zwei_jahren"}, JA, None, "§ 81 Abs. 2 Satz 1 Nr. 1: mindestens zwei Jahre"),
    ({"qualification": "ausland"}, JA, None, "§ 81 Abs. 2 Satz 1 Nr. 1"),
    ({"qualification": "berufsabschluss", "years_unskilled_work": 5, "return_unlikely": True}, JA, None, "§ 81 Abs. 2 Satz 1 Nr. 1"),
    ({"qualification": "berufsabschluss", "years_unskilled_work": 4, "return_unlikely": True}, NEIN, "ohne_abschluss", "mehr als vier Jahre"),
    ({"qualification": "berufsabschluss", "years_unskilled_work": 4.1, "return_unlikely": True}, JA, None, "mehr als vier Jahre"),
    ({"qualification": "berufsabschluss", "years_unskilled_work": 9, "return_unlikely": False}, NEIN, "ohne_abschluss", "§ 81 Abs. 2 Satz 1 Nr. 1"),
    ({"qualification": "berufsabschluss", "years_unskilled_work": 9}, OFFEN, "ohne_abschluss", "§ 81 Abs. 2 Satz 1 Nr. 1"),
    ({"qualification": None}, OFFEN, "ohne_abschluss", "§ 81 Abs. 2 Satz 1 Nr. 1"),
    ({"goal": "anpassung"}, NEIN, "ziel", "§ 81 Abs. 2 Satz 1"),
    ({"goal": "industriemeister"}, NEIN, "ziel", "§ 81 Abs. 2 Satz 1"),
    ({"goal": "tq"}, OFFEN, "ziel", "Teilqualifikation steht nicht im Gesetz"),
    ({"goal": None}, OFFEN, "ziel", "§ 81 Abs. 2 Satz 1"),
    ({"person": "arbeitslos", "contract": None}, JA, None, "§ 81 Abs. 2 gilt auch bei Arbeitslosigkeit"),
    ({"person": "solo"}, NEIN, "arbeitnehmer", "§ 81 Abs. 2 Satz 1"),
    ({"measure_approved": False}, NEIN, "massnahme", "§ 81 Abs. 2 Satz 4"),
    ({"provider_approved": None}, OFFEN, "traeger", "§ 81 Abs. 2 Satz 4"),
    ({"course_hours": 100}, JA, None, "120 Stunden stehen nur in § 82 Abs. 1"),
    ({"months_since_82": 3}, JA, None, "die Zweijahresfrist steht nur in § 82 Abs. 1"),
    ({"applied_before_start": False}, NEIN, "antrag", "§ 324 Abs. 1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "status", "rule", "paragraph"),
    LATER_QUALIFICATION,
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_later_qualification(facts, status, rule, paragraph):
    found = assessed(**{**UNSKILLED, **facts})["§ 81 Abs. 2"]
    assert found.status == status, found.unmet or found.unchecked
    if rule:
        assert found.rule(rule).result == RESULT[status]


def test_later_qualification_pays_the_course_at_any_size_and_wages_up_to_all():
    found = assessed(**UNSKILLED, headcount_weighted=900)["§ 81 Abs. 2"]
    assert (found.value("kurskosten_agentur"), found.value("kurskosten_arbeitgeber")) == (100, 0)
    assert found.figure("kurskosten_agentur").nature == "wird"
    wage = found.figure("lohnzuschuss")
    assert (wage.value, wage.at_most, wage.nature, wage.paragraph) == (100, True, "kann", "§ 82 Abs. 3 Satz 2 SGB III")


UNUSABLE = {"goal": "umschulung", "years_unskilled_work": 5, "return_unlikely": True, "headcount_weighted": 900}


def test_whoever_counts_as_without_qualification_gets_no_rate_by_size():
    """§ 82 Abs. 3 Satz 2 before Satz 4 ("Im Übrigen"): the sizes are for all others."""
    found = assessed(**UNUSABLE)["§ 82"]
    assert found.status == JA
    assert (found.value("kurskosten_agentur"), found.value("kurskosten_arbeitgeber"), found.value("lohnzuschuss")) == (
        100,
        0,
        100,
    )
    assert found.figure("lohnzuschuss").at_most
    assert any("§ 81 Abs. 2" in one for one in found.pitfalls)
    assert assessed(**{**UNUSABLE, "return_unlikely": False})["§ 82"].value("kurskosten_agentur") == 25


def test_no_wage_figure_without_work():
    assert assessed(**{**UNSKILLED, "person": "arbeitslos"})["§ 81 Abs. 2"].value("lohnzuschuss") is None


QUALIFIZIERUNGSGELD = [
    ({"site_headcount": 249, "affected_count": 25}, JA, None, "§ 82a Abs. 2 Satz 2: 10,04 Prozent"),
    ({"site_headcount": 249, "affected_count": 24}, NEIN, "betroffene", "§ 82a Abs. 2 Satz 2: 9,6 Prozent"),
    ({"site_headcount": 250, "affected_count": 25}, NEIN, "betroffene", "§ 82a Abs. 2 Satz 1 Nr. 1: ab 250 braucht es 20 Prozent"),
    ({"site_headcount": 250, "affected_count": 50}, JA, None, "§ 82a Abs. 2 Satz 1 Nr. 1"),
    ({"site_headcount": 250, "affected_count": 49}, NEIN, "betroffene", "§ 82a Abs. 2 Satz 1 Nr. 1"),
    ({"site_headcount": 30, "affected_count": 3}, JA, None, "§ 82a Abs. 2 Satz 2: genau 10 Prozent"),
    ({"affected_share": 20}, JA, None, "20 Prozent reichen in jeder Größe"),
    ({"affected_share": 9.9}, NEIN, "betroffene", "unter 10 Prozent reicht in keiner Größe"),
    ({"affected_share": 15}, OFFEN, "betroffene", "hängt von der Größe ab"),
    ({"site_headcount": 100, "affected_count": 10, "group_headcount_weighted": 3000}, JA, None, "§ 82a Abs. 2 Satz 3: der Betrieb zählt"),
    ({"site_headcount": 10, "affected_count": 2, "structural_agreement": False, "employer_declaration": True}, NEIN, "vereinbarung", "§ 82a Abs. 2 Satz 6: weniger als zehn"),
    ({"site_headcount": 10, "affected_count": 2, "structural_agreement": None}, NEIN, "vereinbarung", "ohne jede Vereinbarung zur Weiterbildung"),
    ({"site_headcount": 9, "affected_count": 1, "structural_agreement": False, "employer_declaration": True}, JA, None, "§ 82a Abs. 2 Satz 6"),
    ({"site_headcount": 9, "affected_count": 1, "structural_agreement": False, "employer_declaration": False}, NEIN, "vereinbarung", "§ 82a Abs. 2 Satz 6"),
    ({"site_headcount": 9, "affected_count": 1, "structural_agreement": False}, OFFEN, "vereinbarung", "§ 82a Abs. 2 Satz 6"),
    ({"site_headcount": 100, "affected_count": 20, "structural_agreement": None, "training_agreement": True}, OFFEN, "vereinbarung", "welche Regelungen, ist nicht bekannt"),
    ({"course_hours": 120}, NEIN, "dauer", "§ 82a Abs. 1 Nr. 5"),
    ({"course_hours": 121}, JA, None, "§ 82a Abs. 1 Nr. 5"),
    ({"course_units": 140}, OFFEN, "dauer", "Einheit steht nicht im Gesetz"),
    ({"employer_pays_course": False}, NEIN, "arbeitgeber_zahlt", "§ 82a Abs. 2 Satz 1 Nr. 2"),
    ({"measure_approved": False}, JA, None, "§ 176 Abs. 2 nennt § 82a nicht"),
    ({"provider_approved": False}, NEIN, "traeger", "§ 82a Abs. 1 Nr. 4"),
    ({"contract": "gekuendigt"}, NEIN, "arbeitsverhaeltnis", "§ 82a Abs. 4 Satz 1 Nr. 3"),
    ({"contract": "aufhebungsvertrag"}, NEIN, "arbeitsverhaeltnis", "§ 82a Abs. 4 Satz 1 Nr. 3"),
    ({"months_since_82a": 47}, NEIN, "fruehere_foerderung", "§ 82a Abs. 4 Satz 1 Nr. 2: vier Jahre"),
    ({"months_since_82a": 49}, JA, None, "§ 82a Abs. 4 Satz 1 Nr. 2"),
    ({"last_82a_end": "2022-11-24", "application_date": "2026-11-23"}, NEIN, "fruehere_foerderung", "§ 82a Abs. 4 Satz 1 Nr. 2"),
    ({"last_82a_end": "2022-11-22", "application_date": "2026-11-23"}, JA, None, "§ 82a Abs. 4 Satz 1 Nr. 2"),
    ({"months_since_82": 2}, JA, None, "nur Qualifizierungsgeld zählt"),
    ({"statutory_duty": True}, NEIN, "pflicht", "§ 82a Abs. 5 Satz 1 Nr. 1"),
    ({"applied_82_same_measure": True}, NEIN, "nicht_neben_82", "§ 82a Abs. 5 Satz 1 Nr. 2"),
    ({"goal": "techniker"}, NEIN, "kein_aufstiegsziel", "§ 22 Abs. 1a Satz 1"),
    ({"goal": "berufsspezialist", "course_start": "2028-03-31"}, JA, None, "§ 22 Abs. 1a Satz 2"),
    ({"goal": "berufsspezialist", "course_start": "2028-04-01"}, NEIN, "kein_aufstiegsziel", "§ 22 Abs. 1a Satz 2"),
    ({"goal": "berufsspezialist", "course_start": None}, OFFEN, "kein_aufstiegsziel", "§ 22 Abs. 1a Satz 2"),
    ({"goal": "umschulung", "course_months": 16}, JA, None, "§ 82a Abs. 1 Nr. 5 mit § 180 Abs. 4"),
    ({"goal": "umschulung", "course_months": 24}, OFFEN, "hoechstdauer", "hängt vom Beruf ab"),
    ({"beyond_adaptation": False}, NEIN, "inhalt", "§ 82a Abs. 1 Nr. 3"),
    ({"years_since_qualification": 1}, JA, None, "§ 82a kennt keine Frist nach dem Abschluss"),
    ({"person": "arbeitslos"}, NEIN, "arbeitnehmer", "§ 82a Abs. 4 Satz 1 Nr. 1"),
    ({"application_date": "2027-01-12"}, NEIN, "antrag", "§ 324 Abs. 1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "status", "rule", "paragraph"),
    QUALIFIZIERUNGSGELD,
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_qualifizierungsgeld(facts, status, rule, paragraph):
    site = {} if "affected_share" in facts else {"site_headcount": 100, "affected_count": 20}
    found = assessed(**{**STRUCTURAL, **site, **facts})["§ 82a"]
    assert found.status == status, found.unmet or found.unchecked
    if rule:
        assert found.rule(rule).result == RESULT[status]


@pytest.mark.parametrize(("child", "expected"), [(True, 67), (False, 60), (None, None)])
def test_qualifizierungsgeld_by_child_and_never_the_course(child, expected):
    found = assessed(**STRUCTURAL, site_headcount=100, affected_count=20, has_child=child)["§ 82a"]
    assert found.value("anteil_nettodifferenz") == expected
    assert {one.value for one in found.figures if expected is None} == ({60, 67} if expected is None else set())
    assert all(one.id == "anteil_nettodifferenz" and one.nature == "kann" for one in found.figures)
    assert any("bezahlt den Kurs nicht" in one for one in found.pitfalls)


def test_specialist_is_no_case_for_82_even_while_the_exception_of_82a_holds():
    both = assessed(**STRUCTURAL, site_headcount=100, affected_count=20, goal="berufsspezialist")
    assert (both["§ 82"].status, both["§ 82a"].status) == (NEIN, JA)


VOUCHER = [
    ({"person": "arbeitslos"}, JA, "§ 81 Abs. 1"),
    ({"unemployment_threatened": True}, JA, "§ 81 Abs. 1 mit § 17"),
    ({"unemployment_threatened": False}, NEIN, "§ 81 Abs. 1"),
    ({}, OFFEN, "§ 81 Abs. 1"),
    ({"person": "arbeitslos", "measure_approved": False}, NEIN, "§ 81 Abs. 1 Satz 1 Nr. 3"),
    ({"person": "arbeitslos", "goal": "studium"}, NEIN, "§ 180 Abs. 3"),
    ({"person": "arbeitslos", "goal": "techniker"}, OFFEN, "§ 22 Abs. 1: Vorrang klärt die Agentur"),
    ({"person": "arbeitslos", "applied_before_start": False}, NEIN, "§ 324 Abs. 1"),
    ({"person": "selbststaendig"}, NEIN, "§ 81 Abs. 1"),
    (
        {"person": "arbeitslos", "goal": "hauptschulabschluss", "qualification": "ohne", "years_working": 3},
        JA,
        "§ 81 Abs. 3",
    ),
    (
        {
            "person": "arbeitslos",
            "goal": "hauptschulabschluss",
            "qualification": "ohne",
            "years_working": 1,
            "training_unreasonable": False,
            "shortage_occupation": False,
        },
        NEIN,
        "§ 81 Abs. 3 Satz 2",
    ),
    ({"person": "arbeitslos", "goal": "grundkompetenzen"}, JA, "§ 81 Abs. 3a"),
    ({"person": "arbeitslos", "goal": "ehrenamt"}, NEIN, "§ 180 Abs. 3 Satz 1 Nr. 2"),
    ({"person": "wiedereinstieg"}, OFFEN, "wer gemeint ist, klärt die Agentur"),
]


@pytest.mark.parametrize(
    ("facts", "status", "paragraph"), VOUCHER, ids=lambda value: value if isinstance(value, str) else None
)
def test_bildungsgutschein(facts, status, paragraph):
    assert assessed(**facts)["§ 81"].status == status


def test_premiums_follow_81_and_not_82():
    unskilled = assessed(**UNSKILLED)["§ 87a"]
    assert unskilled.status == JA
    assert (unskilled.value("praemie_zwischenpruefung"), unskilled.value("praemie_abschluss")) == (1000, 1500)
    skilled = assessed(goal="umschulung", unemployment_threatened=False, years_unskilled_work=0, receives_sgb2=False)
    assert (skilled["§ 82"].status, skilled["§ 87a"].status) == (JA, NEIN)


@pytest.mark.parametrize(
    ("facts", "amount"),
    [({"person": "arbeitslos"}, 150), ({"receives_sgb2": True}, 150), ({"receives_sgb2": False}, None)],
)
def test_monthly_amount_for_unemployed_people_and_recipients(facts, amount):
    assert assessed(**{**UNSKILLED, **facts})["§ 87a"].value("weiterbildungsgeld") == amount


def test_monthly_amount_also_with_82_for_recipients_but_no_premium():
    found = assessed(goal="umschulung", unemployment_threatened=False, years_unskilled_work=0, receives_sgb2=True)[
        "§ 87a"
    ]
    assert found.status == JA
    assert (found.value("weiterbildungsgeld"), found.value("praemie_abschluss")) == (150, None)


@pytest.mark.parametrize("goal", ["anpassung", "handwerksmeister", "studium"])
def test_no_premium_without_a_vocational_qualification(goal):
    assert assessed(**{**UNSKILLED, "goal": goal})["§ 87a"].status == NEIN


TRANSFER = {
    "transfer_short_time_work": True,
    "employer_cost_share": 50,
    "transfer_end": "2027-06-30",
    "course_end": "2027-05-31",
}
TRANSFER_CASES = [
    ({}, JA, "§ 111a Abs. 1"),
    ({"employer_cost_share": 49, "site_headcount": 250, "insolvency": False}, NEIN, "§ 111a Abs. 1 Satz 1 Nr. 3"),
    ({"employer_cost_share": 25, "site_headcount": 249}, JA, "§ 111a Abs. 3 Satz 1"),
    ({"employer_cost_share": 25, "site_headcount": 250, "insolvency": False}, NEIN, "§ 111a Abs. 3 Satz 1"),
    ({"employer_cost_share": 25}, OFFEN, "§ 111a Abs. 3 Satz 1"),
    ({"employer_cost_share": 24, "site_headcount": 20, "insolvency": False}, NEIN, "§ 111a Abs. 3 Satz 1"),
    ({"employer_cost_share": 10, "site_headcount": 20, "insolvency": True}, OFFEN, "§ 111a Abs. 3 Satz 2"),
    ({"course_end": "2027-07-31", "course_start": "2027-03-30"}, JA, "§ 111a Abs. 2: drei Monate vorher"),
    ({"course_end": "2027-09-30", "course_start": "2027-04-01"}, NEIN, "§ 111a Abs. 2: zu kurz vorher"),
    ({"course_end": "2028-06-30", "course_start": "2027-01-11"}, NEIN, "§ 111a Abs. 2: mehr als ein Jahr, sechs Monate"),
    ({"transfer_short_time_work": False}, NEIN, "§ 111a Abs. 1"),
    ({"transfer_short_time_work": None}, OFFEN, "§ 111a Abs. 1"),
    ({"measure_approved": False}, NEIN, "§ 111a Abs. 1 Satz 1 Nr. 2"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "status", "paragraph"), TRANSFER_CASES, ids=lambda value: value if isinstance(value, str) else None
)
def test_transfer(facts, status, paragraph):
    assert assessed(**{**TRANSFER, **facts})["§ 111a"].status == status


@pytest.mark.parametrize(("site", "least"), [(249, 25), (250, 50), (None, None)])
def test_least_share_of_the_employer(site, least):
    assert assessed(**TRANSFER, site_headcount=site)["§ 111a"].value("mindestanteil_arbeitgeber") == least


@pytest.mark.parametrize(("start", "status"), [("2024-07-30", OFFEN), ("2024-07-31", NEIN), ("2026-12-01", NEIN)])
def test_training_during_kurzarbeit_has_no_new_cases(start, status):
    assert (
        assessed(as_of="2024-07-01" if status == OFFEN else "2026-11-23", course_start=start, short_time_work=True)[
            "§ 106a"
        ].status
        == status
    )
