"""Real processes: restarted when they die, gone when they must be, none left over."""

from __future__ import annotations

import contextlib
import fcntl
import os
import queue
import re
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from verbund.settings import ROOT
from verbundlotse.supervisor.backoff import Backoff
from verbundlotse.supervisor.groups import end_groups, members
from verbundlotse.supervisor.guardian import groups_left
from verbundlotse.supervisor.spec import ProcessSpec
from verbundlotse.supervisor.supervisor import Supervisor

PATIENCE = 30.0
QUICK = Backoff(first=0.01, longest=0.02)
# A line with WARNING reaches the console, so the test hears of the process's birth without looking again and again.
LIVES = "import os, signal, sys\nprint('WARNING lebt', os.getpid(), flush=True)\nsignal.pause()\n"
STUBBORN = "import signal\nfor n in (2, 15): signal.signal(n, signal.SIG_IGN)\n" + LIVES
# Its child will not go when asked, and holds a lock as a server holds its port.
WITH_CHILD = (
    "import fcntl, os, signal\n"
    "if os.fork() == 0:\n"
    "    signal.signal(15, signal.SIG_IGN)\n"
    "    lock = open('lock', 'w'); fcntl.flock(lock, fcntl.LOCK_EX)\n"
    "    print('WARNING Kind', flush=True); signal.pause()\n"
) + LIVES


class Console:
    """Takes the supervisor's lines and waits for the one that a test needs."""

    def __init__(self) -> None:
        self._lines: queue.Queue[str] = queue.Queue()
        self._passed_over: list[str] = []
        self.say = self._lines.put

    def wait_for(self, pattern: str) -> re.Match[str]:
        waiting, self._passed_over = self._passed_over, []
        while True:
            line = waiting.pop(0) if waiting else self._lines.get(timeout=PATIENCE)
            if found := re.search(pattern, line):
                self._passed_over += waiting
                return found
            self._passed_over.append(line)


@pytest.fixture
def console():
    return Console()


@pytest.fixture
def supervise(tmp_path, program, console):
    with contextlib.ExitStack() as running:

        def start(**sources: str) -> Supervisor:
            specs = [
                ProcessSpec(
                    name, (str(program(name, source)),), {"NAME": name}, tmp_path, tmp_path / "log" / f"{name}.log"
                )
                for name, source in sources.items()
            ]
            supervisor = running.enter_context(Supervisor(specs, console.say, QUICK))
            supervisor.start_all()
            return supervisor

        yield start


def is_free(lock: Path) -> bool:
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def test_a_process_that_is_killed_is_started_again_and_that_is_said(supervise, console, tmp_path):
    supervise(web=LIVES)
    first = int(console.wait_for(r"^web: WARNING lebt (\d+)")[1])
    os.kill(first, signal.SIGKILL)
    line = console.wait_for("^web ist beendet").string
    assert line == (
        "web ist beendet (Signal SIGKILL); Neustart in 0.01 s (Ausfall 1 in Folge). "
        f"Protokoll: {tmp_path / 'log/web.log'}"
    )
    second = int(console.wait_for(r"^web: WARNING lebt (\d+)")[1])
    assert second != first


def test_a_process_that_keeps_dying_is_counted(supervise, console):
    supervisor = supervise(web="import sys; sys.exit(3)")
    console.wait_for(r"web ist beendet \(Code 3\); Neustart in 0.02 s \(Ausfall 3 in Folge\)")
    assert supervisor.deaths("web") >= 3


def test_a_program_that_is_not_there_is_said_and_tried_again(tmp_path, console):
    spec = ProcessSpec("web", ("/gibt/es/nicht",), {}, tmp_path, tmp_path / "web.log")
    with Supervisor([spec], console.say, QUICK) as supervisor:
        supervisor.start_all()
        console.wait_for(r"web ließ sich nicht starten \(No such file or directory\).*Ausfall 2")


def test_closing_leaves_no_process_not_even_a_stubborn_grandchild(supervise, console, tmp_path):
    supervisor = supervise(web=LIVES, engine=WITH_CHILD)
    console.wait_for("Kind")
    console.wait_for("engine: WARNING lebt")
    web = supervisor.group("web")
    assert not is_free(tmp_path / "lock")
    supervisor.close()
    assert members(web) == [] and is_free(tmp_path / "lock")


