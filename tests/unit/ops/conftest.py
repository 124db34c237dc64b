"""Small programs that stand in for the big ones."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest


@pytest.fixture
def program(tmp_path: Path):
    """Writes an executable Python script and returns its path."""

    def write(name: str, source: str) -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!{sys.executable}\n{source}")
        file.chmod(0o755)
        return file

    return write
