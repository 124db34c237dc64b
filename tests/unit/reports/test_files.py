"""What goes into a spreadsheet is never run there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verbund.reports.files import harmless

TEXT = st.text(alphabet=st.sampled_from("=+-@\t\r\n'aB1 ß"), max_size=6)


@given(TEXT)
def test_no_text_begins_like_a_formula(text):
    safe = harmless(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert safe.endswith(text)


def test_what_is_harmless_stays_as_it_is():
    assert harmless("Zerspanung & CNC") == "Zerspanung & CNC"
    assert harmless("=HYPERLINK(1)") == "'=HYPERLINK(1)"
