import pytest

from bot.duckling import find_numbers_and_times

NOVEMBER_2026 = 1795435200


def found(text, kind):
    return [(e["text"], e["value"]) for e in find_numbers_and_times(text, NOVEMBER_2026) if e["entity"] == kind]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("zwölf Leute", [("zwölf", 12)]),
        ("3-4 Wochen", [("3", 3), ("4", 4)]),
        ("ein Dutzend für Öl und Übung, 12 Mann", [("ein Dutzend", 12), ("12", 12)]),
        ("wir kriegen eine neue Anlage", []),
        ("nur eine Person", [("eine", 1)]),
    ],
)
def test_numbers(text, numbers):
    assert found(text, "number") == numbers


def test_the_span_points_at_the_words_of_the_message():
    text = "Übung für Löter bis Ende März"
    [entity] = [e for e in find_numbers_and_times(text, NOVEMBER_2026) if e["entity"] == "time"]
    assert text[entity["start"] : entity["end"]] == entity["text"]
    assert entity["text"].endswith("März")
    assert entity["grain"] == "month"


def test_an_interval_has_its_edges():
    assert found("bis zum 15.3.2027", "time") == [("bis zum 15.3.2027", {"to": "2027-03-15T00:00:00.000+01:00"})]
