"""The real three processes, for every test that asks for `stack`."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from verbund.settings import Settings
from verbundlotse import composition
from verbundlotse.stack import Stack
from verbundlotse.throwaway import throwaway_environment, throwaway_stack
from verbundlotse.training.train import ensure_model

SHOWN_LINES = 40
_STACK = pytest.StashKey[Stack]()
_SAID = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def model(request: pytest.FixtureRequest) -> None:
    """The trained model; trains first if need be. That takes minutes, so its progress is shown while it runs."""
    with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        ensure_model(composition.workshop(Settings.load()), os.environ, print)


@pytest.fixture(scope="session")
def stack(request: pytest.FixtureRequest, model: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Engine, actions and web on free ports with an empty data folder.

    `stack.base_url` is web's address, `stack.settings` leads to the databases, `with stack.without("actions"):` kills
    one of the three and brings it back.
    """
    said = request.config.stash.setdefault(_SAID, [])
    environ = throwaway_environment(os.environ, tmp_path_factory.mktemp("stack"))
    with throwaway_stack(environ, said.append) as running:
        request.config.stash[_STACK] = running
        yield running


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Shows with a failed test what supervisor and processes had to say."""
    report = yield
    if report.failed and "stack" in getattr(item, "fixturenames", ()):
        report.sections.append(("supervisor", "\n".join(item.config.stash.get(_SAID, [])[-SHOWN_LINES:])))
        if running := item.config.stash.get(_STACK, None):
            for name in running.supervisor.names:
                lines = running.log_file(name).read_text(encoding="utf-8").splitlines()[-SHOWN_LINES:]
                report.sections.append((f"{name}.log", "\n".join(lines)))
    return report
