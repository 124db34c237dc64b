"""The served OpenAPI document is true: whatever is sent, the application answers as it says, and never with a 5xx."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
import requests
import schemathesis
from aiohttp import web
from hypothesis import HealthCheck, given, seed
from hypothesis import settings as limits
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from web.interface.description import PATH, document

load_all_checks()
CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
EXAMPLES = 15
OPERATIONS = [
    (method.upper(), path)
    for path, item in document()["paths"].items()
    for method in item
    if method != "parameters"
]


@pytest.fixture
def address(app) -> Iterator[str]:
    """Runs the application in a thread of its own; schemathesis speaks HTTP and waits."""
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(app)

    async def start() -> int:
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        return site._server.sockets[0].getsockname()[1]

    port = loop.run_until_complete(start())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()


def can_be_wrong(method: str, path: str) -> bool:
    """Whether there is anything in the request that could be malformed."""
    item = document()["paths"][path]
    return "parameters" in item or bool({"parameters", "requestBody"} & item[method.lower()].keys())


CASES = [
    (method, path, mode)
    for method, path in OPERATIONS
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or can_be_wrong(method, path)
]


@pytest.mark.parametrize(("method", "path", "mode"), CASES)
@pytest.mark.parametrize("who", ["stranger", "tool", "person"])
def test_every_operation_answers_as_it_is_described(method, path, mode, who, address, save, token) -> None:
    save(), save(perspective="selbst"), save(status="zurueckgezogen")
    headers, conversation_id = {}, ""
    if who == "tool":
        headers = {"Authorization": f"Bearer {token()}"}
    if who == "person":
        started = requests.post(f"{address}/api/v1/conversations", json={}, timeout=20).json()
        conversation_id, headers = started["conversation_id"], {"Authorization": f"Bearer {started['token']}"}
    operation = schemathesis.openapi.from_dict(document())[path][method]

    @seed(1)
    @limits(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy(mode))
    def check(case: schemathesis.Case) -> None:
        if conversation_id and "{id}" in path:
            case.path_parameters = {"id": conversation_id}
        response = case.call(base_url=address, headers=headers, timeout=20)
        case.validate_response(response, checks=list(CHECKS))

    check()


async def test_it_is_served_as_it_is_and_every_schema_in_it_is_valid(client) -> None:
    served = await (await client.get(PATH)).json()
    assert served == document()
    assert served["openapi"].startswith("3.1")
    for schema in served["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_route_of_the_api_is_described(app) -> None:
    routes = {
        (route.method, route.resource.canonical)
        for route in app.router.routes()
        if route.resource is not None and route.resource.canonical.startswith(("/api/", "/healthz", "/readyz"))
    }
    assert {(method, path) for method, path in routes if method != "HEAD"} == set(OPERATIONS)
