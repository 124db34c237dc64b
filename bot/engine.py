"""Starts Rasa without TensorFlow: ``python -m bot.engine run ...`` is ``rasa run ...``.

Rasa imports TensorFlow for its neural classifiers and policies wherever it is started. None of them is in ``config.yml``,
yet they made up more than half of the time of a start and a third of the memory (docs/understanding.md). Here their
imports find empty classes instead: Rasa can still define its neural components, and building one of them fails with a
plain sentence. Only serving goes through here; training stays Rasa's own command.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import os
import sys
import types
from collections.abc import Sequence
from typing import Any, ClassVar, NoReturn

_LEFT_OUT = frozenset({"tensorflow", "tensorflow_hub", "tensorflow_text", "keras"})
# With these set Rasa would set TensorFlow up, which is not there.
_SETS_UP = ("TF_INTER_OP_PARALLELISM_THREADS", "TF_INTRA_OP_PARALLELISM_THREADS", "TF_GPU_MEMORY_ALLOC")
_VERSION = "2.12.0"


class _Empty(type):
    """Makes classes that have every attribute and can be subclassed, but never be used."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Empty(name, (), {})

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 1 and not kwargs and isinstance(args[0], types.FunctionType):
            return args[0]  # used as a decorator
        return cls._refuse()

    def _refuse(cls) -> NoReturn:
        raise RuntimeError(f"{cls.__name__}: TensorFlow ist hier nicht geladen (bot.engine).")


class _EmptyModule(types.ModuleType):
    __path__: ClassVar[list[str]] = []
    __version__ = _VERSION

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Empty(name, (), {})


class _LeavesOut(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Answers imports of the left out packages with empty modules."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] in _LEFT_OUT:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _EmptyModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """There is nothing to run."""


def leave_out_tensorflow() -> None:
    """Lets later imports of TensorFlow find empty modules; to be called before Rasa is imported."""
    if not any(isinstance(finder, _LeavesOut) for finder in sys.meta_path):
        sys.meta_path.insert(0, _LeavesOut())
    for name in _SETS_UP:
        os.environ.pop(name, None)


def main() -> None:
    """Runs Rasa's command line."""
    leave_out_tensorflow()
    from rasa.__main__ import main as rasa

    from bot.quick_turns import speed_up
    from bot.strict_store import fail_with_the_store

    speed_up()
    fail_with_the_store()
    rasa()


if __name__ == "__main__":
    main()
