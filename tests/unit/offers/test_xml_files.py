"""KursML and openQ-cat: the samples whole, damaged files with a sentence, and files made to do harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbund.offers.catalogue_file import UnreadableFile, detect
from verbund.offers.draft import Draft, Fault
from verbund.offers.kursml import KursML
from verbund.offers.openqcat import OpenQCat
from verbund.offers.xml_stream import LARGEST_RECORD
from verbund.tables import KNOWLEDGE

SAMPLES = KNOWLEDGE / "offers" / "beispiele"
BOMB = '<!DOCTYPE kursml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><kursml><kurs><titel>&b;</titel></kurs></kursml>'
READS_FILES = (
    '<!DOCTYPE kursml [<!ENTITY x SYSTEM "file:///etc/hostname">]><kursml><kurs><titel>&x;</titel></kurs></kursml>'
)


def kursml(tmp_path: Path, text: str | bytes) -> list[Draft | Fault]:
    file = tmp_path / "datei.xml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(KursML(file).records())


def openqcat(tmp_path: Path, services: str) -> tuple[list[Draft | Fault], OpenQCat]:
    file = tmp_path / "datei.xml"
    head = "<OPENQCAT><HEADER><SUPPLIER><SUPPLIER_NAME>Haus</SUPPLIER_NAME></SUPPLIER></HEADER>"
    file.write_text(f"{head}{services}</OPENQCAT>", encoding="utf-8")
    catalogue = OpenQCat(file)
    return list(catalogue.records()), catalogue


def test_the_kursml_sample_is_read_whole():
    catalogue = KursML(SAMPLES / "kursml.xml")
    drafts = list(catalogue.records())
    assert len(drafts) == 20 and all(isinstance(one, Draft) for one in drafts)
    first, online = drafts[0].texts, drafts[-1].texts
    assert (
        first["source_id"],
        first["esf_fachkurs"],
        first["mode"],
        first["duration_value"],
        first["duration_unit"],
    ) == ("NW-2701", "ja", "101", "40", "UE")
    assert first["start_dates"] == "18.01.2027\n12.04.2027"
    assert (online["mode"], online["online"]) == ("201", "ja")
    assert set(catalogue.unknown.parts) == {"kurs/barrierefrei"}


def test_the_openqcat_sample_joins_events_with_their_course():
    catalogue = OpenQCat(SAMPLES / "openqcat.xml")
    drafts = [one for one in catalogue.records() if isinstance(one, Draft)]
    places = {one.texts["place"]: one.texts for one in drafts if one.texts["source_id"].startswith("700100")}
    assert set(places) == {"Ulm", "Göppingen"}
    assert places["Göppingen"]["start_dates"].startswith("2027-03-01")
    assert len({one.texts["source_id"] for one in drafts}) == len(drafts) == 6
    assert {one.texts["provider_name"] for one in drafts} == {"Bildungshaus Münsterblick gGmbH"}
    assert catalogue.unknown.parts == {}


def test_a_course_that_is_taken_back_and_an_event_without_a_course(tmp_path):
    event = '<SERVICE><PRODUCT_ID>E1</PRODUCT_ID><SERVICE_DETAILS><SERVICE_MODULE><EDUCATION type="false"><COURSE_ID>weg</COURSE_ID></EDUCATION></SERVICE_MODULE></SERVICE_DETAILS></SERVICE>'
    records, catalogue = openqcat(
        tmp_path,
        f"<UPDATE_CATALOG><DELETE><SERVICE><PRODUCT_ID>9</PRODUCT_ID></SERVICE></DELETE><NEW>{event}</NEW></UPDATE_CATALOG>",
    )
    assert catalogue.removed == ["9"]
    assert [(one.record, one.reason) for one in records if isinstance(one, Fault)] == [
        ("weg", "1 Veranstaltungen gehören zu einem Kurs, der nicht in der Datei steht.")
    ]


@pytest.mark.parametrize("text", [BOMB, READS_FILES, "<!DOCTYPE kursml SYSTEM 'http://127.0.0.1:9/x.dtd'><kursml/>"])
def test_what_is_made_to_do_harm_is_refused_at_its_first_line(tmp_path, text):
    with pytest.raises(UnreadableFile, match="DOCTYPE"):
        kursml(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<kursml><kurs><titel>a</titel>", "Zeile 1"),
        ("<kursml>\n<kurs><titel>a</kurs></kursml>", "Zeile 2"),
        ("<rechnung><kurs/></rechnung>", "äußerste Element heißt „rechnung“"),
        (b'<?xml version="1.0" encoding="UTF-8"?><kursml><kurs><titel>' + b"Fr\xe4sen</titel></kurs></kursml>", "Zeichenkodierung"),
        ('<?xml version="1.0" encoding="x-gibtsnicht"?><kursml/>', "Zeichenkodierung"),
        ("<kursml>" + "<a>" * 60, "verschachtelt"),
        ("<kursml><kurs><titel>" + "x" * (LARGEST_RECORD + 10) + "</titel></kurs></kursml>", "größer als 1 MB"),
    ],
)  # fmt: skip
def test_a_damaged_file_says_where_and_what(tmp_path, text, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        kursml(tmp_path, text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "iso-8859-15", "windows-1252"])
def test_encodings_that_are_named_are_read(tmp_path, encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><kursml><kurs id="1"><titel>Fräsen für Geübte</titel></kurs></kursml>'
    [draft] = kursml(tmp_path, text.encode(encoding))
    assert draft.texts["title"] == "Fräsen für Geübte"
    assert detect(tmp_path / "datei.xml") == "kursml"


def test_namespaces_and_markup_inside_a_text_do_no_harm(tmp_path):
    [draft] = kursml(
        tmp_path,
        '<k:kursml xmlns:k="urn:x"><k:kurs k:id="7"><k:titel>T</k:titel><k:inhalt><p>eins</p><p>zwei<br/>drei</p></k:inhalt></k:kurs></k:kursml>',
    )
    assert (draft.texts["source_id"], draft.texts["title"]) == ("7", "T")
    assert draft.texts["content_short"].split() == ["eins", "zwei", "drei"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "leer"), (b"PK\x03\x04rest", "gepackte Datei"), (b"%PDF-1.7", "PDF"), (b"<!DOCTYPE html><html>", "Internetseite"), (b"\x01\x00\x02\x00", "keine Textdatei")],
)  # fmt: skip
def test_other_files_are_named_for_what_they_are(tmp_path, content, sentence):
    file = tmp_path / "x"
    file.write_bytes(content)
    with pytest.raises(UnreadableFile, match=sentence):
        detect(file)
