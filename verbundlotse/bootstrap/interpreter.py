"""Finds CPython 3.11, wherever it is: on PATH, or among pyenv's versions when another one comes first."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

VERSION = "3.11"
# The base executable, not that of a virtual environment that happens to be active: .venv must not be made from itself.
_PROBE = (
    "import platform, sys;"
    "base = getattr(sys, '_base_executable', sys.executable);"
    "print(platform.python_implementation(), '%d.%d' % sys.version_info[:2], base)"
)


def find_python(environ: Mapping[str, str], home: Path) -> Path | None:
    """Looks for a CPython 3.11 that runs.

    Every folder on PATH is tried, not only the first: pyenv puts a `python3.11` there that refuses to run unless its
    version is switched on, and the real one may lie behind it.

    Args:
        environ: variables of the caller; PATH and PYENV_ROOT are read.
        home: home folder, for pyenv's default place.

    Returns:
        The interpreter, or None if there is none.
    """
    for candidate in _candidates(environ, home):
        python = _probe(candidate, environ)
        if python:
            return python
    return None


def _candidates(environ: Mapping[str, str], home: Path) -> Iterator[Path]:
    folders = [Path(folder) for folder in environ.get("PATH", "").split(":") if folder]
    for name in (f"python{VERSION}", "python3", "python"):
        for folder in folders:
            yield folder / name
    for root in (environ.get("PYENV_ROOT"), home / ".pyenv"):
        if root:
            versions = Path(root, "versions").glob(f"{VERSION}*")
            yield from (version / "bin" / "python" for version in sorted(versions, key=_patch, reverse=True))


def _patch(folder: Path) -> tuple[int, str]:
    patch = folder.name[len(VERSION) + 1 :]
    return (int(patch) if patch.isdigit() else -1, folder.name)


def _probe(candidate: Path, environ: Mapping[str, str]) -> Path | None:
    if not candidate.is_file():
        return None
    try:
        answer = subprocess.run(
            [str(candidate), "-c", _PROBE], env=dict(environ), check=False, capture_output=True, text=True, timeout=20
        ).stdout.split(maxsplit=2)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if answer[:2] != ["CPython", VERSION]:
        return None
    return Path(answer[2].strip())
