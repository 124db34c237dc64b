"""Data flows one way: which package may import which of ours (docs/architecture.md)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ("actions", "bot", "verbund", "verbundlotse", "web")

# The longest prefix decides; what is not named may not be imported.
MAY_IMPORT = {
    "verbund": {"verbund"},
    "verbund.store": {"verbund", "verbund.store"},
    "actions": {"actions", "verbund", "verbund.store"},
    "web": {"web", "verbund", "verbund.store"},
    "bot": {"bot"},
    "verbundlotse": {"verbundlotse", "verbund", "verbund.store", "web"},
}
MODULES = sorted(path for package in OURS for path in (ROOT / package).rglob("*.py"))


def package_of(module: str) -> str:
    return "verbund.store" if module.startswith("verbund.store") else module.split(".")[0]


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)} if node.module else set()
    return {name for name in found if name.split(".")[0] in OURS}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_its_package_may(path):
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    allowed = MAY_IMPORT[package_of(module)]
    assert {package_of(name) for name in imports_of(path)} <= allowed


def test_the_rule_sees_an_import_that_is_not_allowed(tmp_path):
    stray = tmp_path / "stray.py"
    stray.write_text("from verbund.store import migrate\nimport web.app\n")
    assert {package_of(name) for name in imports_of(stray)} == {"verbund.store", "web"}
