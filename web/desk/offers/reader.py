"""Reads uploaded files in a thread, while the page says that it is being read."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.exc import DBAPIError

from verbund.offers.catalogue_file import FORMAT_NAMES, UnreadableFile
from verbund.offers.import_run import Source
from verbund.offers.importing import UnitOfWorkFactory, check, open_catalogue
from web.desk.offers.uploads import Upload, Uploads

log = logging.getLogger(__name__)


class Reader:
    """Reads one file after the other.

    Args:
        uploads: where the files lie.
        unit_of_work: makes units of work.
    """

    def __init__(self, uploads: Uploads, unit_of_work: UnitOfWorkFactory) -> None:
        self._uploads, self._unit_of_work = uploads, unit_of_work
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._one_at_a_time = asyncio.Lock()

    def begin(self, upload: Upload) -> asyncio.Task[None]:
        """Begins to read a file, unless it is being read."""
        task = self._tasks.get(upload.upload_id)
        if task is None or task.done():
            self._uploads.keep(replace(upload, state="liest", fault=""))
            task = self._tasks[upload.upload_id] = asyncio.create_task(self._run(upload))
        return task

    def reads(self, upload: Upload) -> bool:
        """Whether the file is being read right now; after a restart nobody does."""
        task = self._tasks.get(upload.upload_id)
        return task is not None and not task.done()

    async def close(self) -> None:
        """Waits until nothing is read any more."""
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _run(self, upload: Upload) -> None:
        try:
            async with self._one_at_a_time:
                import_id = await asyncio.to_thread(self._read, upload)
            after = replace(upload, state="fertig", import_id=import_id)
        except UnreadableFile as error:
            after = replace(upload, state="fehler", fault=str(error))
        except DBAPIError as error:
            log.error("reading a catalogue failed: %s", type(error.orig).__name__)
            after = replace(
                upload,
                state="fehler",
                fault="Die Datenbank war nicht erreichbar. Nichts wurde übernommen. Bitte versuchen Sie es noch einmal.",
            )
        except (OSError, LookupError, ValueError) as error:
            log.error("reading a catalogue failed: %s", type(error).__name__)
            after = replace(
                upload,
                state="fehler",
                fault="Diese Datei konnte nicht gelesen werden. Nichts wurde übernommen. Bitte zeigen Sie sie der Person, die den Lotsen betreibt.",
            )
        self._uploads.keep(after)

    def _read(self, upload: Upload) -> str:
        remembered = None
        if upload.settings:
            remembered = Source(
                name=upload.source, format="csv", **{**upload.settings, "left_out": tuple(upload.settings["left_out"])}
            )
        catalogue = open_catalogue(self._uploads.file(upload), remembered)
        name = f"{upload.file_name}, {FORMAT_NAMES[catalogue.format]}"
        run = check(self._unit_of_work, catalogue, upload.source, name, upload.who, datetime.now(UTC))
        return run.import_id