def test_a_process_that_ignores_being_asked_is_killed_after_the_grace(supervise, console):
    supervisor = supervise(web=STUBBORN)
    console.wait_for("lebt")
    group = supervisor.group("web")
    supervisor.stop("web", grace=0.1)
    assert members(group) == [] and supervisor.group("web") is None


def test_what_a_dead_process_had_started_is_gone_before_the_restart(supervise, console):
    """The second life's child could not take the lock otherwise."""
    supervisor = supervise(engine=WITH_CHILD)
    console.wait_for("Kind")
    os.kill(supervisor.group("engine"), signal.SIGKILL)
    console.wait_for("engine ist beendet")
    console.wait_for("Kind")


def test_one_process_can_be_stopped_and_started_while_the_others_live_on(supervise, console):
    supervisor = supervise(actions=LIVES, web=LIVES)
    for _ in range(2):
        console.wait_for("lebt")
    web = supervisor.group("web")
    supervisor.stop("actions", grace=0)
    assert supervisor.group("actions") is None and supervisor.group("web") == web
    supervisor.start("actions")
    console.wait_for("actions: WARNING lebt")


def test_a_process_gets_its_own_variables_and_nothing_else(supervise, console, monkeypatch):
    monkeypatch.setenv("GEHEIM", "x")
    supervise(web="import os; print('WARNING', sorted(os.environ.items()), flush=True)")
    line = console.wait_for("web: WARNING").string
    assert "('NAME', 'web')" in line and "GEHEIM" not in line


def test_kill_9_of_the_supervisor_leaves_nobody_over(tmp_path, program):
    """A FIFO's end of file tells that every process that had it open for writing has ended."""
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    stubborn = program(
        "child", f"import os\nkeep = os.open({str(fifo)!r}, os.O_WRONLY)\nos.write(keep, b'x')\n" + STUBBORN
    )
    source = (
        "import sys, threading\nfrom pathlib import Path\n"
        "from verbundlotse.supervisor.spec import ProcessSpec\n"
        "from verbundlotse.supervisor.supervisor import Supervisor\n"
        f"spec = ProcessSpec('web', ({str(stubborn)!r},), {{}}, Path('/'), Path({str(tmp_path / 'web.log')!r}))\n"
        "Supervisor([spec], print).start_all()\nthreading.Event().wait()\n"
    )
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    supervisor = subprocess.Popen([sys.executable, "-c", source], cwd=ROOT, stdout=subprocess.DEVNULL)
    assert select.select([reader], [], [], PATIENCE)[0] and os.read(reader, 1) == b"x"
    supervisor.kill()
    supervisor.wait()
    assert select.select([reader], [], [], PATIENCE)[0] and os.read(reader, 1) == b""
    os.close(reader)


def test_the_guardian_ends_only_what_was_not_taken_back():
    assert groups_left(["+11\n", "+12\n", "-11\n"]) == {12}


def test_a_group_that_is_gone_already_is_fine():
    process = subprocess.Popen([sys.executable, "-c", ""], start_new_session=True)
    process.wait()
    end_groups([process.pid], grace=0)


def test_waits_double_up_to_a_limit_and_a_long_life_is_forgiven():
    backoff = Backoff(first=1, longest=10, forgiven_after=60)
    assert [backoff.wait(deaths) for deaths in (1, 2, 3, 4, 5, 500)] == [1, 2, 4, 8, 10, 10]
    assert backoff.deaths(before=4, lifetime=59) == 5
    assert backoff.deaths(before=4, lifetime=60) == 1


def test_output_is_in_the_log_and_only_alarms_on_the_console(supervise, console, tmp_path):
    supervisor = supervise(web="print('INFO alles gut', flush=True)\n" + LIVES)
    assert console.wait_for("web:").string.startswith("web: WARNING lebt")
    supervisor.close()
    assert Path(tmp_path / "log" / "web.log").read_text().startswith("INFO alles gut\nWARNING lebt")
