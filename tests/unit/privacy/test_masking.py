"""What holds for masking whatever is typed, and the cases that people will ask about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbund.privacy.findings import PLACEHOLDERS
from verbund.privacy.masking import contains_contact, mask

PIECES = st.sampled_from(
    [
        "Herr", "Frau", "Dr.", "Kollege", "der", "ich heiße", "mein Name ist", "Stefan", "Müllerschön", "ayse",
        "hat", "bin", "MS", "krank", "Bandscheibe", "Diabethes", "in der", "IG Metall", "Mitglied", "OP",
        "0711 123456", "+49", "0", "12", "tel", "DE89 3704 0044 0532 0130 00", "65 070649 C 103", "Personalnummer",
        "4711", "gewerkschaft", "Grüße,",
        "a@b.de", "(at)", "punkt", "[NAME]", "[TELEFON]", "[", "]", "/", "-", ".", ",", "\n", "S7-1500",
        "Näherin", "İ", "ﬁ",
    ]
)  # fmt: skip
TYPED = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=14).map("".join)
)


@settings(deadline=None)  # the first text also loads the word lists
@given(TYPED)
def test_masking_never_fails_and_masking_again_changes_nothing(text):
    once = mask(text)
    again = mask(once.text)
    assert again.text == once.text
    assert not again.kinds


@settings(deadline=None)  # the first text also loads the word lists
@given(TYPED)
def test_a_text_changes_exactly_when_a_kind_is_named(text):
    masked = mask(text)
    assert (masked.text != text) == bool(masked.kinds)
    assert all(PLACEHOLDERS[kind] in masked.text for kind in masked.kinds)


def test_the_whole_phrase_of_the_colleague_goes():
    masked = mask("Der Stefan Müllerschön hat Bandscheibe und jetzt muss ich seine Presse machen")
    assert masked.text == "Der [NAME] hat [GESUNDHEIT] und jetzt muss ich seine Presse machen"
    assert masked.kinds == {"name", "gesundheit"}


def test_placeholders_that_a_person_types_are_left_alone():
    assert mask("[NAME] hat mir geholfen").text == "[NAME] hat mir geholfen"
    assert not mask("[NAME] hat mir geholfen").kinds


def test_two_names_are_two_placeholders():
    assert mask("Hr. Bühler und Fr. Nowak").text == "Hr. [NAME] und Fr. [NAME]"


def test_thoughts_of_suicide_reach_the_bot_that_answers_with_help():
    text = "ich denke an Selbstmord"
    assert mask(text).text == text


def test_a_long_text_of_digits_and_spaces_is_read_in_one_go():
    assert len(mask("0 " * 1000).text) > 0
    assert len(mask("a@" * 1000).text) > 0
    assert len(mask("bin in der " * 180).text) > 0
    assert len(mask("die Bollenbeck" + "a" * 1900).text) > 0


@pytest.mark.parametrize(
    "answer",
    [
        "0171 3920090",
        "meine mail: a.b@web.de",
        "345678 abends",
        "ja gern, 07391/504-230",
        "info(at)weberei.de",
        "089 99998044",
    ],
)
def test_a_contact_is_seen_where_one_was_asked_for(answer):
    assert contains_contact(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "nein danke",
        "ja",
        "72458 Albstadt",
        "erst am 12.01.2027",
        "vielleicht in 2 wochen",
        "wir sind 260",
        "ab 15.3. um 9.30",
    ],
)
def test_no_contact_is_seen_where_there_is_none(answer):
    assert not contains_contact(answer)
