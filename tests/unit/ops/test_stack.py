"""What the three processes are started with, and when they count as ready."""

from __future__ import annotations

import pytest

from verbund.settings import ROOT, Settings
from verbundlotse.errors import OperatorError
from verbundlotse.ports import free_ports
from verbundlotse.stack import Stack, specs_for
from verbundlotse.supervisor.backoff import Backoff
from verbundlotse.supervisor.spec import ProcessSpec

BASE = {
    "HOME": "/home",
    "VERBUNDLOTSE_SECRET_KEY": "s" * 32,
    "VERBUNDLOTSE_DATABASE_URL": "postgresql://user:password@db/x",
    "VERBUNDLOTSE_MANAGER": "anna:geheim",
}
# Answers 503 to the first question for readiness, 200 to all others; listens on further ports as a stand-in for those
# who should.
SERVER = """
import http.server, os, socket
others = [socket.create_server(('127.0.0.1', int(port))) for port in os.environ['OTHERS'].split()]
class Handler(http.server.BaseHTTPRequestHandler):
    asked = 0
    def do_GET(self):
        Handler.asked += 1
        self.send_response(200 if Handler.asked > 1 and self.path == '/readyz' else 503)
        self.end_headers()
    def log_message(self, *args):
        pass
http.server.HTTPServer(('127.0.0.1', int(os.environ['PORT'])), Handler).serve_forever()
"""


@pytest.fixture
def settings(tmp_path):
    port, engine_port, actions_port = free_ports(3)
    ports = {"PORT": port, "ENGINE_PORT": engine_port, "ACTIONS_PORT": actions_port, "DATA_DIR": tmp_path / "var"}
    return Settings.load(BASE | {f"VERBUNDLOTSE_{name}": str(value) for name, value in ports.items()})


@pytest.fixture
def specs(settings):
    return {spec.name: spec for spec in specs_for(settings, BASE)}


@pytest.fixture
def stack_of(settings, tmp_path, program):
    """A stack whose only process is a small stand-in."""

    def build(source: str) -> Stack:
        others = f"{settings.engine_port} {settings.actions_port}"
        variables = {"PORT": str(settings.port), "OTHERS": others}
        spec = ProcessSpec("web", (str(program("server", source)),), variables, tmp_path, tmp_path / "web.log")
        return Stack(settings, [spec], lambda line: None, Backoff(first=0.01, longest=0.01))

    return build


def test_the_engine_listens_on_loopback_without_rasas_http_api(specs, settings):
    argv = " ".join(specs["engine"].argv)
    assert f"-m bot.engine run --interface 127.0.0.1 --port {settings.engine_port}" in argv
    assert "--enable-api" not in argv and "--debug" not in argv
    assert specs["engine"].argv[0] == str(ROOT / ".venv-engine" / "bin" / "python")


def test_the_engine_is_silent_and_on_one_thread(specs):
    variables = specs["engine"].environment
    assert variables["RASA_TELEMETRY_ENABLED"] == "false" and variables["LOG_LEVEL"] == "WARNING"
    threads = ("OMP_NUM_THREADS", "TF_INTER_OP_PARALLELISM_THREADS", "TF_INTRA_OP_PARALLELISM_THREADS")
    assert {variables[name] for name in threads} == {"1"}
    assert variables["TICKET_LOCK_LIFETIME"] == "120"


def test_the_engine_knows_neither_secret_nor_database(specs, settings):
    ours = {name: value for name, value in specs["engine"].environment.items() if name.startswith("VERBUNDLOTSE_")}
    assert ours == {
        "VERBUNDLOTSE_ACTIONS_WEBHOOK": f"http://127.0.0.1:{settings.actions_port}/webhook",
        "VERBUNDLOTSE_TRACKER_URL": settings.tracker_url,
        "VERBUNDLOTSE_LOCK_STORE": "in_memory",
        "VERBUNDLOTSE_REDIS_HOST": "",
        "VERBUNDLOTSE_REDIS_PORT": "6379",
    }


def test_endpoints_yml_takes_from_the_environment_just_what_the_engine_gets(specs):
    endpoints = (ROOT / "endpoints.yml").read_text(encoding="utf-8")
    ours = {name for name in specs["engine"].environment if name.startswith("VERBUNDLOTSE_")}
    assert ours == {part.split("}")[0] for part in endpoints.split("${")[1:]}


def test_rest_is_the_only_channel():
    lines = (ROOT / "credentials.yml").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == ["rest:"]


@pytest.mark.parametrize("name", ["actions", "web"])
def test_actions_and_web_get_the_settings_as_they_were_read_but_no_password(specs, settings, name):
    variables = dict(specs[name].environment)
    assert "VERBUNDLOTSE_MANAGER" not in variables
    assert Settings.load(variables) == settings


def test_ready_is_when_web_says_so_and_the_others_listen(stack_of):
    with stack_of(SERVER) as stack:
        stack.start()
        stack.wait_until_ready(timeout=30)
        assert stack.is_ready()


def test_not_ready_while_engine_and_actions_do_not_listen(stack_of, settings):
    with stack_of(SERVER.replace("os.environ['OTHERS'].split()", "[]")) as stack:
        stack.start()
        with pytest.raises(OperatorError, match="Nach 1 s antwortet der Lotse noch nicht"):
            stack.wait_until_ready(timeout=1)


def test_a_process_that_falls_over_again_and_again_ends_the_wait_with_its_log(stack_of, settings):
    with stack_of("raise SystemExit(1)") as stack:
        stack.start()
        with pytest.raises(OperatorError, match="web kommt nicht hoch. Der Grund steht in .*web.log"):
            stack.wait_until_ready(timeout=30)


def test_without_kills_and_brings_back(stack_of):
    with stack_of(SERVER) as stack:
        stack.start()
        stack.wait_until_ready(timeout=30)
        with stack.without("web"):
            assert not stack.is_ready()
        assert stack.is_ready()


def test_a_process_is_started_anew_as_it_is_described_then(stack_of, tmp_path, program):
    with stack_of(SERVER) as stack:
        stack.start()
        stack.wait_until_ready(timeout=30)
        before = stack.supervisor.group("web")
        others = f"{stack.settings.engine_port} {stack.settings.actions_port}"
        variables = {"PORT": str(stack.settings.port), "OTHERS": others, "MARK": "second"}
        source = "import os, pathlib\npathlib.Path('mark').write_text(os.environ['MARK'])\n" + SERVER
        spec = ProcessSpec("web", (str(program("server2", source)),), variables, tmp_path, tmp_path / "web.log")
        stack.restart(spec)
        assert (tmp_path / "mark").read_text() == "second"
        assert stack.is_ready() and stack.supervisor.group("web") != before
        assert stack.supervisor.names == ("web",)


def test_the_engine_answers_with_the_model_that_is_named(settings, tmp_path):
    engine = {spec.name: spec for spec in specs_for(settings, BASE, tmp_path / "other.tar.gz")}["engine"]
    assert engine.argv[engine.argv.index("--model") + 1] == str(tmp_path / "other.tar.gz")


@pytest.mark.parametrize(
    "host, address", [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "127.0.0.1"), ("::1", "[::1]")]
)
def test_the_address_is_one_that_this_machine_reaches(tmp_path, host, address):
    settings = Settings.load({"VERBUNDLOTSE_DATA_DIR": str(tmp_path), "VERBUNDLOTSE_HOST": host})
    with Stack(settings, [], print) as stack:
        assert stack.base_url == f"http://{address}:8080"
