"""`verbundlotse up` from start to end, as `make run` calls it."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import threading
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from verbund.settings import ROOT, Settings
from verbundlotse.ports import is_listening
from verbundlotse.throwaway import throwaway_environment

COMMAND = [str(ROOT / ".venv" / "bin" / "verbundlotse"), "up"]
LAST_LINE = "Ctrl-C beendet alles."
ENDED_WITHIN = 60.0


@pytest.fixture
def environ(model: None, tmp_path: Path) -> dict[str, str]:
    return throwaway_environment(os.environ, tmp_path / "var")


@contextlib.contextmanager
def running(environ: Mapping[str, str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Starts it as a shell would, and yields it with what it said up to the welcome."""
    process = subprocess.Popen(
        COMMAND,
        cwd=ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said = ""
        for line in process.stdout:
            said += line
            if LAST_LINE in line:
                break
        yield process, said
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def listening(environ: Mapping[str, str]) -> list[bool]:
    settings = Settings.load(environ)
    return [is_listening(port) for port in (settings.port, settings.engine_port, settings.actions_port)]


def test_from_the_first_line_to_ctrl_c(environ):
    """One start for all of it: a start takes half a minute."""
    port = environ["VERBUNDLOTSE_PORT"]
    with running(environ) as (process, said):
        assert f"http://127.0.0.1:{port}/chat" in said and f"http://127.0.0.1:{port}/verbund" in said
        [password] = re.findall(r"leitung mit dem Passwort (\S{12,}) \(wird nur dieses eine Mal gezeigt\)", said)
        assert listening(environ) == [True, True, True]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/chat") as page:
            assert page.status == 200

        second = subprocess.run(COMMAND, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
        assert second.returncode == 1 and second.stdout == "" and second.stderr.count("\n") == 1
        assert f"Port {port} auf 127.0.0.1 ist nicht frei" in second.stderr

        os.killpg(process.pid, signal.SIGINT)
        # A start that does not end is a fault of this test, not a reason to hang for ever.
        late = threading.Timer(ENDED_WITHIN, process.kill)
        late.daemon = True
        late.start()
        assert process.stdout.read().endswith("Beendet.\n") and process.wait() == 0
    assert listening(environ) == [False, False, False]
    logs = Path(environ["VERBUNDLOTSE_DATA_DIR"], "log")
    assert not any(password in log.read_text(encoding="utf-8") for log in logs.iterdir())
