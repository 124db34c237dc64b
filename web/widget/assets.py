"""The files of the widget, read once. Their addresses carry a version, so browsers keep them and never mix two releases."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from web.page.render import STATIC as CHAT_STATIC

HERE = Path(__file__).parent
STATIC = HERE / "static"
SHARED = ("chat.css", "common.js", "lotse.svg")  # the page /chat looks and behaves the same
LOADER = "loader.js"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """One file.

    Attributes:
        body: as it is.
        packed: the same with gzip.
        kind: its media type.
    """

    body: bytes
    packed: bytes
    kind: str

    @classmethod
    def read(cls, file: Path) -> Self:
        """Reads and packs a file."""
        body = file.read_bytes()
        return cls(body, gzip.compress(body, mtime=0), KINDS[file.suffix])


@dataclass(frozen=True)
class Assets:
    """All files by name, and the version that their contents make."""

    files: Mapping[str, Asset]
    version: str

    @classmethod
    def load(cls) -> Self:
        """Reads the files of the widget and those it shares with `/chat`."""
        paths = [*sorted(STATIC.iterdir()), *(CHAT_STATIC / name for name in SHARED)]
        files = {path.name: Asset.read(path) for path in paths}
        digest = hashlib.sha256(b"".join(name.encode() + file.body for name, file in sorted(files.items())))
        return cls(files, digest.hexdigest()[:12])

    @property
    def modules(self) -> list[str]:
        """The scripts inside the frame; named in its head, they come all at once and not one after the other."""
        return sorted(name for name in self.files if name.endswith(".js") and name != LOADER)
