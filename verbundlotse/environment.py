"""The variables each process gets: no more than it needs, and what keeps Rasa quick and silent."""

from __future__ import annotations

from collections.abc import Mapping

from verbund.settings import PREFIX, Settings

# One thread each: with two, p95 under load was 2 s instead of well under one (docs/understanding.md).
ENGINE_FIXED = {
    "RASA_TELEMETRY_ENABLED": "false",
    "OMP_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_INTER_OP_PARALLELISM_THREADS": "1",
    "TF_INTRA_OP_PARALLELISM_THREADS": "1",
    "TICKET_LOCK_LIFETIME": "120",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    # Debug and info records of Rasa hold what people wrote.
    "LOG_LEVEL": "WARNING",
}


def engine_variables(base: Mapping[str, str]) -> dict[str, str]:
    """Variables of everything that runs in the engine's environment.

    None of our own settings is among them: the engine has no business with secrets or with the app's database.

    Args:
        base: variables of the caller.
    """
    inherited = {name: value for name, value in base.items() if not name.startswith(PREFIX)}
    return {**inherited, **ENGINE_FIXED, "PYTHONUNBUFFERED": "1"}


def serving_engine_variables(base: Mapping[str, str], settings: Settings) -> dict[str, str]:
    """Variables of the engine that answers: the above, and what endpoints.yml puts in."""
    redis_host, _, redis_port = settings.redis.partition(":")
    return {
        **engine_variables(base),
        PREFIX + "ACTIONS_WEBHOOK": f"{settings.actions_url}/webhook",
        # The engine's environment has SQLAlchemy 1.4 and with it the older driver for PostgreSQL.
        PREFIX + "TRACKER_URL": settings.tracker_url.replace("postgresql+psycopg:", "postgresql:"),
        PREFIX + "LOCK_STORE": "redis" if settings.redis else "in_memory",
        PREFIX + "REDIS_HOST": redis_host,
        PREFIX + "REDIS_PORT": redis_port or "6379",
    }


def app_variables(base: Mapping[str, str], settings: Settings) -> dict[str, str]:
    """Variables of actions and web: the caller's, with the settings as they were read here.

    The secret is left where it was, in the environment or in the data folder.
    """
    ours = {
        "DATA_DIR": settings.data_dir,
        "DATABASE_URL": settings.database_url,
        "TRACKER_URL": settings.tracker_url,
        "HOST": settings.host,
        "PORT": settings.port,
        "ENGINE_PORT": settings.engine_port,
        "ACTIONS_PORT": settings.actions_port,
        "ENGINE_URL": settings.engine_url,
        "ACTIONS_URL": settings.actions_url,
        "REDIS": settings.redis,
        "RETENTION_DAYS": settings.retention_days,
        "SECOND_FACTOR": settings.second_factor,
        "TRUSTED_PROXIES": settings.trusted_proxies,
    }
    variables = {**base, "PYTHONUNBUFFERED": "1"}
    # Read once at the start; a manager's password has no place in a long-lived process.
    variables.pop(PREFIX + "MANAGER", None)
    return variables | {PREFIX + name: str(value) for name, value in ours.items()}
