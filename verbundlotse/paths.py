"""Where things lie in the project's folder."""

from __future__ import annotations

from pathlib import Path

from verbund.settings import ROOT

APP_PYTHON = ROOT / ".venv" / "bin" / "python"
ENGINE_PYTHON = ROOT / ".venv-engine" / "bin" / "python"
MODEL = ROOT / "models" / "verbundlotse.tar.gz"


def logs(data_dir: Path) -> Path:
    """The folder of all log files of one installation."""
    return data_dir / "log"
