"""Brings the two virtual environments to the state of the lock file, and does nothing when they are there already."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from verbundlotse.bootstrap.errors import SetupError

STAMP = "verbundlotse-stamp"


@dataclass(frozen=True)
class Environment:
    """One virtual environment.

    Attributes:
        folder: its folder below the project's.
        groups: the dependency groups of pyproject.toml it gets.
        label: what people read.
    """

    folder: str
    groups: tuple[str, ...]
    label: str


ENGINE = Environment(".venv-engine", ("engine",), "Dialog-Engine (rund 2,8 GB, beim ersten Mal einige Minuten)")
APP = Environment(".venv", ("app", "dev"), "Anwendung")


def is_current(root: Path, environment: Environment) -> bool:
    """Says whether the environment has been synced to just this lock file, in just this place."""
    folder = root / environment.folder
    try:
        stamp = (folder / STAMP).read_text()
    except OSError:
        return False
    # A link into a Python that was uninstalled since is still a file name, but no longer a file.
    return stamp == _fingerprint(root, environment) and (folder / "bin" / "python").is_file()


def sync(
    root: Path, environment: Environment, uv: Path, python: Path, environ: Mapping[str, str], say: Callable[[str], None]
) -> None:
    """Runs `uv sync` for one environment and stamps it.

    Args:
        root: the project's folder.
        environment: which one.
        uv: the uv to use.
        python: the Python 3.11 to make it from.
        environ: variables of the caller.
        say: takes progress lines.

    Raises:
        SetupError: uv failed, or the environment does not hold the Rasa that is pinned.
    """
    say(f"{environment.folder} wird eingerichtet: {environment.label} …")
    groups = [option for group in environment.groups for option in ("--group", group)]
    command = [str(uv), "sync", "--frozen", "--python", str(python), *groups, "--no-default-groups"]
    variables = {name: value for name, value in environ.items() if name != "VIRTUAL_ENV"}
    variables["UV_PROJECT_ENVIRONMENT"] = environment.folder
    if subprocess.run(command, check=False, cwd=str(root), env=variables).returncode != 0:
        raise SetupError(
            f"{environment.folder} ließ sich nicht einrichten; der Grund steht in der Meldung von uv darüber."
        )
    if "engine" in environment.groups:
        _check_rasa(root, environment)
    _write(root / environment.folder / STAMP, _fingerprint(root, environment))


def _check_rasa(root: Path, environment: Environment) -> None:
    """`pip install rasa` on Python 3.11 quietly brings 1.10.2; only the pinned version may be in the engine."""
    pinned = re.search(r'"rasa==([^"]+)"', (root / "pyproject.toml").read_text(encoding="utf-8"))
    site_packages = (root / environment.folder).glob("lib/python*/site-packages/rasa-*.dist-info")
    installed = sorted(folder.name[len("rasa-") : -len(".dist-info")] for folder in site_packages)
    if pinned is None or installed != [pinned.group(1)]:
        wanted = pinned.group(1) if pinned else "einer festen Version"
        raise SetupError(
            f"In {environment.folder} liegt Rasa {', '.join(installed) or '(keins)'} statt {wanted}. "
            f"Bitte den Ordner {environment.folder} löschen und den Befehl wiederholen; pip gehört dort nicht hin."
        )


def _fingerprint(root: Path, environment: Environment) -> str:
    """The folder's own place counts: scripts in a virtual environment hold its absolute path."""
    digest = hashlib.sha256(f"{root}|{environment.folder}|{environment.groups}".encode())
    for name in ("pyproject.toml", "uv.lock"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def _write(file: Path, text: str) -> None:
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_text(text)
    draft.replace(file)
