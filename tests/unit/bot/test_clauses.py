import pytest

from bot.clauses import split_clauses


def texts(message):
    return [clause.text for clause in split_clauses(message)]


@pytest.mark.parametrize("message", ["ja", "Ja, gern", "halbe tage und samstag", "wissen und übung"])
def test_short_replies_stay_whole(message):
    assert texts(message) == [message]


def test_each_sentence_and_clause_stands_alone():
    message = (
        "Bisher nur mit Unterstützung, künftig allein. Freiwillig. In drei Monaten soll es laufen, denke ich jetzt mal."
    )
    assert texts(message)[:4] == [
        "Bisher nur mit Unterstützung",
        "künftig allein",
        "Freiwillig",
        "In drei Monaten soll es laufen",
    ]


def test_a_message_up_to_twelve_words_is_also_kept_whole():
    assert texts("Wir sind 48 Leute, online wäre uns recht")[0] == "Wir sind 48 Leute, online wäre uns recht"


@pytest.mark.parametrize("message", ["am 1. April", "z. B. ca. 20 Leute", "3,5 Tage"])
def test_points_inside_numbers_and_abbreviations_end_nothing(message):
    assert texts(message) == [message]


def test_spans_point_into_the_message():
    message = "  Wir schaffen in drei Schichten, und der Kurs soll online sein.  Übung fehlt! "
    assert all(message[c.start : c.end] == c.text for c in split_clauses(message))


@pytest.mark.parametrize("message", ["", "   ", "😀", "...", "?!"])
def test_nothing_said_is_no_clause(message):
    assert split_clauses(message) == []


def test_a_ramble_is_cut_off_somewhere():
    assert len(split_clauses(" ".join(f"Das ist Satz {i} mit Inhalt." for i in range(60)))) == 24
