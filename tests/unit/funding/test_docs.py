"""docs/funding.md: its example runs, its tables follow the code."""

import re
import subprocess
import sys
from pathlib import Path

from verbund.funding import law
from verbund.funding.facts_table import facts_table, routes_table

DOCS = Path(__file__).parents[3] / "docs" / "funding.md"


def test_the_example_runs_as_it_stands():
    (example,) = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert example.count("assert ") >= 5
    ran = subprocess.run(
        [sys.executable, "-c", example], capture_output=True, text=True, cwd=DOCS.parents[1], check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_the_tables_are_those_of_the_code():
    text = DOCS.read_text(encoding="utf-8")
    assert facts_table() in text
    assert routes_table() in text


def test_every_kind_of_figure_is_named():
    sources = "".join(file.read_text(encoding="utf-8") for file in Path(law.__file__).parent.glob("*.py"))
    names = set(re.findall(r'case\.figure\(\s*"(\w+)"', sources))
    assert len(names) > 15
    text = DOCS.read_text(encoding="utf-8")
    assert {name for name in names if f"`{name}`" not in text} == set()
