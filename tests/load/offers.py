"""How fast offers are searched, and how much memory a large catalogue takes. A measurement: `python -m tests.load.offers`.

Two parts: a KursML file of so many megabytes is read into an empty store (time, and the growth of the largest resident
memory); and pages of the desk are asked for over so many offers, one after the other through HTTP.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from aiohttp.test_utils import TestClient, TestServer

from tests.fakes.engine import FakeEngine
from verbund.offers.importing import check, open_catalogue, publish
from verbund.offers.offer import Offer, offer_id
from verbund.offers.repositories import OfferFilter
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from verbund.tables import rows
from verbund.taxonomy import Taxonomy
from verbundlotse.demo_offers import seed_offers
from web.app import create_app
from web.desk.accounts import add_manager

PASSWORD = "ein gutes Passwort"
PAGES = {
    "eine Kompetenz": "?s=1&kompetenz=CNC-02",
    "Kompetenz und alle Filter": "?s=1&kompetenz=CNC-02&stufe=3&bis=2037-01-01&plz=89073&umkreis=50&form=praesenz&schicht=1",
    "häufiges Wort": "?s=1&q=grundlagen",
    "seltenes Wort": "?s=1&q=nr+4711",
    "ein Buchstabe, alle Angebote": "?s=1&q=e&plz=89073&umkreis=50&sort=distance",
    "zweite Seite": "?s=1&kompetenz=CNC-02&seite=2",
    "Katalog": "/katalog",
    "Katalog, offene Kompetenz": "/katalog?pruefen=1",
    "Anbieter": "/anbieter",
    "Fairness": "/fairness",
}


def large_kursml(file: Path, megabytes: int) -> int:
    """Writes a KursML file of this size and returns how many courses are in it."""
    sample = (Path(__file__).parents[2] / "knowledge" / "offers" / "beispiele" / "kursml.xml").read_text(
        encoding="utf-8"
    )
    courses = re.findall(r"  <(kurs|onlinekurs)>\n(.*?)  </\1>\n", sample, re.DOTALL)
    filler = "<inhalt>" + "Übungen an der Maschine und Besprechung im Team. " * 40 + "</inhalt>"
    number = 0
    with file.open("w", encoding="utf-8") as out:
        out.write("<kursml>\n")
        written = 0
        while written < megabytes * 1_000_000:
            kind, body = courses[number % len(courses)]
            body = re.sub(r"<kursnummer>(.*?)</kursnummer>", rf"<kursnummer>\g<1>-{number}</kursnummer>", body)
            written += out.write(f"  <{kind}>\n{body}{filler}\n  </{kind}>\n")
            number += 1
        out.write("</kursml>\n")
    return number


def many_offers(models: list[Offer], count: int, today: date) -> Iterator[Offer]:
    """Yields made-up offers: 300 providers, all skills, all places."""
    rng = random.Random(7)
    skills = [skill.id for skill in Taxonomy.load()]
    places = rows("places/postcodes_bw.csv")
    for number in range(count):
        model, where, provider = rng.choice(models), rng.choice(places), rng.randrange(300)
        skill = rng.choice(skills)
        yield replace(
            model, offer_id=offer_id("last", str(number)), source="last", source_id=str(number), skill_ids=(skill,), skill_state=rng.choice(("sicher", "sicher", "pruefen")),
            title=f"{Taxonomy.load().label(skill)[:120]} Nr. {number}", provider_name=f"Anbieter {provider}", provider_key=f"anbieter {provider}",
            plz=where["plz"], lat=float(where["breite"]), lon=float(where["laenge"]), start_dates=tuple(today + timedelta(rng.randrange(400)) for _ in range(3)),
            level_to=rng.choice((None, 2, 3, 4)), valid_until=today + timedelta(400),
        )  # fmt: skip


async def measure(settings: Settings, rounds: int) -> list[tuple[str, float, float, float]]:
    """Returns (page, median, slowest, median of processor time) in milliseconds."""
    async with TestClient(TestServer(create_app(settings, engine=FakeEngine()))) as client:
        page = await (await client.get("/verbund/anmelden")).text()
        token = re.search(r'name="csrf" value="([^"]+)"', page)[1]
        await client.post("/verbund/anmelden", data={"csrf": token, "name": "alle", "passwort": PASSWORD})
        found = []
        for words, path in PAGES.items():
            times, work = [], []
            for _ in range(rounds + 1):
                begun, busy = time.perf_counter(), time.process_time()
                response = await client.get(f"/verbund/angebote{path}")
                await response.read()
                times.append((time.perf_counter() - begun) * 1000)
                work.append((time.process_time() - busy) * 1000)
                assert response.status == 200, (path, response.status)
            found.append((words, statistics.median(times[1:]), max(times[1:]), statistics.median(work[1:])))
        return found


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offers", type=int, default=50_000)
    parser.add_argument("--megabytes", type=int, default=200, help="Größe der KursML-Datei; 0 lässt diesen Teil aus")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings.load({"VERBUNDLOTSE_DATA_DIR": temporary, "VERBUNDLOTSE_SECRET_KEY": "k" * 32})
        migrate(settings.database_url)
        factory = create_session_factory(settings.database_url)

        def unit_of_work() -> SqlUnitOfWork:
            return SqlUnitOfWork(factory, settings.secret_key)

        seed_offers(unit_of_work, datetime.now(UTC))
        if options.megabytes:
            _read_large(Path(temporary) / "gross.xml", options.megabytes, unit_of_work)
        with unit_of_work() as uow:
            add_manager(uow, "alle", PASSWORD, role="admin")
            uow.commit()
        with unit_of_work() as uow:
            models = uow.offers.page(OfferFilter(), 0, 50)[0]
        made = list(many_offers(models, options.offers, datetime.now(UTC).date()))
        for start in range(0, len(made), 500):
            with unit_of_work() as uow:
                uow.offers._write(made[start : start + 500], None, visible=True)
                uow.commit()
        print(
            f"\n{options.offers} Angebote, {os.cpu_count()} Kerne, Last {os.getloadavg()[0]:.1f}\n{'Seite':32} Median ms  langsamste ms"
        )
        for words, median, slowest, work in asyncio.run(measure(settings, options.rounds)):
            print(f"{words:32} {median:9.0f}  {slowest:13.0f}  {work:13.0f}")


def _read_large(file: Path, megabytes: int, unit_of_work) -> None:
    count = large_kursml(file, megabytes)
    small = file.with_name("klein.xml")
    large_kursml(small, 1)
    check(
        unit_of_work, open_catalogue(small), "klein", "klein", "last", datetime.now(UTC)
    )  # word lists and mappings are loaded now
    before, begun = _peak(), time.perf_counter()
    run = check(unit_of_work, open_catalogue(file), "gross", "gross", "last", datetime.now(UTC))
    read, checked = time.perf_counter() - begun, _peak()
    begun = time.perf_counter()
    with unit_of_work() as uow:
        publish(uow, run.import_id, only_good=True, replaces=True)
        uow.commit()
    took = time.perf_counter() - begun
    print(
        f"KursML mit {file.stat().st_size / 1e6:.0f} MB und {count} Kursen, Last {os.getloadavg()[0]:.1f}: geprüft in {read:.0f} s, übernommen in {took:.1f} s; "
        f"größter Speicher vorher {before} MB, nach dem Prüfen {checked} MB, nach dem Übernehmen {_peak()} MB"
    )
    with unit_of_work() as uow:
        uow.offers._delete(uow.offers._gone("", "gross"))
        uow.commit()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
