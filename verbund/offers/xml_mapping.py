"""Which element of a catalogue becomes which field: a file of `knowledge/offers/`, not code.

So a manager who finds an element in the list of what was not understood can have it added without a developer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import yaml

from verbund.offers.catalogue_file import Unknown
from verbund.offers.field_readers import FIELDS
from verbund.tables import KNOWLEDGE


@dataclass(frozen=True)
class Rule:
    """How one field is filled.

    Attributes:
        paths: where to look, the first that says something counts: "a/b", "a/@type"; in lower case.
        several: all places are joined, one a line.
        values: words or codes of the catalogue → ours; what is not listed goes on as it is.
    """

    paths: Sequence[str]
    several: bool
    values: Mapping[str, str]


class XmlMapping:
    """The rules of one format.

    Args:
        name: of the file below `knowledge/offers/`.

    Raises:
        ValueError: it names a field that an offer does not have.
    """

    def __init__(self, name: str) -> None:
        raw = yaml.safe_load((KNOWLEDGE / "offers" / name).read_text(encoding="utf-8"))
        self.roots: tuple[str, ...] = tuple(raw["wurzel"])
        self.records: Mapping[str, Mapping[str, str]] = raw["datensatz"]
        self._rules = {field: _rule(spec) for field, spec in raw["felder"].items()}
        self._left_out = frozenset(raw.get("bekannt_ohne_feld", ()))
        strange = self._rules.keys() - FIELDS - set(raw.get("hilfsfelder", ()))
        if strange:
            raise ValueError(f"{name}: no such fields: {sorted(strange)}")

    def texts(self, record: Element, line: int, unknown: Unknown) -> dict[str, str]:
        """Reads the fields of a record and notes what no rule takes.

        Args:
            record: the element.
            line: where it begins.
            unknown: gets the paths that no rule names.

        Returns:
            Text by field.
        """
        found = _leaves(record)
        texts: dict[str, str] = {}
        used: set[str] = set()
        for name, rule in self._rules.items():
            said = [text for path in rule.paths for text in found.get(path, ())]
            used.update(rule.paths)
            if said:
                kept = said if rule.several else said[:1]
                texts[name] = "\n".join(rule.values.get(text.casefold(), text) for text in kept)
        for path, values in found.items():
            if path not in used and not self._is_left_out(path):
                unknown.add(f"{record.tag}/{path}", line, values[0])
        return texts

    def _is_left_out(self, path: str) -> bool:
        parts = path.split("/")
        return any("/".join(parts[:count]) in self._left_out for count in range(1, len(parts) + 1))


def _rule(spec: str | Sequence[str] | Mapping) -> Rule:
    if isinstance(spec, Mapping):
        pfade = spec["pfade"]
        values = {str(key).casefold(): str(value) for key, value in spec.get("werte", {}).items()}
        return Rule([pfade] if isinstance(pfade, str) else pfade, bool(spec.get("mehrere")), values)
    return Rule([spec] if isinstance(spec, str) else list(spec), False, {})


def _leaves(record: Element) -> dict[str, list[str]]:
    """Path → the texts there. An element with markup in it (<p>, <br>) is one text."""
    found: dict[str, list[str]] = {}

    def note(path: str, text: str | None) -> None:
        if text and text.strip():
            found.setdefault(path, []).append(text.strip())

    def walk(element: Element, path: str) -> None:
        for key, value in element.attrib.items():
            note(f"{path}/@{key.lower()}".lstrip("/"), value)
        if all(child.tag.lower() in _MARKUP for child in element):
            note(path, _text(element))
            return
        note(path, element.text)
        for child in element:
            walk(child, f"{path}/{child.tag.lower()}".lstrip("/"))

    walk(record, "")
    found.pop("", None)
    return found


_MARKUP = frozenset(
    ("p", "br", "b", "i", "strong", "em", "u", "ul", "ol", "li", "div", "span", "h1", "h2", "h3", "h4", "a")
)
_BLOCKS = frozenset(("p", "br", "li", "div", "ul", "ol", "h1", "h2", "h3", "h4"))


def _text(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if child.tag.lower() in _BLOCKS else "", _text(child), child.tail or ""]
    return "".join(parts)
