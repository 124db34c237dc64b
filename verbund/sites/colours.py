"""Colours of a site: they must be readable."""

from __future__ import annotations

import re

ENOUGH = 4.5
"""Contrast of text that everybody can read: WCAG 2.2, success criterion 1.4.3 (level AA)."""
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def is_colour(text: str) -> bool:
    """Whether a text is a colour as `#rrggbb`, in lower case."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Returns the contrast ratio of two colours, from 1 (the same) to 21 (black and white).

    Args:
        one, other: `#rrggbb`.

    Source: WCAG 2.2, definitions of contrast ratio and relative luminance.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
