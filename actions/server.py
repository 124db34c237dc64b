"""Rasa's webhook protocol over rasa-sdk's executor.

rasa-sdk's own server listens on every address, spreads over worker processes and answers an error with the whole
conversation in it (design, section 9). This one listens where it is told, is one process, and says nothing of a person.
"""

from __future__ import annotations

import logging

from aiohttp import web
from rasa_sdk.executor import ActionExecutor, ActionNotFoundException
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.ask import ask_actions
from actions.leaving import AskErase, AskStartAgain, AskStop, End, Resume
from actions.services import Services
from actions.side_questions import (
    AnswerDistress,
    ExplainFunding,
    ExplainProgress,
    ExplainWhy,
    SayNotUnderstood,
    TellContact,
)
from actions.start import Start
from actions.validate_bedarf_form import ValidateBedarfForm

MAX_CALL_BYTES = 8 * 1024 * 1024  # the tracker of a long conversation stays below 1 MB

_EXECUTOR = web.AppKey("executor", ActionExecutor)
_log = logging.getLogger(__name__)


def create_app(services: Services) -> web.Application:
    """Puts the server together.

    Args:
        services: what the actions work with.

    Returns:
        The application: `POST /webhook` runs an action, `GET /health` says that it is alive.
    """
    executor = ActionExecutor()
    for action in (
        Start(services), ValidateBedarfForm(services), *ask_actions(services), AskErase(services), AskStop(services),
        AskStartAgain(services), End(services), Resume(services), ExplainFunding(services), ExplainProgress(services),
        ExplainWhy(services), AnswerDistress(services), TellContact(services), SayNotUnderstood(services),
    ):  # fmt: skip
        executor.register_action(action)
    app = web.Application(client_max_size=MAX_CALL_BYTES)
    app[_EXECUTOR] = executor
    app.add_routes([web.post("/webhook", _run), web.get("/health", _health)])
    return app


async def _health(_: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


async def _run(request: web.Request) -> web.Response:
    call = {"domain": {}} | await request.json()  # the engine keeps its domain for itself; rasa-sdk wants to see one
    name = call.get("next_action")
    try:
        result = await request.app[_EXECUTOR].run(call)
    except ActionExecutionRejection:
        return web.json_response({"error": "rejected", "action_name": name}, status=400)
    except ActionNotFoundException:
        _log.error("unknown action %s", name)
        return web.json_response({"error": "unknown", "action_name": name}, status=404)
    except Exception as error:  # noqa: BLE001 - rasa-sdk would answer with the whole conversation
        # The traceback may quote what a person typed; the type and the place are enough to find the fault.
        _log.error("action %s failed: %s at %s", name, type(error).__name__, _place_of(error))
        return web.json_response({"error": "failed", "action_name": name}, status=500)
    return web.json_response(result.model_dump() if result else None)


def _place_of(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else "?"
