"""Nothing that leaves the desk says at what time of a day something was said or saved."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.integration.desk.conftest import PASSWORD, Desk
from verbund.codes import code_for
from verbundlotse.cli import main
from web.desk.accounts import add_manager
from web.interface.needs import PATH

CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?|T\d{2}\d{2}|\d{4}-\d{2}-\d{2}[T ]\d")
FINER_THAN_A_DAY = re.compile(r"(?:_at|time|stamp|zeitpunkt|uhrzeit)$")
UNIX = range(1_500_000_000, 3_000_000_000)


def assert_days_only(value: Any) -> None:
    for name, one in _leaves(value):
        assert not FINER_THAN_A_DAY.search(name), name
        assert not (isinstance(one, str) and CLOCK.search(one)), (name, one)
        assert not (isinstance(one, int | float) and (int(one) in UNIX or int(one) // 1000 in UNIX)), (name, one)


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, name)
    else:
        yield name, value


async def test_the_interface(client, token, save) -> None:
    save(zieldatum=None)
    save(perspective="selbst", anzahl_personen=1)
    answer = await client.get(PATH, headers={"Authorization": f"Bearer {token()}"})
    body = await answer.json()
    assert len(body["needs"]) == 2
    assert_days_only(body)
    assert "Last-Modified" not in answer.headers
    assert "ETag" not in answer.headers


async def test_the_described_interface_has_no_moment(client) -> None:
    description = await (await client.get("/api/v1/openapi.json")).json()
    # Until when a code goes on elsewhere is told to the person alone, and in full hours.
    until = description["components"]["schemas"]["ResumeCode"]["properties"].pop("valid_until")
    assert until["format"] == "date-time"
    assert "date-time" not in json.dumps(description)


async def test_the_file_that_a_person_takes_along(client, save, settings) -> None:
    need = save()
    code = code_for(need.need_id, settings.secret_key)
    await client.post("/mein-bedarf/code", data={"code": code})
    page = await (await client.get("/mein-bedarf")).text()
    csrf = re.search(r'name="csrf" value="([^"]+)"', page)[1]
    answer = await client.post("/mein-bedarf/datei", data={"csrf": csrf})
    assert answer.status == 200
    assert_days_only(json.loads(await answer.text()))


def test_the_export_of_the_command_line(settings, save, monkeypatch, capsys) -> None:
    save()
    save(perspective="selbst", anzahl_personen=1)
    monkeypatch.setenv("VERBUNDLOTSE_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("VERBUNDLOTSE_SECRET_KEY", "k" * 32)
    assert main(["export"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(records) == 2
    assert_days_only(records)


async def test_numbers_for_funders_and_groups_for_councils_name_no_time(client, save, unit_of_work) -> None:
    for _ in range(6):
        save()
    with unit_of_work() as uow:
        for role in ("foerderer", "betriebsrat"):
            add_manager(uow, role, PASSWORD, role=role)
        uow.commit()
    for role, path in (("foerderer", "/verbund/berichte"), ("betriebsrat", "/verbund/gruppen")):
        desk = Desk(client)
        await desk.log_in(role)
        status, page = await desk.get(path)
        assert status == 200
        assert not CLOCK.search(page), CLOCK.search(page)
        await desk.post("/verbund/abmelden", path)
