"""Measures entities against texts annotated in Rasa's notation: ``[zwölf](number) Leute in [Aalen](ort)``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

_ANNOTATION = re.compile(r"\[([^\]]+)\]\((\w+)\)")
# A Kreis is a place too; what the pipeline calls a theme is a skill for who annotates.
_SAME = {"kreis": "ort", "thema": "skill"}

Span = tuple[str, int, int]


def read_annotated(line: str) -> tuple[str, set[Span]]:
    """Takes an annotated line apart.

    Args:
        line: Text with annotations.

    Returns:
        The bare text, and kind, start and end of each entity.
    """
    text, spans, last = "", set(), 0
    for match in _ANNOTATION.finditer(line):
        text += line[last : match.start()]
        spans.add((match[2], len(text), len(text) + len(match[1])))
        text, last = text + match[1], match.end()
    return text + line[last:], spans


def measure_entities(parse: Callable[[str], dict[str, Any]], lines: Iterable[str]) -> dict[str, Any]:
    """Precision, recall and F1, strict (same words) and by overlap, in all and per kind.

    Args:
        parse: Gives Rasa's parse data for a text.
        lines: Annotated texts.

    Returns:
        Plain numbers; kinds that are not annotated anywhere are left out.
    """
    strict, overlap = Counter(), Counter()
    wanted_kinds, total = set(), 0
    for line in lines:
        text, wanted = read_annotated(line)
        found = {(_SAME.get(e["entity"], e["entity"]), e["start"], e["end"]) for e in parse(text)["entities"]}
        total += 1
        wanted_kinds |= {kind for kind, _, _ in wanted}
        _count(strict, wanted, found, lambda one, other: one == other)
        _count(overlap, wanted, found, _overlaps)
    kinds = sorted(wanted_kinds)
    return {
        "examples": total,
        "strict": _figures(strict, kinds),
        "overlap": _figures(overlap, kinds),
        "per_kind_overlap": {kind: _figures(overlap, [kind]) for kind in kinds},
    }


def _overlaps(one: Span, other: Span) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _count(counts: Counter, wanted: set[Span], found: set[Span], same: Callable[[Span, Span], bool]) -> None:
    for span in wanted:
        counts["wanted", span[0]] += 1
        counts["hit", span[0]] += any(same(span, other) for other in found)
    for span in found:
        counts["found", span[0]] += 1
        counts["right", span[0]] += any(same(span, other) for other in wanted)


def _figures(counts: Counter, kinds: list[str]) -> dict[str, float]:
    wanted, hit, found, right = (
        sum(counts[name, kind] for kind in kinds) for name in ("wanted", "hit", "found", "right")
    )
    precision, recall = right / max(found, 1), hit / max(wanted, 1)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"wanted": wanted, "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}
