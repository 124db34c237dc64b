"""The table that `make bench` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbundlotse.bench.latency import Latency


def latency_table(title: str, rows: Iterable[Latency]) -> Iterator[str]:
    """One line per measurement."""
    yield ""
    yield f"{title:<44}{'p50 ms':>9}{'p95 ms':>9}{'Züge/s':>9}{'Züge':>8}{'Fehler':>8}"
    for row in rows:
        yield (
            f"  {row.label:<42}{row.milliseconds(50):9.0f}{row.milliseconds(95):9.0f}"
            f"{row.per_second:9.1f}{len(row.turns):8d}{row.failed:8d}"
        )


def figures(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One line per figure."""
    yield ""
    yield title
    for label, value in rows:
        yield f"  {label:<42}{value:>18}"
