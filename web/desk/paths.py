"""Addresses of the desk."""

PREFIX = "/verbund"
HOME = f"{PREFIX}/bedarfe"
LABELS = f"{PREFIX}/schlagworte"
LOGIN_PAGE = f"{PREFIX}/anmelden"
CODE_PAGE = f"{PREFIX}/code"
ACCOUNT_PAGE = f"{PREFIX}/konto"


def need_path(need_id: str) -> str:
    """Returns the address of one need."""
    return f"{HOME}/{need_id}"
