"""Every problem has a sentence, every masked kind a hint in both language modes."""

from __future__ import annotations

from typing import get_args

import pytest

from verbund.need_values import LanguageMode
from verbund.privacy.erasure import Receipt
from verbund.privacy.findings import Kind
from web.errors import BY_STATUS
from web.problems import STATUS, TITLES
from web.texts import SEVERAL, GatewayTexts

TEXTS = GatewayTexts.load()
RECEIPT = Receipt(
    "id",
    {
        "conversations": 1, "messages": 10, "buttons": 3, "answers": 4, "unclear_messages": 0, "resume_codes": 0, "feedback": 0, "engine": 50, "needs": 2,
        "contacts": 1, "companies": 0,
    },
)  # fmt: skip


def test_problems_and_sentences_match() -> None:
    assert TEXTS.errors.keys() == STATUS.keys()
    assert set(STATUS.values()) <= TITLES.keys()
    assert all(STATUS[key] == status for status, key in BY_STATUS.items())


@pytest.mark.parametrize("mode", get_args(LanguageMode))
def test_every_masked_kind_has_a_hint(mode: LanguageMode) -> None:
    assert TEXTS.hints.keys() == {*get_args(Kind), SEVERAL}
    for kind in get_args(Kind):
        assert TEXTS.hint({kind}, mode) == TEXTS.hints[kind][mode]
    assert TEXTS.hint({"name", "iban"}, mode) == TEXTS.hints[SEVERAL][mode]
    assert TEXTS.hint((), mode) is None


@pytest.mark.parametrize("mode", get_args(LanguageMode))
def test_the_confirmation_says_how_much(mode: LanguageMode) -> None:
    sentence = TEXTS.confirmation(RECEIPT, mode)
    for number in ("68", "2", "1"):
        assert number in sentence
    assert "{" not in sentence
