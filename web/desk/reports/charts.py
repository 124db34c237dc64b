"""Bars as a picture: SVG for pages, PNG for the PDF. Nothing is fetched, and nothing is told by colour alone."""

from __future__ import annotations

import io
import re
import textwrap
import threading
from html import escape
from typing import TYPE_CHECKING

from verbund.reports.document import Sheet
from verbund.reports.protection import REST

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, BAR, FRAME = 7.2, 0.34, 0.55  # inches
INK, FILL, REST_FILL = "#1c2526", "#0f5c63", "#ffffff"
LABEL_WIDTH = 34  # characters
_ONE_AT_A_TIME = threading.Lock()  # matplotlib keeps settings and fonts in module globals


def svg(sheet: Sheet) -> str:
    """Draws the bars of a table.

    Args:
        sheet: the table; what was put together is hatched.

    Returns:
        The SVG with a title and a description that says all figures; letters are outlines, so it needs no font.
    """
    with _ONE_AT_A_TIME:
        out = io.StringIO()
        _figure(sheet).savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    picture = out.getvalue()
    picture = picture[picture.index("<svg") :]
    said = f'<title id="t">{escape(name(sheet))}</title><desc id="d">{escape(description(sheet))}</desc>'
    return re.sub(r"<svg([^>]*)>", rf'<svg\1 role="img" aria-labelledby="t d">{said}', picture, count=1)


def png(sheet: Sheet) -> bytes:
    """Draws the same picture for paper."""
    with _ONE_AT_A_TIME:
        out = io.BytesIO()
        _figure(sheet).savefig(out, format="png", dpi=150, metadata={"Software": None})
    return out.getvalue()


def name(sheet: Sheet) -> str:
    """Returns what the picture is called."""
    return f"{sheet.id} {sheet.title}: {sheet.header[-1]}"


def description(sheet: Sheet) -> str:
    """Returns all bars in words."""
    return "; ".join(f"{label}: {figure}" for label, figure in sheet.bars)


def height(sheet: Sheet) -> float:
    """Returns how high the picture is, in the unit of `WIDTH`."""
    return FRAME + BAR * sum(1 + label.count("\n") for label in _labels(sheet))


def _labels(sheet: Sheet) -> list[str]:
    return [textwrap.fill(label, LABEL_WIDTH) for label, _ in sheet.bars]


def _figure(sheet: Sheet) -> Figure:
    import matplotlib as mpl  # here, because it takes half a second that the start of web need not wait for
    from matplotlib.figure import Figure

    mpl.rcParams["svg.hashsalt"] = "verbundlotse"  # the same table gives the same bytes
    labels, figures = _labels(sheet), [figure for _, figure in sheet.bars]
    figure = Figure(figsize=(WIDTH, height(sheet)), layout="constrained")
    axes = figure.subplots()
    places = range(len(figures), 0, -1)
    for place, (label, value) in zip(places, sheet.bars, strict=True):
        merged = label == REST
        axes.barh(
            place, value, height=0.62, color=REST_FILL if merged else FILL, edgecolor=FILL, hatch="///" if merged else None
        )
    axes.set_yticks(list(places), labels, color=INK, fontsize=9)
    for place, value in zip(places, figures, strict=True):
        axes.annotate(str(value), (value, place), xytext=(4, 0), textcoords="offset points", va="center", color=INK, fontsize=9)
    axes.set_xlim(0, max([*figures, 1]) * 1.12)
    axes.xaxis.set_visible(False)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(INK)
    axes.tick_params(axis="y", length=0)
    return figure
