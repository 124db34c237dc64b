"""What is typed is cleaned without changing what was meant."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.chat.incoming import MAX_CHARACTERS, clean
from web.problems import Problem


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  Hallo  ", "Hallo"),
        ("u\u0308ben", "üben"),
        ("eins\r\nzwei\rdrei\u2028vier", "eins\nzwei\ndrei\nvier"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("a\u202eb\u200bc\ufeff", "abc"),
        ("👩\u200d🔧 ❤\ufe0f", "👩\u200d🔧 ❤\ufe0f"),
        ("\ud83d", None),
        ("{name} 0[", "{name} 0["),
    ],
)
def test_clean(typed: str, cleaned: str | None) -> None:
    if cleaned is None:
        with pytest.raises(Problem, match="text_leer"):
            clean(typed)
    else:
        assert clean(typed) == cleaned


@given(st.text(max_size=3 * MAX_CHARACTERS))
def test_whatever_passes_is_short_storable_and_stable(typed: str) -> None:
    try:
        cleaned = clean(typed)
    except Problem:
        return
    assert 0 < len(cleaned) <= MAX_CHARACTERS
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\x00" not in cleaned and cleaned.encode().decode() == cleaned
    assert clean(cleaned) == cleaned


def test_the_limit_counts_characters_not_bytes() -> None:
    assert len(clean("€" * MAX_CHARACTERS)) == MAX_CHARACTERS
    with pytest.raises(Problem, match="text_zu_lang"):
        clean("€" * (MAX_CHARACTERS + 1))
