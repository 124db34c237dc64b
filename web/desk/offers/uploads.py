"""Catalogue files between upload and decision: on the disk, in a folder of their own, for two days at most."""

from __future__ import annotations

import json
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import BodyPartReader

from verbund.offers.catalogue_file import LARGEST_BYTES

KEPT_SECONDS = 2 * 24 * 3600
_ID = re.compile(r"^[0-9a-f]{24}$")
_CHUNK = 1 << 18


class TooLarge(ValueError):
    """The file is larger than what we read."""


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file that was uploaded.

    Attributes:
        upload_id: its name in the folder.
        file_name: as it was called, for people.
        source, who: the catalogue, and the manager.
        state: "neu", "liest", "fertig" or "fehler". `fault`: the sentence.
        import_id: once it was read.
        settings: mapping of a table, as `Source.to_record`.
    """

    upload_id: str
    file_name: str
    source: str
    who: str
    state: str = "neu"
    fault: str = ""
    import_id: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)


class Uploads:
    """The folder.

    Args:
        folder: is made when the first file comes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def receive(self, part: BodyPartReader, source: str, who: str) -> Upload:
        """Writes a file piece by piece.

        Raises:
            TooLarge: nothing of it is kept.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self.forget_old()
        upload = Upload(upload_id=secrets.token_hex(12), file_name=_shown(part.filename), source=source, who=who)
        size = 0
        try:
            with self.file(upload).open("wb") as file:
                while chunk := await part.read_chunk(_CHUNK):
                    size += len(chunk)
                    if size > LARGEST_BYTES:
                        raise TooLarge
                    file.write(chunk)
        except BaseException:
            self.file(upload).unlink(missing_ok=True)
            raise
        self.keep(upload)
        return upload

    def file(self, upload: Upload) -> Path:
        """Returns where the file lies."""
        return self._folder / f"{upload.upload_id}.datei"

    def get(self, upload_id: str) -> Upload | None:
        """Returns an upload."""
        meta = self._folder / f"{upload_id}.json"
        if not _ID.match(upload_id) or not meta.is_file():
            return None
        return Upload(**json.loads(meta.read_text(encoding="utf-8")))

    def keep(self, upload: Upload) -> None:
        """Keeps what is known of an upload."""
        (self._folder / f"{upload.upload_id}.json").write_text(json.dumps(asdict(upload)), encoding="utf-8")

    def drop(self, upload: Upload) -> None:
        """Deletes an upload with its file."""
        self.file(upload).unlink(missing_ok=True)
        (self._folder / f"{upload.upload_id}.json").unlink(missing_ok=True)

    def forget_old(self) -> None:
        """Deletes what nobody decided about."""
        for file in self._folder.glob("*.*"):
            if file.stat().st_mtime < time.time() - KEPT_SECONDS:
                file.unlink(missing_ok=True)


def _shown(name: str | None) -> str:
    bare = (name or "Datei").replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in bare if letter.isprintable())[:80] or "Datei"
