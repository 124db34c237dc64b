"""Worked cases of § 82 SGB III, each with its paragraph; the results follow from the wording of the law."""

from datetime import date

import pytest

from tests.unit.funding.cases import assessed

JA, NEIN, OFFEN = "kommt_in_betracht", "kommt_nicht_in_betracht", "offen"

# facts, course costs Agentur/employer, wage subsidy, paragraph
SHARES = [
    ({"headcount_weighted": 1}, 100, 0, 75, "§ 82 Abs. 2 Satz 3"),
    ({"headcount_weighted": 49}, 100, 0, 75, "§ 82 Abs. 2 Satz 3, Abs. 3 Satz 4 Nr. 1"),
    ({"headcount_weighted": 49.75}, 100, 0, 75, "§ 82 Abs. 2 Satz 3"),
    ({"headcount_weighted": 50}, 50, 50, 50, "§ 82 Abs. 2 Satz 2 Nr. 1, Abs. 3 Satz 4 Nr. 2"),
    ({"headcount_by_hours": {"above_30": 38, "up_to_30": 8, "up_to_20": 10, "up_to_10": 3}}, 100, 0, 75, "§ 82 Abs. 6 Satz 3 Nr. 1: 49,75"),
    ({"headcount_by_hours": {"above_30": 38, "up_to_30": 8, "up_to_20": 10, "up_to_10": 4}}, 50, 50, 50, "§ 82 Abs. 6 Satz 3 Nr. 1: 50,0"),
    ({"headcount_by_hours": (200, 0, 0, 0)}, 50, 50, 50, "§ 82 Abs. 6 Satz 3 Nr. 1 Buchst. a: 200 mal 0,25"),
    ({"headcount_by_hours": (196, 0, 0, 0)}, 100, 0, 75, "§ 82 Abs. 6 Satz 3 Nr. 1 Buchst. a: 49"),
    ({"headcount_weighted": 499}, 50, 50, 50, "§ 82 Abs. 2 Satz 2 Nr. 1"),
    ({"headcount_weighted": 499.75}, 50, 50, 50, "§ 82 Abs. 2 Satz 2 Nr. 1"),
    ({"headcount_weighted": 500}, 25, 75, 25, "§ 82 Abs. 2 Satz 2 Nr. 2, Abs. 3 Satz 4 Nr. 3"),
    ({"headcount_weighted": 499, "age_at_start": 45}, 100, 0, 50, "§ 82 Abs. 2 Satz 4 Nr. 1: nur Kurskosten"),
    ({"headcount_weighted": 499, "age_at_start": 44}, 50, 50, 50, "§ 82 Abs. 2 Satz 4 Nr. 1"),
    ({"headcount_weighted": 500, "age_at_start": 60}, 25, 75, 25, "§ 82 Abs. 2 Satz 4: nur unter 500"),
    ({"headcount_weighted": 120, "age_at_start": None, "birth_date": "1982-01-12"}, 50, 50, 50, "45. Geburtstag am Tag nach dem Beginn"),
    ({"headcount_weighted": 120, "age_at_start": None, "birth_date": "1982-01-11"}, 100, 0, 50, "45. Geburtstag am ersten Tag, § 187 Abs. 2 BGB"),
    ({"headcount_weighted": 120, "age_at_start": None, "age_band": "ab_55"}, 100, 0, 50, "§ 82 Abs. 2 Satz 4 Nr. 1"),
    ({"headcount_weighted": 120, "age_at_start": None, "age_band": "unter_45"}, 50, 50, 50, "§ 82 Abs. 2 Satz 4 Nr. 1"),
    ({"headcount_weighted": 120, "severely_disabled": True}, 100, 0, 50, "§ 82 Abs. 2 Satz 4 Nr. 2: nur Kurskosten"),
    ({"headcount_weighted": 700, "severely_disabled": True}, 25, 75, 25, "§ 82 Abs. 2 Satz 4: nur unter 500"),
    ({"headcount_weighted": 120, "equal_status": True, "age_at_start": 45}, 100, 0, 50, "das Alter reicht allein"),
    ({"headcount_weighted": 30, "equal_status": True}, 100, 0, 75, "unter 50 kommt es nicht darauf an"),
    ({"headcount_weighted": 600, "equal_status": True}, 25, 75, 25, "ab 500 kommt es nicht darauf an"),
    ({"headcount_weighted": 60, "apprentices_included": 5}, 50, 50, 50, "auch ohne Auszubildende mindestens 50"),
    ({"headcount_weighted": 49, "apprentices_included": 5, "minijobs_included": 8}, 100, 0, 75, "in jeder Zählung unter 50"),
    ({"headcount_weighted": 80, "training_agreement": True}, 55, 45, 55, "§ 82 Abs. 4"),
    ({"headcount_weighted": 30, "training_agreement": True}, 100, 0, 80, "§ 82 Abs. 4: mehr als alles geht nicht"),
    ({"headcount_weighted": 900, "training_agreement": True}, 30, 70, 30, "§ 82 Abs. 4"),
    ({"headcount_weighted": 120, "age_at_start": 50, "training_agreement": True}, 100, 0, 55, "§ 82 Abs. 2 Satz 4, Abs. 4"),
    ({"headcount_weighted": 40, "group_headcount_weighted": 2300}, 25, 75, 25, "§ 82 Abs. 6 Satz 3 Nr. 2: Konzern"),
    ({"headcount_weighted": 40, "part_of_group": False}, 100, 0, 75, "§ 82 Abs. 6 Satz 3 Nr. 2"),
    ({"headcount_weighted": 300, "site_headcount": 20}, 50, 50, 50, "§ 82 Abs. 6 Satz 3 Nr. 2: Unternehmen, nicht Standort"),
    ({"size_band": "10_49"}, 100, 0, 75, "Köpfe sind nie weniger als gewichtet"),
    ({"size_band": "250_499"}, 50, 50, 50, "auch lauter kleine Teilzeit ergibt über 50"),
    ({"headcount": 49}, 100, 0, 75, "Köpfe sind nie weniger als gewichtet"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "agentur", "employer", "wage", "paragraph"),
    SHARES,
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_shares(facts, agentur, employer, wage, paragraph):
    found = assessed(**facts)["§ 82"]
    assert found.status == JA
    assert (found.value("kurskosten_agentur"), found.value("kurskosten_arbeitgeber"), found.value("lohnzuschuss")) == (
        agentur,
        employer,
        wage,
    )
    assert found.figure("lohnzuschuss").nature == "kann"
    assert found.figure("kurskosten_agentur").nature == "soll"
    assert all(one.paragraph.startswith("§ 82 Abs.") for one in found.figures)


# facts, status, rule that decides (None where all are met), paragraph
CONDITIONS = [
    ({"course_hours": 120}, NEIN, "dauer", "§ 82 Abs. 1 Satz 1 Nr. 4"),
    ({"course_hours": 121}, JA, None, "§ 82 Abs. 1 Satz 1 Nr. 4"),
    ({"course_hours": 120.5}, JA, None, "§ 82 Abs. 1 Satz 1 Nr. 4"),
    ({"course_hours": 8}, NEIN, "dauer", "§ 82 Abs. 1 Satz 1 Nr. 4"),
    ({"course_hours": 120, "hour_minutes": 45}, NEIN, "dauer", "120 Einheiten sind in keiner Lesart mehr als 120"),
    ({"course_hours": 121, "hour_minutes": 45}, OFFEN, "dauer", "Einheit steht nicht im Gesetz"),
    ({"course_hours": 160, "hour_minutes": 45}, OFFEN, "dauer", "160 Einheiten sind 120 Zeitstunden"),
    ({"course_hours": 161, "hour_minutes": 45}, JA, None, "in beiden Lesarten mehr als 120"),
    ({"course_hours": 160, "hour_minutes": None}, OFFEN, "dauer", "Einheit nicht bekannt"),
    ({"course_hours": 120, "hour_minutes": None}, NEIN, "dauer", "in keiner Lesart mehr als 120"),
    ({"course_hours": 161, "hour_minutes": None}, JA, None, "in beiden Lesarten mehr als 120"),
    ({"course_units": 150}, OFFEN, "dauer", "Einheit steht nicht im Gesetz"),
    ({"course_hours": None}, OFFEN, "dauer", "§ 82 Abs. 1 Satz 1 Nr. 4"),
    ({"course_format": "e_learning"}, OFFEN, "dauer", "Selbstlernzeit steht nicht im Gesetz"),
    ({"course_format": "online"}, JA, None, "§ 82 Abs. 1 Satz 1 Nr. 4"),
    ({"course_format": "selbstlernen", "course_hours": 100}, NEIN, "dauer", "§ 82 Abs. 1 Satz 1 Nr. 4"),
    ({"provider_approved": False}, NEIN, "traeger", "§ 82 Abs. 1 Satz 1 Nr. 5"),
    ({"measure_approved": False}, NEIN, "massnahme", "§ 82 Abs. 1 Satz 1 Nr. 5"),
    ({"measure_approved": None}, OFFEN, "massnahme", "§ 82 Abs. 1 Satz 1 Nr. 5"),
    ({"beyond_adaptation": False}, NEIN, "inhalt", "§ 82 Abs. 1 Satz 1 Nr. 1"),
    ({"years_since_qualification": 2}, JA, None, "§ 82 Abs. 1 Satz 1 Nr. 2: mindestens"),
    ({"years_since_qualification": 1.9}, OFFEN, "abschluss", "§ 82 Abs. 1 Satz 1 Nr. 2: in der Regel"),
    ({"years_since_qualification": 0}, OFFEN, "abschluss", "§ 82 Abs. 1 Satz 1 Nr. 2: in der Regel"),
    ({"years_since_qualification": None, "qualification_date": "2024-11-23", "application_date": "2026-11-23"}, JA, None, "§ 82 Abs. 1 Satz 1 Nr. 2"),
    ({"years_since_qualification": None, "qualification_date": "2024-12-20", "application_date": "2026-11-23"}, OFFEN, "abschluss", "Stichtag steht nicht im Gesetz"),
    ({"years_since_qualification": None, "qualification_date": "2025-06-30"}, OFFEN, "abschluss", "§ 82 Abs. 1 Satz 1 Nr. 2: in der Regel"),
    ({"qualification": "ohne"}, OFFEN, "abschluss", "§ 81 Abs. 2 geht vor; § 82 schweigt"),
    ({"months_since_82": 14}, NEIN, "fruehere_foerderung", "§ 82 Abs. 1 Satz 1 Nr. 3"),
    ({"months_since_82": 23}, NEIN, "fruehere_foerderung", "§ 82 Abs. 1 Satz 1 Nr. 3"),
    ({"months_since_82": 25}, JA, None, "§ 82 Abs. 1 Satz 1 Nr. 3"),
    ({"last_82_end": "2024-11-22", "application_date": "2026-11-23"}, JA, None, "§ 82 Abs. 1 Satz 1 Nr. 3"),
    ({"last_82_end": "2024-11-24", "application_date": "2026-11-23"}, NEIN, "fruehere_foerderung", "§ 82 Abs. 1 Satz 1 Nr. 3"),
    ({"last_82_end": "2024-11-23", "application_date": "2026-11-23"}, OFFEN, "fruehere_foerderung", "Grenztag"),
    ({"last_82_end": "2025-01-01", "application_date": None}, OFFEN, "fruehere_foerderung", "es kommt auf den Antrag an"),
    ({"last_82_end": "2025-09-23", "application_date": None}, NEIN, "fruehere_foerderung", "vor dem Beginn nicht mehr erreichbar"),
    ({"previous_82a": True, "months_since_82a": 6}, JA, None, "§ 82 Abs. 1 Satz 1 Nr. 3: nur nach dieser Vorschrift"),
    ({"previous_82": None}, OFFEN, "fruehere_foerderung", "§ 82 Abs. 1 Satz 1 Nr. 3"),
    ({"statutory_duty": True}, NEIN, "pflicht", "§ 82 Abs. 1 Satz 2"),
    ({"duty_source": "land"}, NEIN, "pflicht", "§ 82 Abs. 1 Satz 2"),
    ({"duty_source": "eu"}, OFFEN, "pflicht", "§ 82 Abs. 1 Satz 2 nennt EU-Recht nicht"),
    ({"duty_source": "dguv"}, OFFEN, "pflicht", "§ 82 Abs. 1 Satz 2 nennt Unfallversicherung nicht"),
    ({"duty_source": "kunde"}, JA, None, "§ 82 Abs. 1 Satz 2"),
    *(({"goal": goal}, NEIN, "kein_aufstiegsziel", "§ 22 Abs. 1a Satz 1") for goal in ("handwerksmeister", "industriemeister", "fachwirt", "techniker", "berufsspezialist", "bachelor_professional", "master_professional")),
    ({"goal": None, "afbg_goal": True}, NEIN, "kein_aufstiegsziel", "§ 22 Abs. 1a Satz 1"),
    ({"goal": None, "afbg_goal": False}, JA, None, "§ 22 Abs. 1a Satz 1"),
    ({"goal": None}, OFFEN, "kein_aufstiegsziel", "§ 22 Abs. 1a Satz 1"),
    ({"goal": "studium"}, NEIN, "kein_studium", "§ 180 Abs. 3 Satz 1 Nr. 1"),
    ({"goal": "teilqualifikation"}, JA, None, "Teilqualifikation kann § 82 sein"),
    ({"application_date": "2027-01-10"}, JA, None, "§ 324 Abs. 1"),
    ({"application_date": "2027-01-11"}, NEIN, "antrag", "§ 324 Abs. 1: vor dem Beginn"),
    ({"application_date": "2026-11-23", "course_start": "2026-11-16"}, NEIN, "antrag", "§ 324 Abs. 1"),
    ({"applied_before_start": None, "application_date": "2026-11-23", "course_start": None, "already_started": True}, NEIN, "antrag", "§ 324 Abs. 1: schon begonnen"),
    ({"applied_before_start": None, "application_date": "2026-11-20", "course_start": None, "already_started": False}, JA, None, "§ 324 Abs. 1: beantragt und nicht begonnen"),
    ({"applied_before_start": None, "already_started": True}, OFFEN, "antrag", "§ 324 Abs. 1: wann beantragt, ist nicht bekannt"),
    ({"applied_before_start": False}, NEIN, "antrag", "§ 324 Abs. 1"),
    ({"applied_before_start": None}, OFFEN, "antrag", "§ 324 Abs. 1"),
    ({"person": "solo"}, NEIN, "arbeitnehmer", "§ 82 Abs. 1 Satz 1"),
    ({"person": "selbststaendig"}, NEIN, "arbeitnehmer", "§ 82 Abs. 1 Satz 1"),
    ({"person": "geschaeftsfuehrer"}, NEIN, "arbeitnehmer", "§ 82 Abs. 1 Satz 1"),
    ({"person": "beamtet"}, NEIN, "arbeitnehmer", "§ 82 Abs. 1 Satz 1"),
    ({"person": "arbeitslos"}, NEIN, "arbeitnehmer", "§ 82 Abs. 1 Satz 1"),
    ({"person": "azubi"}, OFFEN, "arbeitnehmer", "Auszubildende nennt das Gesetz nicht"),
    ({"person": "minijob"}, OFFEN, "arbeitnehmer", "Minijobs nennt das Gesetz nicht"),
    ({"public_employer": True}, JA, None, "§ 82 schließt öffentliche Arbeitgeber nicht aus"),
    ({"contract": "befristet", "contract_end": "2027-12-31", "course_end": "2027-03-31"}, JA, None, "Befristung schadet nicht"),
    ({"contract": "befristet", "contract_end": "2027-02-28", "course_end": "2027-03-31"}, NEIN, "arbeitsverhaeltnis", "§ 82 Abs. 1 Satz 1"),
    ({"contract": "gekuendigt", "contract_end": "2026-12-31"}, NEIN, "arbeitsverhaeltnis", "§ 82 Abs. 1 Satz 1"),
    ({"contract": "gekuendigt"}, OFFEN, "arbeitsverhaeltnis", "§ 82 Abs. 1 Satz 1"),
    ({"contract": None}, OFFEN, "arbeitsverhaeltnis", "§ 82 Abs. 1 Satz 1"),
    ({"short_time_work": True}, JA, None, "§ 82 Abs. 7 ist ausgelaufen"),
    ({"as_of": "2024-07-01", "course_start": "2024-07-31", "short_time_work": True}, NEIN, "kurzarbeit", "§ 82 Abs. 7"),
    ({"as_of": "2024-07-01", "course_start": "2024-08-01", "short_time_work": True}, JA, None, "§ 82 Abs. 7"),
    ({"as_of": "2024-02-01", "course_start": "2024-03-31"}, OFFEN, "dauer", "vor dem 1. April 2024 sind keine Werte hinterlegt"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "status", "rule", "paragraph"), CONDITIONS, ids=lambda value: value if isinstance(value, str) else None
)
def test_conditions(facts, status, rule, paragraph):
    found = assessed(headcount_weighted=30, **facts)["§ 82"]
    assert found.status == status, found.unmet or found.unchecked
    if rule:
        assert found.rule(rule).result == {NEIN: "nicht_erfuellt", OFFEN: "nicht_geprueft"}[status]
        assert "§" in found.rule(rule).paragraph
    if status == NEIN:
        assert found.figures == found.missing == ()


SILENT = [
    {"course_units": 150}, {"course_format": "selbstlernen"}, {"person": "azubi"}, {"duty_source": "eu"}, {"years_since_qualification": 1}, {"qualification": "ohne"},
]  # fmt: skip


@pytest.mark.parametrize("facts", SILENT, ids=str)
def test_where_the_law_is_silent_an_office_is_named_and_no_fact_is_asked(facts):
    found = assessed(headcount_weighted=30, **facts)["§ 82"]
    (rule,) = found.unchecked
    assert "Agentur für Arbeit" in rule.ask
    assert rule.missing == found.missing == ()


def test_exemption_for_age_and_disability_is_shown_with_its_condition_while_unknown():
    found = assessed(headcount_weighted=120, severely_disabled=None)["§ 82"]
    assert found.value("kurskosten_agentur") == 50
    (extra,) = [one for one in found.figures if one.condition]
    assert (extra.value, extra.id) == (100, "kurskosten_agentur")
    assert "45" in extra.condition and "schwerbehindert" in extra.condition
    assert "severely_disabled" in found.missing_for_figures


def test_unknown_size_gives_no_single_figure_but_each_with_its_condition():
    found = assessed()["§ 82"]
    assert found.status == JA
    assert found.value("lohnzuschuss") is None
    assert [one.value for one in found.figures if one.id == "lohnzuschuss"] == [75, 50, 25]
    assert all(one.condition for one in found.figures)
    assert "headcount_weighted" in found.missing_for_figures


@pytest.mark.parametrize(("facts", "wages"), [({"size_band": "50_249"}, [75, 50]), ({"site_headcount": 400}, [50, 25]), ({"headcount_weighted": 600, "part_of_group": True}, [25]), ({"headcount_weighted": 40, "part_of_group": True}, [75, 50, 25])])  # fmt: skip
def test_a_range_that_crosses_a_limit_keeps_both_sides(facts, wages):
    found = assessed(**facts)["§ 82"]
    assert [one.value for one in found.figures if one.id == "lohnzuschuss"] == wages


def test_without_lost_working_time_there_is_no_wage_figure():
    found = assessed(headcount_weighted=30, in_working_time=False)["§ 82"]
    assert found.status == JA
    assert found.value("lohnzuschuss") is None
    assert [one.id for one in found.withheld] == ["lohnzuschuss"]
    assert found.value("kurskosten_agentur") == 100


def test_wage_subsidy_and_kurzarbeit_is_a_question_for_the_agentur():
    found = assessed(headcount_weighted=30, short_time_work=True)["§ 82"]
    assert found.value("lohnzuschuss") is None
    assert "Agentur" in found.withheld[0].ask


def test_equal_status_is_open_with_both_shares_and_the_agentur():
    found = assessed(headcount_weighted=120, equal_status=True, severely_disabled=None)["§ 82"]
    assert found.value("kurskosten_agentur") is None
    assert {one.value for one in found.figures if one.id == "kurskosten_agentur"} == {50, 100}
    assert found.value("lohnzuschuss") == 50
    (held,) = found.withheld
    assert "Gleichgestellte" in held.reason and "Agentur für Arbeit" in held.ask
    assert "severely_disabled" not in found.missing_for_figures


@pytest.mark.parametrize("facts", [{"headcount_weighted": 52, "apprentices_included": 3}, {"headcount_weighted": 50, "minijobs_included": 1}, {"headcount_by_hours": (8, 0, 0, 48), "minijobs_included": 8}])  # fmt: skip
def test_whether_apprentices_and_minijobs_count_is_open(facts):
    found = assessed(**facts)["§ 82"]
    assert found.value("lohnzuschuss") is None
    assert {one.value for one in found.figures if one.id == "lohnzuschuss"} == {75, 50}
    assert any("Auszubildende und Minijobs" in one and "Agentur" in one for one in found.pitfalls)


def test_binding_registration_is_warned_of():
    assert any("Anmeldung" in one for one in assessed(already_registered=True)["§ 82"].pitfalls)


def test_day_of_missing_values_is_open_and_asks_the_agentur():
    found = assessed(as_of=date(2024, 2, 1), course_start=date(2024, 3, 1))["§ 82"]
    assert found.figures == ()
    assert found.rule("dauer").ask
