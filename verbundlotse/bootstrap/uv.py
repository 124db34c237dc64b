"""Finds uv, or installs it into the project's own `.uv` folder."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from verbundlotse.bootstrap.errors import SetupError
from verbundlotse.bootstrap.interpreter import VERSION

# The first release line that this lock file was checked with; an older uv on PATH is passed over, not trusted.
MINIMUM = (0, 9)


def provide_uv(root: Path, python: Path | None, environ: Mapping[str, str], say: Callable[[str], None]) -> Path:
    """Returns a uv that is new enough, installing one if need be.

    Args:
        root: the project's folder.
        python: Python 3.11 if one was found; else uv is installed with the Python that runs this.
        environ: variables of the caller.
        say: takes progress lines.

    Raises:
        SetupError: uv is not there and could not be installed.
    """
    own = root / ".uv"
    found = shutil.which("uv", path=environ.get("PATH", ""))
    for candidate in (Path(found) if found else None, own / "bin" / "uv"):
        if candidate and _version(candidate) >= MINIMUM:
            return candidate
    say("uv fehlt oder ist zu alt und wird in den Ordner .uv installiert …")
    return _install(own, python or Path(sys.executable), environ)


def fetch_python(uv: Path, environ: Mapping[str, str], say: Callable[[str], None]) -> Path:
    """Lets uv install Python 3.11.

    Raises:
        SetupError: that failed; the sentence says what to install by hand.
    """
    say(f"Python {VERSION} fehlt und wird mit uv installiert …")
    fetched = subprocess.run(
        [str(uv), "python", "install", VERSION], env=dict(environ), check=False, capture_output=True, text=True
    )
    located = subprocess.run(
        [str(uv), "python", "find", "--system", VERSION], env=dict(environ), check=False, capture_output=True, text=True
    )
    if located.returncode != 0:
        raise SetupError(
            f"Python {VERSION} fehlt und ließ sich nicht herunterladen ({_last_line(fetched.stderr)}). "
            f"Bitte Python {VERSION} installieren (Debian: apt install python{VERSION}, sonst pyenv)."
        )
    return Path(located.stdout.strip())


def _version(uv: Path) -> tuple[int, ...]:
    try:
        text = subprocess.run([str(uv), "--version"], check=False, capture_output=True, text=True, timeout=20).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    match = re.match(r"uv (\d+)\.(\d+)", text)
    return tuple(int(part) for part in match.groups()) if match else ()


def _install(own: Path, python: Path, environ: Mapping[str, str]) -> Path:
    """Tries a virtual environment first, then plain pip: Debian ships Python without the one or without the other."""
    requirement = "uv>={}.{}".format(*MINIMUM)
    pip = [str(own / "bin" / "python"), "-m", "pip", "install", "--quiet", requirement]
    attempts = (
        [[str(python), "-m", "venv", str(own)], pip],
        [[str(python), "-m", "pip", "install", "--quiet", "--target", str(own), requirement]],
    )
    reason = ""
    for commands in attempts:
        shutil.rmtree(own, ignore_errors=True)
        for command in commands:
            done = subprocess.run(command, env=dict(environ), check=False, capture_output=True, text=True)
            if done.returncode != 0:
                reason = _last_line(done.stderr or done.stdout)
                break
        else:
            return own / "bin" / "uv"
    shutil.rmtree(own, ignore_errors=True)
    raise SetupError(
        f"uv ließ sich nicht installieren ({reason}). "
        "Bitte das Paket python3-venv installieren (Debian: apt install python3-venv) oder uv selbst."
    )


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "ohne Meldung"
