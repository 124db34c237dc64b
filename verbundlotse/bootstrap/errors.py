"""The one error of the set-up."""


class SetupError(Exception):
    """Something is missing or failed; the message is one German sentence that says what to do."""
