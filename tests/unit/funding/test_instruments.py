"""Funding data without source, date or confidence is refused."""

from datetime import date

import pytest
import yaml

from verbund.funding.instruments import (
    Checked,
    FundingDataError,
    _bare,
    find_instrument,
    load_instruments,
    read_instrument,
)
from verbund.funding.law.registry import LAWS
from verbund.tables import KNOWLEDGE

FILE = KNOWLEDGE / "funding" / "sgb3_82.yml"
METADATA = (
    "art",
    "auch",
    "antrag",
    "ausgeschlossen",
    "nicht_zusammen",
    "pruefpunkte",
    "fragen_bei",
    "beendet_am",
    "quelle",
    "vertrauen",
    "geprueft_am",
    "gueltig_bis",
    "naechste_pruefung",
)
VALUE_METADATA = ("ab", "wert", "einheit", "fundstelle", "vertrauen", "geprueft_am", "gueltig_bis", "naechste_pruefung")


def write(tmp_path, content):
    file = tmp_path / "weg.yml"
    file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return file


@pytest.mark.parametrize("key", METADATA)
def test_missing_metadata_is_refused(tmp_path, key):
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    del content[key]
    with pytest.raises(FundingDataError, match=key):
        read_instrument(write(tmp_path, content))


@pytest.mark.parametrize("key", VALUE_METADATA)
def test_missing_metadata_of_a_number_is_refused(tmp_path, key):
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    del content["werte"]["kurs_klein"][0][key]
    with pytest.raises(FundingDataError, match="kurs_klein"):
        read_instrument(write(tmp_path, content))


@pytest.mark.parametrize("key", ("tag", *VALUE_METADATA[3:]))
def test_missing_metadata_of_a_cut_off_day_is_refused(tmp_path, key):
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    del content["stichtage"]["kurzarbeit_ausgeschlossen_bis"][key]
    with pytest.raises(FundingDataError, match="kurzarbeit_ausgeschlossen_bis"):
        read_instrument(write(tmp_path, content))


def test_all_instruments_load_in_their_order():
    order = [one.id for one in load_instruments()]
    assert order[:8] == ["sgb3_82", "sgb3_81_2", "sgb3_82a", "sgb3_81", "sgb3_87a", "sgb3_111a", "sgb3_106a", "afbg"]
    assert len(order) == len(set(order)) == 27
    assert [one.reihenfolge for one in load_instruments()] == list(range(1, 28))


def test_each_file_is_named_like_its_instrument_and_has_conditions():
    names = {file.stem for file in (KNOWLEDGE / "funding").glob("*.yml")}
    assert names == {one.id for one in load_instruments()} == set(LAWS)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("§ 82 SGB III", "sgb3_82"), ("82", "sgb3_82"), ("§ 81 Abs. 2", "sgb3_81_2"), ("Bildungsgutschein", "sgb3_81"), ("Meister-BAföG", "afbg"), ("Qualifizierungsgeld", "sgb3_82a"),
        ("Bildungsurlaub", "bildungszeit_bw"), ("esf_fachkurs", "esf_fachkurs"), ("§ 87a SGB III", "sgb3_87a"), ("82a", "sgb3_82a"), ("go-digital", "go_digital"),
    ],
)  # fmt: skip
def test_an_instrument_is_found_by_the_names_people_use(name, found):
    assert find_instrument(name).id == found


def test_a_name_leads_to_one_instrument_only():
    owner = {}
    for one in load_instruments():
        for word in {_bare(word) for word in (one.id, one.grundlage, *one.name.values(), *one.auch)}:
            assert owner.setdefault(word, one.id) == one.id, word


def test_an_unknown_name_is_an_error():
    with pytest.raises(KeyError):
        find_instrument("Wunderprogramm")


DAY = date(2026, 11, 23)
CHECKED = [
    (("L", None, date(2027, 1, 1)), True), (("O", None, date(2027, 1, 1)), True), (("S", None, date(2027, 1, 1)), False), (("K", None, date(2027, 1, 1)), False),
    (("L", date(2026, 11, 22), date(2027, 1, 1)), False), (("L", date(2026, 11, 23), date(2027, 1, 1)), True), (("L", None, date(2026, 11, 22)), False),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "spoken"), CHECKED)
def test_only_confirmed_and_current_facts_may_be_spoken(facts, spoken):
    mark, until, again = facts
    assert Checked(mark, DAY, until, again).may_be_spoken(DAY) is spoken


def test_the_newest_value_counts_even_if_it_must_not_be_spoken():
    fachkurs = find_instrument("esf_fachkurs")
    assert fachkurs.spoken_value("satz", date(2026, 8, 31)) == 30
    assert fachkurs.spoken_value("satz", date(2026, 9, 1)) is None
    assert fachkurs.spoken_value("satz", date(2020, 1, 1)) is None
    assert fachkurs.spoken_value("unbekannt", DAY) is None
