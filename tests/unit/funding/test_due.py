"""What is to be checked again, and how the operator is told."""

from datetime import date, timedelta

import pytest

from verbund.funding.due import due, lapsed
from verbund.funding.instruments import load_instruments
from verbundlotse.cli import main


def names(found):
    return {(one.instrument, one.what.split(" ab ")[0]) for one in found}


def test_nothing_is_due_on_the_day_of_the_last_check():
    assert due(date(2026, 11, 24)) == ()


def test_the_unconfirmed_rate_is_due_at_the_end_of_the_year():
    found = due(date(2026, 12, 31))
    assert ("esf_fachkurs", "satz") in names(found)
    assert next(one for one in found if one.what == "satz ab 2026-09-01").confirmed is False
    assert ("sgb3_82", "Ganzes") not in names(found)


def test_the_longest_overdue_comes_first():
    days = [one.next_check for one in due(date(2028, 1, 1))]
    assert days == sorted(days)
    assert len(days) > 100


def test_every_fact_becomes_due_some_day():
    found = names(due(date(2040, 1, 1)))
    for instrument in load_instruments():
        assert (instrument.id, "Ganzes") in found
        for name, values in instrument.werte.items():
            if values[-1].checked.gueltig_bis is None:
                assert (instrument.id, name) in found
        for name in instrument.stichtage:
            assert (instrument.id, f"Stichtag {name}") in found


def test_a_replaced_value_is_history():
    assert ("weiterbildungsstipendium", "gesamtbetrag ab 2020-01-01") not in {
        (one.instrument, one.what) for one in due(date(2040, 1, 1))
    }


def test_a_value_is_silent_from_the_day_after_its_check_was_due():
    for one in due(date(2027, 2, 28)):
        if one.what.startswith("Stichtag") or one.what == "Ganzes" or not one.confirmed:
            continue
        instrument = next(other for other in load_instruments() if other.id == one.instrument)
        assert instrument.spoken_value(one.what.split(" ab ")[0], one.next_check + timedelta(days=1)) is None


def test_what_expired_without_successor_is_named():
    assert ("meisterpraemie_bw", "praemie") in names(lapsed(date(2026, 11, 24)))
    assert ("meisterpraemie_bw", "praemie") not in names(lapsed(date(2025, 12, 31)))


@pytest.mark.parametrize(("arguments", "code", "words"), [
    (["--on", "2026-11-24"], 0, "nichts fällig"), (["--on", "2026-12-31"], 3, "knowledge/funding/esf_fachkurs.yml"), (["--on", "2026-12-01", "--within", "30"], 3, "31.12.2026"),
    (["--on", "2026-12-01", "--within", "29"], 0, "nichts fällig"),
])  # fmt: skip
def test_the_command_says_what_is_due_and_ends_with_a_code(arguments, code, words, capsys):
    assert main(["funding", "due", *arguments]) == code
    assert words in capsys.readouterr().out


def test_a_day_that_is_none_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["funding", "due", "--on", "gestern"])
    assert "kein Tag" in capsys.readouterr().err


def test_without_a_day_the_command_takes_today(capsys):
    assert main(["funding", "due"]) in (0, 3)
    assert "fällig" in capsys.readouterr().out
