"""Forms of fields: every code has a control, and what no control offers is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multidict import MultiDict, MultiDictProxy

from tests.fakes.needs import a_need, a_random_need
from verbund.corrections import CHOICES
from verbund.need_list import CORRECTABLE_FIELDS
from web.desk.editors import BY_HAND, EDITABLE, SETTABLE, Unreadable, editor, form_values, read_changes
from web.desk.words import Words

WORDS = Words.load()


def read(pairs):
    return read_changes(MultiDictProxy(MultiDict(pairs)))


@pytest.mark.parametrize("field", sorted(EDITABLE))
def test_what_a_control_shows_is_what_its_form_would_save(field: str) -> None:
    for seed in range(20):
        need = a_random_need(seed, ags="08136", kldb="28222", skill_ids=("AUT-03", "AUT-01"))
        control = editor(field, need, WORDS)
        sent = [("felder", field), *((field, value) for value in control.chosen)]
        value = getattr(need, field)
        kept = read(sent)[field]
        assert set(kept or ()) == set(value or ()) if isinstance(value, tuple) else kept == value


@pytest.mark.parametrize("field", sorted(EDITABLE & CHOICES.keys()))
def test_every_choice_has_words_of_its_own(field: str) -> None:
    options = dict(editor(field, a_need(), WORDS).options)
    assert len(set(options.values())) == len(options)
    assert not any(value and value == word and "_" in word for value, word in options.items())


def test_every_code_can_be_changed_somewhere() -> None:
    assert EDITABLE | BY_HAND == CORRECTABLE_FIELDS


@given(
    st.lists(
        st.tuples(
            st.sampled_from((*sorted(SETTABLE), "thema_freitext", "need_id", "provenance", "felder")),
            st.text(max_size=12),
        ),
        max_size=6,
    )
)
def test_any_form_is_read_or_refused(pairs: list[tuple[str, str]]) -> None:
    named = [("felder", name) for name, _ in pairs]
    try:
        changes = read([*named, *pairs])
    except Unreadable:
        return
    assert changes.keys() <= SETTABLE


def test_changes_can_be_sent_once_more() -> None:
    changes = {
        "status": "rueckfrage", "owner": "petra", "due_on": date(2026, 12, 1), "format": ("inhouse",), "stand_soll": 3,
        "skill_ids": ("AUT-01", "AUT-03"), "zieldatum": None, "skill_zuordnung": "mensch",
    }  # fmt: skip
    assert read(form_values(changes)) == changes


def test_a_manager_says_that_a_human_assigned_and_nothing_else_of_the_assignment() -> None:
    assert read([("felder", "skill_zuordnung"), ("skill_zuordnung", "mensch")]) == {"skill_zuordnung": "mensch"}
    with pytest.raises(Unreadable):
        read([("felder", "skill_zuordnung"), ("skill_zuordnung", "bot_sicher")])
