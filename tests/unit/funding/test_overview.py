"""What the bot says about funding: neutral, dated, and silent where a figure is not confirmed."""

import re
from datetime import date
from itertools import product

import pytest

from verbund.funding import overview
from verbund.funding.instruments import load_instruments

TODAY = date(2026, 11, 23)
MODES = ("standard", "einfach")
PERSPECTIVES = ("selbst", "team", "betrieb", "vertretung")
KNOWN = [
    {},
    {"dauer_rahmen": "ueber_120_std", "pflicht": "freiwillig", "betriebsgroesse": "10_49"},
    {"dauer_rahmen": "bis_120_std", "pflicht": "vorgeschrieben", "betriebsgroesse": "500_plus", "format": ["inhouse"]},
    {"berufsabschluss": "nein", "nachweis": "teilqualifikation", "betriebsgroesse": "weiss_nicht"},
]
FORBIDDEN = re.compile(
    r"empfehl|best(?:er|e|es)\b|\btop\b|garantier|kostenlos für sie|anspruch auf|wird bewilligt|steht ihnen zu",
    re.IGNORECASE,
)


def texts(day=TODAY, perspective="betrieb", mode="standard", known=None):
    return {passage.id: passage.text for passage in overview(day, perspective, mode, known or {})}


def every_text(day=TODAY):
    for perspective, mode, known in product(PERSPECTIVES, MODES, KNOWN):
        for passage in overview(day, perspective, mode, known):
            yield mode, passage


def test_the_order_is_fixed_and_said_to_be_no_ranking():
    ids = ["einleitung", "sgb3_82", "sgb3_81_2", "sgb3_82a", "esf_fachkurs"]
    for perspective, mode, known in product(PERSPECTIVES, MODES, KNOWN):
        assert [passage.id for passage in overview(TODAY, perspective, mode, known)] == ids
    assert "keine Wertung" in texts()["einleitung"]


def test_no_word_that_promises_or_ranks():
    for _, passage in every_text():
        assert not FORBIDDEN.search(passage.text), passage.text


def test_every_route_names_basis_day_and_who_decides():
    for mode, passage in every_text():
        if passage.id != "einleitung":
            assert "Stand " in passage.text, passage.text
            if mode == "standard":
                assert re.search(r"Agentur für Arbeit|L-Bank", passage.text)
        if passage.id.startswith("sgb3"):
            assert "§" in passage.text


def test_each_standard_route_says_that_it_comes_before_the_start():
    for passage in overview(TODAY, "betrieb", "standard", {}):
        assert re.search(r"bevor|vor de[rnm]|vor dem Beginn", passage.text)


def test_the_unconfirmed_rate_of_the_fachkurse_is_never_spoken():
    for day in (TODAY, date(2026, 9, 1), date(2026, 12, 31)):
        for _, passage in every_text(day):
            if passage.id == "esf_fachkurs":
                assert "Prozent" not in passage.text
    assert "esf-bw.de" in texts()["esf_fachkurs"]


def test_the_rate_of_the_fachkurse_was_spoken_while_it_held():
    assert "30 Prozent" in texts(date(2026, 8, 1))["esf_fachkurs"]
    assert "nicht bestätigt" not in texts(date(2026, 8, 1))["esf_fachkurs"]


def test_an_overdue_check_silences_every_figure():
    for mode in MODES:
        for passage_id, text in texts(date(2030, 1, 1), mode=mode).items():
            if passage_id != "einleitung":
                assert not re.search(r"\d", text.replace("ESF", "")), text


SIZES = [
    ("1_9", "100 Prozent der Kurskosten und 75 Prozent"), ("10_49", "100 Prozent der Kurskosten und 75 Prozent"), ("50_249", "50 Prozent der Kurskosten und 50 Prozent"),
    ("250_499", "50 Prozent der Kurskosten und 50 Prozent"), ("500_plus", "25 Prozent der Kurskosten und 25 Prozent"), ("weiss_nicht", "25 bis 100 Prozent"),
]  # fmt: skip


@pytest.mark.parametrize(("size", "words"), SIZES)
def test_rates_of_paragraph_82_by_size_and_only_under_the_condition(size, words):
    text = texts(known={"betriebsgroesse": size})["sgb3_82"]
    assert words in text
    assert "mehr als 120 Stunden" in text
    assert "Ermessen" in text


STATUSES = [
    ({}, "nicht_geprueft"), ({"dauer_rahmen": "ueber_120_std"}, "nicht_geprueft"), ({"dauer_rahmen": "ueber_120_std", "pflicht": "freiwillig"}, "in_frage"),
    ({"dauer_rahmen": "bis_120_std", "pflicht": "freiwillig"}, "nicht"), ({"pflicht": "vorgeschrieben"}, "nicht"), ({"dauer_rahmen": "weiss_nicht", "pflicht": "unklar"}, "nicht_geprueft"),
]  # fmt: skip


@pytest.mark.parametrize(("known", "status"), STATUSES)
def test_conditions_of_paragraph_82_are_three_valued(known, status):
    found = {passage.id: passage.status for passage in overview(TODAY, "betrieb", "standard", known)}
    assert found["sgb3_82"] == status


def test_a_condition_against_it_takes_the_rates_away():
    assert "Prozent" not in texts(known={"dauer_rahmen": "bis_1_tag", "betriebsgroesse": "10_49"})["sgb3_82"]


def test_templates_hold_no_figures_of_their_own():
    """Every figure comes from the data: what stands in a sentence besides paragraphs is no number."""
    for instrument in load_instruments():
        for sentences in instrument.texte.values():
            for sentence in sentences:
                bare = re.sub(r"§+\s?\d+\w?(?: Abs\. \d+)?", "", sentence["satz"])
                assert not re.search(r"\d", bare), sentence["satz"]


def test_every_placeholder_has_data():
    for instrument in load_instruments():
        for sentences in instrument.texte.values():
            for sentence in sentences:
                names = set(re.findall(r"\{(\w+)\}", sentence["satz"])) - {"name", "grundlage", "entscheidet", "stand"}
                assert names <= set(instrument.werte), sentence["satz"]
                assert sentence.get("ohne_wert", "kein") in {*instrument.werte, "kein"}


def test_simple_language_has_at_most_two_sentences():
    for mode, passage in every_text():
        if mode == "einfach":
            assert len(re.findall(r"[.!?](?:\s|$)", re.sub(r"\d+\. |Abs\. ", "", passage.text))) <= 2, passage.text


def test_wage_subsidies_are_explained_to_companies_only():
    assert "Zuschuss" not in texts(perspective="selbst")["sgb3_81_2"]
    assert "Zuschuss" in texts(perspective="betrieb")["sgb3_81_2"]
