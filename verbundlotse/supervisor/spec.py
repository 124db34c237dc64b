"""What a process is started with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ProcessSpec:
    """A process to keep alive.

    Attributes:
        name: what people call it: engine, actions, web.
        argv: the command; its first part is a path.
        environment: all of its variables; nothing is inherited.
        folder: the folder it runs in.
        log: the file that takes what it prints.
    """

    name: str
    argv: tuple[str, ...]
    environment: Mapping[str, str]
    folder: Path
    log: Path
