"""From the list of what was not understood to lines to learn, and the orders for a model; through the real application."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from tests.fakes.engine import FakeEngine
from tests.integration.desk.conftest import Desk
from verbund.conversations import Conversation
from verbund.learning.lines import Reviewed, Unclear
from verbund.learning.shelf import BASE, Shelf, Version
from verbund.settings import Settings
from web.app import create_app

LERNEN, MODELLE = "/verbund/lernen", "/verbund/modelle"
SAID = "da woiß i jetzt beim beschda Willa net was des soll"
DAY = date(2026, 11, 24)


@pytest.fixture
def unclear(unit_of_work: Callable) -> int:
    with unit_of_work() as uow:
        uow.conversations.add(
            Conversation(id="c-1", token_hash="h", created_on=DAY, touched_on=DAY), datetime(2026, 11, 24, tzinfo=UTC)
        )
        guess = {"name": "weiss_nicht", "confidence": 0.29}
        uow.learning.add_unclear(
            Unclear(conversation_id="c-1", text=SAID, field="stand_ist", intents=(guess,), said_on=DAY)
        )
        uow.commit()
        [kept] = uow.learning.unclear()[0]
    return kept.number


def kept(unit_of_work: Callable) -> tuple[int, list[tuple[str, str, str]]]:
    with unit_of_work() as uow:
        lines = [(line.kind, line.text, line.label) for line in uow.learning.reviewed()]
        return uow.learning.unclear()[1], lines


async def test_the_list_shows_words_question_and_guesses(desk: Desk, unclear: int) -> None:
    _, page = await desk.get(LERNEN)
    assert f"„{SAID}“" in page
    assert "weiß es nicht (29 %)" in page


async def test_a_manager_says_it_in_words_of_their_own(desk: Desk, unclear: int, unit_of_work: Callable) -> None:
    fields = {"nummer": str(unclear), "art": "intent", "absicht": "weiss_nicht"}
    answer = await desk.post(f"{LERNEN}/zuordnen", LERNEN, worte="keine Ahnung was du willst\nwoiß i net", **fields)
    assert answer.status == 303
    assert kept(unit_of_work) == (
        0,
        [("intent", "keine Ahnung was du willst", "weiss_nicht"), ("intent", "woiß i net", "weiss_nicht")],
    )
    with unit_of_work() as uow:
        [entry] = [one for one in uow.audit.entries() if one.action == "line_assigned"]
    assert (entry.who, entry.subject) == ("alle", "weiss_nicht")
    _, page = await desk.get(LERNEN)
    assert "+      - keine Ahnung was du willst" in page


@pytest.mark.parametrize(
    ("worte", "fields", "sentence"),
    [
        (SAID.upper(), {"absicht": "weiss_nicht"}, "Worte der Person"),
        ("woiß i net", {"absicht": "gibt_es_nicht"}, "was gemeint ist"),
        ("woiß i net", {"absicht": "start"}, "was gemeint ist"),
        ("Schweißen", {"art": "skill", "kompetenz": "XXX-99"}, "was gemeint ist"),
        ("[weiß](thema) ich nicht", {"absicht": "weiss_nicht"}, "ohne Klammern"),
        ("rufen Sie 0711 1234567 an", {"absicht": "weiss_nicht"}, "eine Nummer"),
        (" \n ", {"absicht": "weiss_nicht"}, "mindestens eine"),
    ],
)
async def test_what_must_not_be_learnt_is_refused_and_nothing_is_lost(
    desk: Desk, unclear: int, unit_of_work: Callable, worte: str, fields: dict[str, str], sentence: str
) -> None:
    answer = await desk.post(
        f"{LERNEN}/zuordnen", LERNEN, **({"nummer": str(unclear), "art": "intent", "worte": worte} | fields)
    )
    assert answer.status == 422
    assert sentence in await answer.text()
    assert kept(unit_of_work) == (1, [])


async def test_a_message_is_dealt_with_once(desk: Desk, unclear: int, unit_of_work: Callable) -> None:
    assert (await desk.post(f"{LERNEN}/verwerfen", LERNEN, nummer=str(unclear))).status == 303
    assert (await desk.post(f"{LERNEN}/verwerfen", LERNEN, nummer=str(unclear))).status == 404
    late = await desk.post(
        f"{LERNEN}/zuordnen", LERNEN, nummer=str(unclear), art="intent", absicht="bejahen", worte="jo freilich"
    )
    assert late.status == 404
    assert kept(unit_of_work) == (0, [])


async def test_a_line_is_taken_out_again(desk: Desk, unit_of_work: Callable) -> None:
    with unit_of_work() as uow:
        uow.learning.add_reviewed(Reviewed(kind="intent", text="jo", label="bejahen", who="alle", reviewed_on=DAY))
        uow.commit()
        [line] = uow.learning.reviewed()
    assert (await desk.post(f"{LERNEN}/entfernen", LERNEN, nummer=str(line.number))).status == 303
    assert kept(unit_of_work) == (0, [])


# --- Models ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def shelf(settings: Settings) -> Shelf:
    return Shelf(settings.models_dir)


def put(shelf: Shelf, name: str, **figures: float) -> None:
    shelf.place(name).mkdir(parents=True)
    shelf.model(name).write_text("model")
    shelf.keep(Version(name, "f", "m", 4, 0, 180.0, "alle"))
    if figures:
        both = {"blind": 0.9, "skills": 0.8, "held_back": None, "learnt": 0.25}
        shelf.measured(name, {"against": BASE, "before": both, "after": both | figures})


@pytest.fixture
async def administrator(aiohttp_client, settings: Settings) -> Desk:
    relaxed = Settings(**{**vars(settings), "second_factor": "optional"})
    desk = Desk(await aiohttp_client(create_app(relaxed, engine=FakeEngine())))
    await desk.log_in()
    return desk


async def test_figures_stand_side_by_side_and_a_worse_model_is_named(administrator: Desk, shelf: Shelf) -> None:
    put(shelf, "2026-11-24-1", blind=0.91, learnt=1.0)
    put(shelf, "2026-11-24-2", blind=0.85)
    _, page = await administrator.get(MODELLE)
    assert "90,0\N{NO-BREAK SPACE}%" in page and "91,0\N{NO-BREAK SPACE}%" in page and "25,0" in page
    assert page.count("versteht fremde Sätze schlechter") == 1
    assert page.index("2026-11-24-2") < page.index("2026-11-24-1")


async def test_an_order_is_left_once_and_written_down(
    administrator: Desk, shelf: Shelf, unit_of_work: Callable
) -> None:
    put(shelf, "2026-11-24-1")
    order = {"auftrag": "einsetzen", "modell": "2026-11-24-1"}
    first = await administrator.post(f"{MODELLE}/auftrag", MODELLE, **order)
    second = await administrator.post(f"{MODELLE}/auftrag", MODELLE, **order)
    assert [answer.headers["Location"].rpartition("=")[2] for answer in (first, second)] == ["bestellt", "belegt"]
    assert "Der Auftrag wartet" in (await administrator.get(MODELLE))[1]
    taken = shelf.take_order()
    assert (taken.deed, taken.version, taken.by) == ("activate", "2026-11-24-1", "alle")
    with unit_of_work() as uow:
        [entry] = [one for one in uow.audit.entries() if one.action == "model_ordered"]
    assert entry.subject == "activate 2026-11-24-1"


@pytest.mark.parametrize(
    "order",
    [
        {"auftrag": "einsetzen", "modell": "2026-11-24-9"},
        {"auftrag": "einsetzen", "modell": "../../etc"},
        {"auftrag": "vergleichen", "modell": BASE},
        {"auftrag": "zurueck"},
        {"auftrag": "loeschen"},
        {},
    ],
)
async def test_what_cannot_be_done_is_not_ordered(administrator: Desk, shelf: Shelf, order: dict[str, str]) -> None:
    assert (await administrator.post(f"{MODELLE}/auftrag", MODELLE, **order)).status == 404
    assert not shelf.waiting()


async def test_models_need_a_second_factor_and_are_not_for_managers(desk: Desk, visitor: Desk) -> None:
    assert (await desk.client.get(MODELLE, allow_redirects=False)).headers["Location"].startswith("/verbund/konto")
    await visitor.log_in("ulm")
    assert (await visitor.get(MODELLE))[0] == 404
    assert (await visitor.get(LERNEN))[0] == 200
