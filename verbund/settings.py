"""Settings of all processes: from the environment (`VERBUNDLOTSE_*`), then one TOML file, then defaults."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from verbund.secret import SecretKey, read_keys

PREFIX = "VERBUNDLOTSE_"
SECRET_LENGTH = 32
SECOND_FACTOR = ("admin", "optional")
ROOT = Path(__file__).resolve().parent.parent


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message is a German sentence for the operator."""


@dataclass(frozen=True)
class Settings:
    """Everything a process needs to know about its surroundings.

    Attributes:
        data_dir: folder of databases, secrets and the trained model of this installation.
        database_url: SQLAlchemy address of the app's store.
        tracker_url: SQLAlchemy address of the store in which Rasa keeps its conversations.
        host, port: where `web` listens.
        engine_port, actions_port: where engine and action server of this machine listen, always on loopback.
        engine_url, actions_url: where those are that `web` and the engine ask: this machine's, or what stands before several.
        redis: `host:port` of the Redis whose locks several engines share; "" where there is one engine.
        secret_key: 32 bytes; sessions and codes derive their own keys from it. It carries the keys of the vaults too.
        retention_days: after how many days a saved need is erased (`loeschen_am`).
        contact: phone, mail or both of the Verbund, as they are spoken; "" when people leave their own number instead.
        office_hours: when somebody answers there, in words that follow "besetzt ist es".
        reply_days: working days until an answer, as honestly as it can be said; 0 when that is not known.
        own_url: address under which people reach `web`, where a proxy stands before it; empty if they reach it as it is.
        second_factor: `admin` opens accounts, sites, log, tokens and models only with a second factor; `optional` does not
            ask for one (made-up data).
        trusted_proxies: how many reverse proxies of the operator stand before `web`; their X-Forwarded-For is believed.
    """

    data_dir: Path
    database_url: str
    tracker_url: str
    host: str
    port: int
    engine_port: int
    actions_port: int
    secret_key: bytes
    retention_days: int
    engine_url: str
    actions_url: str
    redis: str = ""
    contact: str = ""
    office_hours: str = ""
    reply_days: int = 0
    own_url: str = ""
    second_factor: str = "admin"
    trusted_proxies: int = 0

    @property
    def public_url(self) -> str:
        """The beginning of addresses that the bot gives to people, without a slash at the end."""
        return self.own_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def models_dir(self) -> Path:
        """Folder of the models that this installation has learnt itself (`verbund.learning.shelf`)."""
        return self.data_dir / "models"

    @property
    def tracker_database(self) -> Path | None:
        """The file in which Rasa keeps its conversations, None where a server does."""
        before, _, path = self.tracker_url.partition(":///")
        return Path(path) if before == "sqlite" else None

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Reads the settings and makes the data folder and a secret where none is given.

        Args:
            environ: variables to read instead of the process environment (tests).

        Returns:
            The settings.

        Raises:
            SettingsError: a number is no number, the secret is too short, or the file cannot be used.
        """
        environ = os.environ if environ is None else environ
        file_values = _from_file(environ.get(PREFIX + "CONFIG"))

        def value(name: str, default: str) -> str:
            return environ.get(PREFIX + name.upper()) or str(file_values.get(name, default))

        data_dir = Path(value("data_dir", str(ROOT / "var"))).resolve()
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)  # what people said is for the operator's account alone
        engine_port = _port("engine_port", value("engine_port", "5005"))
        actions_port = _port("actions_port", value("actions_port", "5055"))
        return cls(
            data_dir=data_dir,
            database_url=value("database_url", f"sqlite:///{data_dir / 'verbundlotse.db'}"),
            tracker_url=value("tracker_url", f"sqlite:///{data_dir / 'engine.db'}"),
            host=value("host", "127.0.0.1"),
            port=_port("port", value("port", "8080")),
            engine_port=engine_port,
            actions_port=actions_port,
            engine_url=value("engine_url", f"http://127.0.0.1:{engine_port}"),
            actions_url=value("actions_url", f"http://127.0.0.1:{actions_port}"),
            redis=value("redis", ""),
            secret_key=_ring(environ, data_dir),
            retention_days=_number("retention_days", value("retention_days", "365")),
            contact=value("contact", ""),
            office_hours=value("office_hours", "werktags"),
            reply_days=_number("reply_days", value("reply_days", "0")),
            own_url=value("public_url", ""),
            trusted_proxies=_number("trusted_proxies", value("trusted_proxies", "0")),
            second_factor=_one_of("second_factor", value("second_factor", "admin"), SECOND_FACTOR),
        )


def _from_file(path: str | None) -> Mapping[str, object]:
    if not path:
        return {}
    try:
        values = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError:
        raise SettingsError(f"{PREFIX}CONFIG zeigt auf {path}, aber diese Datei ist nicht lesbar.") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} ist keine gültige TOML-Datei: {error}.") from None
    if "secret_key" in values:
        raise SettingsError(f"secret_key gehört nicht in {path}: Geheimnisse bitte nur als {PREFIX}SECRET_KEY angeben.")
    return values


def _number(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise SettingsError(f"{PREFIX}{name.upper()} muss eine Zahl sein, nicht „{text}“.") from None


def _one_of(name: str, text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise SettingsError(f"{PREFIX}{name.upper()} muss {' oder '.join(known)} sein, nicht „{text}“.")
    return text


def _port(name: str, text: str) -> int:
    number = _number(name, text)
    if not 0 < number < 65536:
        raise SettingsError(f"{PREFIX}{name.upper()} muss zwischen 1 und 65535 liegen, nicht bei {number}.")
    return number


def _ring(environ: Mapping[str, str], data_dir: Path) -> SecretKey:
    secret = _secret(environ.get(PREFIX + "SECRET_KEY"), data_dir / "secret_key")
    given = environ.get(PREFIX + "VAULT_KEYS", "").split(",")
    newer = [key.strip().encode() for key in given if key.strip()] or read_keys(data_dir)
    if any(len(key) < SECRET_LENGTH for key in newer):
        raise SettingsError(f"Jeder Schlüssel in {PREFIX}VAULT_KEYS braucht mindestens {SECRET_LENGTH} Zeichen.")
    return SecretKey(secret, newer)


def _secret(given: str | None, file: Path) -> bytes:
    """Secrets come from the environment only; with none set, one is made once and kept readable for its owner alone."""
    if given:
        if len(given) < SECRET_LENGTH:
            raise SettingsError(f"{PREFIX}SECRET_KEY ist zu kurz: mindestens {SECRET_LENGTH} Zeichen.")
        return given.encode()
    if not file.exists():
        _make_secret(file)
    secret = file.read_bytes()
    if len(secret) < SECRET_LENGTH:
        raise SettingsError(
            f"{file} ist beschädigt. Bitte aus der Sicherung zurückholen: Kontakte sind damit verschlüsselt."
        )
    return secret


def _make_secret(file: Path) -> None:
    """Links a complete draft into place: of processes that start at once one wins, and none reads half a secret."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=file.name) as draft:  # readable for its owner alone
        draft.write(secrets.token_hex(32).encode())
        draft.flush()
        os.fsync(draft.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft.name, file)
