"""Target times as people type them, seen from the 23rd of November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.language.calendar_words import add_months, easter
from verbund.language.time_bands import day_to_band, months_to_band
from verbund.language.times import find_time

TODAY = date(2026, 11, 23)

BANDS = [
    ("sofort", "sofort"),
    ("so schnell wie möglich", "sofort"),
    ("asap", "sofort"),
    ("heute am besten", "sofort"),
    ("jetzt sofort", "sofort"),
    ("am liebsten gestern", "sofort"),
    ("schnellstmöglich", "sofort"),
    ("dringend!", "sofort"),
    ("jetzt", "sofort"),
    ("es pressiert", "sofort"),
    ("am besten sofort, spätestens im Januar", "sofort"),
    ("eilt nicht, irgendwann später", "spaeter"),
    ("hat Zeit", "spaeter"),
    ("pressiert net", "spaeter"),
    ("nicht dringend", "spaeter"),
    ("später", "spaeter"),
    ("übernächstes Jahr", "spaeter"),
    ("in zwei Jahren", "spaeter"),
    ("keine Eile", "spaeter"),
    ("3 monat", "bis_3_monate"),
    ("in drei Monaten", "bis_3_monate"),
    ("in den nächsten 6 monaten", "bis_6_monate"),
    ("Am liebsten in den nächsten vier Wochen", "bis_3_monate"),
    ("nicht schnell, in einem jahr", "bis_12_monate"),
    ("in fünf Monaten ist Umstellung", "bis_6_monate"),
    ("innerhalb von zwei Monaten", "bis_3_monate"),
    ("in acht Wochen spätestens", "bis_3_monate"),
    ("in drei Monaten soll das stehen", "bis_3_monate"),
    ("bald, 3 Monate", "bis_3_monate"),
    ("bis Jahresmitte, also so ein halbes Jahr", "bis_6_monate"),
    ("halbes Jahr", "bis_6_monate"),
    ("in einem halben Jahr", "bis_6_monate"),
    ("in am halba Johr", "bis_6_monate"),
    ("ein Jahr", "bis_12_monate"),
    ("in einem Monat", "bis_3_monate"),
    ("dreiviertel Jahr", "bis_12_monate"),
    ("2-3 Monate", "bis_3_monate"),
    ("3 bis 6 Monate", "bis_6_monate"),
    ("zwölf Monate", "bis_12_monate"),
    ("15 monate", "spaeter"),
    ("anderthalb Jahre", "spaeter"),
    ("paar Wochen", "bis_3_monate"),
    ("in 14 Tagen", "bis_3_monate"),
    ("20 Wochen", "bis_6_monate"),
    ("nächste Woche", "bis_3_monate"),
    ("nächsten Monat", "bis_3_monate"),
    ("nächstes Quartal", "bis_3_monate"),
    ("nächstes Jahr", "bis_12_monate"),
    ("im nächsten Jahr", "bis_12_monate"),
    ("2027", "bis_12_monate"),
    ("Ende 2028", "spaeter"),
    ("Anfang nächsten Jahres", "bis_3_monate"),
    ("Mitte nächsten Jahres", "bis_12_monate"),
    ("Ende nächsten Jahres", "spaeter"),
    ("Ende des Jahres", "bis_3_monate"),
    ("Jahresende", "bis_3_monate"),
    ("dieses Jahr noch", "bis_3_monate"),
    ("Jahresmitte", "bis_12_monate"),
    ("Anfang 2027", "bis_3_monate"),
    ("bis Ostern", "bis_6_monate"),
    ("im Frühjahr", "bis_6_monate"),
    ("im Sommer", "bis_12_monate"),
    ("nächsten Sommer", "bis_12_monate"),
    ("im Herbst", "bis_12_monate"),
    ("diesen Winter", "bis_3_monate"),
    ("vor Weihnachten", "bis_3_monate"),
    ("vor den Sommerferien", "bis_12_monate"),
    ("nach den Sommerferien", "bis_12_monate"),
    ("bis zur Fasnet", "bis_3_monate"),
    ("KW 20", "bis_6_monate"),
    ("in KW 3", "bis_3_monate"),
    ("Kalenderwoche 40", "bis_12_monate"),
    ("Q1 2027", "bis_3_monate"),
    ("im zweiten Quartal", "bis_6_monate"),
    ("3. Quartal", "bis_12_monate"),
    ("Q4", "bis_3_monate"),
    ("bis März", "bis_6_monate"),
    ("im Januar", "bis_3_monate"),
    ("Ende Februar", "bis_3_monate"),
    ("im Mai", "bis_6_monate"),
    ("Oktober", "bis_12_monate"),
    ("bis ende maerz", "bis_6_monate"),
    ("febuar", "bis_3_monate"),
    ("Januar 2028", "spaeter"),
    ("im nov 2027", "bis_12_monate"),
    ("03/2027", "bis_6_monate"),
    ("weiß nicht", "weiss_nicht"),
    ("keine Ahnung", "weiss_nicht"),
    ("weiß ich noch nicht", "weiss_nicht"),
    ("woiß i net", "weiss_nicht"),
    ("noch offen", "weiss_nicht"),
    ("bald", "bis_3_monate"),
    ("demnächst", "bis_3_monate"),
    ("zeitnah", "bis_3_monate"),
    ("kurzfristig", "bis_3_monate"),
    ("Hallo, ich bin Mechatroniker in Aalen, wir kriegen im Frühjahr eine neue Anlage.", "bis_6_monate"),
    ("Freiwillig. In drei Monaten soll es laufen. Mit anderen Firmen zusammen: nein.", "bis_3_monate"),
    ("wir haben seit 3 Monaten eine neue Maschine und brauchen das bis Ostern", "bis_6_monate"),
    ("nach den Faschingsferien", "bis_3_monate"),
    ("im neuen Jahr", "bis_3_monate"),
    ("im Advent", "bis_3_monate"),
    ("bis Dreikönig", "bis_3_monate"),
    ("vor Himmelfahrt", "bis_6_monate"),
    ("zweites Halbjahr", "bis_12_monate"),
    ("im ersten Halbjahr", "bis_12_monate"),
    ("lieber gestern als heut", "sofort"),
    ("mittelfristig", "bis_6_monate"),
    ("wenn Zeit ist", "spaeter"),
    ("bis zur Messe im September", "bis_12_monate"),
    ("vor den Sommerferien", "bis_12_monate"),
    ("KW 20", "bis_6_monate"),
    ("nach Pfingsten", "bis_6_monate"),
]


@pytest.mark.parametrize(("text", "expected"), BANDS)
def test_reads_the_band(text, expected):
    mention = find_time(text, TODAY)
    assert (mention.dringlichkeit if mention else None) == expected


DAYS = [
    ("1.4.2027", date(2027, 4, 1), "bis_6_monate"),
    ("am 15. März", date(2027, 3, 15), "bis_6_monate"),
    ("Umstellung zum 1. Mai 2027", date(2027, 5, 1), "bis_6_monate"),
    ("bis 01.12.26", date(2026, 12, 1), "bis_3_monate"),
    ("30.6.", date(2027, 6, 30), "bis_12_monate"),
    ("2027-02-01", date(2027, 2, 1), "bis_3_monate"),
    ("24. Dezember", date(2026, 12, 24), "bis_3_monate"),
    ("am 29.2.", None, None),
    ("am 3. april 2028", date(2028, 4, 3), "spaeter"),
]


@pytest.mark.parametrize(("text", "day", "band"), DAYS)
def test_reads_exact_days(text, day, band):
    mention = find_time(text, TODAY)
    assert (mention and mention.zieldatum, mention and mention.dringlichkeit) == (day, band)


@pytest.mark.parametrize("text", ["bis März", "KW 20", "in drei Monaten", "Ende des Jahres", "sofort", "Q2"])
def test_only_exact_days_become_a_date(text):
    assert find_time(text, TODAY).zieldatum is None


NO_TARGET = [
    "seit 3 Monaten",
    "vor 2 Jahren",
    "letzte Woche",
    "vor einem Jahr",
    "im letzten Sommer ist das passiert",
    "letztes Jahr",
    "seit 2001",
    "Ein Kunde wollte zwei Klemmenreihen getauscht haben, ich musste drei Tage auf den Elektriker warten.",
    "",
    "Die Runde dauert 40 Minuten und endet ohne Ergebnis.",
    "Kurs am PC letztes Jahr, hat nichts beschleunigt",
    "Kein konkreter Kalendertag",
    "jetzt kommen dünne Edelstahlrohre mit der Wolframnadel",
    "Ich weiß nicht, was ich tun soll, wenn die Nadel bricht und ein Loch in der Socke ist",
    "Eine Bewerbung lag drei Tage offen im Drucker.",
    "Unterweisung einmal im Jahr",
    "am 1.4.2020",
    "Facharbeiter seit 2001",
    "zwei Schichten",
    "was wir später können sollen ist, den Plan zu lesen und Fehler zu finden",
    "an meiner Maschine",
]


@pytest.mark.parametrize("text", NO_TARGET)
def test_past_and_lengths_are_no_target(text):
    assert find_time(text, TODAY) is None


def test_span_lies_on_the_words():
    mention = find_time("Ja, wir brauchen das in drei Monaten.", TODAY)
    assert "Ja, wir brauchen das in drei Monaten."[mention.start : mention.end] == "in drei Monaten"


ORDER = ["bis_3_monate", "bis_6_monate", "bis_12_monate", "spaeter"]


@given(st.floats(0, 60), st.floats(0, 60))
def test_bands_grow_with_the_months(months, more):
    assert ORDER.index(months_to_band(months)) <= ORDER.index(months_to_band(months + more))


@given(st.dates(date(2026, 1, 1), date(2035, 1, 1)), st.integers(0, 900), st.integers(0, 900))
def test_bands_grow_with_the_day(today, days, more):
    first, second = today + timedelta(days=days), today + timedelta(days=days + more)
    assert ORDER.index(day_to_band(first, today)) <= ORDER.index(day_to_band(second, today))


TIME_WORDS = st.sampled_from(
    [
        "in",
        "bis",
        "vor",
        "nach",
        "seit",
        "ab",
        "am",
        "im",
        "ende",
        "anfang",
        "mitte",
        "drei",
        "3",
        "zwölf",
        "31.",
        "2.",
        "2027",
        "märz",
        "mai",
        "jahr",
        "jahre",
        "monaten",
        "wochen",
        "kw",
        "q2",
        "quartal",
        "sommer",
        "ostern",
        "nächsten",
        "halbes",
        "paar",
        "nicht",
        "sofort",
        "bald",
        "später",
        ",",
        ".",
        "/",
        "-",
        "99",
        "ferien",
        "den",
    ]
)


@given(st.lists(TIME_WORDS, max_size=8), st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_never_raises_and_spans_lie_inside_the_text(parts, today):
    text = " ".join(parts)
    mention = find_time(text, today)
    if mention:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.zieldatum is None or mention.zieldatum >= today


@given(st.text(max_size=60))
def test_never_raises_on_any_text(text):
    find_time(text, TODAY)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, date(2024, 3, 31)), (2026, date(2026, 4, 5)), (2027, date(2027, 3, 28)), (2038, date(2038, 4, 25))],
)
def test_easter(year, day):
    assert easter(year) == day


def test_months_end_on_the_last_day():
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert add_months(date(2026, 12, 1), -1) == date(2026, 11, 1)


def test_swabian_in_is_no_norm():
    assert find_time("en zwoi Monat sott's scho sei", date(2026, 11, 24)).dringlichkeit == "bis_3_monate"
    assert find_time("nach EN 1090", date(2026, 11, 24)) is None
