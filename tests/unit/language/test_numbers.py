"""Numbers as people on the shop floor type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.language.number_words import value_of
from verbund.language.numbers import find_numbers

VALUES = [
    ("zwölf", 12),
    ("zwoelf", 12),
    ("zwelf", 12),
    ("zwo", 2),
    ("fuenfzehn", 15),
    ("fünfundvierzig", 45),
    ("dreissig", 30),
    ("dreißig", 30),
    ("dreisig", 30),
    ("hundertzwanzig", 120),
    ("einhundertfünfundzwanzig", 125),
    ("fümpf", 5),
    ("fünv", 5),
    ("funf", 5),
    ("anderthalb", 1.5),
    ("ein Dutzend", 12),
    ("halbes Dutzend", 6),
    ("ein halbes Dutzend", 6),
    ("zwei Dutzend", 24),
    ("halbes Hundert", 50),
    ("zu fünft", 5),
    ("wir sind zu acht", 8),
    ("1.200", 1200),
    ("48", 48),
    ("vierundachtzig", 84),
    ("neunzehn Leute", 19),
    ("tausendzweihundert", 1200),
    ("12 Mann", 12),
    ("eine Person", 1),
    ("nur einer", 1),
    ("vier Leute, einer je Halle", 4),
    ("siebzehn", 17),
    ("achzehn", 18),
    ("fünfazwanzig", 25),
    ("Dreißig Leut", 30),
    ("40-Stunden-Kurs", 40),
    ("ungefähr 2.500 Beschäftigte", 2500),
    ("wir sind fünfe", 5),
    ("es sind sechs.", 6),
    ("S' sind acht", 8),
    ("1,5 Tage", 1.5),
    ("wir haben 2000 Leute", 2000),
    ("gleich mal ein Dutzend", 12),
    ("null km", 0),
    ("zwei Schichten", 2),
    ("wir sind 15 MA", 15),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_reads_one_number(text, value):
    assert find_numbers(text)[0].low == value


RANGES = [
    ("zwei bis drei Leute", 2, 3),
    ("3-4", 3, 4),
    ("3 – 4 Wochen", 3, 4),
    ("8 bis 10", 8, 10),
    ("zwischen 300 und 350", 300, 350),
    ("drei, vier Leute", 3, 4),
    ("fünf oder sechs", 5, 6),
    ("fünf sechs Leut", 5, 6),
    ("zwanzig, dreißig", 20, 30),
    ("zwischen zehn und fünfzehn Personen", 10, 15),
    ("10 bis zu 12 Personen", 10, 12),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_reads_ranges(text, low, high):
    (mention,) = find_numbers(text)
    assert (mention.low, mention.high) == (low, high)


BOUNDS = [
    ("knapp fünfzig", "unter"),
    ("keine zehn, wir sind sieben", "unter"),
    ("fast 29", "unter"),
    ("unter 10", "unter"),
    ("nicht ganz 50", "unter"),
    ("net ganz 50", "unter"),
    ("weniger als 20", "unter"),
    ("gut 250", "ueber"),
    ("über 500", "ueber"),
    ("mehr als 49 Leute", "ueber"),
    ("ueber hundert", "ueber"),
    ("50+", "ueber"),
    ("rund 220", "etwa"),
    ("etwa 700", "etwa"),
    ("ca. 30", "etwa"),
    ("so 30 rum", "etwa"),
    ("um die 120", "etwa"),
    ("zwanzig oder so", "etwa"),
    ("33 ungefähr", "etwa"),
    ("an die 80 Leute", "etwa"),
    ("~40", "etwa"),
    ("48", None),
    ("höchstens 12", None),
    ("mindestens 8", None),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_reads_hedges(text, bound):
    assert find_numbers(text)[0].bound == bound


NO_NUMBERS = [
    "ein neuer Kunde",
    "eine neue Maschine",
    "S7-1500",
    "Sinumerik 840D",
    "ISO 9001",
    "DIN EN 1090",
    "5-Achs-Fräsen",
    "Fünf-Achs",
    "3D-Druck",
    "8D Report",
    "Industrie 4.0",
    "VDA 6.3",
    "seit 2001",
    "am 1.4.2027",
    "15. März",
    "73430 Aalen",
    "Step 7",
    "KW 20",
    "Microsoft 365",
    "einer von uns",
    "einerlei",
    "um 14:30 Uhr",
    "§ 82",
    "",
    "keine Ahnung",
    "bei Null anfangen",
    "Six Sigma",
    "Halle 3",
    "ich achte auf Sicherheit",
    "IP65",
    "S/4HANA",
]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_leaves_names_dates_and_articles_alone(text):
    assert find_numbers(text) == []


NOUNS = [
    ("zwei Schichten", "Schichten"),
    ("6 neue Kollegen", "Kollegen"),
    ("48 Leute in Ulm", "Leute"),
    ("40-Stunden", "Stunden"),
    ("12", ""),
]


@pytest.mark.parametrize(("text", "noun"), NOUNS)
def test_names_what_is_counted(text, noun):
    assert find_numbers(text)[0].noun == noun


def test_finds_several_numbers_in_order():
    mentions = find_numbers("Wir sind 48 Leute in Ulm und 6 Kollegen sollen den Schein machen")
    assert [mention.low for mention in mentions] == [48, 6]


@given(st.text(alphabet=st.sampled_from("abcdeunzwölfünfhrt0123456789 .,-–/%§+:\n*()ßÄ"), max_size=80))
def test_never_raises_and_spans_lie_inside_the_text(text):
    end = 0
    for mention in find_numbers(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.low <= mention.high
        end = mention.end


UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
TENS = {2: "zwanzig", 3: "dreißig", 4: "vierzig", 5: "fünfzig", 6: "sechzig", 7: "siebzig", 8: "achtzig", 9: "neunzig"}


@pytest.mark.parametrize("number", [number for number in range(21, 1000, 7) if number % 100 >= 20])
def test_regular_number_words(number):
    hundreds, rest = divmod(number, 100)
    ten, unit = divmod(rest, 10)
    word = (UNITS[hundreds] + "hundert" if hundreds else "") + (UNITS[unit] + "und" if unit else "") + TENS[ten]
    assert find_numbers(word)[0].low == number


def test_no_number_word_is_none():
    assert value_of("hundertwasser") is None
