"""Errors that end a command."""


class OperatorError(Exception):
    """Something the operator can mend; the message is one German sentence that says how."""
