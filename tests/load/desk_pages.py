"""How long the pages of the desk take with very many needs. A measurement, no test: `python -m tests.load.desk_pages`.

The pages are asked for one after the other through HTTP, as one manager would. Beside the median of what a manager waits
for stand the slowest answer and the median of processor time (server and client together): on a machine that does other
things as well, only the latter says what a page costs.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from aiohttp.test_utils import TestClient, TestServer

from tests.fakes.engine import FakeEngine
from tests.load.many_needs import fill
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from web.app import create_app
from web.desk.accounts import add_manager

PASSWORD = "ein gutes Passwort"
LIST = "/verbund/bedarfe"
PAGES = {
    "Liste": "",
    "Liste, letzte Seite": "?seite=99999",
    "älteste zuerst": "?sort=oldest",
    "dringende zuerst": "?sort=urgent",
    "unsichere zuerst": "?sort=unsure",
    "Wiedervorlage zuerst": "?sort=due",
    "nach Stand": "?sort=status",
    "nach Ort": "?sort=place",
    "offen bei mir": "?status=offen&owner=ich",
    "heute fällig bei mir": "?owner=ich&faellig=heute",
    "eine Region, neu": "?region=Ulm&status=neu",
    "ein Kreis": "?ags=08311",
    "Kompetenzfeld": "?skill_group=CNC",
    "Zielgruppe": "?zielgruppe=fachkraft",
    "sechs Bedingungen": "?status=offen&region=Stuttgart&branche=metall_elektro&perspective=team&stand_ist=2&owner=niemand",
    "Suche, häufiges Wort": "?q=maschine",
    "Suche, seltenes Wort": "?q=Nr.+77777",
    "Suche, nichts gefunden": "?q=gibtesnicht",
    "Schlagworte": "/verbund/schlagworte",
    "Bündeln": "/verbund/buendel",
}


async def measure(settings: Settings, name: str, rounds: int) -> list[tuple[str, float, float, float]]:
    """Returns (page, median, slowest, median of processor time) in milliseconds, as the account `name` sees it."""
    async with TestClient(TestServer(create_app(settings, engine=FakeEngine()))) as client:
        page = await (await client.get("/verbund/anmelden")).text()
        token = re.search(r'name="csrf" value="([^"]+)"', page)[1]
        await client.post("/verbund/anmelden", data={"csrf": token, "name": name, "passwort": PASSWORD})
        listed = await (await client.get(f"{LIST}?status=neu&seite=3")).text()
        need = re.search(r'<th scope="row"[^>]*><a href="([^"]+)"', listed)[1].replace("&amp;", "&")
        found = []
        for words, path in {**PAGES, "ein Bedarf": need}.items():
            target = path if path.startswith("/") else LIST + path
            found.append((words, *await _time(client, target, rounds)))
        token = re.search(r'name="csrf" value="([^"]+)"', listed)[1]
        found.append(("Bedarf bestätigen, nächster", *await _confirm(client, need, token, rounds)))
        return found


async def _time(client: TestClient, path: str, rounds: int) -> tuple[float, float, float]:
    times, work = [], []
    for _ in range(rounds + 1):
        start, busy = time.perf_counter(), time.process_time()
        response = await client.get(path)
        await response.read()
        times.append((time.perf_counter() - start) * 1000)
        work.append((time.process_time() - busy) * 1000)
        assert response.status == 200, (path, response.status)
    return statistics.median(times[1:]), max(times[1:]), statistics.median(work[1:])


async def _confirm(client: TestClient, path: str, token: str, rounds: int) -> tuple[float, float, float]:
    times, work = [], []
    for _ in range(rounds):
        page = await (await client.get(path)).text()
        seen = re.search(r'name="fassung" value="(\d+)"', page)[1]
        need, _, query = path.partition("?")
        start, busy = time.perf_counter(), time.process_time()
        response = await client.post(
            f"{need}/schritt?{query}", data={"csrf": token, "fassung": seen, "tun": "bestaetigen"}
        )
        await response.read()
        times.append((time.perf_counter() - start) * 1000)
        work.append((time.process_time() - busy) * 1000)
        path = str(response.url.relative())
    return statistics.median(times), max(times), statistics.median(work)


def main() -> None:
    """Fills a store, unless there is one, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--needs", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--folder", type=Path, help="wird gefüllt, wenn noch nichts darin ist, und bleibt")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        settings = Settings.load({"VERBUNDLOTSE_DATA_DIR": str(folder), "VERBUNDLOTSE_SECRET_KEY": "k" * 32})
        database = Path(settings.database_url.removeprefix("sqlite:///"))
        if not database.exists():
            _prepare(settings, options.needs)
        print(f"{options.needs} Bedarfe, {database.stat().st_size / 1e6:.0f} MB, {os.cpu_count()} Kerne")
        for name in ("alle", "ulm"):
            print(f"\nKonto „{name}“, Last {os.getloadavg()[0]:.1f}\n{'Seite':32} Median ms  langsamste ms  Rechenzeit ms")
            for words, median, slowest, work in asyncio.run(measure(settings, name, options.rounds)):
                print(f"{words:32} {median:9.0f}  {slowest:13.0f}  {work:13.0f}")


def _prepare(settings: Settings, needs: int) -> None:
    migrate(settings.database_url)
    factory = create_session_factory(settings.database_url)
    with SqlUnitOfWork(factory, settings.secret_key) as uow:
        add_manager(uow, "alle", PASSWORD, role="admin")
        add_manager(uow, "ulm", PASSWORD, regions=["Ulm"])
        uow.commit()
    fill(factory, settings.secret_key, needs, ("alle", "ulm"), datetime.now(UTC).date())
    factory.kw["bind"].dispose()


if __name__ == "__main__":
    main()
