"""`verbundlotse offers import` on a real store, and the calls that the runbook names."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from verbund.offers.repositories import OfferFilter
from verbund.settings import ROOT, Settings
from verbundlotse import composition
from verbundlotse.cli import main
from verbundlotse.demo_offers import seed_offers

RUNBOOK = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
CALLS = re.findall(r"^    verbundlotse (offers import .*)$", RUNBOOK, re.MULTILINE)


@pytest.fixture(autouse=True)
def settings(tmp_path, monkeypatch) -> Settings:
    monkeypatch.setenv("VERBUNDLOTSE_DATA_DIR", str(tmp_path))
    monkeypatch.chdir(ROOT)
    return Settings.load()


def offers(settings: Settings) -> int:
    with composition.store(settings)() as uow:
        return uow.offers.page(OfferFilter())[1]


def test_the_calls_of_the_runbook_work(settings, capsys):
    assert len(CALLS) == 3
    assert [main(shlex.split(call)) for call in CALLS] == [0, 0, 0]
    assert offers(settings) == 26
    said = capsys.readouterr().out
    assert "20 lesbar (20 neu" in said and "Nichts wurde übernommen." in said and "kurs/barrierefrei" in said
    with composition.store(settings)() as uow:
        assert {one.name for one in uow.offers.sources()} == {"fortbildung-bw.de", "Tabelle"}


def test_a_bad_row_holds_the_file_back(settings, capsys, tmp_path: Path):
    file = tmp_path / "kurse.csv"
    file.write_text("Nummer;Titel;Anbieter\n1;CNC-Drehen;Haus\n2;;Haus\n", encoding="utf-8")
    assert main(["offers", "import", str(file)]) == 3
    assert "Zeile 3: 2: Es fehlt der Titel." in capsys.readouterr().out
    assert offers(settings) == 0
    assert main(["offers", "import", str(file), "--only-good"]) == 0
    assert offers(settings) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "gibt es nicht"), (b"PK\x03\x04", "gepackte Datei"), (b"a;b\n1;2\n", "welche Spalte")],
)
def test_what_cannot_be_read_is_one_sentence(settings, capsys, tmp_path: Path, content, sentence):
    file = tmp_path / "datei"
    if content is not None:
        file.write_bytes(content)
    assert main(["offers", "import", str(file)]) == 1
    assert sentence in capsys.readouterr().err


def test_the_demo_gets_its_offers_once_and_ahead_of_its_day(settings):
    from datetime import UTC, datetime

    unit_of_work = composition.open_store(settings)
    now = datetime(2029, 5, 1, tzinfo=UTC)
    assert seed_offers(unit_of_work, now) == 33
    assert seed_offers(unit_of_work, now) == 0
    with unit_of_work() as uow:
        assert uow.offers.valid(now.date()) == 33
