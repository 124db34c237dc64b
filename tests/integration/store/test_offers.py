"""The catalogue on a real database: a file appears as a whole or not at all, and again without doubling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, text

from tests.unit.offers.examples import offer
from verbund.need_list import Overtaken
from verbund.offers.catalogue_file import UnreadableFile
from verbund.offers.commission import Commission, Specification
from verbund.offers.import_run import Changes, ImportRun, NotAllowed, Source
from verbund.offers.importing import check, open_catalogue, publish
from verbund.offers.providers import Link
from verbund.offers.repositories import OfferFilter
from verbund.offers.search_log import Choice, SearchEntry, Shown
from verbund.store.offer_mapping import SEARCHED
from verbund.tables import KNOWLEDGE

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
SAMPLES = KNOWLEDGE / "offers" / "beispiele"
HEAD = "Nummer;Titel;Anbieter;PLZ;Beginn;Preis\n"


@pytest.fixture
def read(unit_of_work: Callable, tmp_path: Path):
    """Returns what checks a table of rows under the source "quelle"."""

    def check_rows(*rows: str, source: str = "quelle") -> ImportRun:
        file = tmp_path / "kurse.csv"
        file.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
        return check(unit_of_work, open_catalogue(file), source, file.name, "anna", NOW)

    return check_rows


@pytest.fixture
def take(unit_of_work: Callable):
    def take_over(run: ImportRun, only_good: bool = False, replaces: bool = False) -> Changes:
        with unit_of_work() as uow:
            changes = publish(uow, run.import_id, only_good, replaces).changes
            uow.commit()
        return changes

    return take_over


def titles(unit_of_work: Callable, **wanted) -> list[str]:
    with unit_of_work(reading=True) as uow:
        return [one.title for one in uow.offers.page(OfferFilter(**wanted), 0, 100)[0]]


A, B, C = (
    "1;CNC-Drehen A;Haus;89073;1.3.2027;100",
    "2;CNC-Drehen B;Haus;89073;1.4.2027;200",
    "3;CNC-Drehen C;Hof;70173;1.5.2027;300",
)


def test_nothing_is_seen_before_it_is_taken_over(unit_of_work, read, take):
    run = read(A, B)
    assert (run.good, run.changes) == (2, Changes(new=2))
    assert titles(unit_of_work) == []
    with unit_of_work(reading=True) as uow:
        assert uow.offers.candidates(["CNC-02"], [], TODAY) == [] and uow.offers.valid(TODAY) == 0
    take(run)
    assert titles(unit_of_work) == ["CNC-Drehen A", "CNC-Drehen B"]


def test_reading_again_updates_and_does_not_double(unit_of_work, read, take):
    take(read(A, B))
    again = read(A, B.replace("200", "250"), C)
    assert again.changes == Changes(new=1, changed=1, unchanged=1)
    take(again)
    with unit_of_work(reading=True) as uow:
        offers, total = uow.offers.page(OfferFilter())
    assert total == 3 and {one.source_id: one.price_per_person for one in offers} == {
        "1": 10000,
        "2": 25000,
        "3": 30000,
    }


def test_comparing_a_file_with_the_catalogue_looks_numbers_up(unit_of_work, database, read, take):
    """Without these two indexes 60,000 courses are compared with 60,000: ten minutes instead of a second."""
    take(read(A))
    run = read(A, B)
    asked: list[tuple[str, tuple]] = []
    event.listen(database, "before_cursor_execute", lambda _c, _k, sql, values, *_: asked.append((sql, values)))
    with unit_of_work() as uow:
        uow.offers.compare(run.import_id)
    with database.connect() as connection:
        plans = [
            " ".join(row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values))
            for sql, values in asked
            if sql.startswith("SELECT") and "count" in sql
        ]
    assert len(plans) == 2
    assert "uq_offers_visible (source=? AND source_id=?)" in plans[0]
    assert "ix_offers_staged (import_id=? AND source_id=?)" in plans[1]


def test_another_source_has_numbers_of_its_own(unit_of_work, read, take):
    take(read(A))
    take(read(A.replace(" A", " Z"), source="andere"), replaces=True)
    assert titles(unit_of_work) == ["CNC-Drehen A", "CNC-Drehen Z"]


def test_what_is_gone_goes_only_where_somebody_says_so(unit_of_work, read, take):
    take(read(A, B))
    run = read(A)
    assert run.changes.gone == 1
    take(run)
    assert len(titles(unit_of_work)) == 2
    assert take(read(A), replaces=True).gone == 1
    assert titles(unit_of_work) == ["CNC-Drehen A"]


def test_bad_rows_hold_everything_back_until_somebody_decides(unit_of_work, read, take):
    run = read(A, "2;;Haus;1;2;3", "1;CNC-Drehen noch einmal;Haus;;;", "3;zu kurz")
    assert (run.good, run.bad) == (1, 3)
    assert run.faults == (
        (3, "2", "Es fehlt der Titel."), (4, "1", "Diese Nummer steht schon weiter oben in der Datei."), (5, "3", "Die Zeile hat 2 Spalten, die Überschrift 6."),
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="3 Zeilen sind nicht in Ordnung"):
        take(run)
    assert titles(unit_of_work) == []
    take(run, only_good=True)
    assert titles(unit_of_work) == ["CNC-Drehen A"]


def test_a_file_is_taken_over_once(unit_of_work, read, take):
    run = read(A)
    take(run)
    with pytest.raises(NotAllowed, match="schon übernommen"):
        take(run)


def test_a_newer_file_of_the_source_puts_the_unfinished_one_away(unit_of_work, database, read, take):
    old, new = read(A), read(B)
    with pytest.raises(NotAllowed):
        take(old)
    take(new)
    assert titles(unit_of_work) == ["CNC-Drehen B"]
    with database.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM offers")).scalar_one() == 1


def test_a_file_that_breaks_off_leaves_nothing(unit_of_work, database, tmp_path):
    file = tmp_path / "halb.xml"
    whole = (SAMPLES / "kursml.xml").read_text(encoding="utf-8")
    many = "".join(
        f"<kurs><kursnummer>x{n}</kursnummer><titel>T</titel><anbieter>H</anbieter></kurs>" for n in range(900)
    )
    file.write_text(whole.replace("</kursml>", many + "<kurs><titel>ab"), encoding="utf-8")
    with pytest.raises(UnreadableFile, match="bricht|endet|heil"):
        check(unit_of_work, open_catalogue(file), "quelle", "halb.xml", "anna", NOW)
    with database.connect() as connection:
        counts = [
            connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in ("offers", "offer_skills", "offer_texts", "offer_records")
        ]
    assert counts == [0, 0, 0, 0]


def test_what_a_manager_decided_about_skills_outlasts_the_next_file(unit_of_work, read, take):
    take(read(A, B))
    with unit_of_work() as uow:
        first = uow.offers.page(OfferFilter())[0][0]
        uow.offers.set_skills(first.offer_id, ["FUE-02"], "anna", TODAY)
        uow.commit()
    take(read(A.replace("100", "111"), B))
    with unit_of_work(reading=True) as uow:
        kept = uow.offers.get(first.offer_id)
        assert (kept.skill_ids, kept.skill_state, kept.price_per_person) == (("FUE-02",), "mensch", 11100)
        assert [one.offer_id for one in uow.offers.candidates(["FUE-02"], [], TODAY)] == [first.offer_id]
        assert uow.offers.page(OfferFilter(words=("wig",)))[1] == 1
    with unit_of_work() as uow, pytest.raises(KeyError):
        uow.offers.set_skills("gibt es nicht", [], "anna", TODAY)


@pytest.mark.parametrize(("name", "count"), [("kursml.xml", 20), ("openqcat.xml", 6), ("kurse.csv", 6)])
def test_the_samples_are_read_whole_and_twice_without_a_change(unit_of_work, take, name, count):
    for expected in (Changes(new=count), Changes(unchanged=count)):
        run = check(unit_of_work, open_catalogue(SAMPLES / name), name, name, "anna", NOW)
        assert (run.good, run.bad, run.changes) == (count, 0, expected)
        take(run)


def test_courses_taken_back_by_the_file_go_with_all_their_places(unit_of_work, take, tmp_path):
    take(check(unit_of_work, open_catalogue(SAMPLES / "openqcat.xml"), "kursnet", "a", "anna", NOW))
    file = tmp_path / "update.xml"
    file.write_text(
        "<OPENQCAT><HEADER/><UPDATE_CATALOG><DELETE><SERVICE><PRODUCT_ID>700100</PRODUCT_ID></SERVICE></DELETE></UPDATE_CATALOG></OPENQCAT>"
    )
    changes = take(check(unit_of_work, open_catalogue(file), "kursnet", "b", "anna", NOW))
    assert changes.removed == 2 and len(titles(unit_of_work)) == 4


def test_a_search_sees_what_the_offer_says(unit_of_work):
    one = offer(
        "1", level_from=1, level_to=3, mode=101, language="de", german_level="B1", easy_language=True, days=3, full_part_time="teilzeit", shift_friendly=False,
        lat=48.4, lon=9.99, online=False, inhouse_possible=True, on_request=True, max_group=9, seats_left=0, credential="Schein", tq_flag=True,
        azav_measure="ja", esf_fachkurs="nein", start_dates=(date(2026, 1, 1), date(2027, 3, 1)),
    )  # fmt: skip
    with unit_of_work() as uow:
        uow.offers.put(one)
        uow.commit()
        [found] = uow.offers.candidates(["CNC-02"], ["kurs"], TODAY)
    assert {name: getattr(found, name) for name in SEARCHED} == {name: getattr(one, name) for name in SEARCHED}
    assert (found.offer_id, found.provider_key, found.next_start(TODAY)) == ("1", "haus", date(2027, 3, 1))


def test_what_is_over_is_not_found(unit_of_work):
    with unit_of_work() as uow:
        uow.offers.put(offer("alt", valid_until=date(2026, 11, 24)))
        uow.offers.put(offer("neu", valid_until=TODAY))
        uow.offers.put(replace(offer("neu"), title="Kurs neu, geändert"))
        assert [one.offer_id for one in uow.offers.candidates(["CNC-02"], [], TODAY)] == ["neu"]
        assert [(one.key, one.offers) for one in uow.offers.providers(TODAY)] == [("haus", 1)]
        assert uow.offers.get("neu").title == "Kurs neu, geändert"
        assert uow.offers.drop("neu") == 1 and uow.offers.drop("neu") == 0


def test_how_a_source_is_written_is_remembered(unit_of_work):
    source = Source(
        name="q",
        format="csv",
        encoding="cp1252",
        delimiter=";",
        columns={"Nr": "source_id"},
        left_out=("Raum",),
        provider="Haus",
    )
    link = Link(
        provider_key="haus", provider_name="Haus", linked=True, reason="gehört dazu", changed_on=TODAY, who="anna"
    )
    with unit_of_work() as uow:
        uow.offers.save_source(source)
        uow.offers.save_link(link)
        uow.offers.save_link(replace(link, linked=False))
        uow.commit()
    with unit_of_work(reading=True) as uow:
        assert uow.offers.sources() == [source]
        assert uow.offers.links() == [replace(link, linked=False)]


SHOWN = Shown(offer_id="1", title="Kurs", provider_key="haus", provider_name="Haus", linked=False, fit=0)
ENTRY = SearchEntry(
    at=NOW, who="anna", need_id="n-1", wish={"skill_ids": ["CNC-02"], "plz": "89073", "ort": "Ulm"}, key="start", rule="Regel", seed="2026-11-25/n-1",
    removed={"stufe": (3, 1)}, looked_at=9, found=6, page=1, shown=(SHOWN, replace(SHOWN, offer_id="2", provider_key="hof", provider_name="Hof", linked=True)),
)  # fmt: skip


def choice(number: int, **fields) -> Choice:
    known = {
        "at": NOW,
        "who": "anna",
        "search_number": number,
        "offer_id": "1",
        "title": "Kurs",
        "provider_key": "haus",
        "provider_name": "Haus",
        "linked": False,
        "need_id": "n-1",
    }
    return Choice(**(known | fields))


def test_searches_and_choices_are_kept_as_they_were(unit_of_work):
    with unit_of_work() as uow:
        number = uow.searches.add(ENTRY)
        uow.searches.add(replace(ENTRY, who="bert", page=2, need_id=None, shown=()))
        assert uow.searches.choose(choice(number)) and not uow.searches.choose(choice(number))
        uow.commit()
    with unit_of_work(reading=True) as uow:
        assert uow.searches.get(number) == replace(ENTRY, number=number)
        assert [entry.who for entry in uow.searches.page()[0]] == ["bert", "anna"]
        assert uow.searches.page(who="anna")[1] == 1
        assert uow.searches.chosen_for(need_id="n-1") == [choice(number)]
        assert uow.searches.shown_counts(TODAY, TODAY) == ({("haus", "Haus"): 1, ("hof", "Hof"): 1}, 1)
        assert uow.searches.chosen_counts(TODAY, TODAY) == {("haus", "Haus"): 1}
        assert uow.searches.shown_counts(date(2026, 1, 1), date(2026, 3, 31)) == ({}, 0)


def test_an_order_is_changed_by_one_at_a_time(unit_of_work):
    made = Commission(
        commission_id="c-1",
        created_on=TODAY,
        created_by="anna",
        specification=Specification(title="Kurs", outcomes=("kann drehen",)),
        need_id="n-1",
    )
    with unit_of_work() as uow:
        uow.commissions.add(made)
        uow.commissions.save(replace(made, state="aufgehoben"))
        with pytest.raises(Overtaken):
            uow.commissions.save(made)
        assert uow.commissions.all() == [replace(made, state="aufgehoben", version=2)]
        assert uow.commissions.get("anders") is None
