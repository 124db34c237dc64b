"""Second factor, own account, accounts of others, log: through the real application."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from aiohttp.test_utils import TestClient

from tests.integration.desk.conftest import PASSWORD, Desk
from verbund.second_factor import enabled, new_factor
from verbund.store.passwords import password_fits

KONTO, FAKTOR = "/verbund/konto", "/verbund/konto/zweiter-faktor"


def code_of(secret: str, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(int(time.time()) + 30 * steps)


@pytest.fixture
def with_factor(unit_of_work: Callable) -> tuple[str, tuple[str, ...]]:
    """The account "alle" has a second factor: its secret and the codes on paper."""
    factor, codes = enabled(new_factor())
    with unit_of_work() as uow:
        uow.second_factors.put("alle", factor)
        uow.commit()
    return factor.secret, codes


def actions(unit_of_work: Callable) -> list[str]:
    with unit_of_work() as uow:
        return [entry.action for entry in uow.audit.entries()]


async def post(desk: Desk, path: str, **fields: str):
    return await desk.post(path, KONTO, **fields)


# --- Second factor ---------------------------------------------------------------------------------------------------


async def test_it_is_set_up_with_the_app_and_opens_what_needs_it(desk: Desk, unit_of_work: Callable) -> None:
    response = await desk.client.get("/verbund/protokoll", allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (303, "/verbund/konto?hinweis=faktor")
    page = await (await post(desk, FAKTOR)).text()
    assert "<svg" in page and "style=" not in page
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
    wrong = await post(desk, f"{FAKTOR}/pruefen", code="000000")
    assert wrong.status == 422 and "stimmt nicht" in await wrong.text()
    done = await (await post(desk, f"{FAKTOR}/pruefen", code=code_of(secret))).text()
    papers = re.findall(r"<code>(\w{5}-\w{5})</code>", done)
    assert len(papers) == 8
    fields = {"csrf": re.search(r'name="csrf" value="([^"]+)"', done)[1], "bisher": "falsch", "neu": "x" * 8}
    assert (await desk.client.post(f"{KONTO}/passwort", data=fields)).status == 422
    assert (await desk.get("/verbund/protokoll"))[0] == 200
    assert "second_factor_on" in actions(unit_of_work)
    with unit_of_work() as uow:
        kept = uow.second_factors.get("alle")
    assert kept.enabled and not set(papers) & set(kept.recovery)


async def test_the_secret_is_encrypted_on_the_disk(with_factor, settings) -> None:
    secret, codes = with_factor
    content = b"".join(file.read_bytes() for file in settings.data_dir.glob("verbundlotse.db*"))
    assert secret.encode() not in content
    assert not any(code.encode() in content or code.replace("-", "").encode() in content for code in codes)


async def test_the_password_alone_opens_only_the_question_for_the_code(visitor: Desk, with_factor) -> None:
    secret, _ = with_factor
    await visitor.log_in()
    response = await visitor.client.get("/verbund/bedarfe?status=neu", allow_redirects=False)
    assert (response.status, response.headers["Location"].partition("?")[0]) == (303, "/verbund/code")
    for path in (KONTO, "/verbund/protokoll", "/verbund/berichte"):
        assert (await visitor.client.get(path, allow_redirects=False)).headers["Location"].startswith("/verbund/code")
    forced = await visitor.post(FAKTOR + "/aus", "/verbund/code", code=code_of(secret))
    assert forced.status == 403
    before = visitor.cookie("vl_sitzung")
    entered = await visitor.post("/verbund/code", "/verbund/code", code=code_of(secret), weiter="/verbund/konto")
    assert (entered.status, entered.headers["Location"]) == (303, KONTO)
    assert visitor.cookie("vl_sitzung") != before
    assert (await visitor.get(KONTO))[0] == 200


async def test_a_code_works_once_and_a_paper_once(client: TestClient, visitor: Desk, with_factor) -> None:
    secret, papers = with_factor
    answers = []
    for code in (code_of(secret), code_of(secret), papers[0], papers[0], papers[1].upper()):
        await visitor.log_in()
        answers.append((await visitor.post("/verbund/code", "/verbund/code", code=code)).status)
        client.session.cookie_jar.clear()
    assert answers == [303, 401, 303, 401, 303]


async def test_wrong_codes_shut_the_name_and_the_password_does_not_open_it_again(
    visitor: Desk, with_factor, unit_of_work: Callable
) -> None:
    secret, _ = with_factor
    await visitor.log_in()
    for _ in range(3):
        await visitor.post("/verbund/code", "/verbund/code", code="000000")
    await visitor.log_in()
    for _ in range(2):
        await visitor.post("/verbund/code", "/verbund/code", code="000000")
    refused = await visitor.post("/verbund/code", "/verbund/code", code=code_of(secret))
    assert refused.status == 401
    assert actions(unit_of_work).count("login_failed") == 5
    visitor.client.session.cookie_jar.clear()
    assert (await visitor.log_in()).status == 401


async def test_switching_it_off_needs_a_code(visitor: Desk, with_factor, unit_of_work: Callable) -> None:
    secret, papers = with_factor
    await visitor.log_in()
    await visitor.post("/verbund/code", "/verbund/code", code=code_of(secret))
    assert (await post(visitor, FAKTOR + "/aus", code="000000")).status == 422
    assert (await post(visitor, FAKTOR + "/aus", code=papers[0])).status == 303
    with unit_of_work() as uow:
        assert uow.second_factors.get("alle") is None
    assert (await visitor.get("/verbund/bedarfe"))[0] == 200
    assert (await visitor.client.get("/verbund/protokoll", allow_redirects=False)).status == 303


async def test_managers_need_none_and_are_reminded(visitor: Desk) -> None:
    await visitor.log_in("ulm")
    assert (await visitor.get("/verbund/bedarfe"))[0] == 200
    assert "Ein zweiter Faktor schützt" in (await visitor.get(KONTO))[1]


# --- Own account -----------------------------------------------------------------------------------------------------


async def test_a_new_password_needs_the_old_one_and_ends_all_other_logins(
    client: TestClient, desk: Desk, unit_of_work: Callable
) -> None:
    first = desk.cookie("vl_sitzung")
    client.session.cookie_jar.clear()
    await desk.log_in()
    wrong = await post(desk, f"{KONTO}/passwort", bisher="falsch", neu="ein neues Passwort")
    short = await post(desk, f"{KONTO}/passwort", bisher=PASSWORD, neu="kurz")
    assert (wrong.status, short.status) == (422, 422)
    assert (await post(desk, f"{KONTO}/passwort", bisher=PASSWORD, neu="ein neues Passwort")).status == 303
    assert (await desk.get("/verbund/bedarfe"))[0] == 200
    with unit_of_work() as uow:
        account = uow.managers.get("alle")
        assert [one.device for one in uow.sessions.of("alle", datetime.now(UTC))] != []
    assert password_fits("ein neues Passwort", account.password_hash)
    client.session.cookie_jar.clear()
    assert (await desk.get("/verbund/bedarfe", Cookie=f"vl_sitzung={first}"))[0] == 303


async def test_logins_are_listed_and_ended_one_by_one_but_never_those_of_others(
    client: TestClient, desk: Desk, unit_of_work: Callable
) -> None:
    first = desk.cookie("vl_sitzung")
    client.session.cookie_jar.clear()
    await desk.log_in("ulm")
    foreign = desk.cookie("vl_sitzung")
    client.session.cookie_jar.clear()
    await desk.log_in()
    _, page = await desk.get(KONTO)
    [other] = re.findall(r'name="anmeldung" value="(\w+)"', page)
    with unit_of_work() as uow:
        [ulm] = uow.sessions.of("ulm", datetime.now(UTC))
    assert (await post(desk, f"{KONTO}/anmeldung", anmeldung=ulm.token_hash[:16])).status == 404
    assert (await post(desk, f"{KONTO}/anmeldung", anmeldung=other)).status == 303
    client.session.cookie_jar.clear()
    assert (await desk.get("/verbund/bedarfe", Cookie=f"vl_sitzung={first}"))[0] == 303
    assert (await desk.get("/verbund/bedarfe", Cookie=f"vl_sitzung={foreign}"))[0] == 200


async def test_who_will_be_away_enters_a_stand_in_and_ends_it(visitor: Desk, unit_of_work: Callable) -> None:
    await visitor.log_in("ulm")
    today = datetime.now(UTC).date()
    days = {"von": str(today), "bis": str(today + timedelta(9))}
    assert (await post(visitor, f"{KONTO}/vertretung", vertretung="alle", fuer="alle", **days)).status == 404
    assert (await post(visitor, f"{KONTO}/vertretung", vertretung="ulm", **days)).status == 404
    backwards = await post(visitor, f"{KONTO}/vertretung", vertretung="alle", von=days["bis"], bis=days["von"])
    assert backwards.headers["Location"].endswith("vertretung_tage")
    assert (await post(visitor, f"{KONTO}/vertretung", vertretung="alle", **days)).status == 303
    with unit_of_work() as uow:
        [one] = uow.managers.deputies(today)
    assert (one.absent, one.deputy) == ("ulm", "alle")
    assert (await post(visitor, f"{KONTO}/vertretung/beenden", nummer=str(one.number))).status == 303
    assert actions(unit_of_work)[:2] == ["deputy_ended", "deputy_added"]


# --- Accounts of others ----------------------------------------------------------------------------------------------


@pytest.fixture
async def administrator(visitor: Desk, with_factor) -> Desk:
    await visitor.log_in()
    await visitor.post("/verbund/code", "/verbund/code", code=code_of(with_factor[0]))
    return visitor


async def test_an_account_is_made_its_password_shown_once_and_it_works(administrator: Desk) -> None:
    made = await post(administrator, "/verbund/zugaenge/neu", name="land", rolle="foerderer", region="Ulm")
    password = re.search(r"nur jetzt gezeigt: <code>([^<]+)</code>", await made.text())[1]
    assert password not in (await administrator.get("/verbund/zugaenge"))[1]
    administrator.client.session.cookie_jar.clear()
    assert (await administrator.log_in("land", password)).status == 303
    assert (await administrator.get("/verbund/berichte"))[0] == 200


async def test_nobody_raises_or_closes_themselves(administrator: Desk, unit_of_work: Callable) -> None:
    for path, fields in (
        ("aendern", {"rolle": "manager"}),
        ("schliessen", {"aktiv": "nein"}),
        ("passwort", {}),
        ("zweiter-faktor", {}),
    ):
        assert (await post(administrator, f"/verbund/zugaenge/{path}", name="alle", **fields)).status == 404
    with unit_of_work() as uow:
        assert (uow.managers.get("alle").role, uow.managers.get("alle").active) == ("admin", True)


async def test_a_manager_cannot_raise_anybody(visitor: Desk, unit_of_work: Callable) -> None:
    await visitor.log_in("ulm")
    for name in ("ulm", "alle"):
        answer = await post(visitor, "/verbund/zugaenge/aendern", name=name, rolle="admin")
        assert answer.status == 404
    with unit_of_work() as uow:
        assert uow.managers.get("ulm").role == "manager"


async def test_a_changed_role_holds_at_once(administrator: Desk, unit_of_work: Callable) -> None:
    token = None
    jar = administrator.client.session.cookie_jar
    kept = administrator.cookie("vl_sitzung")
    jar.clear()
    await administrator.log_in("ulm")
    token = administrator.cookie("vl_sitzung")
    jar.clear()
    jar.update_cookies({"vl_sitzung": kept}, administrator.client.make_url("/verbund"))
    changed = await post(administrator, "/verbund/zugaenge/aendern", name="ulm", rolle="betriebsrat")
    assert changed.status == 200
    jar.clear()
    assert (await administrator.get("/verbund/bedarfe", Cookie=f"vl_sitzung={token}"))[0] == 303
    with unit_of_work() as uow:
        assert uow.sessions.of("ulm", datetime.now(UTC)) == []


async def test_a_closed_account_cannot_log_in_and_opens_again(administrator: Desk) -> None:
    await post(administrator, "/verbund/zugaenge/schliessen", name="ulm", aktiv="nein")
    jar, kept = administrator.client.session.cookie_jar, administrator.cookie("vl_sitzung")
    jar.clear()
    assert (await administrator.log_in("ulm")).status == 401
    jar.clear()
    jar.update_cookies({"vl_sitzung": kept}, administrator.client.make_url("/verbund"))
    await post(administrator, "/verbund/zugaenge/schliessen", name="ulm", aktiv="ja")
    jar.clear()
    assert (await administrator.log_in("ulm")).status == 303


# --- Log -------------------------------------------------------------------------------------------------------------


async def test_the_log_is_narrowed_by_who_what_and_when(administrator: Desk, unit_of_work: Callable) -> None:
    await post(administrator, "/verbund/zugaenge/neu", name="land", rolle="foerderer")
    _, page = await administrator.get("/verbund/protokoll?was=account_added&wer=alle&woran=land")
    assert page.count("<td>Zugang angelegt</td>") == 1
    assert "<td>angemeldet</td>" not in page
    tomorrow = datetime.now(UTC).date() + timedelta(1)
    assert "Kein Eintrag passt" in (await administrator.get(f"/verbund/protokoll?von={tomorrow}"))[1]
    for odd in ("?seite=0", "?seite=99999999", "?von=gestern", "?seite=7"):
        assert (await administrator.get(f"/verbund/protokoll{odd}"))[0] == 200
