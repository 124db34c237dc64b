"""Reading a catalogue: upload, for tables which column is which field, check, and then all of it or nothing."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from aiohttp import BodyPartReader, web

from verbund.offers.catalogue_file import FORMAT_NAMES, UnreadableFile, detect
from verbund.offers.csv_file import DELIMITER_WORDS, DELIMITERS, ENCODING_WORDS, Shape, head_of, shape_of, suggest
from verbund.offers.field_readers import FIELDS
from verbund.offers.import_run import ImportRun, NotAllowed, Source
from verbund.offers.importing import REQUIRED, publish
from verbund.offers.offer import OWN_SOURCE
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER
from web.desk.offers import words
from web.desk.offers.field_words import FIELD_WORDS
from web.desk.offers.keys import MULTIPART, READER, UPLOADS
from web.desk.offers.occasion import OFFERS
from web.desk.offers.uploads import TooLarge, Upload
from web.desk.opened import write_down
from web.desk.render import render
from web.keys import STORE

PAGE = f"{OFFERS}/einlesen"
LONGEST_SOURCE = 60
PATIENCE_SECONDS = 3.0
NOTHING, LEFT_OUT = "", "-"
SAID = {
    "uebernommen": "Der Katalog ist übernommen.",
    "verworfen": "Die Datei ist verworfen. Im Katalog hat sich nichts geändert.",
}


async def page(request: web.Request) -> web.StreamResponse:
    """Shows what was read so far, and the form for the next file."""
    return await _page(request)


async def upload(request: web.Request) -> web.StreamResponse:
    """Takes a file and finds out what it is."""
    manager, source, kept = request[MANAGER], "", None
    try:
        async for part in request[MULTIPART]:
            if not isinstance(part, BodyPartReader):
                continue
            if part.name in ("quelle", "neue_quelle"):
                typed = " ".join((await part.read_chunk(1000)).decode("utf-8", "replace").split())[:LONGEST_SOURCE]
                source = typed or source
            elif part.name == "datei" and part.filename and source:
                kept = await request.app[UPLOADS].receive(part, source, manager.name)
    except TooLarge:
        return await _page(
            request, "Die Datei ist größer als 300 MB. Bitte teilen Sie sie auf. Nichts wurde übernommen.", 413
        )
    if not source or not source.isprintable() or source.casefold() == OWN_SOURCE:
        return await _page(request, "Bitte nennen Sie die Quelle, etwa „fortbildung-bw.de“.", 422)
    if kept is None:
        return await _page(request, "Bitte wählen Sie eine Datei aus.", 422)
    try:
        kind = await asyncio.to_thread(detect, request.app[UPLOADS].file(kept))
        if kind == "csv":
            await asyncio.to_thread(shape_of, request.app[UPLOADS].file(kept))
    except UnreadableFile as error:
        request.app[UPLOADS].drop(kept)
        return await _page(request, f"{error} Nichts wurde übernommen.", 422)
    if kind != "csv":
        await _read(request, kept)
    return _see(f"{PAGE}/{kept.upload_id}")


async def one(request: web.Request) -> web.StreamResponse:
    """Shows where an upload stands: which columns, being read, or what was found."""
    kept = _upload(request)
    uploads = request.app[UPLOADS]
    if kept.state == "liest" and not request.app[READER].reads(kept):
        kept = replace(uploads.get(kept.upload_id) or kept)
        if kept.state == "liest":
            kept = replace(
                kept, state="fehler", fault="Das Lesen wurde unterbrochen. Bitte prüfen Sie die Datei noch einmal."
            )
    if kept.state == "liest":
        return render(request, "angebote_liest.html", {"upload": kept})
    if kept.state == "fertig":
        run = await request.config_dict[STORE].read(lambda uow: uow.offers.get_import(kept.import_id))
        if run is not None:
            return _report(request, kept, run)
    return await _mapping(request, kept)


async def map_columns(request: web.Request) -> web.StreamResponse:
    """Takes which column is which field, remembers it for the source, and reads the table."""
    kept, form = _upload(request), await request.post()
    file = request.app[UPLOADS].file(kept)
    delimiter = str(form.get("trennzeichen", ""))
    found = await asyncio.to_thread(shape_of, file)
    shape = Shape(found.encoding, delimiter if delimiter in DELIMITERS else found.delimiter)
    if shape.delimiter != found.delimiter and form.get("tun") == "trennen":
        return _see(f"{PAGE}/{kept.upload_id}?trennzeichen={DELIMITERS.index(shape.delimiter)}")
    head = await asyncio.to_thread(head_of, file, shape)
    chosen = {column: str(form.get(f"spalte-{number}", "")) for number, column in enumerate(head.columns)}
    columns = {column: name for column, name in chosen.items() if name in FIELDS}
    provider = " ".join(str(form.get("anbieter", "")).split())[:120]
    wrong = _faults(columns, provider)
    if wrong:
        return await _mapping(request, kept, wrong, chosen, shape, provider, 422)
    source = Source(
        name=kept.source,
        format="csv",
        encoding=shape.encoding,
        delimiter=shape.delimiter,
        columns=columns,
        left_out=tuple(column for column, name in chosen.items() if name == LEFT_OUT),
        provider=provider if "provider_name" not in columns.values() else "",
    )
    await request.config_dict[STORE].write(lambda uow: uow.offers.save_source(source))
    await _read(request, replace(kept, settings=source.to_record()))
    return _see(f"{PAGE}/{kept.upload_id}")


async def decide(request: web.Request) -> web.StreamResponse:
    """Takes the file over as a whole, or only its good rows, or throws it away."""
    kept, form, manager, now = _upload(request), await request.post(), request[MANAGER], datetime.now(UTC)
    what = str(form.get("tun", ""))

    def work(uow: UnitOfWork) -> ImportRun | None:
        if what == "verwerfen":
            uow.offers.discard(kept.import_id)
            write_down(uow, manager, now, "offers_discarded", kept.source)
            return None
        run = publish(uow, kept.import_id, what == "gute", bool(form.get("ersetzt")))
        write_down(uow, manager, now, "offers_imported", kept.source, f"{run.good} Angebote")
        return run

    if what not in ("alles", "gute", "verwerfen"):
        raise web.HTTPNotFound
    try:
        await request.config_dict[STORE].write(work)
    except KeyError:
        raise web.HTTPNotFound from None
    except NotAllowed as error:
        return await _page(request, str(error), 422)
    request.app[UPLOADS].drop(kept)
    return _see(f"{PAGE}?hinweis={'verworfen' if what == 'verwerfen' else 'uebernommen'}")


async def _page(request: web.Request, wrong: str = "", status: int = 200) -> web.StreamResponse:
    runs, sources = await request.config_dict[STORE].read(lambda uow: (uow.offers.imports(), uow.offers.sources()))
    values = {
        "runs": [run for run in runs if run.state == "uebernommen"],
        "sources": sources,
        "wrong": wrong,
        "said": SAID.get(request.query.get("hinweis", ""), ""),
        "formats": FORMAT_NAMES,
        "w": words,
    }
    return render(request, "angebote_einlesen.html", values, status)


async def _mapping(
    request: web.Request,
    kept: Upload,
    wrong: list[str] | None = None,
    chosen: dict[str, str] | None = None,
    shape: Shape | None = None,
    provider: str | None = None,
    status: int = 200,
) -> web.StreamResponse:
    file = request.app[UPLOADS].file(kept)
    sources = await request.config_dict[STORE].read(lambda uow: uow.offers.sources())
    remembered = next((one for one in sources if one.name == kept.source and one.columns), None)
    try:
        if await asyncio.to_thread(detect, file) != "csv":
            return render(request, "angebote_fehler.html", {"upload": kept, "w": words}, 422)
        found = await asyncio.to_thread(shape_of, file)
        asked = request.query.get("trennzeichen", "")
        delimiter = DELIMITERS[int(asked)] if asked in ("0", "1", "2", "3") else found.delimiter
        shape = shape or Shape(found.encoding, delimiter)
        head = await asyncio.to_thread(head_of, file, shape)
    except UnreadableFile as error:
        return render(request, "angebote_fehler.html", {"upload": replace(kept, fault=str(error)), "w": words}, 422)
    if chosen is None:
        known = {**suggest(head.columns), **(dict(remembered.columns) if remembered else {})}
        chosen = {
            column: known.get(column, LEFT_OUT if remembered and column in remembered.left_out else NOTHING)
            for column in head.columns
        }
    values = {
        "upload": kept,
        "head": head,
        "chosen": chosen,
        "fields": sorted(FIELD_WORDS.items(), key=lambda pair: pair[1].casefold()),
        "remembered": remembered is not None,
        "shape": shape,
        "delimiters": DELIMITER_WORDS,
        "encoding": ENCODING_WORDS[shape.encoding],
        "provider": provider if provider is not None else (remembered.provider if remembered else ""),
        "wrong": wrong or ([kept.fault] if kept.fault else []),
        "required": {*REQUIRED, "provider_name"},
        "left_out": LEFT_OUT,
    }
    return render(request, "angebote_zuordnung.html", values, status)


def _report(request: web.Request, kept: Upload, run: ImportRun) -> web.StreamResponse:
    labels = {**FIELD_WORDS, "duration": "Dauer"}
    values = {
        "upload": kept,
        "run": run,
        "doubts": [
            (labels.get(name, name), value, reason, count, line) for name, value, reason, count, line in run.doubts
        ],
        "is_table": run.format == "csv",
        "w": words,
    }
    return render(request, "angebote_pruefung.html", values)


async def _read(request: web.Request, kept: Upload) -> None:
    """Begins to read. A small file is done before the page is asked for again."""
    task = request.app[READER].begin(kept)
    await asyncio.wait([task], timeout=PATIENCE_SECONDS)


def _faults(columns: dict[str, str], provider: str) -> list[str]:
    names = list(columns.values())
    twice = {name for name in names if names.count(name) > 1}
    found = [f"„{FIELD_WORDS[name]}“ ist zwei Spalten zugeordnet." for name in sorted(twice)]
    found += [f"Bitte ordnen Sie eine Spalte „{FIELD_WORDS[name]}“ zu." for name in REQUIRED if name not in names]
    if "provider_name" not in names and not provider:
        found.append(
            "Bitte ordnen Sie eine Spalte „Anbieter“ zu, oder nennen Sie unten den einen Anbieter der ganzen Tabelle."
        )
    return found


def _upload(request: web.Request) -> Upload:
    kept = request.app[UPLOADS].get(request.match_info["upload_id"])
    if kept is None or kept.who != request[MANAGER].name:
        raise web.HTTPNotFound
    return kept


def _see(path: str) -> web.Response:
    return web.Response(status=303, headers={"Location": path})
