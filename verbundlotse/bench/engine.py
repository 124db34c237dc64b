"""Times an engine alone, through Rasa's REST channel: ours, and the bot that `rasa init` makes, on the same machine."""

from __future__ import annotations

import asyncio
import contextlib
import time
import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path

import aiohttp

from verbundlotse import paths
from verbundlotse.bench.latency import Latency
from verbundlotse.environment import engine_variables
from verbundlotse.errors import OperatorError
from verbundlotse.ports import free_ports
from verbundlotse.supervisor.spec import ProcessSpec
from verbundlotse.supervisor.supervisor import Supervisor
from verbundlotse.training.step import run_step

READY_SECONDS = 180.0
ENGLISH = ("hello", "I am doing great", "are you a bot?", "I feel sad", "yes", "bye")


async def time_engine(label: str, url: str, messages: Sequence[str], at_once: int, rounds: int) -> Latency:
    """Sends the same messages in so many conversations at once, each of them so many times."""
    turns: list[float] = []
    failed = 0

    async def talk(session: aiohttp.ClientSession) -> None:
        nonlocal failed
        sender = uuid.uuid4().hex
        for message in messages * rounds:
            start = time.perf_counter()
            if await _say(session, url, sender, message):
                turns.append(time.perf_counter() - start)
            else:
                failed += 1

    begun = time.perf_counter()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
        await asyncio.gather(*(talk(session) for _ in range(at_once)))
    return Latency(label, turns, time.perf_counter() - begun, failed)


@contextlib.asynccontextmanager
async def rasa_init_bot(folder: Path, base: Mapping[str, str], say: Callable[[str], None]) -> AsyncIterator[str]:
    """Runs the bot of `rasa init`, trained at the first time, and yields its address."""
    if not list(folder.glob("models/*.tar.gz")):
        _make(folder, base, say)
    port = free_ports(1)[0]
    argv = (str(paths.ENGINE_PYTHON), "-m", "rasa", "run", "--interface", "127.0.0.1", "--port", str(port))
    spec = ProcessSpec("rasa-init", argv, engine_variables(base), folder, folder / "run.log")
    url = f"http://127.0.0.1:{port}"
    with Supervisor([spec], say) as supervisor:
        supervisor.start_all()
        await _until_it_answers(url, folder / "run.log")
        yield url


def _make(folder: Path, base: Mapping[str, str], say: Callable[[str], None]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    say("Zum Vergleich wird der Bot von „rasa init“ trainiert (einige Minuten, nur beim ersten Mal) …")
    command = [str(paths.ENGINE_PYTHON), "-m", "rasa", "init", "--no-prompt", "--init-dir", str(folder)]
    log = folder / "init.log"
    code = run_step(command, engine_variables(base), folder, log, lambda line: None)
    if code != 0 or not list(folder.glob("models/*.tar.gz")):
        raise OperatorError(f"„rasa init“ ist fehlgeschlagen (Code {code}). Der Grund steht in {log}.")


async def _until_it_answers(url: str, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
        while not await _say(session, url, "bereit", "hello"):
            if time.monotonic() > deadline:
                raise OperatorError(f"Der Bot von „rasa init“ antwortet nicht. Der Grund steht in {log}.")
            await asyncio.sleep(0.5)


async def _say(session: aiohttp.ClientSession, url: str, sender: str, message: str) -> bool:
    try:
        async with session.post(f"{url}/webhooks/rest/webhook", json={"sender": sender, "message": message}) as answer:
            return answer.status == 200 and bool(await answer.json())
    except aiohttp.ClientError:
        return False
