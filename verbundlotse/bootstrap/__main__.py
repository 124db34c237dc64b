"""`python3 -m verbundlotse.bootstrap`: sets up what is missing, silently does nothing when all is there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from verbundlotse.bootstrap.environments import APP, ENGINE, is_current, sync
from verbundlotse.bootstrap.errors import SetupError
from verbundlotse.bootstrap.interpreter import find_python
from verbundlotse.bootstrap.uv import fetch_python, provide_uv

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    """Returns the exit code: 0 when both environments are ready."""
    missing = [environment for environment in (APP, ENGINE) if not is_current(ROOT, environment)]
    if not missing:
        return 0
    try:
        python = find_python(os.environ, Path.home())
        uv = provide_uv(ROOT, python, os.environ, _say)
        python = python or fetch_python(uv, os.environ, _say)
        for environment in missing:
            sync(ROOT, environment, uv, python, os.environ, _say)
    except SetupError as error:
        _say(str(error))
        return 1
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
