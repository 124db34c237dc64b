"""An administrator sees on every page that erasure by age did not run; nobody else does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from verbund.retention_log import RetentionProof
from web.desk.alarm import ALARM, RetentionAlarm

DAYS = 3


async def test_the_alarm_comes_and_goes(client, visitor, unit_of_work, caplog) -> None:
    today = datetime.now(UTC).date()
    with unit_of_work() as uow:
        uow.proofs.add(RetentionProof(today - timedelta(days=DAYS), "need_due", 0))
        uow.commit()
    alarm = _alarm(client)
    await visitor.log_in()
    assert 'class="alarm"' not in (await visitor.get("/verbund/bedarfe"))[1]
    await alarm.look()
    page = (await visitor.get("/verbund/bedarfe"))[1]
    assert f"seit dem {today - timedelta(days=DAYS):%d.%m.%Y} nicht" in page
    assert any("retention has not run" in record.message for record in caplog.records)
    await visitor.post("/verbund/abmelden")
    await visitor.log_in("ulm")
    assert 'class="alarm"' not in (await visitor.get("/verbund/bedarfe"))[1]
    with unit_of_work() as uow:
        uow.proofs.add(RetentionProof(today, "need_due", 0))
        uow.commit()
    await alarm.look()
    assert alarm.sentence == ""


def _alarm(client) -> RetentionAlarm:
    desks = [sub for sub in client.app._subapps if ALARM in sub]
    return desks[0][ALARM]
