"""Addresses of the desk."""

PREFIX = "/verbund"
HOME = f"{PREFIX}/bedarfe"
COURSES = f"{PREFIX}/kurse"
REPORTS = f"{PREFIX}/berichte"
BUNDLES = f"{PREFIX}/buendel"
LABELS = f"{PREFIX}/schlagworte"
LOGIN_PAGE = f"{PREFIX}/anmelden"
CODE_PAGE = f"{PREFIX}/code"
ACCOUNT_PAGE = f"{PREFIX}/konto"


def course_path(course_id: str) -> str:
    """Returns the address of one course."""
    return f"{COURSES}/{course_id}"


def report_path(number: int) -> str:
    """Returns the address of a published report."""
    return f"{REPORTS}/{number}"


def need_path(need_id: str) -> str:
    """Returns the address of one need."""
    return f"{HOME}/{need_id}"


def bundle_path(bundle_id: str) -> str:
    """Returns the address of one bundle."""
    return f"{BUNDLES}/{bundle_id}"
