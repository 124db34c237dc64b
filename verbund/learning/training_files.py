"""Checked lines as files of training data: Rasa's YAML for intents, a table for skills."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path

from verbund.language.folding import plain
from verbund.learning.lines import Reviewed

INTENTS_FILE = "data/nlu/geprueft.yml"
SKILLS_FILE = "knowledge/skills/phrases_geprueft.tsv"
_INTENTS_HEAD = "# Von Menschen geprüft und in eigenen Worten: was der Lotse nicht verstanden hatte.\nversion: \"3.1\"\n"
_SKILLS_HEAD = "# Checked by people, in words of their own: taxonomy id, tab, phrase.\n"


def training_files(lines: Iterable[Reviewed], before: Mapping[str, str]) -> dict[str, str]:
    """Returns the files with all lines in them.

    Args:
        lines: what managers have checked.
        before: what stands in these files already, by path; kept, and nothing is written twice.

    Returns:
        Path below the project -> content; a file without any line is left out.
    """
    intents = _intents_of(before.get(INTENTS_FILE, ""))
    skills = _skills_of(before.get(SKILLS_FILE, ""))
    for line in lines:
        examples = (intents if line.kind == "intent" else skills).setdefault(line.label, [])
        if plain(line.text) not in {plain(one) for one in examples}:
            examples.append(line.text.strip())
    files = {}
    if intents:
        blocks = [f"  - intent: {name}\n    examples: |\n" + _listed(intents[name]) for name in sorted(intents)]
        files[INTENTS_FILE] = _INTENTS_HEAD + "nlu:\n" + "".join(blocks)
    if skills:
        rows = [f"{skill}\t{text}\n" for skill in sorted(skills) for text in skills[skill]]
        files[SKILLS_FILE] = _SKILLS_HEAD + "".join(rows)
    return files


def present(root: Path) -> dict[str, str]:
    """Reads these files of a project, as far as they are there."""
    files = {name: root / name for name in (INTENTS_FILE, SKILLS_FILE)}
    return {name: file.read_text(encoding="utf-8") for name, file in files.items() if file.is_file()}


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Returns what is new, as a unified diff; empty when nothing is."""
    pieces = []
    for name in sorted(after):
        pieces += difflib.unified_diff(
            before.get(name, "").splitlines(keepends=True), after[name].splitlines(keepends=True), name, name
        )
    return "".join(pieces)


def write(root: Path, files: Mapping[str, str]) -> None:
    """Writes the files into a project."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")


def _listed(examples: list[str]) -> str:
    return "".join(f"      - {text}\n" for text in examples)


def _intents_of(content: str) -> dict[str, list[str]]:
    """Reads back what `training_files` wrote: its own few shapes, not all of YAML."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in content.splitlines():
        if line.startswith("  - intent: "):
            name = line.removeprefix("  - intent: ").strip()
            found[name] = []
        elif line.startswith("      - ") and name:
            found[name].append(line.removeprefix("      - "))
    return found


def _skills_of(content: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in content.splitlines():
        skill, tab, text = line.partition("\t")
        if tab and not line.startswith("#"):
            found.setdefault(skill, []).append(text)
    return found
