"""What a site must be like: origins as browsers send them, colours that can be read, texts that fit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.sites.colours import contrast
from verbund.sites.origins import OriginError, read_origin
from verbund.sites.rules import faults
from verbund.sites.site import Site

SITE = Site(key="werk-2", name="Werk 2")
CHANNELS = st.integers(0, 255)
COLOURS = st.builds("#{:02x}{:02x}{:02x}".format, CHANNELS, CHANNELS, CHANNELS)


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://www.werk.de", "https://www.werk.de"),
        ("www.werk.de/karriere?x=1#y", "https://www.werk.de"),
        (" HTTPS://WWW.Werk.DE:443/ ", "https://www.werk.de"),
        ("https://werk.de:8443", "https://werk.de:8443"),
        ("https://müller-maschinen.de", "https://xn--mller-maschinen-zvb.de"),
        ("https://straße.de", "https://xn--strae-oqa.de"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1", "http://127.0.0.1"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
        ("https://10.0.0.5", "https://10.0.0.5"),
    ],
)
def test_an_origin_is_read_as_browsers_send_it(typed, origin):
    assert read_origin(typed) == origin
    assert read_origin(origin) == origin


@pytest.mark.parametrize(
    "typed",
    [
        "", "http://www.werk.de", "https://*.werk.de", "*", "null", "https://", "ftp://werk.de", "javascript:alert(1)",
        "https://nutzer@werk.de", "https://werk.de:99999", "https://werk .de", "https://werk.de'; script-src *",
        "https://intranet", "http://10.0.0.5", "https://-werk.de", "data:text/html,x", "https://werk.de;x.de",
    ],
)  # fmt: skip
def test_what_is_none_is_refused_with_a_sentence(typed):
    with pytest.raises(OriginError) as refused:
        read_origin(typed)
    assert str(refused.value).endswith((".", "beispiel.de"))


@given(st.text(max_size=60))
def test_whatever_is_typed_nothing_gets_into_a_header_that_is_no_origin(typed):
    try:
        origin = read_origin(typed)
    except OriginError:
        return
    assert origin.isascii()
    assert not set(origin) & set(" ;,'\"*\r\n")
    assert read_origin(origin) == origin


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_has_no_order_and_stays_in_its_range(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0000001


def test_the_default_site_is_right():
    assert faults(SITE) == {}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"key": "Werk 2"}, "key"),
        ({"key": "werk--2"}, "key"),
        ({"key": ""}, "key"),
        ({"name": ""}, "name"),
        ({"greeting": "x" * 301}, "greeting"),
        ({"button": "a\nb"}, "button"),
        ({"paused": " "}, "paused"),
        ({"accent": "rot"}, "accent"),
        ({"accent": "#777777"}, "accent"),
        ({"language_mode": "leicht"}, "language_mode"),
        ({"origins": tuple(f"https://w{n}.de" for n in range(21))}, "origins"),
    ],
)
def test_each_fault_is_told_at_its_field(change, field):
    assert set(faults(replace(SITE, **change))) == {field}


def test_the_contrast_is_never_rounded_up_to_enough():
    assert "4,4 zu 1" in faults(replace(SITE, accent="#777777"))["accent"]
