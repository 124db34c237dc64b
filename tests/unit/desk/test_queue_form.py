"""The state of the list stands in the address, and no address breaks the list."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.desk.queue_form import CHOICES, SORTS, QueueForm

forms = st.builds(
    QueueForm,
    chosen=st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in CHOICES.items()}),
    text=st.sampled_from(("", "Schweißen", "WIG & MAG", "100 %")),
    sort=st.sampled_from(SORTS),
    page=st.integers(1, 4000),
)


@given(forms)
def test_an_address_leads_back_to_the_same_list(form: QueueForm) -> None:
    assert QueueForm.read(dict(parse_qsl(form.query().removeprefix("?")))) == form


@given(st.dictionaries(st.sampled_from((*CHOICES, "q", "sort", "seite")), st.text(max_size=20)))
def test_any_address_is_read(query: dict[str, str]) -> None:
    form = QueueForm.read(query)
    assert form.page >= 1
    assert form.sort in SORTS
    assert all(value in CHOICES[name] for name, value in form.chosen.items())


@pytest.mark.parametrize("page", ["0", "-1", "zwei", "٣", "9" * 40, ""])
def test_a_page_that_is_none_is_the_first(page: str) -> None:
    assert QueueForm.read({"seite": page}).page == 1


def test_taking_a_condition_out_begins_again_at_the_first_page() -> None:
    form = QueueForm(chosen={"status": "neu", "branche": "andere"}, text="SPS", page=3)
    assert form.without("status") == QueueForm(chosen={"branche": "andere"}, text="SPS")
    assert form.without("q") == QueueForm(chosen={"status": "neu", "branche": "andere"})
