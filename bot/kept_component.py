"""A graph component with one fitted model that is kept beside Rasa's own."""

from __future__ import annotations

import contextlib
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

from bot import model_file

_MODEL = "model.npz"


class KeptComponent(GraphComponent):
    """What ``train`` fits and keeps, ``load`` brings back; without anything kept ``model`` is None."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: Any = None) -> None:
        self._config, self._storage, self._resource, self.model = config, storage, resource, model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KeptComponent:
        """Creates an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> KeptComponent:
        """Loads what was kept; where training found no examples, nothing was."""
        with contextlib.ExitStack() as stack:
            try:
                folder = stack.enter_context(model_storage.read_from(resource))
            except ValueError:
                return cls(config, model_storage, resource)
            return cls(config, model_storage, resource, model_file.load(folder / _MODEL))

    def keep(self, model: Any) -> None:
        """Keeps a fitted model with the trained pipeline.

        Args:
            model: As ``model_file.save`` takes it.
        """
        self.model = model
        with self._storage.write_to(self._resource) as folder:
            model_file.save(model, folder / _MODEL)
