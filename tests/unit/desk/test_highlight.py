"""Words are found in the right message, and cutting never changes what was said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verbund.conversations import Message
from web.desk.highlight import segments


def talk(*texts: str) -> list[Message]:
    """Messages of bot and person in turns, the bot first."""
    return [Message(sender=("bot", "person")[number % 2], text=text) for number, text in enumerate(texts)]


def marked(messages: list[Message], provenance: dict[str, str]) -> list[tuple[int, str, tuple[str, ...]]]:
    return [
        (number, piece.text, piece.fields)
        for number, pieces in enumerate(segments(messages, provenance))
        for piece in pieces
        if piece.fields
    ]


def test_words_are_marked_where_the_person_said_them_and_not_where_the_bot_did() -> None:
    messages = talk("Meinen Sie SPS?", "Ja, SPS und Roboter")
    assert marked(messages, {"thema_freitext": "SPS"}) == [(1, "SPS", ("thema_freitext",))]


def test_upper_case_does_not_matter() -> None:
    assert marked(talk("?", "Overlock nähen"), {"thema_freitext": "overlock"}) == [(1, "Overlock", ("thema_freitext",))]


def test_overlapping_words_keep_both_fields() -> None:
    found = marked(talk("?", "eine neue Maschine"), {"anlass": "neue Maschine", "thema_freitext": "Maschine"})
    assert found == [(1, "neue ", ("anlass",)), (1, "Maschine", ("anlass", "thema_freitext"))]


def test_a_short_answer_is_found_in_the_message_that_says_only_this() -> None:
    messages = talk("Thema?", "nein, eher Schweißen", "Weitergabe?", "Nein")
    assert marked(messages, {"weitergabe_betrieb": "nein"}) == [(3, "Nein", ("weitergabe_betrieb",))]


def test_two_equal_answers_mark_two_messages() -> None:
    messages = talk("Schein?", "Ja", "Weitergabe?", "Ja")
    found = marked(messages, {"nachweis": "Ja", "weitergabe_betrieb": "Ja"})
    assert [(number, fields) for number, _, fields in found] == [(1, ("nachweis",)), (3, ("weitergabe_betrieb",))]


def test_words_that_are_gone_mark_nothing() -> None:
    assert marked(talk("?", "[NAME] weiß das"), {"situation": "Frau Huber weiß das"}) == []


@given(
    st.lists(st.text(max_size=30), max_size=5),
    st.dictionaries(st.sampled_from(("anlass", "ort", "bisher")), st.text(max_size=8), max_size=3),
)
def test_pieces_together_are_the_message(texts: list[str], provenance: dict[str, str]) -> None:
    messages = talk(*texts)
    assert ["".join(piece.text for piece in pieces) for pieces in segments(messages, provenance)] == texts


@given(st.text(min_size=1, max_size=40), st.data())
def test_what_was_said_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    pieces = segments(talk("?", text), {"bisher": words})[1]
    found = "".join(piece.text for piece in pieces if piece.fields)
    assert words.strip().lower() in found.lower()
    assert sum("bisher" in piece.begins for piece in pieces) == bool(words.strip())
