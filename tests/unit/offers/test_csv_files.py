"""Tables: how they are written is found out, and a broken row is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbund.offers.catalogue_file import UnreadableFile
from verbund.offers.csv_file import CsvTable, Shape, head_of, shape_of, suggest
from verbund.offers.draft import Draft, Fault
from verbund.tables import KNOWLEDGE

COLUMNS = {"Nr": "source_id", "Titel": "title", "Anbieter": "provider_name"}


@pytest.fixture
def table(tmp_path: Path):
    def write(text: str, encoding: str = "utf-8") -> Path:
        file = tmp_path / "tabelle.csv"
        file.write_bytes(text.encode(encoding))
        return file

    return write


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", "utf-8-sig"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252"), ("utf-16", "utf-16")],
)
def test_delimiter_and_encoding_are_found(table, delimiter, encoding, found):
    row = delimiter.join(["1", "Fräsen für Geübte", "Haus"])
    file = table(f"{delimiter.join(COLUMNS)}\r\n{row}\r\n", encoding)
    shape = shape_of(file)
    assert shape == Shape(found, delimiter)
    [draft] = CsvTable(file, shape, COLUMNS).records()
    assert draft == Draft(2, {"source_id": "1", "title": "Fräsen für Geübte", "provider_name": "Haus"})


def test_the_sample_maps_itself():
    file = KNOWLEDGE / "offers" / "beispiele" / "kurse.csv"
    shape = shape_of(file)
    head = head_of(file, shape)
    known = suggest(head.columns)
    assert {
        "source_id",
        "title",
        "provider_name",
        "plz",
        "start_dates",
        "duration",
        "price_per_person",
        "azav_measure",
    } <= set(known.values())
    assert "Raum" not in known
    assert head.examples["Kursnummer"] == ("HK-01", "HK-02", "HK-03")


def test_rows_with_the_wrong_number_of_cells_are_named_and_empty_ones_passed_over(table):
    file = table('Nr;Titel;Anbieter\n1;A;Haus\n\n2;B\n3;"C\nzwei Zeilen";Haus\n4;D;Haus;zu viel\n')
    made = list(CsvTable(file, Shape("utf-8-sig", ";"), COLUMNS).records())
    assert [(one.line, type(one)) for one in made] == [(2, Draft), (4, Fault), (5, Draft), (7, Fault)]
    assert made[1].reason == "Die Zeile hat 2 Spalten, die Überschrift 3."


def test_a_quote_that_is_never_closed_does_not_fill_the_memory(table):
    file = table('Nr;Titel;Anbieter\n1;"A;Haus\n' + "2;B;Haus\n" * 40_000)
    with pytest.raises(UnreadableFile, match=r"Zeile 2: .*Anführungszeichen"):
        list(CsvTable(file, Shape("utf-8-sig", ";"), COLUMNS).records())


def test_one_endless_line_is_no_table(table):
    with pytest.raises(UnreadableFile, match="länger als"):
        shape_of(table("x" * 300_000))


def test_columns_that_are_gone_are_named(table):
    file = table("Nr;Titel\n1;A\n")
    with pytest.raises(UnreadableFile, match="Anbieter"):
        list(CsvTable(file, Shape("utf-8-sig", ";"), COLUMNS).records())


def test_what_nobody_mapped_is_listed_unless_left_out_on_purpose(table):
    file = table("Nr;Titel;Raum;Farbe\n1;A;7;rot\n2;B;8;\n")
    catalogue = CsvTable(
        file, Shape("utf-8-sig", ";"), {"Nr": "source_id", "Titel": "title"}, ["Farbe"], provider="Haus"
    )
    assert {draft.texts["provider_name"] for draft in catalogue.records()} == {"Haus"}
    assert catalogue.unknown.parts == {"Spalte „Raum“": (2, 2, "7")}


def test_two_columns_of_one_name_stay_two(table):
    assert head_of(table("Nr;Ort;Ort;\n1;Ulm;Aalen;x\n"), Shape("utf-8-sig", ";")).columns == (
        "Nr",
        "Ort",
        "Ort (3)",
        "Spalte 4",
    )
